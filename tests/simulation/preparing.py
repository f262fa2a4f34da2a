"""Attempts: adjustments, warnings, nominations."""

from __future__ import annotations

from msgspec.structs import replace

from tests.simulation.choices import Choices
from tests.simulation.office import Office
from tests.simulation.telling import usable_ways
from tests.simulation.who_and_what import Attempt, a_case, one_of, owner, someone, unfinished
from ubp_tui.casework import adjustments, conflicts, nominations, warnings
from ubp_tui.policy.channels import METHODS
from ubp_tui.policy.facts import AdjustmentTerms, Answer, CaseFile, StaffMember
from ubp_tui.policy.forms.nominating import NewNomination
from ubp_tui.policy.forms.preparing import AdjustmentAnswer, NewAdjustment, NewWarning
from ubp_tui.policy.measures import LimitedContact, MeasureDetails, SingleContact, SingleMethod
from ubp_tui.policy.needs import formats_needed
from ubp_tui.policy.standing import unresolved_conflicts


def terms(office: Office, choose: Choices) -> AdjustmentTerms:
    """What an adjustment needs; enough variety to contradict every measure that can be."""
    people = [person.id for person in office.people]
    return choose.one(
        (
            AdjustmentTerms(),
            AdjustmentTerms(channels_unusable=("email",)),
            AdjustmentTerms(channels_needed=("phone", "visit")),
            AdjustmentTerms(days_needed=(2, 4)),
            AdjustmentTerms(days_impossible=(1,)),
            AdjustmentTerms(people_impossible=(choose.one(people),)),
            AdjustmentTerms(people_needed=(choose.one(people),)),
            AdjustmentTerms(format="easy_read"),
            AdjustmentTerms(channels_needed=("phone",), channels_unusable=("phone",)),
        )
    )


def ask_adjustment(office: Office, choose: Choices) -> None:
    file = a_case(office, choose)
    customer = file.customer if file else choose.one(office.customers())
    form = NewAdjustment(words=choose.words("I cannot read email."), terms=terms(office, choose))
    case_id = file.case.id if file and choose.sometimes(2) else None
    who = someone(office, choose, office.named("Asha").id)
    office.do(who, adjustments.ask_adjustment, customer.id, form, case_id)


def answer_adjustment(office: Office, choose: Choices) -> None:
    found = unfinished(office, choose, lambda file: file.adjustments, lambda a: a.state == "asked")
    if not found:
        return
    file, adjustment = found
    agreed = not choose.sometimes()
    form = AdjustmentAnswer(
        agreed=agreed,
        reason="" if agreed else choose.words("There is another way."),
        what_we_do=choose.words("Ask what suits them.") if agreed else "",
        review_on=choose.day_to_come(office.today),
        terms=choose.usually(adjustment.terms, terms(office, choose)),
    )
    office.do(owner(office, choose, file), adjustments.answer_adjustment, adjustment, form)


def withdraw_adjustment(office: Office, choose: Choices) -> None:
    if found := one_of(office, choose, lambda file: file.adjustments):
        who = someone(office, choose, office.named("Ben").id)
        office.do(who, adjustments.withdraw_adjustment, found[1])


def resolve_conflict(office: Office, choose: Choices) -> None:
    found = unfinished(
        office,
        choose,
        lambda file: ((m, unresolved_conflicts(file, m)) for m in file.measures),
        lambda pair: bool(pair[1]),
    )
    if not found:
        return
    file, (measure, contradictions) = found
    known = contradictions or file.adjustments
    if not known:
        return
    adjustment = known[0] if contradictions else choose.one(known)
    office.do(
        someone(office, choose, file.decision(measure.decision_id).decided_by_ids[0]),
        conflicts.resolve_conflict,
        measure.id,
        adjustment.id,
        file.case.id,
        choose.words("We agreed another way."),
        choose.past_day(office.today),
        choose.usually(*usable_ways(file)),
        choose.usually(_fitting(measure.details, file, adjustment.terms), measure.details, None),
    )


def _fitting(details: MeasureDetails, file: CaseFile, wanted: AdjustmentTerms) -> MeasureDetails:
    """The measure changed so that it fits."""
    if isinstance(details, SingleMethod):
        for method in ("phone", "letter", "visit", "portal"):
            if method not in wanted.channels_unusable:
                return SingleMethod(method=method, address="01225 555123")
    if isinstance(details, LimitedContact):
        days = (set(details.weekdays) | set(wanted.days_needed)) - set(wanted.days_impossible)
        return LimitedContact(weekdays=tuple(sorted(days)))
    if isinstance(details, SingleContact):
        channels = ("phone", *wanted.channels_needed, "letter", "email", "visit")
        details = replace(
            details,
            channels=tuple(c for c in METHODS if c in {*channels} - {*wanted.channels_unusable}),
        )
        if wanted.people_needed:
            return replace(details, staff_id=wanted.people_needed[0], deputy_id=details.staff_id)
    return details


def issue_warning(office: Office, choose: Choices) -> None:
    if file := a_case(office, choose):
        warn(office, choose, file, owner(office, choose, file))


def warn(office: Office, choose: Choices, file: CaseFile, who: StaffMember) -> None:
    answers = (Answer.NO_ANSWER_YET, Answer.YES, Answer.NO, Answer.NOT_ASKED)
    office.do(
        who,
        warnings.issue_warning,
        file.case.id,
        NewWarning(
            must_change=choose.words("No more shouting."),
            sent_how=choose.one(usable_ways(file)),
            sent_on=choose.past_day(office.today),
            format=min(formats_needed(file)),
            needs_answer=choose.usually(*answers),
            needs_words=choose.words("Time to answer."),
            nominee_answer=choose.usually(*answers),
            nominee_words=choose.words("My sister."),
        ),
    )


def answer_at_warning(office: Office, choose: Choices) -> None:
    if found := one_of(office, choose, lambda file: file.warnings):
        file, warning = found
        action = choose.one((warnings.answer_needs, warnings.answer_nominee))
        answer = choose.one((Answer.YES, Answer.NO, Answer.NO_ANSWER_YET, "maybe"))
        words = choose.words("My sister.")
        office.do(owner(office, choose, file), action, warning, answer, words)


def record_warning_returned(office: Office, choose: Choices) -> None:
    if found := one_of(office, choose, lambda file: file.warnings):
        file, warning = found
        day = choose.past_day(office.today) or office.today
        who = owner(office, choose, file)
        office.do(who, warnings.record_warning_returned, warning, day)


def nominate(office: Office, choose: Choices) -> None:
    file = a_case(office, choose)
    customer = file.customer if file else choose.one(office.customers())
    form = nomination(office, choose)
    case_id = file.case.id if file and choose.sometimes(2) else None
    who = someone(office, choose, office.named("Ben").id)
    office.do(who, nominations.nominate, customer.id, form, case_id)


def nomination(office: Office, choose: Choices) -> NewNomination:
    accepts = choose.sometimes(2)
    return NewNomination(
        kind=choose.usually("nomination", "attorney", "deputy of court", "wizard"),
        name=choose.words("Grace Okafor"),
        relationship="sister",
        contact="01225 7",
        may_discuss="everything",
        consented_on=choose.past_day(office.today),
        consented_how="phone",
        accepted_on=office.today if accepts else None,
        until=choose.day_to_come(office.today) if choose.sometimes(3) else None,
    )


def accept_nomination(office: Office, choose: Choices) -> None:
    found = unfinished(
        office, choose, lambda file: file.nominations, lambda n: n.accepted_on is None
    )
    if found:
        day = choose.past_day(office.today)
        who = someone(office, choose, office.named("Ben").id)
        office.do(who, nominations.accept_nomination, found[1], day)


def end_nomination(office: Office, choose: Choices) -> None:
    found = unfinished(office, choose, lambda file: file.nominations, lambda n: n.ended_on is None)
    if found:
        day, by = choose.past_day(office.today), choose.words("the customer")
        who = someone(office, choose, office.named("Ben").id)
        office.do(who, nominations.end_nomination, found[1], day, by)


ATTEMPTS: tuple[Attempt, ...] = (
    issue_warning,
    ask_adjustment,
    answer_adjustment,
    answer_adjustment,
    resolve_conflict,
    withdraw_adjustment,
    answer_at_warning,
    record_warning_returned,
    nominate,
    accept_nomination,
    end_nomination,
)
