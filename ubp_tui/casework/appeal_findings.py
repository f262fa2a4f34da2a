"""What an appeal's outcome does to a measure, a warning, a proposal that waits (R29, R32, R33)."""

from __future__ import annotations

from ubp_tui.casework.evidence import frozen_evidence
from ubp_tui.casework.measures import end_measure, measure_of, vary
from ubp_tui.casework.warnings import undo_warning
from ubp_tui.casework.work import Work
from ubp_tui.policy.facts import (
    Appeal,
    AppealFinding,
    AppealOutcome,
    CaseFile,
    Decision,
    Ended,
    Outcome,
    SuspensionCause,
)
from ubp_tui.policy.forms.appealing import FindingForm
from ubp_tui.policy.stage import waiting_proposal
from ubp_tui.policy.standing import standing
from ubp_tui.policy.warnings import why_not_approve_yet


def record_finding(work: Work, file: CaseFile, appeal: Appeal, form: FindingForm) -> None:
    """Within a transaction: an outcome is recorded, and what is upheld is undone at once (R32)."""
    assert form.outcome is not None
    work.add(
        AppealFinding(
            id=work.new_id(),
            case_id=appeal.case_id,
            appeal_id=appeal.id,
            measure_id=form.measure_id,
            outcome=form.outcome,
            reasons=form.reasons,
            varied_details=form.varied_details,
            varied_last_day=form.varied_last_day,
        )
    )
    if form.measure_id is None:
        if form.outcome == AppealOutcome.UPHELD:
            warning = next(w for w in file.warnings if w.id == appeal.warning_id)
            undo_warning(work, warning)
            _send_back(work, appeal)
        return
    measure = measure_of(file, form.measure_id)
    if standing(file, measure, work.policy, work.now).has_ended:
        return
    if form.outcome == AppealOutcome.UPHELD:
        end_measure(work, file, measure, Ended.UNDONE, form.reasons, appeal.reviewer_id)
    elif form.outcome == AppealOutcome.PARTLY:
        vary(work, file, measure, form.varied_details, form.varied_last_day)


def _send_back(work: Work, appeal: Appeal) -> None:
    """A proposal that rested on a warning undone on appeal goes back (R29)."""
    file = work.case_file(appeal.case_id)
    proposal = waiting_proposal(file)
    if proposal is None or not why_not_approve_yet(file, proposal, work.policy):
        return
    work.add(
        Decision(
            id=work.new_id(),
            case_id=appeal.case_id,
            proposal_id=proposal.id,
            decided_by_ids=(appeal.reviewer_id or work.actor_id,),
            grade=appeal.reviewer_grade,
            decided_at=work.now,
            outcome=Outcome.SENT_BACK,
            reasons="The warning that it relied on was undone on appeal.",
            policy_version=work.policy.edition,
            evidence=frozen_evidence(file, proposal),
        )
    )


def release(work: Work, file: CaseFile, appeal: Appeal) -> None:
    """Within a transaction: the reviewer's suspensions are over; telling comes after."""
    for measure in file.measures:
        if measure.decision_id != appeal.decision_id:
            continue
        for found in measure.suspensions:
            if found.cause == SuspensionCause.APPEAL and found.over_at is None:
                work.change(found, over_at=work.now)
