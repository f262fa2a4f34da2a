"""Dates and people, put short and the same everywhere."""

import pendulum
import pytest
from msgspec.structs import replace

from screens.case.lines import STEP_COLUMNS
from screens.case_list.lines import COLUMNS
from screens.wording import grade_words, who_words
from tests.policy.builders import POLICY, Story
from tests.policy.steps.test_telling_apart import SHOWN
from ubp_tui.policy.facts import ActingAuthority
from ubp_tui.policy.short_dates import due_cell, due_words
from ubp_tui.widgets.columns import Layout

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


def test_r10_somebody_who_stands_in_is_shown_with_the_grade_that_counts() -> None:
    story = Story()
    mina = story.mina
    days = {"since": TODAY.subtract(days=1), "until": TODAY}
    stands_in = ActingAuthority(
        id=story.id(),
        staff_id=mina.id,
        grade="head_of_service",
        given_by_id=story.hope.id,
        reason="Leave.",
        **days,
    )
    acting = replace(mina, acting=(stands_in,))
    assert who_words(mina, POLICY, TODAY) == f"{mina.name}, manager"
    assert who_words(acting, POLICY, TODAY) == f"{mina.name}, acting head of service"
    assert grade_words(acting, POLICY, TODAY) == "acting head of service"
    assert who_words(acting, POLICY, TODAY.add(days=1)) == f"{mina.name}, manager"


def test_a_list_on_80_columns_shows_as_much_of_a_step_as_tells_it_from_others() -> None:
    for columns, width in ((COLUMNS, 80), (STEP_COLUMNS, 46)):
        place = [column.title for column in columns].index("Next step")
        assert Layout(columns).room(place, width)[1] >= SHOWN
