"""M4's contact days: its weekdays, and what stands in for one on a bank holiday (R14)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

import pendulum

from ubp_tui.policy.calendar import WorkingCalendar

_LOOK_BACK = 42
"""Days within which a bank holiday's substitute falls, however they crowd at a year's end."""
_ONE_DAY = timedelta(days=1)


def is_contact_day(
    day: pendulum.Date,
    weekdays: Collection[int],
    calendar: WorkingCalendar,
    impossible: Collection[int] = (),
) -> bool:
    """Whether a customer may be in touch on a day.

    One of the weekdays (ISO, Monday 1) is; on a bank holiday the next working day is instead
    that is not already a contact day.

    Args:
        day: the day.
        weekdays: those of the measure.
        calendar: which days are worked.
        impossible: weekdays that do not suit the customer, as agreed: none stands in (R8).
    """
    return _plain(day) in _contact_days(_plain(day), weekdays, calendar, impossible)


def _contact_days(
    until: date, weekdays: Collection[int], calendar: WorkingCalendar, impossible: Collection[int]
) -> set[date]:
    """Every contact day up to one, of the weeks before it."""
    found: set[date] = set()
    for day in _days(until - _LOOK_BACK * _ONE_DAY, until):
        if day.isoweekday() not in weekdays:
            continue
        if day not in calendar.bank_holidays:
            found.add(day)
        elif substitute := _substitute(day, {*weekdays, *impossible}, calendar, found):
            found.add(substitute)
    return found


def _substitute(
    holiday: date, besides: Collection[int], calendar: WorkingCalendar, taken: set[date]
) -> date | None:
    """The next working day that is no contact day yet; None where every working day is one."""
    for day in _days(holiday + _ONE_DAY, holiday + _LOOK_BACK * _ONE_DAY):
        if day.isoweekday() not in besides and calendar.is_working(day) and day not in taken:
            return day
    return None


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += _ONE_DAY


def _plain(day: pendulum.Date) -> date:
    """The same day without pendulum's own arithmetic, which takes forty times as long."""
    return date(day.year, day.month, day.day)
