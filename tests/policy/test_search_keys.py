"""However a name, a number or a postcode is written, it has one key."""

from typing import Any
from uuid import UUID

import pytest

from tests.policy.records import day
from ubp_tui.policy.facts import Customer, Nomination
from ubp_tui.policy.search_keys import (
    Keys,
    compact,
    keys_of_customer,
    keys_of_nominee,
    name_key,
    national,
    particles_joined,
    words_of,
)

NOBODY = UUID(int=0)


def keys_of(**more: Any) -> list[Keys]:
    values = {"reference": "P1", "tenancy_reference": "T1", "family_name": "O", "given_names": ""}
    return keys_of_customer(Customer(id=NOBODY, **(values | more)))


def nominee_keys(name: str, contact: str = "") -> list[Keys]:
    return keys_of_nominee(
        Nomination(
            id=NOBODY,
            customer_id=NOBODY,
            name=name,
            relationship="daughter",
            contact=contact,
            may_discuss="all",
            consented_on=day("2026-01-02"),
            consented_how="phone",
            recorded_by_id=NOBODY,
            recorded_at=day("2026-01-02"),  # type: ignore[arg-type]  # no key is made of it
        )
    )


@pytest.mark.parametrize("apostrophe", [*"'`\u00b4\u02bc\u2018\u2019\u2032\uff07", ""])
def test_apostrophes_of_every_kind_and_capitals_make_no_difference(apostrophe: str) -> None:
    assert words_of(f"O{apostrophe}Brien") == words_of(f"O{apostrophe}BRIEN") == ["obrien"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Siân Łukaszewski", "sian lukaszewski"),
        ("Sørensen", "sorensen"),
        ("Đặng Nguyễn", "dang nguyen"),
        ("Weiß", "weiss"),
        ("Smith-Jones", "smith jones"),
        ("Smith–Jones", "smith jones"),
        ("St. John_Smith (Mrs.)", "st john smith mrs"),
        ("王小明", "王小明"),
        ("Юлия", "юлия"),
        ('👩🏽‍👧 \x00 *()"', ""),
    ],
)
def test_words_know_no_accents_and_no_signs(name: str, words: str) -> None:
    assert " ".join(words_of(name)) == words


@pytest.mark.parametrize("written", ["BA14 8KM", "ba148km", " Ba14-8kM "])
def test_a_postcode_has_one_key(written: str) -> None:
    assert compact(written) == "ba148km"


@pytest.mark.parametrize(
    "written",
    [
        "07700 900366",
        "07700900366",
        "7700 900366",
        "+44 7700 900366",
        "+44 (0)7700 900366",
        "0044 7700-900-366",
        "447700900366",
    ],
)
def test_a_phone_number_has_one_key(written: str) -> None:
    assert national(written) == "7700900366"


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("o brien", "obrien"),
        ("van der berg", "vanderberg"),
        ("jane o brien", "jane obrien"),
        ("smith jones", "smith jones"),
        ("jane o", "jane o"),
        ("", ""),
    ],
)
def test_short_words_are_joined_to_the_next(words: str, joined: str) -> None:
    assert " ".join(particles_joined(words.split())) == joined


def test_a_family_name_has_one_key_however_its_particles_are_written() -> None:
    assert name_key("O Brien", "Siân") == name_key("O'BRIEN", "sian") == "obrien sian"
    assert name_key("Van der Berg", "") == name_key("Vanderberg", "")
    assert name_key("O'Brien-Smith", "Siân") != name_key("O'Brien", "Siân")


def test_a_customer_is_found_by_each_of_their_details() -> None:
    (keys,) = keys_of(
        reference="P-0044121",
        tenancy_reference="T 9900",
        family_name="O'Brien-Smith",
        given_names="Siân Mary",
        address="12 Mill Lane, Trowbridge",
        postcode="BA14 8KM",
        phone="07700 900366",
        email="Sian@example.org",
    )
    assert keys == Keys(
        name="obrien smith sian mary",
        turned="sian mary obrien smith",
        reference="p0044121",
        tenancy="t9900",
        phone="7700900366",
        phone_end="6630090077",
        postcode="ba148km",
        email="sian@example.org",
        names="obrien smith sian mary obriensmith sianmary",
        elsewhere="12 mill lane trowbridge ba148km 8km",
    )


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("", [""]),
        ("none", [""]),
        ("07700 900366", ["7700900366"]),
        ("07700 900366 or 01225 555101 (work)", ["7700900366", "1225555101"]),
        ("01225555101 07700900366", ["1225555101", "7700900366"]),
        ("0117 496 0123", ["1174960123"]),
        ("07700 012345 01632 012345", ["7700012345", "1632012345"]),
        ("+44 7700 900366 +44 7700 900367", ["7700900366", "7700900367"]),
        ("07700 900366/07700900366", ["7700900366"]),
        ("555101, ext 12", ["555101"]),
    ],
)
def test_each_phone_number_in_the_field_is_a_way_to_be_found(
    written: str, numbers: list[str]
) -> None:
    assert [keys.phone for keys in keys_of(phone=written)] == numbers


def test_nobody_is_found_twice_by_a_name_for_having_two_numbers() -> None:
    first, second, third = keys_of(phone="07700 900366, 01225 555101", email="a@x.org; b@x.org")
    assert (first.name, first.phone, first.email) == ("o", "7700900366", "a@x.org")
    assert second == Keys(phone="1225555101", phone_end="1015555221")
    assert third == Keys(email="b@x.org")


@pytest.mark.parametrize("name", ["Mary Ann Smith", "Smith, Mary Ann", " Mary  Ann  Smith "])
def test_r27_a_nominated_person_is_found_by_either_name(name: str) -> None:
    (keys,) = nominee_keys(name)
    assert (keys.name, keys.turned) == ("smith mary ann", "mary ann smith")


def test_r27_a_nominated_person_is_found_by_how_they_are_reached() -> None:
    (keys,) = nominee_keys("Mary Smith", "mary12345@example.org or 07700 900111")
    assert (keys.phone, keys.email) == ("7700900111", "mary12345@example.org")
    assert (keys.reference, keys.postcode, keys.elsewhere) == ("", "", "")
