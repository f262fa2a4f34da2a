"""What people type is kept in their words and can do no harm."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ubp_tui.policy.text import (
    clean,
    clean_line,
    in_quotes,
    is_blank,
    listed,
    problem_with_length,
    problem_with_text,
    shortened,
)


@pytest.mark.parametrize(
    "words",
    [
        "Siân O'Brien",
        "[/x] [red]not markup[/red]",
        "=cmd()",
        "👩🏽‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 thank you",
        "שלום, my name is مريم",
        "two\nlines\tand a tab",
        "Ω̣ and q̣̇ keep their marks",
    ],
)
def test_words_stay_as_they_were_written(words: str) -> None:
    assert clean(words) == unicodedata.normalize("NFC", words)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b[2Jgone", "[2Jgone"),
        ("bell\x07 and \x9b31m", "bell and 31m"),
        ("abc\u202egnp.exe\u202c", "abcgnp.exe"),
        ("\u2066isolated\u2069", "isolated"),
        ("nul\x00 and delete\x7f", "nul and delete"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("e\u0301", "é"),
        ("a bad byte \udce9", "a bad byte \ufffd"),
    ],
)
def test_what_a_terminal_would_obey_is_taken_out(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text(st.characters(exclude_categories=())))
def test_clean_text_is_clean_and_can_be_saved(typed: str) -> None:
    kept = clean(typed)
    assert clean(kept) == kept
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert not [c for c in kept if unicodedata.category(c) == "Cc" and c not in "\n\t"]


def test_a_hundred_thousand_marks_on_one_letter_become_short_runs() -> None:
    kept = clean("a" + "\u0301\u0323" * 50_000)
    longest = max(len(run) for run in kept.split("\u034f"))
    assert longest <= 31
    assert kept.count("\u0323") + kept.count("ạ") == 50_000


def test_a_name_is_one_line_with_single_spaces() -> None:
    assert clean_line("  Jane \n\t Okafor\x1b ") == "Jane Okafor"


@given(st.text())
def test_a_line_is_what_cleaning_and_single_spaces_make_of_any_text(text: str) -> None:
    assert clean_line(text) == " ".join(clean(text).split())


@pytest.mark.parametrize("nothing", ["", "  \n\t", "\u200b\u200f\ufeff", "\x00"])
def test_only_spaces_and_invisible_characters_is_blank(nothing: str) -> None:
    assert is_blank(nothing)
    assert problem_with_text("Reasons", nothing) == "“Reasons” is empty. Fill it in."


def test_a_text_that_fits_has_no_problem() -> None:
    assert problem_with_text("Reasons", "x" * 20_000) is None


def test_a_text_of_100_000_characters_is_told_what_fits() -> None:
    assert problem_with_text("What happened", "x" * 100_000) == (
        "“What happened” has 100,000 characters; at most 20,000 fit. Make it shorter."
    )


def test_a_text_that_may_be_empty_is_only_measured() -> None:
    assert problem_with_length("Notes", "") is None
    assert problem_with_length("Notes", "xxx", longest=2) is not None


@pytest.mark.parametrize("words", ["It is not fair.", "“It is not fair.”"])
def test_a_customers_words_stand_in_quotation_marks_once(words: str) -> None:
    assert in_quotes(words) == "“It is not fair.”"


def test_what_is_repeated_is_cut_and_stands_clean_on_one_line() -> None:
    assert shortened("the\nboiler\x1b[31m") == "the boiler[31m"
    assert shortened("boiler " * 20_000, 10) == "boiler bo…"
    assert len(shortened("x" * 20_000)) == 60


@pytest.mark.parametrize(
    ("words", "said"), [("", ""), ("1", "1"), ("12", "1 and 2"), ("1235", "1, 2, 3 and 5")]
)
def test_words_are_listed_as_in_a_sentence(words: str, said: str) -> None:
    assert listed(words) == said
