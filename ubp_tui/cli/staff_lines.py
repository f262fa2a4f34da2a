"""How `ubp staff list` says who works here: a line for people, and the same for programs."""

from __future__ import annotations

from typing import Any

import pendulum

from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import grade_on
from ubp_tui.policy.facts import Directory, StaffMember

HEADER = ("Name", "Account", "Grade", "Line manager", "Remarks")


def as_data(
    person: StaffMember, directory: Directory, policy: Policy, today: pendulum.Date
) -> dict[str, Any]:
    """Somebody on the list, in the shape that `docs/command-line.md` promises."""
    manager = directory.people.get(person.line_manager_id) if person.line_manager_id else None
    return {
        "name": person.name,
        "username": person.username,
        "grade": person.grade,
        "grade_today": grade_on(person, policy, today),
        "line_manager": manager.name if manager else None,
        "working_days": list(person.working_days),
        "away": person.is_away(today),
        "left_on": person.left_on,
        "organisation": person.organisation or None,
        "safeguarding_lead": person.safeguarding_lead,
        "data_protection": person.data_protection,
    }


def as_line(
    person: StaffMember, directory: Directory, policy: Policy, today: pendulum.Date
) -> tuple[str, ...]:
    """Somebody on the list, under `HEADER`."""
    manager = directory.name(person.line_manager_id) if person.line_manager_id else "none"
    return (
        person.name,
        person.username or "none",
        policy.grade_title(person.grade),
        manager,
        ", ".join(_remarks(person, policy, today)),
    )


def _remarks(person: StaffMember, policy: Policy, today: pendulum.Date) -> list[str]:
    said = {
        f"from {person.organisation}": person.outside,
        f"acting {policy.grade_title(grade_on(person, policy, today))}": (
            grade_on(person, policy, today) != person.grade
        ),
        "away": person.is_away(today),
        "safeguarding lead": person.safeguarding_lead,
        "data protection": person.data_protection,
    }
    remarks = [words for words, is_so in said.items() if is_so]
    if person.left_on is not None:
        remarks.append(f"last day {in_words(person.left_on)}")
    return remarks
