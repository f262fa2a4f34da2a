"""Proposals: drafted, sent for decision (R6-R9). Their drafts are saved by `drafts`."""

from __future__ import annotations

from uuid import UUID

from ubp_tui.casework.cases import give
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, refuse_if, reject
from ubp_tui.casework.views import CaseView, deciders
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.coding import to_json
from ubp_tui.policy.drafts import drafts_of_proposal
from ubp_tui.policy.eligibility import Candidate, why_not_decide
from ubp_tui.policy.facts import CaseFile, Draft, DraftKind, Outcome, Proposal, ProposedMeasure
from ubp_tui.policy.forms import cleaned
from ubp_tui.policy.forms.proposing import MeasureForm, ProposalForm, proposal_problems
from ubp_tui.policy.forms.redrafting import fields_of


def start_proposal(desk: Desk, case_id: UUID) -> Draft:
    """The case's one draft: begun now, or the one that is there, whoever holds it.

    After a proposal was sent back it begins with what that said, to be changed; whoever
    wrote that is an author of this one too (R10, R11).

    Raises:
        Refused: the grade is lower than a team leader's, or a proposal waits already.
    """
    with desk.transaction() as work:
        file = work.allowed(Action.DRAFT, case_id)
        if existing := drafts_of_proposal(file):
            return existing[0]
        before = _sent_back(file)
        authors = (*(before.author_ids if before else ()), work.actor_id)
        return work.add(
            Draft(
                id=work.new_id(),
                kind=DraftKind.PROPOSAL,
                case_id=case_id,
                started_by_id=work.actor_id,
                started_at=work.now,
                holder_id=work.actor_id,
                author_ids=tuple(dict.fromkeys(authors)),
                saved_at=work.now,
                body=to_json(fields_of(before) if before else {}),
            )
        )


def _sent_back(file: CaseFile) -> Proposal | None:
    """The proposal that the newest decision sent back; None where it said anything else."""
    newest = file.decisions[-1] if file.decisions else None
    if newest is None or newest.outcome != Outcome.SENT_BACK:
        return None
    return file.proposal(newest.proposal_id)


def who_could_decide(view: CaseView, draft: Draft) -> list[Candidate]:
    """Everybody, those who could decide what is drafted first, the others with why not (R10)."""
    as_sent = Proposal(
        id=draft.id,
        case_id=view.file.case.id,
        author_ids=draft.author_ids,
        sent_by_id=view.asking.actor.id,
        sent_at=view.asking.now,
        months=0,
    )
    return deciders(view, as_sent)


def send_proposal(desk: Desk, seen: Draft, form: ProposalForm) -> Proposal:
    """Sends the drafted measures for decision; the words of cited incidents freeze (R1, R9).

    Raises:
        Refused: not allowed on this case, or whoever is asked may not decide it.
        Invalid: something stands in the way; each problem is beside its field.
        ChangedElsewhere: the draft was saved, sent or discarded elsewhere meanwhile.
    """
    form = cleaned(form)
    if seen.case_id is None:
        raise Refused("This draft belongs to no case.", "R9")
    with desk.transaction() as work:
        file = work.allowed(Action.SEND_PROPOSAL, seen.case_id)
        measures = tuple(cleaned(measure) for measure in form.measures)
        reject(proposal_problems(form, file, work.asking(file.staff)))
        proposal_id = work.new_id()
        proposal = work.add(
            Proposal(
                id=proposal_id,
                case_id=seen.case_id,
                author_ids=tuple({*seen.author_ids, work.actor_id}),
                sent_by_id=work.actor_id,
                sent_at=work.now,
                sent_to_id=form.sent_to_id,
                straight_ground=form.straight_ground,
                straight_reason=form.straight_reason,
                starts_on=form.starts_on,
                months=form.months or 0,
                measures=tuple(_row(work, seen.case_id, proposal_id, m) for m in measures),
            )
        )
        _freeze(work, file, measures)
        if form.sent_to_id is not None:
            _may_decide(work, file, proposal, form.sent_to_id)
            give(work, seen.case_id, form.sent_to_id, "asked to decide")
        work.remove(seen)
        return proposal


def _may_decide(work: Work, file: CaseFile, proposal: Proposal, staff_id: UUID) -> None:
    """Being asked to decide opens the case, so only somebody who may decide it is (R10, R35)."""
    person = file.staff.people.get(staff_id)
    if person is None:
        raise Refused("Choose somebody from the list.", "R10")
    refuse_if(why_not_decide(person, file, proposal, work.policy, work.today))


def _row(work: Work, case_id: UUID, proposal_id: UUID, form: MeasureForm) -> ProposedMeasure:
    if form.details is None:
        raise Refused(f"What {form.code} carries is incomplete.", "R14")
    return ProposedMeasure(
        id=work.new_id(),
        case_id=case_id,
        proposal_id=proposal_id,
        code=form.code,
        details=form.details,
        incident_ids=form.incident_ids,
        why_nothing_less=form.why_nothing_less,
        also_considered=form.also_considered,
        is_adjustment=form.is_adjustment,
        immediate_reason=form.immediate_reason,
    )


def _freeze(work: Work, file: CaseFile, measures: tuple[MeasureForm, ...]) -> None:
    cited = {incident_id for measure in measures for incident_id in measure.incident_ids}
    for incident in file.incidents:
        if incident.id in cited and incident.frozen_at is None:
            work.change(incident, frozen_at=work.now)
