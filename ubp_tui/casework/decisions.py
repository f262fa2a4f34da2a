"""Decisions: measure by measure, with reasons, by somebody R10 allows (R10-R13)."""

from __future__ import annotations

from uuid import UUID

from ubp_tui.casework.cases import give
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.evidence import frozen_evidence
from ubp_tui.casework.refusals import Refused, refuse_if, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.eligibility import (
    approval_by,
    counted_approvals,
    grade_on,
    why_not_decide,
)
from ubp_tui.policy.facts import (
    Approval,
    CaseFile,
    ContactRole,
    Decision,
    Informing,
    Measure,
    Outcome,
    Proposal,
    ProposedMeasure,
    Role,
    StaffMember,
)
from ubp_tui.policy.forms import Problem, cleaned
from ubp_tui.policy.forms.deciding import (
    DecisionForm,
    decided_already,
    decision_problems,
)
from ubp_tui.policy.measures import SingleContact
from ubp_tui.policy.naming import called
from ubp_tui.policy.periods import last_day
from ubp_tui.policy.permissions import may
from ubp_tui.policy.stage import waiting_proposal
from ubp_tui.policy.text import listed


def decide(desk: Desk, case_id: UUID, proposal_id: UUID, form: DecisionForm) -> Decision | None:
    """Records a decision; None where a second decider is still needed (R10).

    Where more have approved than are needed, the first of them settles it with whoever decides.
    Where an outside person decides, whoever may record one enters it for them.

    Raises:
        Refused: the decider may not decide; the sentence says why.
        Invalid: reasons are missing, or what was approved does not fit.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        file = work.case_file(case_id)
        proposal = _waiting(work, file, proposal_id)
        decider = _decider(work, file, proposal, form)
        problems = decision_problems(form, file, proposal, work.policy, work.now, work.today)
        reject([*problems, *_not_as_before(file, proposal, decider, form)])
        assert form.outcome is not None
        needed = work.policy.authority.deciders_needed
        others = [
            approval
            for approval in counted_approvals(file, proposal, work.policy)
            if approval.decided_by_id != decider.id
        ]
        given = [*others[: needed - 1], _approval(work, file, proposal, decider, form)]
        approving = form.outcome in (Outcome.APPROVED, Outcome.PARTLY)
        if approving and len(given) < needed:
            return None
        return _settle(work, work.case_file(case_id), proposal, given, form)


def _waiting(work: Work, file: CaseFile, proposal_id: UUID) -> Proposal:
    waiting = waiting_proposal(file)
    if waiting is not None and waiting.id == proposal_id:
        return waiting
    # Somebody who saw the case only because it waited for them may not be told what became of it.
    if refusal := may(work.asking(file.staff), Action.SEE_CASE, file):
        raise Refused(f"This does not wait for your decision. {refusal.reason}", refusal.rule)
    raise Refused(decided_already(file, proposal_id), "R11")


def _decider(work: Work, file: CaseFile, proposal: Proposal, form: DecisionForm) -> StaffMember:
    """Who decides: whoever sits here, or the outside person for whom they enter it."""
    if form.decided_by_id in (None, work.actor_id):
        work.allowed(Action.DECIDE, file.case.id, proposal)
        return file.staff[work.actor_id]
    decider = file.staff.people.get(form.decided_by_id) if form.decided_by_id else None
    if decider is None or not decider.outside:
        raise Refused("Nobody decides in a colleague's name.", "R10")
    work.allowed(Action.RECORD_AUTHORITY, file.case.id, decider)
    refuse_if(why_not_decide(decider, file, proposal, work.policy, work.today))
    return decider


def _not_as_before(
    file: CaseFile, proposal: Proposal, decider: StaffMember, form: DecisionForm
) -> list[Problem]:
    """What somebody approved stays as it is on record: letters rest on it (R10, R35)."""
    before = approval_by(decider.id, file, proposal)
    if before is None or not form.approved_ids:
        return []
    if set(form.approved_ids) == set(before.approved_ids):
        return []
    approved = [m for m in proposal.measures if m.id in before.approved_ids]
    what = listed(called(measure, proposal.measures) for measure in approved)
    sentence = (
        f"{decider.name} approved {what}, which stands as it is. Mark the same, or refuse it or "
        "send it back."
    )
    return [Problem("approved_ids", sentence, "R10")]


def _approval(
    work: Work, file: CaseFile, proposal: Proposal, decider: StaffMember, form: DecisionForm
) -> Approval:
    """What the decider says now. Of whoever has said it before the first stays on record.

    The second time they approve the same or nothing; the decision itself keeps their reasons.
    """
    assert form.outcome is not None
    give(work, file.case.id, decider.id, "decided")
    before = approval_by(decider.id, file, proposal)
    approval = Approval(
        id=before.id if before else work.new_id(),
        case_id=file.case.id,
        proposal_id=proposal.id,
        decided_by_id=decider.id,
        entered_by_id=work.actor_id,
        grade=grade_on(decider, work.policy, work.today),
        decided_at=work.now,
        outcome=form.outcome,
        approved_ids=form.approved_ids,
        reasons=form.reasons,
        starts_on=form.starts_on,
        months=form.months,
    )
    return approval if before else work.add(approval)


def _settle(
    work: Work,
    file: CaseFile,
    proposal: Proposal,
    given: list[Approval],
    form: DecisionForm,
) -> Decision:
    """The decision: only what everybody approved, from the later start, for the shorter time.

    The highest grade counts from then on.
    """
    assert form.outcome is not None
    both = set.intersection(*(set(a.approved_ids) for a in given))
    approved = [m for m in proposal.measures if m.id in both]
    dated = any(m.code != "M6" for m in approved)
    starts_on = max((a.starts_on for a in given if a.starts_on and dated), default=None)
    months = min((a.months for a in given if a.months), default=None)
    decision = work.add(
        Decision(
            id=work.new_id(),
            case_id=file.case.id,
            proposal_id=proposal.id,
            decided_by_ids=tuple(a.decided_by_id for a in given),
            grade=max((a.grade for a in given), key=work.policy.rank),
            decided_at=work.now,
            outcome=_outcome(form.outcome, approved, proposal),
            reasons="\n\n".join(a.reasons for a in given),
            starts_on=starts_on,
            last_day=last_day(starts_on, months) if starts_on and months else None,
            policy_version=work.policy.edition,
            review_months=work.policy.figures.review_months.value if approved else None,
            evidence=frozen_evidence(file, proposal),
        )
    )
    if approved:
        _apply(work, decision, approved)
    return decision


def _outcome(said: Outcome, approved: list[ProposedMeasure], proposal: Proposal) -> Outcome:
    """What two deciders come to together: what both approve, else a refusal."""
    if said in (Outcome.REFUSED, Outcome.SENT_BACK):
        return said
    if not approved:
        return Outcome.REFUSED
    return Outcome.APPROVED if len(approved) == len(proposal.measures) else Outcome.PARTLY


def _apply(work: Work, decision: Decision, approved: list[ProposedMeasure]) -> None:
    """The measures, their people to be asked, and the checklist to work through."""
    for proposed in approved:
        is_act = proposed.code == "M6"
        measure = work.add(
            Measure(
                id=work.new_id(),
                case_id=decision.case_id,
                decision_id=decision.id,
                code=proposed.code,
                details=proposed.details,
                starts_on=decision.starts_on or work.today,
                last_day=None if is_act else decision.last_day,
                is_adjustment=proposed.is_adjustment,
                immediate_reason=proposed.immediate_reason,
            )
        )
        if isinstance(proposed.details, SingleContact):
            ask_role(work, measure, proposed.details.staff_id, Role.CONTACT)
            ask_role(work, measure, proposed.details.deputy_id, Role.DEPUTY)
    work.add(
        Informing(
            id=work.new_id(),
            case_id=decision.case_id,
            decision_id=decision.id,
            started_at=work.now,
        )
    )


def ask_role(work: Work, measure: Measure, staff_id: UUID, role: Role) -> ContactRole:
    """Within a transaction: somebody is asked to be point of contact or deputy (R23).

    They are given the case when they accept, not before (R35).
    """
    return work.add(
        ContactRole(
            id=work.new_id(),
            case_id=measure.case_id,
            measure_id=measure.id,
            staff_id=staff_id,
            role=role,
            asked_by_id=work.actor_id,
            asked_at=work.now,
        )
    )
