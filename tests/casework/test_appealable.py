"""What a customer can appeal against, for whoever records an appeal (R16, R29, R35)."""

from tests.casework.office import Office
from tests.policy.builders import POLICE
from ubp_tui.casework.appealable import appealable, too_late


def test_r16_an_adviser_without_the_case_sees_what_can_be_appealed(office: Office) -> None:
    case, _ = office.in_force()
    found = appealable(office.at("kofi"), case.id)
    assert [each.words.split(" of ")[0] for each in found] == ["The decision", "The warning"]


def test_r35_informing_a_public_body_is_not_shown(office: Office) -> None:
    case, _ = office.decided(office.by_email(), POLICE)
    decision, _ = appealable(office.at("kofi"), case.id)
    assert decision.words.endswith("(M2)")
    decision, _ = appealable(office.at("priya"), case.id)
    assert decision.words.endswith("(M2, M6)"), "whoever is on the case reads the same everywhere"


def test_r29_time_begins_when_the_customer_is_informed(office: Office) -> None:
    case, _ = office.decided()
    assert appealable(office.at("sam"), case.id)[0].last_day is None
    office.inform(case)
    assert appealable(office.at("sam"), case.id)[0].last_day == office.in_days(20)


def test_r29_what_was_appealed_already_says_so(office: Office) -> None:
    case, decision = office.in_force()
    office.appeal(case, decision)
    assert [each.appealed for each in appealable(office.at("sam"), case.id)] == [True, False]


def test_r11_a_refused_proposal_leaves_only_the_warning(office: Office) -> None:
    case, proposal = office.proposed()
    office.decide(case, proposal, outcome="refused", approved_ids=())
    assert [each.decision_id for each in appealable(office.at("sam"), case.id)] == [None]


def test_r29_an_appeal_after_the_last_day_is_said_to_be_late(office: Office) -> None:
    case, decision = office.in_force()
    in_time = office.appeal(case, decision)
    assert too_late(office.at("sam"), in_time) is None
    case, decision = office.in_force()
    office.later(21)
    late = too_late(office.at("sam"), office.appeal(case, decision))
    assert late is not None and "the last day to appeal" in late
