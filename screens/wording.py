"""How screens put dates, grades and stages: short, and the same everywhere."""

from __future__ import annotations

import pendulum

from ubp_tui.policy.calendar import LONDON
from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import grade_on
from ubp_tui.policy.facts import StaffMember

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


def moment_words(moment: pendulum.DateTime) -> str:
    """A moment in London: "22 Nov 2026 10:42"."""
    local = moment.in_timezone(LONDON)
    return f"{local.day} {local:%b %Y %H:%M}"


def who_words(person: StaffMember, policy: Policy, today: pendulum.Date) -> str:
    """Somebody with their grade: "Priya Shah, team leader", "Ruth Adeyemi, acting executive"."""
    return f"{person.name}, {grade_words(person, policy, today)}"


def grade_words(person: StaffMember, policy: Policy, today: pendulum.Date) -> str:
    """The grade somebody has on a day: "team leader", "acting executive"; where from, outside."""
    if person.outside:
        return person.organisation
    grade = grade_on(person, policy, today)
    acting = "" if grade == person.grade else "acting "
    return f"{acting}{policy.grade_title(grade).lower()}"


def stage_words(stage: str, also: tuple[str, ...], appeal: str) -> str:
    """A stage in a list: "In force*" where something else is true as well."""
    mark = "*" if also or appeal else ""
    return f"{stage.capitalize()}{mark}"


def beside_words(also: tuple[str, ...], appeal: str) -> str:
    """What else is true: "more time proposed · appeal referred"."""
    return " · ".join([*also, *([f"appeal {appeal}"] if appeal else [])])
