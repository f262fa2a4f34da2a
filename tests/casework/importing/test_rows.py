"""What one row says of a customer, or why it says nothing."""

from typing import Any

import pendulum
import pytest

from ubp_tui.casework.importing.columns import columns_of
from ubp_tui.casework.importing.rows import Details, Rows
from ubp_tui.casework.importing.unusable import UnusableRow
from ubp_tui.policy.document import Policy

TODAY = pendulum.date(2026, 6, 3)


@pytest.fixture
def said(policy: Policy) -> Any:
    """What a row says whose cells are given by their headings."""

    def read(**cells: str) -> Details:
        given = {"reference": "P1", **cells}
        return Rows(columns_of([*given], ()), ",", policy, TODAY).read([*given.values()])

    return read


def test_what_is_not_said_is_none(said: Any) -> None:
    assert said(language="", born_on=" ") == Details(reference="P1")


def test_space_and_control_characters_go(said: Any) -> None:
    found = said(surname="  O'Brien\x1b[31m\u202e\x00 ", forename="Siân\tMary ")
    assert (found.family_name, found.given_names) == ("O'Brien[31m", "Siân Mary")


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Okafor, Jane", "Okafor", "Jane"),
        ("Jane Okafor", "Jane Okafor", ""),
        ("Okafor, Jane, Dr", "Okafor", "Jane, Dr"),
        (", Jane", "", "Jane"),
    ],
)
def test_a_whole_name_is_parted_at_its_comma_and_nowhere_else(
    said: Any, name: str, family: str, given: str
) -> None:
    found = said(name=name)
    assert (found.family_name, found.given_names) == (family, given)


@pytest.mark.parametrize(
    ("cells", "address"),
    [
        (("12 Mill Lane", "", "Trowbridge"), "12 Mill Lane, Trowbridge"),
        (("12 Mill Lane,", " Trowbridge "), "12 Mill Lane, Trowbridge"),
        (("12 Mill Lane\r\nTrowbridge",), "12 Mill Lane, Trowbridge"),
        (("Bâtiment 3,\nTrowbridge", "BA14"), "Bâtiment 3, Trowbridge, BA14"),
        (("", " "), ""),
    ],
)
def test_the_parts_of_an_address_make_one_line(
    said: Any, cells: tuple[str, ...], address: str
) -> None:
    found = said(**{f"address {n}": cell for n, cell in enumerate(cells)})
    assert found.address == address


@pytest.mark.parametrize("word", ["Yes", "Y", "TRUE", "1"])
def test_yes_is_yes(said: Any, word: str) -> None:
    assert said(portal=word).portal is True
    assert said(portal=" No ").portal is False
    assert said(portal="").portal is None


@pytest.mark.parametrize("word", ["large_print", "Large print", "LARGE PRINT", "large  print"])
def test_a_format_is_known_by_its_code_and_by_what_the_policy_calls_it(
    said: Any, word: str
) -> None:
    assert said(format=word).format == "large_print"


@pytest.mark.parametrize(
    "day",
    [
        "5/11/1964",
        "05.11.1964",
        "1964-11-05",
        "5 Nov 1964",
        "1964-11-05 00:00:00",
        "1964-11-05T00:00:00.000",
        "05/11/1964 0:00",
    ],
)
def test_a_date_of_birth_is_read_with_the_day_before_the_month(said: Any, day: str) -> None:
    assert said(dob=day).born_on == pendulum.date(1964, 11, 5)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"reference": ""}, "“Reference” is empty"),
        ({"reference": "\u200b"}, "“Reference” is empty"),
        ({"reference": "P" * 101}, "“Reference” has 101 characters; at most 100 fit"),
        ({"reference": "1.03562E+05"}, "a spreadsheet has rounded"),
        ({"portal": "perhaps"}, "“perhaps” says neither yes nor no about the portal"),
        ({"format": "papyrus"}, "“papyrus” is not in the list. Choose one: standard, large_print"),
        ({"dob": "11/22/1964"}, "There is no month 22"),
        ({"dob": "soon"}, "“soon” is not a date"),
        ({"dob": "4 June 2026"}, "is in the future"),
        ({"dob": "5/11/64"}, "without its whole year"),
        ({"dob": "5 Nov"}, "without its whole year"),
        ({"dob": "today"}, "without its whole year"),
    ],
)
def test_what_a_row_says_wrongly_is_said_in_a_sentence(
    said: Any, cells: dict[str, str], message: str
) -> None:
    with pytest.raises(UnusableRow, match=message):
        said(**cells)


@pytest.mark.parametrize(
    "cells",
    [
        {"surname": "Smith,Jane\nZ3,Jones", "forename": "Bob"},
        {"surname": "Ash", "address": "1 A Road\nW6,Birch,2 B Road"},
        {"surname": "Ash", "communication_needs": "Large print\r\nW6,Birch,"},
    ],
)
def test_r4_a_row_that_took_the_next_person_into_a_cell_is_refused(
    said: Any, cells: dict[str, str]
) -> None:
    with pytest.raises(UnusableRow, match="Mend the quotation marks"):
        said(**cells)


def test_an_address_has_lines_of_its_own(said: Any) -> None:
    found = said(surname="Ash", address="Flat 2,\n1 A Road, Trowbridge\nBA14 8KM")
    assert found.address == "Flat 2, 1 A Road, Trowbridge, BA14 8KM"


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (["P1"], "The row has 1 of 2 cells. Fill in what is missing."),
        (["P1", "Okafor", "Jane"], "The row has 3 cells where the heading has 2. Put a cell"),
    ],
)
def test_a_row_of_another_width_is_not_guessed_at(
    policy: Policy, cells: list[str], message: str
) -> None:
    rows = Rows(columns_of(["reference", "surname"], ()), ",", policy, TODAY)
    with pytest.raises(UnusableRow, match=message):
        rows.read(cells)
    assert rows.read(["P1", "Okafor", "", " "]).family_name == "Okafor"
