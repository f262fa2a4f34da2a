"""Where an agreed adjustment contradicts a measure, a decider settles it (R8)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.measures import hold_until_told, measure_of
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.channels import WAYS_TO_TELL
from ubp_tui.policy.conflicts import contradicted
from ubp_tui.policy.facts import CaseFile, ConflictResolved, Measure, SuspensionCause
from ubp_tui.policy.forms import Findings
from ubp_tui.policy.forms.details import details_problems, possible_beside, why_unasked
from ubp_tui.policy.measures import MeasureDetails
from ubp_tui.policy.needs import why_not_by
from ubp_tui.policy.periods import knows_from
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
        against = {a.id: a for a in unresolved_conflicts(file, measure)}
        if adjustment_id not in against:
            raise Refused("There is no contradiction left to resolve here.", "R8")
        adjustment = against[adjustment_id]
        found.text("words", "How it was settled", words, "R8")
        found.told("told_on", told_on, london_date(adjustment.answered_at), work.today)
        found.choice("how", "How they were told", how, WAYS_TO_TELL, "R8")
        found.add("how", why_not_by(how, file, work.policy), "R8")
        details = _fitting(found, work, file, measure, changed)
        assert told_on is not None
        told_at = knows_from(told_on, how, work.policy, work.now)
        told = {"told_at": told_at, "told_on": told_on, "told_how": how}
        hold_until_told(work, file, measure, SuspensionCause.CHANGED, adjustment.words, **told)
        work.change(measure, details=details)
        return work.add(
            ConflictResolved(
                id=work.new_id(),
                case_id=case_id,
                measure_id=measure_id,
                adjustment_id=adjustment_id,
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
