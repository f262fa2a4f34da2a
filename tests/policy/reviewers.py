"""Who might review or decide in tests of who may."""

from typing import Any

from tests.policy.builders import POLICY, Story, day
from ubp_tui.policy.eligibility import why_not_review
from ubp_tui.policy.facts import StaffMember

TODAY = day("2026-04-02")


def may_review(story: Story, person: StaffMember, appeal: Any) -> str:
    refusal = why_not_review(story.people[person.id], story.file, appeal, POLICY, day("2026-04-20"))
    return refusal.reason if refusal else "may"


def outside(story: Story, **more: Any) -> StaffMember:
    return story.person("Olu Outside", "executive", outside=True, organisation="Board", **more)


def reviewable(story: Story, **decided: Any) -> Any:
    return story.appeal(story.decide(story.propose(), **decided), reviewer=story.hope)
