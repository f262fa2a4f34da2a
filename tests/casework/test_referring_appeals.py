"""Reasons are confirmed first; then a senior manager whom the rules allow reviews it (R30, R31)."""

import pytest

from tests.casework.appealing import appeal_stage
from tests.casework.office import Office
from ubp_tui.casework.appeal_reasons import (
    add_reasons,
    ask_reasons,
    confirm_reasons,
    decline_reasons,
)
from ubp_tui.casework.appeals import refer_appeal
from ubp_tui.casework.refusals import Invalid, Refused


def test_r30_it_is_not_referred_before_the_reasons_are_confirmed(office: Office) -> None:
    case, decision = office.in_force()
    appeal = office.appeal(case, decision)
    with pytest.raises(Refused, match="Ask the customer"):
        refer_appeal(office.at("priya"), appeal, office.id_of("grace"))
    appeal = ask_reasons(office.at("priya"), appeal, office.today)
    assert appeal_stage(office, case) == "reasons asked"
    with pytest.raises(Refused, match="has until"):
        refer_appeal(office.at("priya"), appeal, office.id_of("grace"))
    office.later(11)
    assert refer_appeal(office.at("priya"), appeal, office.id_of("grace")).referred_at


def test_r30_a_customer_may_decline_to_add_reasons(office: Office) -> None:
    case, decision = office.in_force()
    appeal = decline_reasons(office.at("priya"), office.appeal(case, decision), office.today)
    assert refer_appeal(office.at("priya"), appeal, office.id_of("grace")).referred_at


def test_r30_nobody_is_asked_for_reasons_before_the_appeal_reached_us(office: Office) -> None:
    case, decision = office.in_force()
    appeal = office.appeal(case, decision)
    long_ago, priya = office.today.subtract(days=60), office.at("priya")
    with pytest.raises(Invalid, match="reached us on"):
        ask_reasons(priya, appeal, long_ago)
    with pytest.raises(Invalid, match="reached us on"):
        confirm_reasons(priya, appeal, "Nobody rang.", long_ago)
    with pytest.raises(Invalid, match="reached us on"):
        decline_reasons(priya, appeal, long_ago)
    with pytest.raises(Invalid, match="reached us on"):
        add_reasons(office.at("kofi"), appeal.id, "“Nobody rang.”", long_ago)


def test_r30_reasons_once_confirmed_are_added_to_and_never_replaced(office: Office) -> None:
    case, decision = office.in_force()
    appeal = office.appeal(case, decision)
    appeal = confirm_reasons(office.at("priya"), appeal, "Nobody rang.", office.today)
    with pytest.raises(Refused, match="added beneath"):
        confirm_reasons(office.at("priya"), appeal, "I never shouted.", office.today)
    with pytest.raises(Refused, match="added beneath"):
        decline_reasons(office.at("priya"), appeal, office.today)
    assert office.file(case).appeals[0].reasons == "Nobody rang."


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("helen", "made the decision"),
        ("priya", "senior manager reviews it"),
        ("ruth", "senior manager reviews it"),
    ],
)
def test_r31_it_is_referred_only_to_somebody_who_may_review_it(
    office: Office, to: str, why: str
) -> None:
    case, decision = office.in_force()
    appeal = confirm_reasons(
        office.at("priya"), office.appeal(case, decision), "Nobody rang.", office.today
    )
    with pytest.raises(Refused, match=why):
        refer_appeal(office.at("priya"), appeal, office.id_of(to))


def test_r31_never_to_somebody_of_a_lower_grade_than_whoever_decided(office: Office) -> None:
    case, proposal = office.proposed()
    decision = office.decide(case, proposal, by="grace")
    office.inform(case)
    appeal = confirm_reasons(
        office.at("priya"), office.appeal(case, decision), "Nobody rang.", office.today
    )
    with pytest.raises(Refused, match="lower grade"):
        refer_appeal(office.at("priya"), appeal, office.id_of("helen"))
    assert "outside person" in office.step(case, "Refer the appeal").blocker


@pytest.mark.parametrize("to", ["grace", "imran"])
def test_r31_a_senior_manager_of_the_same_grade_or_above_reviews(office: Office, to: str) -> None:
    case, _, appeal = office.referred(to=to)
    assert appeal.reviewer_id == office.id_of(to)
    assert office.step(case, "Review the appeal").due_on == office.in_days(10)


def test_r31_another_reviewer_is_chosen_only_with_a_reason_which_the_case_keeps(
    office: Office,
) -> None:
    case, _, appeal = office.referred(to="grace")
    for reason in ("", "  "):
        with pytest.raises(Invalid, match="Why somebody else reviews it"):
            refer_appeal(office.at("priya"), appeal, office.id_of("imran"), reason)
    assert office.file(case).appeals[0].reviewer_id == office.id_of("grace")
    appeal = refer_appeal(office.at("priya"), appeal, office.id_of("imran"), "Grace is ill.")
    assert appeal.reviewer_id == office.id_of("imran")
    assert office.file(case).notes[-1].words == "The appeal goes from Grace to Imran: Grace is ill."
    assert {"appeal", "note"} <= {entry.header.table for entry in office.journal(case)[-4:]}


def test_r31_an_appeal_is_not_referred_to_whoever_has_it(office: Office) -> None:
    _, _, appeal = office.referred(to="grace")
    with pytest.raises(Invalid, match="with this person already"):
        refer_appeal(office.at("priya"), appeal, office.id_of("grace"), "Again.")
