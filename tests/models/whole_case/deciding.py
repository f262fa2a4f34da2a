"""One record of each kind from the decision on: informing, appeal and end."""

from __future__ import annotations

from models.fields import new_id
from tests.models.whole_case.shared import DAY, Shared
from ubp_tui.policy import facts
from ubp_tui.policy.measures import LimitedContact, PublicBody


def conflict_resolved(of: Shared) -> facts.ConflictResolved:
    return facts.ConflictResolved(
        id=new_id(),
        **of.on_case,
        measure_id=of.measure_id,
        adjustment_id=of.adjustment_id,
        resolved_by_id=of.me,
        resolved_at=of.now,
        words="w",
        told_on=DAY,
    )


def approval(of: Shared) -> facts.Approval:
    return facts.Approval(
        id=new_id(),
        **of.on_case,
        proposal_id=of.proposal_id,
        decided_by_id=of.me,
        entered_by_id=of.me,
        grade="g",
        decided_at=of.now,
        outcome="approved",
        reasons="r",
    )


def decision(of: Shared) -> facts.Decision:
    return facts.Decision(
        id=of.decision_id,
        **of.on_case,
        proposal_id=of.proposal_id,
        decided_by_ids=(of.me,),
        grade="head_of_service",
        decided_at=of.now,
        outcome="approved",
        reasons="Needed.",
        policy_version="1",
        review_months=6,
    )


def measure(of: Shared) -> facts.Measure:
    return facts.Measure(
        id=of.measure_id,
        **of.on_case,
        decision_id=of.decision_id,
        code="M6",
        details=PublicBody(body="police", shared="a", why="b", lawful_basis="c"),
        starts_on=DAY,
        suspensions=(
            facts.Suspension(
                id=new_id(),
                **of.on_case,
                measure_id=of.measure_id,
                cause=facts.SuspensionCause.APPEAL,
                reason="r",
                since=of.now,
                by_id=of.me,
            ),
        ),
    )


def review(of: Shared) -> facts.Review:
    return facts.Review(
        id=new_id(),
        **of.on_case,
        decision_id=of.decision_id,
        reviewed_by_id=of.me,
        reviewed_at=of.now,
        outcome="continue",
        reasons="r",
    )


def informing(of: Shared) -> facts.Informing:
    return facts.Informing(
        id=of.informing_id,
        **of.on_case,
        decision_id=of.decision_id,
        started_at=of.now,
        items=(
            facts.InformingItem(
                id=new_id(),
                **of.on_case,
                informing_id=of.informing_id,
                number=6,
                state=facts.ItemState.DONE,
                done_by_id=of.me,
                done_at=of.now,
            ),
        ),
    )


def end_told(of: Shared) -> facts.EndTold:
    return facts.EndTold(
        id=new_id(),
        **of.on_case,
        **of.recorded,
        measure_ids=(of.measure_id,),
        told_on=DAY,
        how="post",
    )


def appeal(of: Shared) -> facts.Appeal:
    return facts.Appeal(
        id=of.appeal_id,
        **of.on_case,
        **of.recorded,
        decision_id=of.decision_id,
        received_on=DAY,
        channel="phone",
        words="Unfair.",
        findings=(
            facts.AppealFinding(
                id=new_id(),
                **of.on_case,
                appeal_id=of.appeal_id,
                measure_id=of.measure_id,
                outcome=facts.AppealOutcome.PARTLY,
                reasons="r",
                varied_details=LimitedContact(weekdays=(1,)),
                varied_last_day=DAY,
            ),
        ),
    )


def complaint(of: Shared) -> facts.Complaint:
    return facts.Complaint(
        id=new_id(), **of.on_case, **of.recorded, reference="C-1", received_on=DAY, words="w"
    )
