"""Circumstances: the factors, and the customer's own account (R7)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.circumstances import record_account, record_factor
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.policy.forms.preparing import (
    NewAccount,
    NewFactor,
)


@pytest.mark.parametrize(
    "form", [NewFactor(kind="", words="x"), NewFactor(kind="health", words="")]
)
def test_r7_a_factor_has_a_kind_and_words(office: Office, form: NewFactor) -> None:
    with pytest.raises(Invalid):
        record_factor(office.at("priya"), office.opened().id, form)


def test_r7_circumstances_are_a_team_leaders_to_record(office: Office) -> None:
    case = office.opened()
    with pytest.raises(Refused):
        record_factor(office.at("sam"), case.id, NewFactor(kind="health", words="Ill."))


@pytest.mark.parametrize(
    "form", [NewAccount(), NewAccount(words="I waited.", none_reason="No answer.")]
)
def test_r7_the_customers_account_is_recorded_or_why_there_is_none(
    office: Office, form: NewAccount
) -> None:
    with pytest.raises(Invalid):
        record_account(office.at("priya"), office.opened().id, form)


def test_r7_nothing_is_proposed_before_circumstances_are_considered(office: Office) -> None:
    case = office.opened()
    office.warn(case)
    office.again(case)
    with pytest.raises(Invalid, match=r"contributing factors.*\n.*own account"):
        office.propose(case)


def test_r8_an_account_is_asked_for_by_a_way_that_the_customer_can_use(office: Office) -> None:
    case = office.opened()
    office.adjustment(case, channels_unusable=("phone",))
    asked = NewAccount(invited_on=office.today, how="phone", words="“I waited.”")
    with pytest.raises(Invalid, match="cannot use phone"):
        record_account(office.at("priya"), case.id, asked)
