"""What somebody types finds whom they mean, and whom they mean most stands first."""

import random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ubp_tui.policy.facts import Customer
from ubp_tui.policy.search_keys import Keys, keys_of_customer, words_of
from ubp_tui.policy.searching import LONGEST, MOST_WORDS, Fit, rank, read_wanted

JANE = {
    "reference": "P0044121",
    "tenancy_reference": "T9900",
    "family_name": "Okafor",
    "given_names": "Jane",
    "address": "12 Mill Lane, Trowbridge",
    "postcode": "BA14 8KM",
    "phone": "07700 900366",
    "email": "jane.o@example.org",
}


def keys_of(**more: Any) -> Keys:
    return keys_of_customer(Customer(id=UUID(int=0), **(JANE | more)))[0]


def fit(text: str, **more: Any) -> Fit | None:
    """How well Jane Okafor, or somebody else, fits a text."""
    wanted = read_wanted(text)
    found = wanted and rank(wanted, keys_of(**more), with_case=False)
    return found[0] if found else None


def in_order(text: str, people: list[tuple[str, bool]]) -> list[str]:
    """Those of "Family, Given" people, with or without a case, who fit a text, best first."""
    wanted = read_wanted(text)
    assert wanted is not None
    ranked = []
    for name, with_case in random.Random(1).sample(people, len(people)):
        family, _, given_names = name.partition(", ")
        keys = keys_of(family_name=family, given_names=given_names)
        if found := rank(wanted, keys, with_case):
            ranked.append((found, name))
    return [name for _, name in sorted(ranked)]


@pytest.mark.parametrize("text", ["", " ", "o", "*", "'", "%_", "\0", "\udcff", "-o-", "👩🏽‍👧"])
def test_what_is_too_short_or_no_word_looks_for_nobody(text: str) -> None:
    assert read_wanted(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("P0044121", Fit.EXACT),
        ("p-0044 121", Fit.EXACT),
        ("t9900", Fit.EXACT),
        ("ba148km", Fit.EXACT),
        ("BA14 8KM", Fit.EXACT),
        ("07700900366", Fit.EXACT),
        ("+44 (0)7700 900366", Fit.EXACT),
        ("7700 900366", Fit.EXACT),
        ("JANE.O@example.org", Fit.EXACT),
        ("okafor jane", Fit.WHOLE),
        ("Jane Okafor", Fit.WHOLE),
        ("okafor", Fit.FAMILY),
        ("Okafor, J", Fit.BEGINS),
        ("j okafor", Fit.BEGINS),
        ("oka", Fit.BEGINS),
        ("ok", Fit.BEGINS),
        ("jane", Fit.GIVEN),
        ("jane oka", Fit.GIVEN),
        ("oka jane", Fit.GIVEN),
        ("P0", Fit.NUMBER),
        ("ba1", Fit.NUMBER),
        ("ba14 8", Fit.NUMBER),
        ("077", Fit.NUMBER),
        ("jane.", Fit.GIVEN),
        ("jane.o@e", Fit.NUMBER),
        ("900366", Fit.NUMBER_END),
        ("0366", Fit.NUMBER_END),
        ("ok ja", Fit.NAMED),
        ("12 mill la", Fit.WORDS),
        ("okafor mill", Fit.WORDS),
        ("mill", Fit.WORDS),
        ("jane ba148km", Fit.WORDS),
        ("8km ba14", Fit.WORDS),
        ("1 mil la", Fit.ANYWHERE),
        ("afor", None),
        ("jane kow", None),
        ("b", None),
        ("07", None),
        ("366", None),
    ],
)
def test_what_fits_and_how_well(text: str, found: Fit | None) -> None:
    assert fit(text) == found


@pytest.mark.parametrize(
    "text", ["obrien", "o brien", "O'Brien", "O’BRIEN", "sian o brien", "o br"]
)
@pytest.mark.parametrize("family_name", ["O'Brien", "O Brien", "OBrien", "O’Brien"])
def test_an_apostrophe_may_be_there_be_a_space_or_be_left_out(text: str, family_name: str) -> None:
    found = fit(text, family_name=family_name, given_names="Siân")
    assert found is not None
    assert found < Fit.NUMBER


@pytest.mark.parametrize(
    "text", ["jones", "smith", "smith-jones", "smith jones", "smithjones", "jones j"]
)
def test_a_double_barrelled_name_is_found_by_either_half(text: str) -> None:
    assert fit(text, family_name="Smith-Jones") is not None


@pytest.mark.parametrize(
    "text", ["van der berg", "vanderberg", "van der b", "berg", "v d b", "der"]
)
def test_a_name_with_particles_is_found_however_it_is_written(text: str) -> None:
    assert fit(text, family_name="van der Berg") is not None


def test_the_best_stands_first_and_those_with_a_case_before_others_who_fit_alike() -> None:
    people = [
        ("Smith, Oka", False),
        ("Smith, Oka", True),
        ("Okafor-Bell, Ann", True),
        ("Okafor, Zoe", False),
        ("Okafor, Ann", False),
        ("Okafor, Mo", True),
        ("Okaford, Ann", True),
        ("Bell-Okafor, Ann", True),
        ("Kowalski, Piotr", True),
    ]
    assert in_order("okafor", people) == [
        "Okafor-Bell, Ann",
        "Okafor, Mo",
        "Okafor, Ann",
        "Okafor, Zoe",
        "Okaford, Ann",
        "Bell-Okafor, Ann",
    ]
    assert in_order("oka", people)[-2:] == ["Smith, Oka", "Bell-Okafor, Ann"]


def test_a_house_number_is_that_house_before_others_that_begin_with_it() -> None:
    assert fit("12 mill lane", address="120 Mill Lane") == Fit.ANYWHERE
    assert fit("12 mill lane", address="12 Mill Lane") == Fit.WORDS


@pytest.mark.parametrize("text", ["x" * 100_000, "a b " * 1000, "okafor" + " x" * 50])
def test_what_no_person_is_called_finds_nobody_however_long(text: str) -> None:
    assert fit(text) is None


def test_of_a_whole_letter_the_beginning_counts() -> None:
    assert fit("okafor " * 20_000) == Fit.NAMED  # the last word is cut
    wanted = read_wanted(" ".join(map(chr, range(0x4E00, 0x4F00))))
    assert wanted is not None
    assert [len(words) for words in wanted.readings] == [MOST_WORDS, 1]
    assert sum(map(len, wanted.readings[0])) <= LONGEST


names = st.text("abcdeéñłøĂÇ", min_size=2, max_size=8).map(str.capitalize)
whole_names = st.lists(names, min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from([" ".join(parts), "-".join(parts), "'".join(parts)])
)


@given(family=whole_names, given_names=whole_names, data=st.data())
def test_everybody_is_found_by_every_beginning_of_their_names_in_either_order(
    family: str, given_names: str, data: st.DataObject
) -> None:
    begun = [
        name[: data.draw(st.integers(min_value=1, max_value=len(name)))]
        for name in (family, given_names)
    ]
    one_or_both = data.draw(st.sampled_from([begun, begun[::-1], begun[:1], begun[1:]]))
    text = " ".join(one_or_both)
    typed = data.draw(
        st.sampled_from([text, text.upper(), " ".join(words_of(text)), text.replace(" ", ", ")])
    )
    if len("".join(words_of(typed))) >= 2:
        assert fit(typed, family_name=family, given_names=given_names) is not None


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_into_words_that_nothing_would_obey(text: str) -> None:
    wanted = read_wanted(text)
    for words in wanted.readings if wanted else ():
        assert all(word.isalnum() for word in words)


@pytest.mark.parametrize("typed", ["Mrs Okafor", "okafor mrs", "Dr. Jane Okafor", "ms okafor"])
def test_a_title_belongs_to_no_name(typed: str) -> None:
    assert fit(typed) is not None


def test_a_name_that_looks_like_a_title_is_found_all_the_same() -> None:
    assert fit("ms", family_name="Msuya") is Fit.BEGINS
