"""The next steps of an invented case, as a test reads them."""

from __future__ import annotations

from tests.policy.builders import POLICY, Story, at
from ubp_tui.policy.document import Policy
from ubp_tui.policy.steps import NextStep, next_steps


def steps(story: Story, when: str, rule: str = "", policy: Policy = POLICY) -> list[NextStep]:
    """Every next step of a case at a moment, or those of one rule."""
    found = next_steps(story.file, policy, at(when))
    return [step for step in found if rule in ("", step.rule)]


def due(story: Story, when: str, rule: str = "") -> list[tuple[str, str, str]]:
    """What, by when and with whom: ("Review the appeal", "2026-04-24", "Hope Head")."""
    return [
        (step.what, str(step.due_on), story.file.staff.name(step.owner_id) if step.owner_id else "")
        for step in steps(story, when, rule)
    ]


def what(story: Story, when: str, rule: str = "") -> list[str]:
    """What is left to do."""
    return [step.what for step in steps(story, when, rule)]
