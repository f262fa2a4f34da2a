"""What is recorded cannot come before what it follows from (R10-R12, R20, R34)."""

from dataclasses import replace

import msgspec
import pytest

from tests.casework.appealing import finding, outcome
from tests.casework.office import Office
from ubp_tui.casework.appeal_outcomes import decide_appeal, tell_outcome
from ubp_tui.casework.cases import add_note
from ubp_tui.casework.conflicts import resolve_conflict
from ubp_tui.casework.decisions import decide
from ubp_tui.casework.incidents import find_unproven
from ubp_tui.casework.informing import record_returned
from ubp_tui.casework.measures import ReviewOutcome, lift_measure, review_measures
from ubp_tui.casework.people import accept_role, ask_for_role, tell_of_role
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.staff import NewStaff, add_staff, change_grade
from ubp_tui.casework.telling import tell_end, tell_refusal, tell_review
from ubp_tui.policy.facts import AppealOutcome, Outcome, Role
from ubp_tui.policy.measures import SingleMethod
from ubp_tui.policy.standing import State


def test_r12_a_letter_that_came_back_is_not_sent_again_on_its_old_day(office: Office) -> None:
    case, _ = office.in_force()
    (informing,) = office.file(case).informings
    sent_on = informing.items[-1].happened_on
    record_returned(office.at("priya"), case.id, informing.id, office.today, "Not known here.")
    with pytest.raises(Invalid, match="came back"):
        office.item(case, 12, happened_on=sent_on)
    assert set(office.states(case).values()) == {State.UNTOLD}
    office.item(case, 12)
    assert set(office.states(case).values()) == {State.BINDING}


def test_r10_two_deciders_come_to_the_shorter_time_and_the_later_start(office: Office) -> None:
    office.policy = _with_two_deciders(office)
    case, proposal = office.proposed()
    shorter = office.approving(proposal, months=3, starts_on=office.in_days(9))
    assert decide(office.at("helen"), case.id, proposal.id, shorter) is None
    longer = office.approving(proposal, months=12)
    decision = decide(office.at("grace"), case.id, proposal.id, longer)
    assert decision is not None
    assert decision.starts_on == office.in_days(9)
    assert decision.last_day == office.in_days(9).add(months=3).subtract(days=1)


def _with_two_deciders(office: Office):
    authority = msgspec.structs.replace(office.policy.authority, deciders_needed=2)
    return msgspec.structs.replace(office.policy, authority=authority)


def test_r11_a_decision_starts_soon(office: Office) -> None:
    case, proposal = office.proposed()
    form = office.approving(proposal, starts_on=office.today.add(months=9))
    with pytest.raises(Invalid, match="far ahead"):
        decide(office.at("helen"), case.id, proposal.id, form)


def test_r20_nobody_is_told_of_an_end_before_it_came(office: Office) -> None:
    case, _ = office.in_force()
    office.later(3)
    (measure,) = office.file(case).measures
    lift_measure(office.at("helen"), case.id, measure.id, "All is calm.")
    early = replace(office.telling(), told_on=office.today.subtract(days=1))
    with pytest.raises(Invalid, match="only since"):
        tell_end(office.at("priya"), case.id, early)
    tell_end(office.at("priya"), case.id, office.telling())


def test_r19_nobody_is_told_of_a_review_before_it_was_held(office: Office) -> None:
    case, decision = office.in_force()
    going_on = ReviewOutcome.CONTINUE
    review = review_measures(office.at("helen"), case.id, decision.id, going_on, "As it is.")
    early = replace(office.telling(), told_on=office.today.subtract(days=1))
    with pytest.raises(Invalid, match="only since"):
        tell_review(office.at("priya"), review, early)


def test_r10_nobody_gives_a_grade_above_their_own(office: Office) -> None:
    sam = office.file(office.opened()).staff[office.id_of("sam")]
    with pytest.raises(Refused, match="higher grade"):
        change_grade(office.at("helen"), sam, "executive")
    new = NewStaff(username="zoe", name="Zoe Hart", grade="executive")
    with pytest.raises(Refused, match="higher grade"):
        add_staff(office.at("helen"), new)
    assert add_staff(office.at("grace"), new).grade == "executive"


def test_r34_nothing_is_recorded_while_the_clock_is_behind_the_journal(office: Office) -> None:
    case = office.opened()
    office.now = office.now.subtract(hours=2)
    with pytest.raises(Refused, match="clock"):
        add_note(office.at("priya"), case.id, "A call.")
    office.now = office.now.add(hours=2)
    add_note(office.at("priya"), case.id, "A call.")


def test_r21_nobody_is_told_of_a_new_point_of_contact_before_they_accepted(office: Office) -> None:
    case, _ = office.in_force(office.with_sam())
    (measure,) = office.file(case).measures
    asked = ask_for_role(
        office.at("priya"), case.id, measure.id, office.id_of("kofi"), Role.CONTACT
    )
    accepted = accept_role(office.at("kofi"), asked, "An hour a week.")
    with pytest.raises(Invalid, match="so only since"):
        tell_of_role(office.at("priya"), accepted, office.today.subtract(days=1), "phone")


def test_r8_nobody_is_told_how_a_contradiction_was_settled_before_there_was_one(
    office: Office,
) -> None:
    case, _ = office.in_force()
    agreed = office.adjustment(case, channels_unusable=("email",))
    (measure,) = office.file(case).measures
    by_letter = SingleMethod(method="letter", address="12 Mill Lane")
    before, helen = office.today.subtract(days=1), office.at("helen")
    settled = (measure.id, agreed.id, case.id, "By post.", before, "phone")
    with pytest.raises(Invalid, match="so only since"):
        resolve_conflict(helen, *settled, by_letter)


def test_r9_an_incident_is_found_unproven_once(office: Office) -> None:
    case = office.opened()
    (incident,) = office.file(case).incidents
    find_unproven(office.at("priya"), incident.id, "The recording shows somebody else.")
    with pytest.raises(Refused, match="unproven already"):
        find_unproven(office.at("priya"), incident.id, "Another reason.")


def test_r12_the_day_on_which_a_letter_came_back_is_said_in_words(office: Office) -> None:
    case, _ = office.in_force()
    (informing,) = office.file(case).informings
    record_returned(office.at("priya"), case.id, informing.id, office.today, "Not known here.")
    letter = office.file(case).informings[0].items[-1]
    assert letter.struck_reason == "returned on 11 June 2026: Not known here."


def test_r19_r33_what_the_customer_was_told_stands(office: Office) -> None:
    case, decision, appeal = office.referred()
    review = review_measures(
        office.at("helen"), case.id, decision.id, ReviewOutcome.CONTINUE, "It still helps."
    )
    review = tell_review(office.at("priya"), review, office.telling())
    (measure,) = office.file(case).measures
    found = outcome(finding(measure, AppealOutcome.NOT_UPHELD))
    appeal = decide_appeal(office.at("grace"), appeal, found)
    nobody = tell_outcome(
        office.at("priya"), appeal, office.telling("email", nobody_reached="Rang three times.")
    )
    told = tell_outcome(office.at("priya"), nobody, office.telling("email"))
    office.later()
    with pytest.raises(Refused, match="told already"):
        tell_review(office.at("priya"), review, office.telling())
    with pytest.raises(Refused, match="told already"):
        tell_outcome(office.at("priya"), told, office.telling("email"))


def test_r6_a_refused_customer_is_told_once(office: Office) -> None:
    case, proposal = office.proposed()
    refused = office.decide(case, proposal, outcome=Outcome.REFUSED, approved_ids=())
    told = tell_refusal(office.at("priya"), refused, office.telling())
    office.later()
    with pytest.raises(Refused, match="told already"):
        tell_refusal(office.at("priya"), told, office.telling())
