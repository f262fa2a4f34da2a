"""What is left of a proposal: the draft to finish, the decision to make (R9-R11)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.policy.actions import Action
from ubp_tui.policy.drafts import drafts_of_proposal
from ubp_tui.policy.eligibility import counted_approvals, enough_approve, why_not_decide
from ubp_tui.policy.facts import Proposal
from ubp_tui.policy.safeguarding import is_under_age
from ubp_tui.policy.stage import waiting_proposal
from ubp_tui.policy.steps.case_at import CaseAt, NextStep
from ubp_tui.policy.text import listed
from ubp_tui.policy.warnings import why_not_approve_yet


def drafting_steps(at: CaseAt) -> list[NextStep]:
    """A proposal that somebody has begun (R9); none about somebody under age (R4)."""
    if is_under_age(at.file.customer, at.policy, at.now):
        return []
    return [
        at.step(
            "Finish the proposal",
            "R9",
            Action.DRAFT,
            at.after(draft.started_at),
            owner_id=draft.holder_id,
            about_id=draft.id,
        )
        for draft in drafts_of_proposal(at.file)
    ]


def deciding_steps(at: CaseAt) -> list[NextStep]:
    """The decision, with whoever was asked to make it; a second one where two are needed."""
    proposal = waiting_proposal(at.file)
    if proposal is None:
        return []
    due = at.after(proposal.sent_at)
    able = [
        p
        for p in at.file.staff.people.values()
        if why_not_decide(p, at.file, proposal, at.policy, at.today) is None
    ]
    if all(p.outside for p in able):
        return [_from_outside(at, proposal, due, recorded=bool(able))]
    counted = [a.decided_by_id for a in counted_approvals(at.file, proposal, at.policy)]
    what = _what(at, proposal, counted)
    here = at.able(Action.DECIDE, proposal)
    if not here:
        return [at.standing_in_step(what, "R10", due, proposal.id, at.policy.authority.decides)]
    return [
        at.step(
            what,
            "R10",
            Action.DECIDE,
            due,
            owner_id=next((i for i in (proposal.sent_to_id, *counted) if i in here), here[0]),
            blocker=why_not_approve_yet(at.file, proposal, at.policy) or "",
            about_id=proposal.id,
            about=proposal,
        )
    ]


def _what(at: CaseAt, proposal: Proposal, counted: list[UUID]) -> str:
    """Where two decide: whether somebody has, and whose approval has ceased to count (R10).

    Or counts again, so that enough approve and none of them settled it.
    """
    name = at.file.staff.name
    if enough_approve(at.file, proposal, at.policy):
        return "Decide again" + f" (what {listed(map(name, counted))} approved counts)"
    given = {a.decided_by_id for a in at.file.approvals if a.proposal_id == proposal.id}
    what = "Decide, as the second of two" if counted else "Decide"
    if names := sorted(name(i) for i in given - set(counted)):
        what += f" (what {listed(names)} approved counts no more)"
    return what


def _from_outside(
    at: CaseAt, proposal: Proposal, due_on: pendulum.Date, *, recorded: bool
) -> NextStep:
    """Somebody of R10's grade records who decides from outside, and enters what they decide."""
    what = "Enter what the outside person decides"
    return at.step(
        what if recorded else "Record an outside person to decide",
        "R10",
        Action.RECORD_AUTHORITY,
        due_on,
        owner_id=at.records_authority(),
        blocker="" if recorded else "Nobody here may decide this.",
        about_id=proposal.id,
    )
