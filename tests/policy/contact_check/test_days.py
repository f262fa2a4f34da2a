"""M4's contact days, and what stands in for one on a bank holiday (R14)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policy.builders import POLICY, Story, day
from tests.policy.contact_check.asked import asked
from ubp_tui.policy.contact_check.days import is_contact_day
from ubp_tui.policy.measures import LimitedContact

CALENDAR = POLICY.calendar
FRIDAYS, MONDAYS, WORKING_WEEK = (5,), (1,), (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("when", "weekdays", "expected"),
    [
        ("2026-04-10", FRIDAYS, True),
        ("2026-04-09", FRIDAYS, False),
        # Good Friday is 3 April 2026 and Easter Monday 6 April: Tuesday is the next working day.
        ("2026-04-03", FRIDAYS, False),
        ("2026-04-06", FRIDAYS, False),
        ("2026-04-07", FRIDAYS, True),
        ("2026-04-08", FRIDAYS, False),
        # With both holidays as contact days, each has a day of its own.
        ("2026-04-07", (1, 5), True),
        ("2026-04-08", (1, 5), True),
        ("2026-04-09", (1, 5), False),
        # Tuesday is a contact day already, so Wednesday stands in for Easter Monday.
        ("2026-04-07", (1, 2), True),
        ("2026-04-08", (1, 2), True),
        # Boxing Day 2026 is a Saturday, and Monday 28 December is the holiday for it.
        ("2026-12-28", MONDAYS, False),
        ("2026-12-29", MONDAYS, True),
        # Where every working day is one, none is left to stand in.
        ("2026-05-04", WORKING_WEEK, False),
        ("2026-05-05", WORKING_WEEK, True),
        ("2026-05-09", WORKING_WEEK, False),
        # A Saturday is a contact day where the decision says so.
        ("2026-05-09", (6,), True),
    ],
)
def test_r14_on_a_bank_holiday_the_next_working_day_counts_that_is_not_one_already(
    when: str, weekdays: tuple[int, ...], expected: bool
) -> None:
    assert is_contact_day(day(when), weekdays, CALENDAR) is expected


@given(
    ahead=st.integers(0, 800),
    weekdays=st.sets(st.integers(1, 5), min_size=1, max_size=4).map(tuple),
)
def test_r14_a_bank_holiday_never_costs_a_customer_a_day(
    ahead: int, weekdays: tuple[int, ...]
) -> None:
    """Of any eight weeks, as many days are contact days as without the holidays."""
    first = day("2026-01-05").add(days=ahead)
    days = [first.add(days=n) for n in range(56)]
    after = [first.add(days=56 + n) for n in range(28)]
    before = [first.subtract(days=1 + n) for n in range(28)]
    without = sum(d.isoweekday() in weekdays for d in days)
    withs = sum(is_contact_day(d, weekdays, CALENDAR) for d in days)
    carried_in = sum(d in CALENDAR.bank_holidays for d in before)
    carried_out = sum(is_contact_day(d, weekdays, CALENDAR) for d in after)
    assert without <= withs + carried_out
    assert withs <= without + carried_in


@pytest.mark.parametrize(
    ("when", "weekdays", "how"),
    [
        ("2026-04-10 10:00", (4,), "next is Thursday 16 April"),
        ("2026-04-08 23:59", (4,), "next is Thursday 9 April"),
        ("2026-04-09 10:00", (4,), "today is a contact day"),
        ("2026-04-09 23:59", (5,), "next is Friday 10 April"),
        ("2026-05-01 10:00", (1,), "next is Tuesday 5 May"),
        # On Sunday 28 March 2027 clocks go forward; on 25 October 2026 they go back.
        ("2026-10-25 00:30", (7,), "today is a contact day"),
        ("2026-10-25 23:30", (7,), "today is a contact day"),
        ("2026-10-26 00:00", (7,), "next is Sunday 1 November"),
        ("2027-03-28 23:59", (7,), "today is a contact day"),
        # The last day is Thursday 1 April 2027, so the next day is free again.
        ("2027-04-01 10:00", (2,), "next is Friday 2 April"),
    ],
)
def test_r14_the_next_contact_day_is_said(when: str, weekdays: tuple[int, ...], how: str) -> None:
    story = Story()
    story.in_force(LimitedContact(weekdays=weekdays))
    assert asked(story, when).how == how


def test_r14_with_two_limits_the_next_day_is_one_of_both() -> None:
    story = Story()
    story.in_force(LimitedContact(weekdays=(2, 4)))
    again = story.decide(story.propose(LimitedContact(weekdays=(4, 5))))
    story.inform(again)
    assert asked(story, "2026-04-10 10:00").how.startswith("next is Thursday 16 April")


def test_r14_a_message_is_taken_on_any_day_and_answered_on_the_next_contact_day() -> None:
    story = Story()
    story.in_force(LimitedContact(weekdays=(4,)))
    answer = asked(story, "2026-04-10 10:00", "email")
    assert answer.answer_on == day("2026-04-16")
    assert answer.how == "take it, and answer it on Thursday 16 April"
    assert "on Thursday 16 April" in answer.say
    assert asked(story, "2026-04-09 10:00", "email").answer_on is None


def test_r8_no_day_stands_in_that_does_not_suit_the_customer() -> None:
    """Good Friday 2027 is 26 March, and Tuesday 30 March would stand in for it."""
    story = Story()
    story.in_force(LimitedContact(weekdays=(5,)))
    assert asked(story, "2027-03-27 10:00").how == "next is Tuesday 30 March"
    story.adjustment("2026-04-08 10:00", days_impossible=(2,))
    assert asked(story, "2027-03-27 10:00").how == "next is Wednesday 31 March"


def test_r14_two_limits_are_said_once() -> None:
    story = Story()
    story.in_force(LimitedContact(weekdays=(4,)))
    story.inform(story.decide(story.propose(LimitedContact(weekdays=(4,)))))
    answer = asked(story)
    assert answer.how == "next is Thursday 16 April"
    assert answer.say.count("Please get in touch again") == 1
