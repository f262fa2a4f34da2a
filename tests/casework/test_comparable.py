"""Comparable cases are shown for consistency, and tell nobody of a report to a body (R9, R35)."""

from tests.casework.office import Office
from tests.policy.builders import POLICE
from ubp_tui.casework.comparable import comparable_cases
from ubp_tui.policy.facts import Outcome


def test_r9_r35_of_a_comparable_case_it_is_not_shown_that_a_body_was_informed(
    office: Office,
) -> None:
    office.decided(office.by_email(), POLICE)
    office.decided(POLICE)
    compared = comparable_cases(office.at("priya"), office.considered().id)
    assert [decision.measures for decision in compared.decisions] == [("M2",)]
    assert compared.measures_chosen() == [("M2", 1)]


def test_r9_the_months_of_a_comparable_case_are_those_decided_not_those_proposed(
    office: Office,
) -> None:
    case, proposal = office.proposed()
    assert proposal.months == 12
    office.decide(case, proposal, months=3)
    (compared,) = comparable_cases(office.at("priya"), office.considered().id).decisions
    assert compared.months == 3


def test_r9_a_comparable_case_that_was_refused_has_no_months(office: Office) -> None:
    case, proposal = office.proposed()
    office.decide(
        case, proposal, outcome=Outcome.REFUSED, approved_ids=(), starts_on=None, months=None
    )
    (compared,) = comparable_cases(office.at("priya"), office.considered().id).decisions
    assert (compared.measures, compared.months) == ((), 0)
