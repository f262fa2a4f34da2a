"""What held a measure back is over: it binds again once the customer is told (R8, R14, R33)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.adjustments import answer_adjustment, ask_adjustment, withdraw_adjustment
from ubp_tui.casework.measures import tell_binds_again
from ubp_tui.casework.refusals import Refused
from ubp_tui.policy.facts import Adjustment, AdjustmentTerms, Case
from ubp_tui.policy.forms.preparing import AdjustmentAnswer, NewAdjustment
from ubp_tui.policy.standing import State


def agreed_without_a_case(office: Office, case: Case) -> Adjustment:
    """An adjustment that the customer asked for on the phone, naming no case."""
    form = NewAdjustment(words="“I cannot use email.”")
    asked = ask_adjustment(office.at("kofi"), case.customer_id, form)
    unusable = AdjustmentTerms(channels_unusable=("email",))
    answer = AdjustmentAnswer(agreed=True, review_on=office.in_days(60), terms=unusable)
    return answer_adjustment(office.at("priya"), asked, answer)


def test_r8_a_measure_binds_again_only_once_the_customer_is_told_wherever_they_asked(
    office: Office,
) -> None:
    case, _ = office.in_force()
    agreed = agreed_without_a_case(office, case)
    assert office.states(case) == {"M2": State.SUSPENDED}
    withdraw_adjustment(office.at("kofi"), agreed)
    assert office.states(case) == {"M2": State.SUSPENDED}
    assert office.step(case, "Tell the customer that M2 binds again")
    (suspension,) = office.file(case).measures[0].suspensions
    tell_binds_again(office.at("priya"), suspension)
    assert office.states(case) == {"M2": State.BINDING}


def test_r8_an_adjustment_is_withdrawn_once(office: Office) -> None:
    case, _ = office.in_force()
    withdrawn = withdraw_adjustment(office.at("kofi"), agreed_without_a_case(office, case))
    with pytest.raises(Refused, match="withdrawn already"):
        withdraw_adjustment(office.at("kofi"), withdrawn)


def test_r33_that_it_binds_again_is_told_once(office: Office) -> None:
    case, _ = office.in_force()
    withdraw_adjustment(office.at("kofi"), agreed_without_a_case(office, case))
    (suspension,) = office.file(case).measures[0].suspensions
    told = tell_binds_again(office.at("priya"), suspension)
    office.later()
    with pytest.raises(Refused, match="told already"):
        tell_binds_again(office.at("priya"), told)
