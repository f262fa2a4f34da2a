"""Proposals, decisions and telling the customer of them in the timeline (R9-R12)."""

from __future__ import annotations

from collections.abc import Iterator

from ubp_tui.casework.timeline.telling import Entry, Kind, Teller
from ubp_tui.policy.facts import Approval, Decision
from ubp_tui.policy.naming import called
from ubp_tui.policy.text import in_quotes


def deciding(teller: Teller) -> Iterator[Entry]:
    """From the proposal to the last item of the checklist."""
    for proposal in teller.file.proposals:
        names = ", ".join(called(m, proposal.measures) for m in proposal.measures)
        by, words = proposal.sent_by_id, f"Proposed: {names}"
        yield teller.entry(proposal.sent_at, by, Kind.PROPOSAL, words, proposal.id)
    for approval in teller.file.approvals:
        yield from _approval(teller, approval)
    for decision in teller.file.decisions:
        yield from _decision(teller, decision)
    yield from _informing(teller)


def _approval(teller: Teller, approval: Approval) -> Iterator[Entry]:
    """One of two answers; the one that settled it is the decision itself (R10)."""
    settled = (d for d in teller.file.decisions if d.proposal_id == approval.proposal_id)
    if any(decision.decided_at == approval.decided_at for decision in settled):
        return
    words = f"One of two deciders: {approval.outcome}. {approval.reasons}"
    at, by = approval.decided_at, approval.decided_by_id
    yield teller.entry(at, by, Kind.DECISION, words, approval.proposal_id)


def _decision(teller: Teller, decision: Decision) -> Iterator[Entry]:
    approved = teller.file.measures_of(decision.id)
    names = ", ".join(called(measure, approved) for measure in approved)
    words = f"Decided: {decision.outcome}{f' ({names})' if names else ''}. {decision.reasons}"
    yield Entry(
        at=decision.decided_at,
        who=teller.name(*decision.decided_by_ids),
        kind=Kind.DECISION,
        words=words,
        about_id=decision.id,
    )
    by = teller.by(decision.refusal_told_how)
    told = f"The customer was told {by} that the proposal was refused"
    if decision.nobody_reached:
        told = f"Nobody was reached to tell of the refusal: {decision.nobody_reached}"
    yield from teller.did(decision, "refusal_told_on", Kind.INFORMING, told)


def _informing(teller: Teller) -> Iterator[Entry]:
    titles = {text.number: text.title for text in teller.asking.policy.checklist}
    for informing in teller.file.informings:
        for item in informing.items:
            name = f"{item.number}. {titles[item.number]}"
            words = f"{name}: {item.state}"
            if item.words:
                words += f" {in_quotes(item.words)}"
            yield teller.entry(item.done_at, item.done_by_id, Kind.INFORMING, words, item.id)
            struck = f"{name}: {item.struck_reason}"
            yield from teller.did(item, "struck_at", Kind.INFORMING, struck)
