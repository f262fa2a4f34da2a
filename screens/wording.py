"""How screens put dates, grades and stages: short, and the same everywhere."""

from __future__ import annotations

import pendulum

from ubp_tui.policy.calendar import LONDON
from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import grade_on
from ubp_tui.policy.facts import StaffMember


def moment_words(moment: pendulum.DateTime) -> str:
    """A moment in London: "22 Nov 2026 10:42"."""
    local = moment.in_timezone(LONDON)
    return f"{local.day} {local:%b %Y %H:%M}"


def weekday_moment(moment: pendulum.DateTime) -> str:
    """A moment in London with its weekday: "Sun 22 Nov 2026 10:42"."""
    return f"{moment.in_timezone(LONDON):%a} {moment_words(moment)}"


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
