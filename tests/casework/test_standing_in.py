"""Somebody stands in where nobody of the grade that decided is here (R8, R10, R19-R21)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.cases import close_case, give_case
from ubp_tui.casework.complaints import look_again, note_complaint
from ubp_tui.casework.conflicts import resolve_conflict
from ubp_tui.casework.measures import ReviewOutcome, lift_measure, review_measures
from ubp_tui.casework.people import accept_role
from ubp_tui.casework.refusals import Refused
from ubp_tui.casework.staff import (
    give_acting_authority,
    record_absence,
    record_leaving,
    record_outside_person,
)
from ubp_tui.casework.telling import tell_end
from ubp_tui.policy import facts
from ubp_tui.policy.actions import Action
from ubp_tui.policy.forms.appealing import NewComplaint
from ubp_tui.policy.measures import LimitedContact, MeasureDetails

THURSDAYS = LimitedContact(weekdays=(4,))
STAND_IN = "Nobody who is here may do this: have somebody stand in as an executive."


def decided_by_grace(office: Office, *details: MeasureDetails, by: str = "priya") -> facts.Case:
    """What an executive decided is in force, and she is away with no end to it."""
    case = office.ready()
    for name in ("helen", "imran", "ruth", "marcus"):
        give_case(office.at("priya"), case.id, office.id_of(name), "Works on it.")
    office.decide(case, office.propose(case, *details, by=by), by="grace")
    for role in office.file(case).contact_roles:
        accept_role(office.desk_of(role.staff_id), role, "An hour a week.")
    office.inform(case)
    office.later(5)
    record_absence(office.at("grace"), office.id_of("grace"), office.today, None)
    return case


def stand_in(office: Office, case: facts.Case | None, by: str, who: str, **more: object) -> None:
    given = {"grade": "executive", "since": office.today, "until": office.today.add(days=14)}
    case_id = case.id if case else None
    give_acting_authority(
        office.at(by),
        office.id_of(who),
        reason="Grace is away.",
        case_id=case_id,
        **(given | more),  # type: ignore[arg-type]
    )


def test_r8_r21_while_the_only_executive_is_away_a_head_has_somebody_stand_in_to_resolve(
    office: Office,
) -> None:
    case = decided_by_grace(office, THURSDAYS)
    need = office.adjustment(case, days_needed=(1, 2, 4))
    step = office.step(case, "M4 contradicts")
    assert (step.action, step.blocker) == (Action.RECORD_AUTHORITY, STAND_IN)
    assert step.owner_id in (office.id_of("helen"), office.id_of("imran"))
    measure = office.file(case).measures[0]
    fits = LimitedContact(weekdays=(1, 2, 4))

    def resolve() -> None:
        imran = office.at("imran")
        resolve_conflict(
            imran, measure.id, need.id, case.id, "More days.", office.today, "email", fits
        )

    with pytest.raises(Refused):
        resolve()
    stand_in(office, case, "helen", "imran")
    assert office.step(case, "M4 contradicts").owner_id == office.id_of("imran")
    resolve()


def outside_decided(office: Office) -> facts.Case:
    """There is no executive, and somebody from outside decided: both heads had a part in it."""
    record_leaving(office.at("helen"), office.staff["grace"], office.today)
    office.later()
    case = office.ready()
    give_case(office.at("priya"), case.id, office.id_of("helen"), "Proposes.")
    proposal = office.propose(case, by="helen")
    office.allegation(case, about="imran")
    olwen = record_outside_person(office.at("imran"), "Olwen Rees", "Board", case.id)
    office.decide(case, proposal, by="imran", decided_by_id=olwen.id)
    office.inform(case)
    office.later(5)
    return case


def test_r19_r28_what_somebody_from_outside_decided_is_looked_at_by_whoever_stands_in(
    office: Office,
) -> None:
    case = outside_decided(office)
    asks = NewComplaint(
        reference="C1", received_on=office.today, words="The delay.", asks_decider=True
    )
    complaint = note_complaint(office.at("sam"), case.id, asks)
    step = office.step(case, "Complaint C1")
    assert (step.owner_id, step.blocker) == (office.id_of("imran"), STAND_IN)
    with pytest.raises(Refused, match="case that needs it"):  # Helen proposed it
        stand_in(office, case, "helen", "ruth")
    stand_in(office, case, "imran", "ruth")
    look_again(office.at("ruth"), complaint, "The reply was late.")
    decision = office.file(case).decisions[0]
    review_measures(office.at("ruth"), case.id, decision.id, ReviewOutcome.LIFT, "Calm since.")


def test_r28_on_a_closed_case_too_somebody_stands_in_to_look_again(office: Office) -> None:
    case = decided_by_grace(office)
    office.now = office.now.add(years=1, months=1)
    told = office.telling("email")
    tell_end(office.at("priya"), case.id, told)
    close_case(office.at("priya"), office.file(case).case, "Over.")
    asks = NewComplaint(
        reference="C1", received_on=office.today, words="The delay.", asks_decider=True
    )
    complaint = note_complaint(office.at("sam"), case.id, asks)
    assert office.step(case, "Complaint C1").blocker == STAND_IN
    stand_in(office, case, "helen", "imran")
    look_again(office.at("imran"), complaint, "The reply was late.")


def test_r21_a_higher_grade_is_given_for_a_case_that_needs_it_only(office: Office) -> None:
    case, _ = office.in_force()  # Helen decided, so that she has the case
    record_absence(office.at("grace"), office.id_of("grace"), office.today, None)
    for on in (case, None):
        with pytest.raises(Refused, match="case that needs it"):
            stand_in(office, on, "helen", "imran")


def test_r21_nobody_lends_a_higher_grade_while_anybody_of_it_is_here(office: Office) -> None:
    case = decided_by_grace(office)
    today = office.today
    with pytest.raises(Refused, match="lower grade"):
        lift_measure(office.at("helen"), case.id, office.file(case).measures[0].id, "Calm.")
    stand_in(office, case, "helen", "imran", until=today)
    with pytest.raises(Refused, match="Ask Imran"):
        stand_in(office, case, "helen", "ruth", until=today)


def test_r21_a_higher_grade_is_lent_no_longer_than_everybody_of_it_is_away(
    office: Office,
) -> None:
    case = office.ready()
    office.decide(case, office.propose(case), by="grace")
    give_case(office.at("priya"), case.id, office.id_of("helen"), "Works on it.")
    office.later(5)
    first, last = office.today, office.today.add(days=6)
    with pytest.raises(Refused, match="Ask Grace"):
        stand_in(office, case, "helen", "imran", until=last)
    record_absence(office.at("grace"), office.id_of("grace"), first, last)
    with pytest.raises(Refused, match="Ask Grace, who is here on"):
        stand_in(office, case, "helen", "imran", until=last.add(days=9))
    stand_in(office, case, "helen", "imran", until=last)


def test_r21_a_higher_grade_is_lent_for_four_weeks_where_nobody_knows_who_is_back_when(
    office: Office,
) -> None:
    case = decided_by_grace(office)
    last = office.today.add(weeks=4)
    for until in (last.add(days=1), last.add(years=10)):
        with pytest.raises(Refused, match=r"Nobody knows when Grace is back.* until 9 July 2026"):
            stand_in(office, case, "helen", "imran", until=until)
    stand_in(office, case, "helen", "imran", until=last)


def test_r10_a_lent_grade_is_not_handed_back_in_a_circle(office: Office) -> None:
    case = decided_by_grace(office)
    stand_in(office, case, "helen", "imran")
    with pytest.raises(Refused, match="from Helen"):
        stand_in(office, case, "imran", "helen")
    stand_in(office, case, "imran", "ruth")
    with pytest.raises(Refused, match="from Helen"):
        stand_in(office, case, "ruth", "helen")
    later = {"since": office.today.add(days=20), "until": office.today.add(days=30)}
    with pytest.raises(Refused, match="from Helen"):
        stand_in(office, case, "imran", "helen", **later)


def test_r10_nobody_lends_a_grade_for_longer_than_they_stand_in_themselves(
    office: Office,
) -> None:
    case = decided_by_grace(office)
    stand_in(office, case, "helen", "imran")
    with pytest.raises(Refused, match="You stand in at that grade yourself until 25 June 2026"):
        stand_in(office, case, "imran", "ruth", until=office.today.add(days=15))
    stand_in(office, case, "imran", "ruth", until=office.today.add(days=14))


def test_r10_nor_by_somebody_who_was_only_lent_what_it_takes_to_lend_it(office: Office) -> None:
    case = decided_by_grace(office)
    stand_in(office, None, "helen", "ruth", grade="head_of_service")
    with pytest.raises(Refused, match="from Helen"):
        stand_in(office, case, "ruth", "helen")


def test_r10_what_the_proposer_lent_to_whoever_lends_it_does_not_count(office: Office) -> None:
    case = decided_by_grace(office, by="helen")
    stand_in(office, None, "helen", "ruth", grade="head_of_service")
    stand_in(office, case, "ruth", "marcus")
    with pytest.raises(Refused, match="proposer who let Marcus stand in"):
        lift_measure(office.at("marcus"), case.id, office.file(case).measures[0].id, "Calm.")


def test_r10_where_nobody_who_is_here_may_lend_it_the_step_says_so(office: Office) -> None:
    case = decided_by_grace(office, by="helen")
    record_absence(office.at("imran"), office.id_of("imran"), office.today, None)
    step = office.step(case, "Review the measures")
    assert step.owner_id is None
    assert "or have another colleague made a head of service" in step.blocker
