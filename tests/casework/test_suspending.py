"""What held a measure back is over: it binds again once the customer is told (R8, R14, R33)."""

import pytest

from tests.casework.office import Office, details_of
from ubp_tui.casework.adjustments import answer_adjustment, ask_adjustment, withdraw_adjustment
from ubp_tui.casework.customers import change_customer
from ubp_tui.casework.measures import tell_binds_again
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.policy.facts import Adjustment, AdjustmentTerms, Case, Suspension
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
    assert office.step(case, "M2 binds again: tell the customer")
    (suspension,) = office.file(case).measures[0].suspensions
    tell_binds_again(office.at("priya"), suspension, office.today, "phone")
    assert office.states(case) == {"M2": State.BINDING}


def test_r8_an_adjustment_is_withdrawn_once(office: Office) -> None:
    case, _ = office.in_force()
    withdrawn = withdraw_adjustment(office.at("kofi"), agreed_without_a_case(office, case))
    with pytest.raises(Refused, match="withdrawn already"):
        withdraw_adjustment(office.at("kofi"), withdrawn)


def test_r12_r33_told_by_post_it_binds_again_from_the_day_the_letter_is_received(
    office: Office,
) -> None:
    case, _ = office.in_force()
    withdraw_adjustment(office.at("kofi"), agreed_without_a_case(office, case))
    (suspension,) = office.file(case).measures[0].suspensions
    told = tell_binds_again(office.at("priya"), suspension, office.today, "letter")
    assert (told.told_on, told.told_how) == (office.today, "letter")
    assert office.states(case) == {"M2": State.SUSPENDED}
    office.later(1)
    assert office.states(case) == {"M2": State.SUSPENDED}
    office.later(1)
    assert office.states(case) == {"M2": State.BINDING}


@pytest.mark.parametrize(
    ("days", "how", "words"),
    [
        (-1, "phone", "only since"),
        (1, "phone", "in the future"),
        (0, "", "“How” is not chosen"),
        (0, "carrier pigeon", "not in the list"),
    ],
)
def test_r33_the_telling_has_a_day_since_it_was_over_and_a_way(
    office: Office, days: int, how: str, words: str
) -> None:
    case, _ = office.in_force()
    withdraw_adjustment(office.at("kofi"), agreed_without_a_case(office, case))
    (suspension,) = office.file(case).measures[0].suspensions
    told_on = office.today.add(days=days)
    with pytest.raises(Invalid, match=words):
        tell_binds_again(office.at("priya"), suspension, told_on, how)


def test_r33_that_it_binds_again_is_told_once(office: Office) -> None:
    case, _ = office.in_force()
    withdraw_adjustment(office.at("kofi"), agreed_without_a_case(office, case))
    (suspension,) = office.file(case).measures[0].suspensions
    told = tell_binds_again(office.at("priya"), suspension, office.today, "phone")
    office.later()
    with pytest.raises(Refused, match="told already"):
        tell_binds_again(office.at("priya"), told, office.today, "phone")


def binds_again_when_told(office: Office) -> tuple[Case, Suspension]:
    """What held M2 back is over, and the customer is to be told."""
    case, _ = office.in_force()
    withdraw_adjustment(office.at("kofi"), agreed_without_a_case(office, case))
    return case, office.file(case).measures[0].suspensions[0]


def test_r12_whoever_writing_does_not_suit_is_not_told_by_letter_that_it_binds_again(
    office: Office,
) -> None:
    case, suspension = binds_again_when_told(office)
    jane = office.file(case).customer
    change_customer(office.at("kofi"), jane, details_of(jane, format="by_phone"))
    with pytest.raises(Invalid, match="Jane Okafor needs by phone"):
        tell_binds_again(office.at("priya"), suspension, office.today, "letter")
    tell_binds_again(office.at("priya"), suspension, office.today, "phone")
    assert office.states(case) == {"M2": State.BINDING}


def test_r33_it_does_not_bind_again_by_a_letter_on_its_way_that_turns_out_unusable(
    office: Office,
) -> None:
    case, suspension = binds_again_when_told(office)
    tell_binds_again(office.at("priya"), suspension, office.today, "letter")
    office.adjustment(case, channels_unusable=("letter",))
    office.later(3)
    assert office.states(case) == {"M2": State.SUSPENDED}
    assert office.step(case, "M2 binds again: tell the customer")


def test_r33_it_does_not_bind_again_by_a_letter_to_whom_writing_turns_out_not_to_suit(
    office: Office,
) -> None:
    case, suspension = binds_again_when_told(office)
    tell_binds_again(office.at("priya"), suspension, office.today, "letter")
    jane = office.file(case).customer
    change_customer(office.at("kofi"), jane, details_of(jane, format="by_phone"))
    office.later(3)
    assert office.states(case) == {"M2": State.SUSPENDED}
    assert office.step(case, "M2 binds again: tell the customer")


def test_r4_what_a_wrong_date_of_birth_held_back_binds_again_once_the_customer_is_told(
    office: Office,
) -> None:
    case, _ = office.in_force()
    jane = office.file(case).customer
    young = details_of(jane, born_on=office.today.subtract(years=16))
    jane = change_customer(office.at("kofi"), jane, young)
    assert office.states(case) == {"M2": State.SUSPENDED}
    grown_up = details_of(jane, born_on=office.today.subtract(years=36))
    change_customer(office.at("ruth"), jane, grown_up)
    assert office.states(case) == {"M2": State.SUSPENDED}
    (suspension,) = office.file(case).measures[0].suspensions
    tell_binds_again(office.at("priya"), suspension, office.today, "phone")
    assert office.states(case) == {"M2": State.BINDING}
