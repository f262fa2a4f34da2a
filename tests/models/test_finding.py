"""Cases, incidents and customers are found by their references, and customers by their words."""

import pytest

from models.case_files import (
    find_case,
    find_customer,
    incidents_without_case,
    open_case_of,
    search_customers,
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


@pytest.mark.parametrize(
    "text",
    ["oka", "JANE", "okafor, jane", "jane oka", "P0044", "t99", "ba14", "8qp ba14", "mill", "0122"],
)
def test_a_customer_is_found_by_the_start_of_any_word_of_theirs(office, text: str) -> None:
    jane = office.customer(
        "Okafor, Jane",
        reference="P0044121",
        tenancy_reference="T9900",
        address="12 Mill Lane, Trowbridge",
        postcode="BA14 8QP",
        phone="01225 555 101",
    )
    office.customer("Kowalski, Piotr")
    assert search_customers(office.database, text) == (jane,)


@pytest.mark.parametrize("text", ["", "  ", "%", "_", "afor", "jane kow", "*", "'"])
def test_nobody_is_found_by_anything_else(office, text: str) -> None:
    office.customer("Okafor, Jane")
    office.customer("Kowalski, Piotr")
    assert search_customers(office.database, text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [("okafor " * 20_000, 1), ("x" * 100_000, 0), ("a b " * 1000, 0)],
    ids=["one word", "no spaces", "many words"],
)
def test_a_search_for_a_whole_letter_that_was_pasted_is_answered(
    office, text: str, found: int
) -> None:
    office.customer("Okafor, Jane")
    assert len(search_customers(office.database, text)) == found


def test_a_search_gives_no_more_than_asked_for(office) -> None:
    for given in ("Ann", "Bea", "Cy"):
        office.customer(f"Okafor, {given}")
    found = search_customers(office.database, "okafor", limit=2)
    assert [customer.given_names for customer in found] == ["Ann", "Bea"]
