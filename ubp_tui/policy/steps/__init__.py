"""What is left to do on a case: one answer for queues, screens and the command line.

Nothing waits unseen: every step has an owner (or falls to any manager) and a due date.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pendulum

from ubp_tui.policy.actions import Action
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile
from ubp_tui.policy.steps.appealing import appeal_steps, complaint_steps
from ubp_tui.policy.steps.assessing import (
    adjustment_steps,
    allegation_steps,
    considering_steps,
    incident_steps,
    late_adjustment_steps,
    nomination_steps,
    refusal_steps,
    warning_steps,
)
from ubp_tui.policy.steps.case_at import CaseAt, NextStep, falls_to
from ubp_tui.policy.steps.contacts import contact_steps
from ubp_tui.policy.steps.deciding import deciding_steps, drafting_steps
from ubp_tui.policy.steps.ending import ending_steps, safeguarding_steps
from ubp_tui.policy.steps.in_force import in_force_steps, review_telling_steps
from ubp_tui.policy.steps.informing import informing_steps
from ubp_tui.policy.steps.supporting import (
    affected,
    follow_up_steps,
    personnel_steps,
    support_steps,
)

__all__ = ["CaseAt", "NextStep", "affected", "ends_with_case", "falls_to", "next_steps"]

Builder = Callable[[CaseAt], list[NextStep]]

_BUILDERS: tuple[Builder, ...] = (
    deciding_steps,
    drafting_steps,
    appeal_steps,
    informing_steps,
    in_force_steps,
    contact_steps,
    review_telling_steps,
    ending_steps,
    refusal_steps,
    safeguarding_steps,
    considering_steps,
    warning_steps,
    nomination_steps,
    adjustment_steps,
    incident_steps,
    allegation_steps,
    complaint_steps,
    personnel_steps,
    support_steps,
)
"""In the order in which steps due on the same day are shown."""

_WHEN_REOPENED = tuple(
    build for build in _BUILDERS if build not in (drafting_steps, considering_steps)
)
"""A case that is open again is there for what was left on it: nothing new is proposed (R20)."""

_WHEN_CLOSED: tuple[Builder, ...] = (
    appeal_steps,
    late_adjustment_steps,
    allegation_steps,
    complaint_steps,
    follow_up_steps,
)
"""What waits on a closed case too (R3, R8, R22, R28, R29).

A late appeal, a late need, what is said late of a colleague and a late complaint that asks for a
look; support that is followed up.
"""

_AFTER_DEATH: tuple[Builder, ...] = (ending_steps,)
"""What a death does not end (R20)."""


def next_steps(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> tuple[NextStep, ...]:
    """Everything left to do on a case at a moment, the first due leading."""
    at = CaseAt(file=file, policy=policy, now=now)
    steps = [step for build in _builders(file) for step in build(at)]
    return tuple(sorted(steps, key=lambda step: step.due_on))


def ends_with_case(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> tuple[NextStep, ...]:
    """What is left to do now and would be nobody's any more if the case were closed (R20).

    Closing itself and what is only waited for are no work that is left undone.
    """
    closed = msgspec.structs.replace(file.case, closed_at=now)
    kept = next_steps(msgspec.structs.replace(file, case=closed), policy, now)
    still = {(step.what, step.about_id) for step in kept}
    no_work = (Action.CLOSE, Action.WARN, Action.SEE_CASE)
    return tuple(
        step
        for step in next_steps(file, policy, now)
        if step.action not in no_work and (step.what, step.about_id) not in still
    )


def _builders(file: CaseFile) -> tuple[Builder, ...]:
    """What there can be left to do on a case as it stands."""
    died = file.customer.died_on is not None
    if file.case.is_closed:
        return () if died else _WHEN_CLOSED
    if died:
        return _AFTER_DEATH
    return _BUILDERS if file.case.reopened_at is None else _WHEN_REOPENED
