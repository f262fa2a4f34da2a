"""Text in cells: columns stay straight whatever somebody is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ubp_tui.widgets.cells import as_lines, as_typed, fit, for_display


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("O'Brien, Siân", "O'Brien, Siân"),
        ("[/x] [bold]", "[/x] [bold]"),
        ("=cmd()", "=cmd()"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x07", "[31mred"),
        ("ev\u202elive", "evlive"),
        ("👨\u200d👩\u200d👧", "👨👩👧"),
        ("🇬🇧", "GB"),
        ("❤\ufe0f", "❤"),
        ("👍🏽", "👍"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u0301first", "\u25cc\u0301first"),
    ],
)
def test_a_line_shows_words_and_not_what_a_terminal_obeys(typed: str, shown: str) -> None:
    assert for_display(typed) == shown


def test_a_joiner_between_letters_stays_because_some_languages_need_it() -> None:
    i_want = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    assert for_display(i_want) == i_want


def test_a_text_too_long_is_cut_with_an_ellipsis() -> None:
    assert fit("Unacceptable", 8) == "Unaccep…"


def test_a_wide_character_at_the_edge_leaves_the_column_straight() -> None:
    assert cell_len(fit("漢字かな", 6)) == 6


def test_a_right_to_left_name_does_not_draw_the_next_column_into_it() -> None:
    assert fit("שלום", 6) == "שלום\u200e  "


def test_text_of_100000_characters_is_cut_without_reading_it_all() -> None:
    assert fit("a" * 100_000, 10) == "aaaaaaaaa…"
    assert cell_len(fit("\u0301" * 100_000, 10)) == 10


@given(st.text(max_size=80), st.integers(0, 40))
def test_any_text_fills_its_column_exactly(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@given(st.text(alphabet=st.characters(codec=None), max_size=40))
def test_any_text_can_be_sent_to_a_terminal(text: str) -> None:
    shown = for_display(text)
    shown.encode("utf-8")
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)


@given(st.text(alphabet=st.characters(codec=None), max_size=40))
def test_in_a_field_each_character_keeps_its_place(text: str) -> None:
    assert len(as_typed(text)) == len(text)
    assert "\x1b" not in as_typed(text) and "\u202e" not in as_typed(text)


def test_several_lines_keep_their_breaks() -> None:
    assert as_lines("one\x1b[2J\n\ntwo") == "one[2J\n\ntwo"
