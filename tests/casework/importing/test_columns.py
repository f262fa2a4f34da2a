"""Which column of a list is what, by its usual heading or as somebody says."""

import pytest

from ubp_tui.casework.importing.columns import Columns, columns_of
from ubp_tui.casework.importing.unusable import UnusableFile
from ubp_tui.casework.refusals import Invalid


def columns(heading: str, *mapped: str) -> Columns:
    pairs = [(field, column) for field, _, column in (m.partition("=") for m in mapped)]
    return columns_of(heading.split(","), pairs)


def used(heading: str, *mapped: str) -> dict[str, list[str]]:
    return columns(heading, *mapped).used


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Reference", "reference"),
        ("PersonNo", "reference"),
        ("Customer Ref.", "reference"),
        ("TENANCY_REF", "tenancy_reference"),
        ("Surname", "family_name"),
        ("Last name", "family_name"),
        ("Forename(s)", "given_names"),
        ("first_name", "given_names"),
        ("Full Name", "name"),
        ("Address Line 1", "address"),
        ("Post Code", "postcode"),
        ("Tel. No.", "phone"),
        ("E-mail address", "email"),
        ("Date of Birth", "born_on"),
        ("D.O.B.", "born_on"),
        ("Preferred language", "language"),
        ("Communication needs", "communication_needs"),
        ("Portal user", "portal"),
        ("Preferred format", "format"),
    ],
)
def test_usual_headings_are_known_without_regard_to_capitals_and_points(
    heading: str, field: str
) -> None:
    mapped = () if field == "reference" else ("reference=Id",)
    assert used(f"Id,{heading}", *mapped)[field] == [heading]


def test_a_heading_is_mapped_to_a_field(ubp: None = None) -> None:
    assert used("Nr,Wie heißt", "reference=Nr", "family-name=wie heisst") == {
        "reference": ["Nr"],
        "family_name": ["Wie heißt"],
    }


def test_what_is_mapped_outweighs_a_usual_heading() -> None:
    found = columns("Reference,Person ID,Surname", "reference=Person ID")
    assert found.used["reference"] == ["Person ID"]
    assert found.unused == ("Reference",)


def test_a_column_that_is_mapped_is_not_used_for_what_its_heading_says() -> None:
    assert used("Tenancy ref,Surname", "reference=Tenancy ref") == {
        "reference": ["Tenancy ref"],
        "family_name": ["Surname"],
    }


def test_an_address_may_stand_in_several_columns_in_their_order() -> None:
    assert used("Reference,Address 1,Town,Address 2")["address"] == [
        "Address 1",
        "Town",
        "Address 2",
    ]
    mapped = ("address=Town", "address=Street")
    assert used("Reference,Street,Town", *mapped)["address"] == ["Town", "Street"]


def test_columns_that_are_not_used_are_named() -> None:
    assert columns("Reference,Rent,,Officer").unused == ("Rent", "Officer")


def test_a_family_name_beside_the_whole_name_is_used_alone() -> None:
    found = columns("Reference,Full name,Surname,Forename")
    assert set(found.used) == {"reference", "family_name", "given_names"}
    assert found.unused == ("Full name",)


def test_a_whole_name_that_is_mapped_is_used_alone() -> None:
    assert set(used("Reference,Full name,Surname,Forename", "name=Full name")) == {
        "reference",
        "name",
    }


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("Surname,Tenancy ref", r"reference \(not the tenancy's.*--map reference=COLUMN.*Surname"),
        ("Reference,Phone,Mobile", "“Phone” and “Mobile” all seem .* --map phone=COLUMN"),
        ("Reference,Ref,Reference", "all seem to hold the person's own reference"),
        ("Reference,Name,Forename", "may hold the family name or the whole name"),
    ],
)
def test_what_cannot_be_told_is_asked(heading: str, message: str) -> None:
    with pytest.raises(UnusableFile, match=message):
        columns(heading)


@pytest.mark.parametrize(
    ("heading", "mapped", "message"),
    [
        ("Reference", ["shoe_size=Reference"], "“shoe_size” is none of the fields: reference, ten"),
        ("Reference,Tel", ["phone=Fon"], "no column “Fon”. The columns are: Reference and Tel."),
        ("Reference,A,A", ["phone=A"], "More than one column is called “A”"),
        ("Reference,A,B", ["phone=A", "phone=B"], "Two columns are mapped to phone. Map one."),
        ("Reference,A,B", ["name=A", "family_name=B"], "but not both"),
        ("Reference,...", ["phone=!"], "There is no column “!”"),
    ],
)
def test_what_is_mapped_and_cannot_be_is_said(
    heading: str, mapped: list[str], message: str
) -> None:
    with pytest.raises(Invalid, match=message):
        columns(heading, *mapped)


def test_of_very_many_columns_the_first_are_named() -> None:
    with pytest.raises(UnusableFile) as found:
        columns(",".join(f"C{n}" for n in range(10_000)))
    assert str(found.value).endswith("C28, C29 and 9970 more.")


def test_the_columns_that_an_import_put_there_are_known_and_not_used() -> None:
    found = columns("line,reason,Reference,Rent")
    assert (found.own, found.unused) == (2, ("Rent",))
    assert columns("Reference,line,reason").own == 0
