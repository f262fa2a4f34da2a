"""Cases, incidents and customers are found by their references."""

import pytest

from models.case_files import (
    cases_not_closed,
    find_case,
    find_customer,
    incidents_without_case,
    open_case_of,
)
from models.rows import Missing


def test_a_case_is_found_by_its_reference_in_any_capitals(office) -> None:
    case = office.case()
    assert find_case(office.database, " ubp-0001 ") == case


@pytest.mark.parametrize("find", [find_case, find_customer])
def test_a_reference_that_nothing_has_is_told_in_words(office, find) -> None:
    with pytest.raises(Missing, match=r"There is no .* UBP-9999"):
        find(office.database, "UBP-9999")


@pytest.mark.parametrize("find", [find_case, find_customer])
@pytest.mark.parametrize("typed", ["9" * 100_000, "\udcff", "\0"], ids=["long", "byte", "nul"])
def test_a_reference_that_is_none_is_answered_in_one_sentence(office, find, typed: str) -> None:
    with pytest.raises(Missing) as missing:
        find(office.database, typed)
    assert len(str(missing.value)) < 200


def test_a_customer_is_found_by_their_reference(office) -> None:
    customer = office.customer(reference="P0044121")
    assert find_customer(office.database, "P0044121") == customer


def test_r4_the_one_open_case_of_a_customer(office) -> None:
    customer = office.customer()
    assert open_case_of(office.database, customer.id) is None
    case = office.case(customer)
    assert open_case_of(office.database, customer.id) == case
    with office.work() as work:
        closed = work.change(case, closed_at=office.now)
        work.change(closed, reopened_at=office.now)
    assert open_case_of(office.database, customer.id) is None


def test_r1_incidents_without_a_case_wait_to_be_joined_or_dropped(office) -> None:
    case = office.case()
    office.incident(case)
    waiting = office.incident(case, case_id=None)
    office.incident(case, case_id=None, dropped_at=office.now)
    assert incidents_without_case(office.database) == (waiting,)


def test_r20_a_case_that_was_opened_again_is_one_that_is_not_closed(office) -> None:
    customer, other = office.customer(), office.customer()
    case = office.case(customer)
    ids = [customer.id, other.id]
    assert cases_not_closed(office.database, ids) == {case.id: customer.id}
    with office.work() as work:
        closed = work.change(case, closed_at=office.now)
    assert cases_not_closed(office.database, ids) == {}
    with office.work() as work:
        work.change(closed, reopened_at=office.now)
    assert cases_not_closed(office.database, ids) == {case.id: customer.id}
