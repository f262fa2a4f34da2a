"""Days as the policy counts them: London dates and working days.

Working days follow the England and Wales bank holidays, which are data
(`bank_holidays.toml`), because importing the `holidays` package is slow.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import msgspec
import pendulum

LONDON = "Europe/London"
CLOCKS_DIFFER_BY = 5
"""Minutes by which the clocks of two computers may differ without harm."""
_ZONE = pendulum.timezone(LONDON)  # made once: by its name it is read from disk every time
_ONE_DAY = timedelta(days=1)


def is_ahead(moment: pendulum.DateTime, now: pendulum.DateTime) -> bool:
    """Whether a moment that is said to have been lies ahead, by more than clocks differ."""
    return moment > now.add(minutes=CLOCKS_DIFFER_BY)


@lru_cache(maxsize=4096)  # asked again and again of the same moment, and zones are slow
def london_date(moment: pendulum.DateTime) -> pendulum.Date:
    """The calendar date in London at a moment (R11: dates are London's)."""
    return moment.in_timezone(_ZONE).date()


def in_london(moment: pendulum.DateTime) -> str:
    """A moment as clocks in London show it: "22 November 2026 14:05"."""
    return moment.in_timezone(_ZONE).format("D MMMM YYYY HH:mm")


@lru_cache(maxsize=4096)  # as above
def start_of(day: pendulum.Date) -> pendulum.DateTime:
    """The first moment of a London day, in UTC."""
    return pendulum.datetime(day.year, day.month, day.day, tz=_ZONE).in_timezone(pendulum.UTC)


class WorkingCalendar(msgspec.Struct, frozen=True):
    """Which days are worked; counts them as the policy's figures do.

    Days after the last year of `bank_holidays` count as worked unless at a weekend.
    """

    bank_holidays: frozenset[pendulum.Date]

    def is_working(self, day: date) -> bool:
        """Whether a day is neither at a weekend nor a bank holiday."""
        return day.isoweekday() <= 5 and day not in self.bank_holidays

    def add(self, day: pendulum.Date, working_days: int) -> pendulum.Date:
        """The day that many working days after `day`, counting from the next one.

        Informed Friday 5 June, 20 working days: Friday 3 July. With none, `day` itself.

        Raises:
            ValueError: the number is negative.
        """
        if working_days < 0:
            raise ValueError(f"cannot count {working_days} working days")
        left, plain = working_days, date(day.year, day.month, day.day)
        while left:
            plain += _ONE_DAY  # pendulum's own adding knows months, and takes forty times as long
            left -= self.is_working(plain)
        return pendulum.Date(plain.year, plain.month, plain.day)

    def next_working(self, day: pendulum.Date) -> pendulum.Date:
        """`day` itself where it is worked, else the next working day."""
        while not self.is_working(day):
            day = day.add(days=1)
        return day
