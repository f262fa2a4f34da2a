"""Within a transaction: a measure is suspended, or waits until the customer knows (R12, R33)."""

from __future__ import annotations

from typing import Any

import pendulum

from ubp_tui.casework.refusals import Refused
from ubp_tui.casework.work import Work
from ubp_tui.policy.facts import CaseFile, Measure, Suspension, SuspensionCause
from ubp_tui.policy.informing import informed_at
from ubp_tui.policy.periods import knows_from
from ubp_tui.policy.sorting import folded
from ubp_tui.policy.text import clean


def suspend(work: Work, measure: Measure, cause: SuspensionCause, reason: str) -> Suspension:
    """The measure does not bind for now.

    Raises:
        Refused: it is suspended for the same cause already; of open issues there can be several.
    """
    same = [s for s in measure.suspensions if s.cause == cause and s.over_at is None]
    if cause == SuspensionCause.ISSUE_OPEN:
        same = [s for s in same if folded(s.reason) == folded(clean(reason))]
    if same:
        raise Refused(f"{measure.code} is suspended already.", "R33")
    return _suspension(work, measure, cause, clean(reason))


def hold_until_told(
    work: Work,
    file: CaseFile,
    measure: Measure,
    cause: SuspensionCause,
    reason: str,
    **told: Any,
) -> None:
    """What held a measure back is over, and the customer is to be told.

    Whoever has not been told of the measure yet learns of it as it is by the letter. `told`
    says when and how they were told, where they were.
    """
    if informed_at(file, measure.decision_id, work.policy) is not None:
        over_until_told(work, measure, cause, reason, **told)


def over_until_told(
    work: Work, measure: Measure, cause: SuspensionCause, reason: str, **told: Any
) -> None:
    """The measure binds again once the customer knows; `told` says when they were told."""
    _suspension(work, measure, cause, reason, over_at=work.now, **told)


def _suspension(
    work: Work, measure: Measure, cause: SuspensionCause, reason: str, **more: Any
) -> Suspension:
    return work.add(
        Suspension(
            id=work.new_id(),
            case_id=measure.case_id,
            measure_id=measure.id,
            cause=cause,
            reason=reason,
            since=work.now,
            by_id=work.actor_id,
            **more,
        )
    )


def knowing(work: Work, told_on: pendulum.Date, how: str) -> dict[str, Any]:
    """When and how the customer was told that a measure binds, and from when they know (R12)."""
    knows_at = knows_from(told_on, how, work.policy, work.now)
    return {"told_at": knows_at, "told_on": told_on, "told_how": how}
