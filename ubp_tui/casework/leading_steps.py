"""Which of a case's next steps its line in a list leads with, for whoever looks (R35)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.queues import CaseRow, Queue, Viewer
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import SummaryStep


def leading(row: CaseRow, steps: Sequence[SummaryStep], queue: Queue, looking: Viewer) -> CaseRow:
    """A line with the step that whoever looks is to read first.

    Their own queue leads with what they have to do, the decisions with the decision. Whoever
    has not been given the case reads what falls to them, never what falls to others.
    """
    step = _step_for(row, steps, queue, looking)
    if step is None:
        return row
    return replace(
        row,
        next_step=step.what,
        next_rule=step.rule,
        next_due=step.due_on,
        next_owner_id=step.owner_id,
    )


def _step_for(
    row: CaseRow, steps: Sequence[SummaryStep], queue: Queue, looking: Viewer
) -> SummaryStep | None:
    """The first step of those that matter most; None where the first of all does."""
    mine = [step for step in steps if step.owner_id == looking.staff_id]
    decisions = [step for step in steps if step.key == Action.DECIDE.value]
    if queue == Queue.TO_DECIDE and decisions:
        return decisions[0]
    if mine and (queue == Queue.MINE or not row.given):
        return mine[0]
    if row.given:
        return None
    unowned = [step for step in steps if step.owner_id is None]
    theirs = [*(decisions if looking.may_decide else ()), *(unowned if looking.manages else ())]
    return theirs[0] if theirs else None
