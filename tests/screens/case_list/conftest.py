"""Cases in the list, each with nothing but what a test needs of it."""

from collections.abc import Callable

import pytest

from tests.screens.conftest import Office
from ubp_tui.casework.cases import give_case, open_case
from ubp_tui.policy.facts import Case

OpenCase = Callable[..., Case]


@pytest.fixture
def case(office: Office) -> OpenCase:
    """Opens a case for a new customer: `case("Okafor, Jane")`; Tom Leader's unless said."""
    numbers = iter(range(1, 1000))

    def opened(name: str, by: str = "tom") -> Case:
        customer = office.customer(name, f"P{next(numbers)}")
        incident = office.incident(customer)
        return open_case(office.desk(by), customer.id, (incident.id,))

    return opened


@pytest.fixture
def given(office: Office) -> Callable[[Case, str], None]:
    """Gives a colleague a case: `given(case, "dee")`."""

    def give(case: Case, username: str) -> None:
        owner = next(name for name, p in office.people.items() if p.id == case.owner_id)
        give_case(office.desk(owner), case.id, office.people[username].id, "helps with it")

    return give
