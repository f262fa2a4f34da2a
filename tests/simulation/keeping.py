"""Attempts: measures reviewed, lifted and suspended, and the people who keep them."""

from __future__ import annotations

import pendulum

from tests.simulation.choices import Choices
from tests.simulation.deciding import details
from tests.simulation.office import Office
from tests.simulation.who_and_what import Attempt, a_case, one_of, owner, someone, unfinished
from ubp_tui.casework import measures, people, supporting
from ubp_tui.policy.facts import CaseFile, Ended, Measure, Role, StaffMember
from ubp_tui.policy.measures import LimitedContact, MeasureDetails


def _decider(office: Office, choose: Choices, file: CaseFile, measure: Measure) -> StaffMember:
    """Whoever decided, sometimes the case's owner, whom R21 excludes, or anybody."""
    decided_by = file.decision(measure.decision_id).decided_by_ids[0]
    return someone(office, choose, choose.usually(decided_by, file.case.owner_id, one_in=3))


def _running(office: Office, choose: Choices, code: str = "") -> tuple[CaseFile, Measure] | None:
    return unfinished(
        office,
        choose,
        lambda file: file.measures,
        lambda m: m.ended_at is None and m.code.startswith(code),
    )


def milder(choose: Choices, measure: Measure) -> MeasureDetails:
    """The measure with a day more, or as it is."""
    if isinstance(measure.details, LimitedContact):
        return LimitedContact(weekdays=tuple(sorted({*measure.details.weekdays, 5})))
    return measure.details


def sooner(choose: Choices, measure: Measure) -> pendulum.Date | None:
    if measure.last_day is None:
        return None
    nearer, further = measure.last_day.subtract(days=20), measure.last_day.add(days=1)
    return choose.usually(nearer, further, None, one_in=2)


def lift_measure(office: Office, choose: Choices) -> None:
    if found := _running(office, choose):
        file, measure = found
        kind = choose.usually(Ended.LIFTED, Ended.ORDERED)
        who, reasons = _decider(office, choose, file, measure), choose.words("It has helped.")
        office.do(who, measures.lift_measure, file.case.id, measure.id, reasons, kind)


def review_measures(office: Office, choose: Choices) -> None:
    if found := one_of(office, choose, lambda file: file.decisions):
        file, decision = found
        outcome = choose.one((*measures.ReviewOutcome, None))
        who = someone(office, choose, decision.decided_by_ids[0])
        reasons = choose.words("Six months have passed.")
        office.do(who, measures.review_measures, file.case.id, decision.id, outcome, reasons)


def reduce_measure(office: Office, choose: Choices) -> None:
    if found := _running(office, choose):
        file, measure = found
        other = details(office, choose, file, choose.usually(measure.code, "M2"))
        office.do(
            _decider(office, choose, file, measure),
            measures.reduce_measure,
            file.case.id,
            measure.id,
            choose.words("It has helped."),
            choose.usually(milder(choose, measure), other, None, one_in=3),
            sooner(choose, measure),
        )


def suspend_for_issue(office: Office, choose: Choices) -> None:
    if found := _running(office, choose, "M3"):
        file, measure = found
        who, reason = owner(office, choose, file), choose.words("The boiler broke again.")
        office.do(who, measures.suspend_for_issue, file.case.id, measure.id, reason)


def go_on_with_suspension(office: Office, choose: Choices) -> None:
    """The issue is closed, or the customer is told that the measure binds again."""
    found = unfinished(
        office,
        choose,
        lambda file: (s for m in file.measures for s in m.suspensions),
        lambda suspension: suspension.told_at is None,
    )
    if found:
        file, suspension = found
        who = owner(office, choose, file)
        if choose.usually(suspension.over_at is not None, suspension.over_at is None):
            how = choose.usually("phone", "letter", "carrier pigeon", one_in=3)
            told_on = choose.past_day(office.today)
            office.do(who, measures.tell_binds_again, suspension, told_on, how)
        else:
            office.do(who, measures.end_issue, suspension)


def ask_for_role(office: Office, choose: Choices) -> None:
    if found := _running(office, choose, "M1"):
        file, measure = found
        whom, role = choose.one(office.people), choose.one(tuple(Role))
        who = owner(office, choose, file)
        office.do(who, people.ask_for_role, file.case.id, measure.id, whom.id, role)


def answer_role(office: Office, choose: Choices) -> None:
    found = unfinished(
        office,
        choose,
        lambda file: file.contact_roles,
        lambda role: not (role.accepted_at or role.declined_at or role.ended_on),
    )
    if found:
        _, role = found
        who, words = (
            someone(office, choose, role.staff_id),
            choose.words("A call a week with Mona."),
        )
        action = choose.usually(people.accept_role, people.decline_role, one_in=5)
        office.do(who, action, role, words)


def tell_of_role(office: Office, choose: Choices) -> None:
    found = unfinished(
        office,
        choose,
        lambda file: file.contact_roles,
        lambda role: role.accepted_at and role.told_on is None and role.ended_on is None,
    )
    if found:
        file, role = found
        day = choose.past_day(office.today)
        office.do(
            owner(office, choose, file),
            people.tell_of_role,
            role,
            day,
            choose.one(("phone", "letter")),
        )


def ask_personnel_change(office: Office, choose: Choices) -> None:
    if file := a_case(office, choose):
        customer = file.customer.id if choose.sometimes(2) else None
        about, words = choose.one(office.people), choose.words("We do not get on.")
        who = someone(office, choose, office.named("Ben").id)
        office.do(
            who,
            people.ask_personnel_change,
            file.case.id,
            about.id,
            words,
            by_customer=customer,
        )


def answer_personnel_change(office: Office, choose: Choices) -> None:
    found = unfinished(
        office, choose, lambda file: file.personnel_changes, lambda c: c.answered_at is None
    )
    if found:
        who, words = someone(office, choose, office.named("Mona").id), choose.words("Yes.")
        agreed = choose.sometimes(2)
        office.do(who, people.answer_personnel_change, found[1], words, agreed)


def support(office: Office, choose: Choices) -> None:
    """Support is offered, or followed up."""
    found = unfinished(office, choose, lambda file: file.support, lambda s: not s.followed_up_at)
    words, day = choose.words("A day off."), choose.day_to_come(office.today)
    if found and choose.sometimes(2):
        who = owner(office, choose, found[0])
        office.do(who, supporting.follow_up_support, found[1], words, day)
    elif file := a_case(office, choose):
        who, whom = owner(office, choose, file), choose.one(office.people)
        office.do(who, supporting.offer_support, file.case.id, whom.id, words, "", day)


def check_in(office: Office, choose: Choices) -> None:
    if found := one_of(office, choose, lambda file: file.contact_roles):
        file, role = found
        who, note = owner(office, choose, file), choose.words("It goes well.")
        office.do(who, supporting.check_in, file.case.id, role.staff_id, note)


ATTEMPTS: tuple[Attempt, ...] = (
    answer_role,
    tell_of_role,
    reduce_measure,
    review_measures,
    lift_measure,
    suspend_for_issue,
    go_on_with_suspension,
    go_on_with_suspension,
    ask_for_role,
    ask_personnel_change,
    answer_personnel_change,
    support,
    check_in,
)
