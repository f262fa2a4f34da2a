"""Dates and times as people in Britain type them, with a sentence where one cannot be read.

The day comes before the month. Times are London's. The clock is passed in.
"""

from __future__ import annotations

import re
from enum import StrEnum

import pendulum

from ubp_tui.policy.calendar import LONDON, london_date
from ubp_tui.policy.text import shortened

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_EXAMPLES = "Type it like 22/11/2026, 22 Nov 2026 or today."
_TIME_EXAMPLES = "Type it like 14:05 or 2pm."
_YEARS = range(1900, 2200)
_YEARS_AHEAD_FOR_TWO_DIGITS = 20

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)")
_NUMBERS = re.compile(
    r"(?P<day>\d\d?)\s*[/.\- ]\s*(?P<month>\d\d?)(?:\s*[/.\- ]\s*(?P<year>\d{4}|\d\d))?"
)
_WORDS = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s+)?(?P<day>\d\d?)(?:st|nd|rd|th)?[\s\-]*(?:of\s+)?"
    r"(?P<month>[a-z]{3,9})\.?,?(?:[\s\-]*(?P<year>\d{4}|\d\d))?"
)
_TIME = re.compile(r"(?P<hour>\d\d?)(?:\s*[:.]\s*(?P<minute>\d\d))?\s*(?P<half>am|pm)?")
_MOMENT = re.compile(
    r"(?P<date>.*?)(?:\s+at|,)?\s+(?P<time>\d\d?[:.]\d\d\s*(?:am|pm)?|\d\d?\s*(?:am|pm)|noon)"
)


class When(StrEnum):
    """Where a day lies that a field asks for: it says which year is meant where none is typed."""

    PAST = "past"
    TO_COME = "to come"
    EITHER = "either"


class DateProblem(ValueError):
    """A date or time that cannot be read; its text is a sentence for whoever typed it."""


def in_words(day: pendulum.Date) -> str:
    """A date as letters and sentences give it: "22 November 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def read_day(text: str, today: pendulum.Date, when: When) -> pendulum.Date:
    """The day that someone typed into a field for one that has come, or that is to come.

    Raises:
        DateProblem: it cannot be read, or something has not happened yet.
    """
    return read_date(
        text,
        today,
        not_after=today if when == When.PAST else None,
        not_before=today if when == When.TO_COME else None,
    )


def read_date(
    text: str,
    today: pendulum.Date,
    not_after: pendulum.Date | None = None,
    not_before: pendulum.Date | None = None,
) -> pendulum.Date:
    """The date that someone typed.

    Without a year it is the nearest such day; with `not_after` the last one until then, with
    `not_before` the first one from then. A year of two digits is at most 20 years ahead.

    Args:
        text: such as "22/11/2026", "22 Nov", "22.11.26", "2026-11-22", "yesterday".
        today: the date in London now.
        not_after: the latest day that makes sense, such as today for what has happened.
        not_before: the earliest day that makes sense, such as today for what is to come; an
            earlier one that was typed with its year is given all the same.

    Raises:
        DateProblem: there is no such day, it is too late, or the text is not a date.
    """
    typed = " ".join(text.lower().split())
    if not typed:
        raise DateProblem(f"The date is empty. {_EXAMPLES}")
    day = _named_day(typed, today) or _written_day(typed, text, today, not_after, not_before)
    if not_after is not None and day > not_after:
        what = "in the future" if not_after == today else f"after {in_words(not_after)}"
        raise DateProblem(f"{in_words(day)} is {what}. Type {in_words(not_after)} or earlier.")
    return day


def read_time(text: str) -> pendulum.Time:
    """The time of day that someone typed, such as "14:05", "9.30am", "2pm" or "noon".

    Raises:
        DateProblem: there is no such time, or the text is not a time.
    """
    typed = " ".join(text.lower().split())
    if not typed:
        raise DateProblem(f"The time is empty. {_TIME_EXAMPLES}")
    if typed in ("noon", "midday"):
        return pendulum.Time(12)
    match = _TIME.fullmatch(typed)
    if match is None or not (match["minute"] or match["half"]):
        raise DateProblem(f"“{shortened(text)}” is not a time. {_TIME_EXAMPLES}")
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    hours = range(1, 13) if match["half"] else range(24)
    if hour not in hours or minute > 59:
        raise DateProblem(f"There is no time {shortened(text)}. {_TIME_EXAMPLES}")
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "pm" else 0)
    return pendulum.Time(hour, minute)


def read_moment(text: str, now: pendulum.DateTime) -> pendulum.DateTime:
    """The moment, in UTC, of something that has happened: a date and a time, a time today, or now.

    Where clocks go back and a time comes twice, it is the earlier one.

    Args:
        text: such as "22 Nov 14:05", "yesterday at 2pm", "14:05" or "now".
        now: the moment at which it was typed.

    Raises:
        DateProblem: it cannot be read, does not exist, or is in the future.
    """
    moment = _moment(text, now, not_after=london_date(now))
    if moment > now:
        local = moment.in_timezone(LONDON)
        raise DateProblem(
            f"{in_words(local.date())} at {local:%H:%M} is in the future. Type when it began."
        )
    return moment


def read_when(text: str, now: pendulum.DateTime) -> pendulum.DateTime:
    """The moment, in UTC, that is asked about: in the past or to come; read as `read_moment` does.

    Raises:
        DateProblem: it cannot be read, or does not exist.
    """
    return _moment(text, now, not_after=None)


def _moment(
    text: str, now: pendulum.DateTime, not_after: pendulum.Date | None
) -> pendulum.DateTime:
    typed = " ".join(text.lower().split())
    if typed == "now":
        return now.in_timezone("UTC")
    today = london_date(now)
    match = _MOMENT.fullmatch(typed)
    if match:
        return at(read_date(match["date"], today, not_after), read_time(match["time"]))
    if _is_time(typed):
        return at(today, read_time(typed))
    day = read_date(text, today, not_after)
    raise DateProblem(f"Add the time to {in_words(day)}. {_TIME_EXAMPLES}")


def at(day: pendulum.Date, time: pendulum.Time) -> pendulum.DateTime:
    """The moment, in UTC, of a London date and time; the earlier one where it comes twice.

    Raises:
        DateProblem: clocks go forward then, and the time is left out.
    """
    moment = pendulum.datetime(
        day.year, day.month, day.day, time.hour, time.minute, tz=LONDON, fold=0
    )
    if (moment.hour, moment.minute) != (time.hour, time.minute):
        raise DateProblem(
            f"Clocks went forward on {in_words(day)}, so there was no {time:%H:%M}. "
            "Type a time before 1am or from 2am."
        )
    return moment.in_timezone("UTC")


def _named_day(typed: str, today: pendulum.Date) -> pendulum.Date | None:
    distance = {"yesterday": -1, "today": 0, "now": 0, "tomorrow": 1}.get(typed)
    return None if distance is None else today.add(days=distance)


def _written_day(
    typed: str,
    text: str,
    today: pendulum.Date,
    not_after: pendulum.Date | None,
    not_before: pendulum.Date | None,
) -> pendulum.Date:
    match = _ISO.fullmatch(typed) or _NUMBERS.fullmatch(typed) or _WORDS.fullmatch(typed)
    month = _month_number(match["month"]) if match else None
    if match is None or month is None:
        raise DateProblem(f"“{shortened(text)}” is not a date. {_EXAMPLES}")
    day = int(match["day"])
    if match["year"] is None:
        return _nearest(day, month, today, not_after, not_before)
    year = int(match["year"])
    if len(match["year"]) == 2:
        year = _whole_year(year, today, not_after)
    if year not in _YEARS:
        raise DateProblem(f"The year {year} is too far away. {_EXAMPLES}")
    return _real_day(day, month, year)


def _month_number(typed: str) -> int | None:
    """1 to 12 (or a number that is no month, for `_real_day` to name); None for other words."""
    if typed.isdecimal():
        return int(typed)
    if typed == "sept":
        return 9
    for number, name in enumerate(_MONTHS, start=1):
        if typed in (name.lower(), name.lower()[:3]):
            return number
    return None


def _real_day(day: int, month: int, year: int) -> pendulum.Date:
    if not 1 <= month <= 12:
        raise DateProblem(
            f"There is no month {month}: the day comes first, then the month. {_EXAMPLES}"
        )
    name = _MONTHS[month - 1]
    days = pendulum.Date(year, month, 1).days_in_month
    if not 1 <= day <= days:
        raise DateProblem(f"There is no {day} {name} {year}: {name} has {days} days that year.")
    return pendulum.Date(year, month, day)


def _nearest(
    day: int,
    month: int,
    today: pendulum.Date,
    not_after: pendulum.Date | None,
    not_before: pendulum.Date | None,
) -> pendulum.Date:
    """The nearest such day; looks as far as the next leap year, for 29 February."""
    found: list[pendulum.Date] = []
    for year in range(today.year - 8, today.year + 9):
        try:
            found.append(_real_day(day, month, year))
        except DateProblem:
            continue
    if not_after is not None:
        found = [each for each in found if each <= not_after]
    if not_before is not None:
        found = [each for each in found if each >= not_before]
    if not found:
        return _real_day(day, month, today.year)
    return min(found, key=lambda each: each.diff(today).in_days())


def _whole_year(short: int, today: pendulum.Date, not_after: pendulum.Date | None) -> int:
    latest = not_after.year if not_after else today.year + _YEARS_AHEAD_FOR_TWO_DIGITS
    return latest - (latest - short) % 100


def _is_time(typed: str) -> bool:
    try:
        read_time(typed)
    except DateProblem:
        return False
    return True
