"""Where an agreed adjustment contradicts a measure, a decider settles it (R8)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.measures import measure_of
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.casework.suspending import hold_until_told, knowing
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.conflicts import contradicted
from ubp_tui.policy.facts import Adjustment, CaseFile, ConflictResolved, Measure, SuspensionCause
from ubp_tui.policy.forms import Findings
from ubp_tui.policy.forms.details import details_problems, possible_beside, why_unasked
from ubp_tui.policy.forms.informing import way_problems
from ubp_tui.policy.measures import MeasureDetails
from ubp_tui.policy.standing import unresolved_conflicts
from ubp_tui.policy.stricter import why_stricter


def resolve_conflict(
    desk: Desk,
    measure_id: UUID,
    adjustment_id: UUID,
    case_id: UUID,
    words: str,
    told_on: pendulum.Date | None,
    how: str,
    changed: MeasureDetails | None = None,
) -> ConflictResolved:
    """A decider settles where an adjustment contradicts a measure; the adjustment wins.

    The measure is changed so that it no longer contradicts, or lifted elsewhere; it cannot
    be left to override the adjustment. It binds again once the customer knows, by post from
    the day of receipt.

    Args:
        desk: where the decider works.
        measure_id: the measure.
        adjustment_id: the adjustment it contradicts.
        case_id: the case of both.
        words: how it was settled.
        told_on: when the customer was told.
        how: by which way they were told.
        changed: what the measure carries from now on.

    Raises:
        Refused: R21 does not allow it, or the measure would still contradict.
        Invalid: how, or when and how the customer was told, is missing.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.case_file(case_id)
        measure = measure_of(file, measure_id)
        work.allowed(Action.RESOLVE_CONFLICT, case_id, file.decision(measure.decision_id))
        adjustment = _contradicted(file, measure, adjustment_id)
        found.text("words", "How it was settled", words, "R8")
        found.told("told_on", told_on, london_date(adjustment.answered_at), work.today)
        way_problems(found, how, file, work.policy, "R8")
        details = _fitting(found, work, file, measure, changed)
        assert told_on is not None
        told = knowing(work, told_on, how)
        hold_until_told(work, file, measure, SuspensionCause.CHANGED, adjustment.words, **told)
        work.change(measure, details=details)
        return _settled(work, measure, adjustment, words, told_on)


def _contradicted(file: CaseFile, measure: Measure, adjustment_id: UUID) -> Adjustment:
    """The adjustment that the measure contradicts.

    Raises:
        Refused: it does not, or no more.
    """
    for adjustment in unresolved_conflicts(file, measure):
        if adjustment.id == adjustment_id:
            return adjustment
    raise Refused("There is no contradiction left to resolve here.", "R8")


def _settled(
    work: Work, measure: Measure, adjustment: Adjustment, words: str, told_on: pendulum.Date
) -> ConflictResolved:
    return work.add(
        ConflictResolved(
            id=work.new_id(),
            case_id=measure.case_id,
            measure_id=measure.id,
            adjustment_id=adjustment.id,
            resolved_by_id=work.actor_id,
            resolved_at=work.now,
            words=words,
            told_on=told_on,
        )
    )


def _fitting(
    found: Findings,
    work: Work,
    file: CaseFile,
    measure: Measure,
    changed: MeasureDetails | None,
) -> MeasureDetails:
    """What the measure carries from now on, where it is no stricter and fits.

    Raises:
        Invalid: it is missing, stricter or impossible; or something else was found.
        Refused: somebody has not been asked, or it would still contradict.
    """
    if changed is None:
        found.add("changed", "Change the measure so that it fits, or lift it.", "R8")
    else:
        found.add("changed", why_stricter(measure, changed, None, file.adjustments), "R21")
        details_problems(found, changed, file, work.today)
        possible_beside(found, measure, changed, file, work.today)
    reject(found.problems)
    assert changed is not None
    if why := why_unasked(measure, changed, file):
        raise Refused(why, "R23")
    if contradicted(changed, file.adjustments):
        raise Refused("The measure would still contradict an agreed adjustment.", "R8")
    return changed
