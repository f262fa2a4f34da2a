"""An appeal is received on any day, in time or late, and can be withdrawn (R20, R29)."""

from typing import Any

import pendulum
import pytest

from tests.casework.appealing import appeal_stage
from tests.casework.office import Office
from ubp_tui.casework.appeal_outcomes import suspend_meanwhile
from ubp_tui.casework.appeal_reasons import ask_reasons, confirm_reasons
from ubp_tui.casework.appeals import (
    accept_late_appeal,
    record_appeal,
    refer_appeal,
    refuse_late_appeal,
    withdraw_appeal,
)
from ubp_tui.casework.cases import close_case
from ubp_tui.casework.measures import lift_measure
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.telling import tell_end
from ubp_tui.policy import facts
from ubp_tui.policy.forms.appealing import NewAppeal
from ubp_tui.policy.stages import Stage


def test_r29_anybody_records_an_appeal_and_it_does_not_change_the_stage(office: Office) -> None:
    case, decision = office.in_force()
    office.appeal(case, decision, by="kofi")
    assert office.stage(case) == Stage.IN_FORCE
    assert appeal_stage(office, case) == "received"


def test_r29_there_is_one_appeal_for_each_approval(office: Office) -> None:
    case, decision = office.in_force()
    office.appeal(case, decision)
    with pytest.raises(Invalid, match="appealed already"):
        office.appeal(case, decision)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"words": ""}, "words"),
        ({"channel": "pigeon"}, "channel"),
        ({"received_on": None}, "received_on"),
        ({"received_on": pendulum.date(2030, 1, 1)}, "received_on"),
        ({"decision_id": None}, "decision_id"),
    ],
)
def test_r29_what_is_missing_in_an_appeal_is_said(
    office: Office, values: dict[str, object], field: str
) -> None:
    case, decision = office.in_force()
    whole: dict[str, Any] = {
        "decision_id": decision.id,
        "warning_id": None,
        "received_on": office.today,
        "channel": "phone",
        "words": "“No.”",
    }
    with pytest.raises(Invalid) as found:
        record_appeal(office.at("sam"), case.id, NewAppeal(**(whole | values)))
    assert [p.field for p in found.value.problems] == [field]


def test_r29_a_late_appeal_waits_until_it_is_accepted_with_a_reason(office: Office) -> None:
    case, decision = office.in_force()
    office.later(30)
    appeal = office.appeal(case, decision)
    assert office.step(case, "Accept the late appeal").rule == "R29"
    appeal = confirm_reasons(office.at("priya"), appeal, "I was in hospital.", office.today)
    with pytest.raises(Refused, match="the last day to appeal"):
        refer_appeal(office.at("priya"), appeal, office.id_of("grace"))
    with pytest.raises(Invalid):
        accept_late_appeal(office.at("priya"), appeal, "")
    appeal = accept_late_appeal(office.at("priya"), appeal, "She was in hospital.")
    assert refer_appeal(office.at("priya"), appeal, office.id_of("grace")).reviewer_id


def test_r29_whoever_only_takes_a_late_appeal_does_not_say_why_it_is_accepted(
    office: Office,
) -> None:
    case, decision = closed_case(office)
    with pytest.raises(Refused, match="Ask Priya"):
        office.appeal(case, decision, by="kofi", late_reason="I like them.")
    assert office.appeal(case, decision, by="kofi").late_reason == ""


def test_r29_a_late_appeal_is_not_accepted_only_with_a_reason(office: Office) -> None:
    case, decision = office.in_force()
    office.later(30)
    appeal = office.appeal(case, decision)
    with pytest.raises(Invalid):
        refuse_late_appeal(office.at("priya"), appeal, "  ")
    refuse_late_appeal(office.at("priya"), appeal, "Three weeks late, and no reason given.")
    assert appeal_stage(office, case) is None


def test_r29_an_appeal_in_time_is_always_taken(office: Office) -> None:
    case, decision = office.in_force()
    appeal = office.appeal(case, decision)
    with pytest.raises(Refused, match="in time"):
        refuse_late_appeal(office.at("priya"), appeal, "We would rather not.")


def test_r29_a_withdrawn_appeal_is_over_and_releases_what_was_suspended(office: Office) -> None:
    case, _, appeal = office.referred()
    (measure,) = office.file(case).measures
    suspend_meanwhile(office.at("grace"), appeal, measure.id, "For now.")
    with pytest.raises(Invalid):
        withdraw_appeal(office.at("priya"), appeal, "")
    withdraw_appeal(office.at("priya"), appeal, "“Leave it.”")
    assert appeal_stage(office, case) is None
    assert office.step(case, "M2 binds again: tell the customer")
    with pytest.raises(Refused, match="is over"):
        ask_reasons(office.at("priya"), appeal, office.today)


def closed_case(office: Office) -> tuple[facts.Case, facts.Decision]:
    case, decision = office.in_force()
    (measure,) = office.file(case).measures
    lift_measure(office.at("helen"), case.id, measure.id, "All is calm.")
    telling = office.telling("email")
    tell_end(office.at("priya"), case.id, telling)
    office.later(25)
    close_case(office.at("priya"), office.file(case).case, "Done.")
    return case, decision


def test_r20_an_appeal_accepted_after_closing_reopens_the_case_to_ending(office: Office) -> None:
    case, decision = closed_case(office)
    office.appeal(case, decision, by="priya", late_reason="The customer was in hospital.")
    assert office.stage(case) == Stage.ENDING
    assert office.step(case, "Close the case").blocker


def test_r20_a_late_appeal_opens_a_closed_case_again_only_once_it_is_accepted(
    office: Office,
) -> None:
    case, decision = closed_case(office)
    appeal = office.appeal(case, decision)
    assert office.stage(case) == Stage.CLOSED
    accept_late_appeal(office.at("priya"), appeal, "The customer was in hospital.")
    assert office.stage(case) == Stage.ENDING
