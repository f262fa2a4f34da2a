"""A decision: approve all, approve some, refuse or send back, always with reasons (R11)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pendulum

from ubp_tui.policy.beside import conflicts_with_standing
from ubp_tui.policy.conflicts import conflict_with_customer, why_it_contradicts
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Outcome, Proposal
from ubp_tui.policy.forms.details import details_problems
from ubp_tui.policy.forms.problems import Findings, Problem
from ubp_tui.policy.naming import called
from ubp_tui.policy.safeguarding import is_under_age
from ubp_tui.policy.stage import waiting_proposal
from ubp_tui.policy.warnings import relied_on, why_not_approve_yet


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionForm:
    """What a decider says. `decided_by_id` is an outside person where one decides (R10).

    `approved_ids` are the proposed measures approved; `starts_on` is the start that the
    decision fixes, and `months` the length, at most what was proposed.
    """

    outcome: Outcome | None
    reasons: str
    approved_ids: tuple[UUID, ...] = ()
    starts_on: pendulum.Date | None = None
    months: int | None = None
    decided_by_id: UUID | None = None


def decided_already(file: CaseFile, proposal_id: UUID) -> str:
    """That a proposal does not wait for a decision any more, and who decided; empty if it does."""
    waiting = waiting_proposal(file)
    if waiting is not None and waiting.id == proposal_id:
        return ""
    made = next((d for d in file.decisions if d.proposal_id == proposal_id), None)
    by = f" by {file.staff.name(made.decided_by_ids[0])}" if made else ""
    return f"This proposal has been decided already{by}. Open the case again."


def decision_problems(
    form: DecisionForm,
    file: CaseFile,
    proposal: Proposal,
    policy: Policy,
    now: pendulum.DateTime,
    today: pendulum.Date,
) -> list[Problem]:
    """What is wrong with a decision, and what has changed since the proposal was sent.

    Where it has been decided meanwhile, only that.
    """
    found = Findings()
    if decided := decided_already(file, proposal.id):
        found.add("outcome", decided, "R11")
        return found.problems
    if form.outcome is None:
        found.add("outcome", "Choose what you decide.", "R11")
    found.text("reasons", "Reasons", form.reasons, "R11")
    proposed = {m.id for m in proposal.measures}
    approved = set(form.approved_ids)
    if approved - proposed:
        found.add("approved_ids", "Only measures of this proposal can be approved.", "R11")
    if form.outcome == Outcome.APPROVED and approved != proposed:
        found.add("approved_ids", "Approving all means every measure of the proposal.", "R11")
    if form.outcome == Outcome.PARTLY and not (approved and approved < proposed):
        found.add(
            "approved_ids", "Approving some means at least one measure and not all of them.", "R11"
        )
    if form.outcome in (Outcome.REFUSED, Outcome.SENT_BACK) and approved:
        found.add("approved_ids", "Nothing is approved, so no measure is marked.", "R11")
    if approved:
        _period(found, form, proposal, approved, today)
        found.add("outcome", why_not_approve_yet(file, proposal, policy), "R6")
        _still_proven(found, file, proposal, approved)
        _still_fits(found, file, proposal, approved, policy, today)
        details = [m.details for m in proposal.measures if m.id in approved]
        for sentence in conflicts_with_standing(details, form.starts_on, file, policy, now):
            found.add("approved_ids", sentence, "S")
        if is_under_age(file.customer, policy, now):
            age = policy.figures.adult_age.value
            found.add("outcome", f"{file.customer.spoken_name} is under {age}: refuse it.", "R4")
    return found.problems


def _period(
    found: Findings,
    form: DecisionForm,
    proposal: Proposal,
    approved: set[UUID],
    today: pendulum.Date,
) -> None:
    if {m.code for m in proposal.measures if m.id in approved} == {"M6"}:
        return
    found.start("starts_on", form.starts_on, today)
    if form.months is None or not 1 <= form.months <= proposal.months:
        found.add(
            "months",
            f"Say for how many months, 1 to the {proposal.months} proposed.",
            "R11",
        )


def _still_proven(found: Findings, file: CaseFile, proposal: Proposal, approved: set[UUID]) -> None:
    """A measure whose incidents were all found unproven meanwhile has nothing to answer."""
    proven = {incident.id for incident in file.incidents if relied_on(incident)}
    for measure in proposal.measures:
        if measure.id in approved and not proven & set(measure.incident_ids):
            found.add(
                "approved_ids",
                f"No incident that {called(measure, proposal.measures)} answers stands any more. "
                "Refuse it or send back.",
                "R9",
            )


def _still_fits(
    found: Findings,
    file: CaseFile,
    proposal: Proposal,
    approved: set[UUID],
    policy: Policy,
    today: pendulum.Date,
) -> None:
    """An adjustment agreed since the proposal was sent comes first (R8); so does what is gone.

    That is an agreement that has ended (R27), or a point of contact who has left (R23).
    """
    for measure in proposal.measures:
        if measure.id not in approved:
            continue
        name = called(measure, proposal.measures)
        for sentence in why_it_contradicts(measure.details, file.adjustments, policy):
            found.add("approved_ids", f"{sentence} Refuse {name} or send it back.", "R8")
        found.add("approved_ids", conflict_with_customer(measure.details, file.customer), "S")
        gone = Findings()
        details_problems(gone, measure.details, file, today)
        for problem in gone.problems:
            message = f"{problem.message} Refuse {name} or send it back."
            found.add("approved_ids", message, problem.rule)
