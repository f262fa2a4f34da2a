"""What happens to running measures: seldom by chance alone, so it is made to happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.simulation import appealing, deciding, going_on, preparing
from tests.simulation import plain_facts as plain
from tests.simulation.choices import Choices
from tests.simulation.office import Office
from tests.simulation.who_and_what import About, Attempt, a_case, one_of, owner, someone
from ubp_tui.casework import (
    adjustments,
    allegations,
    cases,
    deaths,
    informing,
    measures,
    nominations,
    people,
    staff,
)
from ubp_tui.casework import telling as casework_telling
from ubp_tui.policy.contact_check.logged import outside
from ubp_tui.policy.facts import AdjustmentTerms, CaseFile, Ended, Measure, Proposal, Role
from ubp_tui.policy.forms.incidents import NewAllegation
from ubp_tui.policy.forms.preparing import AdjustmentAnswer, NewAdjustment
from ubp_tui.policy.forms.telling import TellingForm


def _running(office: Office, choose: Choices, *codes: str) -> About | None:
    """A measure that has not ended, begun where there is one."""

    def run(file: CaseFile) -> list[Measure]:
        found = [m for m in file.measures if not codes or m.code in codes]
        running = [m for m in found if not plain.is_over(file, m, office.now)]
        return [m for m in running if plain.has_begun(file, m, office.now)] or running

    return one_of(office, choose, run)


def a_need_contradicts(office: Office, choose: Choices) -> None:
    """The customer needs what a measure takes from them, and it is agreed."""
    if not (found := _running(office, choose, "M1", "M2", "M4")):
        return
    file, measure = found
    terms = _against(measure, choose)
    who = owner(office, choose, file)
    asked = NewAdjustment(words="It makes me ill.", terms=terms)
    adjustment = office.do(who, adjustments.ask_adjustment, file.customer.id, asked, file.case.id)
    if adjustment is not None:
        agreed = AdjustmentAnswer(
            agreed=True,
            what_we_do="Ask what suits them.",
            review_on=office.today.add(months=3),
            terms=terms,
        )
        office.do(who, adjustments.answer_adjustment, adjustment, agreed)


def _against(measure: Measure, choose: Choices) -> AdjustmentTerms:
    match measure.code:
        case "M1":
            if choose.sometimes(2):
                return AdjustmentTerms(channels_unusable=measure.details.channels)
            return AdjustmentTerms(people_impossible=(measure.details.staff_id,))
        case "M2":
            return AdjustmentTerms(channels_unusable=(measure.details.method,))
        case _:
            other = next(d for d in (5, 2, 1, 3, 4) if d not in measure.details.weekdays[:1])
            impossible = measure.details.weekdays[:1]
            return AdjustmentTerms(days_needed=(other,), days_impossible=impossible)


def the_contacts_are_away(office: Office, choose: Choices) -> None:
    if found := _running(office, choose, "M1"):
        details = found[1].details
        for staff_id in (details.staff_id, details.deputy_id):
            since, until = office.today, office.today + timedelta(days=4)
            office.do(office.staff[staff_id], staff.record_absence, staff_id, since, until)


def another_contact(office: Office, choose: Choices) -> None:
    """Somebody else is asked, accepts, and the customer is told."""
    if not (found := _running(office, choose, "M1")):
        return
    file, measure = found
    who, new = owner(office, choose, file), choose.one(office.people)
    role = choose.one(tuple(Role))
    asked = office.do(who, people.ask_for_role, file.case.id, measure.id, new.id, role)
    if asked is None:
        return
    if choose.sometimes(3):
        office.do(new, people.decline_role, asked, "I have five already.")
    elif accepted := office.do(new, people.accept_role, asked, "A call a week."):
        office.do(who, people.tell_of_role, accepted, office.today, "phone")


def the_agreement_ends(office: Office, choose: Choices) -> None:
    """Who was nominated no longer acts; often somebody else does, and M5 rests on that."""
    if not (found := _running(office, choose, "M5")):
        return
    file, measure = found
    who = owner(office, choose, file)
    for nomination in file.nominations:
        if nomination.ended_on is None:
            office.do(who, nominations.end_nomination, nomination, office.today, "her sister")
    if choose.sometimes(2):
        form = replace(
            preparing.nomination(office, choose),
            kind="nomination",
            consented_on=office.today,
            accepted_on=office.today,
            until=None,
        )
        if new := office.do(who, nominations.nominate, file.customer.id, form, file.case.id):
            office.do(who, nominations.rest_on, file.case.id, measure.id, new.id)


def the_police_are_called(office: Office, choose: Choices) -> None:
    """A manager records afterwards what danger called for (R13), and telling is looked at."""
    if (file := a_case(office, choose)) is None:
        return
    who = office.named("Mona")
    office.do(who, cases.take_case, file.case.id, "I called 999.")
    deciding.propose(office, choose, office.files[file.case.id], ("M6",), who)
    for _ in range(5):
        going_on.take_next_step(office, choose, office.files[file.case.id])


def the_issue_opens_again(office: Office, choose: Choices) -> None:
    if found := _running(office, choose, "M3"):
        file, measure = found
        who = owner(office, choose, file)
        office.do(who, measures.suspend_for_issue, file.case.id, measure.id, "The boiler broke.")


def the_owner_lifts(office: Office, choose: Choices) -> None:
    """Whoever works the case tries what only a decider may, who is then ordered to (R21)."""
    if found := _running(office, choose):
        file, measure = found
        owner_of_it = office.staff[file.case.owner_id]
        office.do(owner_of_it, measures.lift_measure, file.case.id, measure.id, "It has helped.")
        if choose.sometimes(4):
            decider = office.staff[file.decision(measure.decision_id).decided_by_ids[0]]
            order = (file.case.id, measure.id, "The Ombudsman says so.", Ended.ORDERED)
            office.do(decider, measures.lift_measure, *order)


def they_appeal(office: Office, choose: Choices) -> None:
    """An appeal against what binds, where anything does, which then gets on."""

    def binding(file: CaseFile) -> list[Measure]:
        return [m for m in file.measures if plain.binds(file, m, office.now)]

    if found := one_of(office, choose, binding) or _running(office, choose):
        file, measure = found
        appealing.appeal(office, choose, file, "decision_id", measure.decision_id)
        for _ in range(choose.below(12)):
            going_on.take_next_step(office, choose, office.files[file.case.id])


def they_appeal_late(office: Office, choose: Choices) -> None:
    """Also after the case was closed, which opens it again."""
    if found := one_of(office, choose, lambda file: file.measures if file.case.closed_at else ()):
        file, measure = found
        appealing.appeal(office, choose, file, "decision_id", measure.decision_id)


def they_die(office: Office, choose: Choices) -> None:
    if choose.sometimes(5) and (found := _running(office, choose)):
        office.do(office.named("Tom"), deaths.record_death, found[0].customer, death(office))


def death(office: Office) -> deaths.NewDeath:
    """That somebody has died today."""
    return deaths.NewDeath(died_on=office.today, how_known="Their son rang.")


def they_live(office: Office, choose: Choices) -> None:
    """The death was recorded by mistake."""
    dead = [c for c in office.customers() if c.died_on is not None]
    customer = choose.one(dead or office.customers())
    who = someone(office, choose, office.named("Tom").id)
    office.do(who, deaths.correct_death, customer, choose.words("It was her neighbour."))


def everybody_is_accused(office: Office, choose: Choices) -> None:
    """Nobody inside may decide or review any more, so somebody from outside does."""
    found = one_of(office, choose, _waiting) or one_of(office, choose, lambda f: f.proposals)
    if not found:
        return
    file, _ = found
    who = owner(office, choose, file)
    day, lowest = office.today, plain.rank("head_of_service")
    inside = [p for p in office.people if not p.outside and plain.grade_of(p, day) >= lowest]
    for person in inside:
        if not plain.is_involved(person.id, file):
            office.do(
                who,
                allegations.record_allegation,
                NewAllegation(
                    customer_id=file.customer.id,
                    about_id=person.id,
                    looks_into_id=office.named("Mona").id,
                    words="They all hate me.",
                    case_id=file.case.id,
                ),
            )
    for _ in range(5):
        going_on.take_next_step(office, choose, office.files[file.case.id])


def _waiting(file: CaseFile) -> list[Proposal]:
    """Proposals that wait for a decision."""
    decided = {decision.proposal_id for decision in file.decisions}
    return [proposal for proposal in file.proposals if proposal.id not in decided]


def nobody_is_reached(office: Office, choose: Choices) -> None:
    def untold(file: CaseFile) -> list[Measure]:
        told = {key for end in file.ends_told for key in end.measure_ids}
        over = [m for m in file.measures if plain.is_over(file, m, office.now)]
        return [m for m in over if m.id not in told]

    if found := one_of(office, choose, untold):
        form = TellingForm(
            told_on=office.today, how="letter", nobody_reached="Three calls, two letters."
        )
        who = owner(office, choose, found[0])
        office.do(who, casework_telling.tell_end, found[0].case.id, form)


def the_letter_comes_back(office: Office, choose: Choices) -> None:
    """After a contact was held against a customer who, as is seen now, never had it."""

    if found := one_of(office, choose, outside):
        file = found[0]
        about = (file.case.id, file.informings[-1].id, office.today, "gone away")
        office.do(owner(office, choose, file), informing.record_returned, *about)


ATTEMPTS: tuple[Attempt, ...] = (
    a_need_contradicts,
    a_need_contradicts,
    the_contacts_are_away,
    another_contact,
    the_agreement_ends,
    the_police_are_called,
    the_issue_opens_again,
    the_owner_lifts,
    they_appeal,
    they_appeal,
    they_appeal,
    they_appeal_late,
    they_die,
    they_live,
    everybody_is_accused,
    nobody_is_reached,
    the_letter_comes_back,
)
