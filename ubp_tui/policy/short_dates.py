"""Dates as lists put them: short, and the same on every screen and in every command."""

from __future__ import annotations

import pendulum

_WEEK = 7
_NEAR = 180
"""Days within which a day and a month say which year it is."""


def due_words(day: pendulum.Date | None, today: pendulum.Date) -> str:
    """When something is due, in 11 cells: "today !", "Tue 24", "1 Dec", "15 Jun 2027".

    What is due today or overdue is marked with "!"; long overdue, only the month is said.
    """
    if day is None:
        return ""
    if day == today:
        return "today !"
    if day < today:
        return f"{day_cell(day, today)} !"
    if (day - today).days < _WEEK:
        return f"{day:%a} {day.day}"
    return short_date(day, today)


def due_cell(day: pendulum.Date | None, today: pendulum.Date) -> str:
    """The same in 8 cells and without its mark: of a day far away only the month."""
    if day is None or _is_near(day, today):
        return due_words(day, today).removesuffix(" !")
    return day_cell(day, today)


def day_cell(day: pendulum.Date, today: pendulum.Date) -> str:
    """A date in 8 cells: "1 Dec", or "Jun 2027" where the day is far away."""
    return short_date(day, today) if _is_near(day, today) else f"{day:%b %Y}"


def short_date(day: pendulum.Date, today: pendulum.Date) -> str:
    """A date without its year where that is this year or near: "1 Dec"."""
    year = "" if _is_near(day, today) else f" {day.year}"
    return f"{day.day} {day:%b}{year}"


def _is_near(day: pendulum.Date, today: pendulum.Date) -> bool:
    return abs((day - today).days) < _NEAR
