"""Dates, put short and the same everywhere."""

import pendulum
import pytest

from screens.wording import due_cell, due_words

TODAY = pendulum.date(2026, 11, 24)

DUE = {
    "2026-11-24": ("today !", "today"),
    "2026-11-23": ("23 Nov !", "23 Nov"),
    "2026-11-25": ("Wed 25", "Wed 25"),
    "2026-11-30": ("Mon 30", "Mon 30"),
    "2026-12-01": ("1 Dec", "1 Dec"),
    "2027-06-15": ("15 Jun 2027", "Jun 2027"),
    "2025-12-31": ("Dec 2025 !", "Dec 2025"),
}


@pytest.mark.parametrize(("day", "words", "cell"), [(d, *w) for d, w in DUE.items()])
def test_when_something_is_due_is_short_and_marked_where_it_is_late(day, words, cell) -> None:
    assert due_words(pendulum.parse(day).date(), TODAY) == words
    assert due_cell(pendulum.parse(day).date(), TODAY) == cell
    assert len(cell) <= 8
    assert len(words) <= 11


def test_what_is_never_due_is_empty() -> None:
    assert due_words(None, TODAY) == due_cell(None, TODAY) == ""
