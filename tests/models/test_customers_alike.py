"""A reference in other capitals, or with spaces in it, is still the same person's (R4)."""

import pytest

from models.customers_alike import references_alike


@pytest.mark.parametrize("written", ["p103562", "P 103562", "p 103 562"])
def test_r4_one_that_differs_in_capitals_and_spaces_is_alike(office, written: str) -> None:
    office.customer("Okafor, Jane", reference="P103562")
    assert references_alike(office.database, [written]) == {written: "P103562"}


def test_r4_it_is_alike_whether_or_not_the_customer_has_a_case(office) -> None:
    office.case(office.customer("Okafor, Jane", reference="P103562"))
    office.customer("Okafor, James", reference="P103563")
    assert references_alike(office.database, ["p103562", "p103563"]) == {
        "p103562": "P103562",
        "p103563": "P103563",
    }


@pytest.mark.parametrize("written", ["P103562", "P10-3562", "P1035620", "-"])
def test_the_same_one_and_other_ones_are_not_alike(office, written: str) -> None:
    office.customer("Okafor, Jane", reference="P103562")
    assert references_alike(office.database, [written]) == {}
