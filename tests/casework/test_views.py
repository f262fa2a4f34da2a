"""What somebody sees of a case: all of it, or whom to ask (R1, R35)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.cases import give_case, take_case
from ubp_tui.casework.doorway import ClosedDoor
from ubp_tui.casework.incidents import drop_incident
from ubp_tui.casework.refusals import NotFound
from ubp_tui.casework.views import CaseView, free_incidents, visit_case


def test_r35_whoever_has_been_given_a_case_sees_it(office: Office) -> None:
    case = office.opened(office.customer())
    assert isinstance(visit_case(office.at("priya"), case.reference.lower()), CaseView)
    give_case(office.at("priya"), case.id, office.id_of("marcus"), "Covers for me.")
    assert isinstance(visit_case(office.at("marcus"), case.reference), CaseView)


def test_r35_anybody_else_reads_whom_to_ask(office: Office) -> None:
    case = office.opened(office.customer())
    door = visit_case(office.at("marcus"), case.reference)
    assert isinstance(door, ClosedDoor)
    assert "Ask Priya" in door.refusal.reason
    assert door.why_not_take is not None


def test_r35_a_manager_may_take_what_they_have_not_been_given(office: Office) -> None:
    case = office.opened(office.customer())
    door = visit_case(office.at("ruth"), case.reference)
    assert isinstance(door, ClosedDoor)
    assert door.why_not_take is None
    take_case(office.at("ruth"), door.case_id, "Priya is away.")
    assert isinstance(visit_case(office.at("ruth"), case.reference), CaseView)


def test_a_reference_that_is_no_cases_is_said_to_be_none(office: Office) -> None:
    with pytest.raises(NotFound, match="UBP-9999"):
        visit_case(office.at("priya"), "UBP-9999")


def test_r1_the_free_incidents_of_a_customer_are_those_that_wait(office: Office) -> None:
    customer = office.customer()
    office.opened(customer)
    office.incident(office.customer())
    waiting, dropped = office.incident(customer), office.incident(customer)
    drop_incident(office.at("priya"), dropped.id, "It was somebody else.")
    found = free_incidents(office.at("priya"), customer.id)
    assert [incident.id for incident in found] == [waiting.id]
