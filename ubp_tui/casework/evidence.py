"""The evidence of a decision, frozen: what the decider saw, word for word (R9, R32)."""

from __future__ import annotations

from dataclasses import dataclass

import pendulum

from ubp_tui.policy.coding import from_json, to_json
from ubp_tui.policy.facts import (
    Account,
    Adjustment,
    CaseFile,
    Decision,
    Factor,
    Incident,
    Proposal,
    Warning,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Copies, not references: later edits and additions do not reach them."""

    proposal: Proposal
    incidents: tuple[Incident, ...]
    factors: tuple[Factor, ...]
    accounts: tuple[Account, ...]
    adjustments: tuple[Adjustment, ...]
    warnings: tuple[Warning, ...]
    taken_at: pendulum.DateTime


def evidence_for(file: CaseFile, proposal: Proposal) -> Evidence:
    """What a proposal rests on now, as its decider sees it."""
    cited = {incident_id for measure in proposal.measures for incident_id in measure.incident_ids}
    return Evidence(
        proposal=proposal,
        incidents=tuple(i for i in file.incidents if i.id in cited),
        factors=file.factors,
        accounts=file.accounts,
        adjustments=file.adjustments,
        warnings=file.warnings,
        taken_at=proposal.sent_at,
    )


def frozen_evidence(file: CaseFile, proposal: Proposal) -> str:
    """What the proposal rests on, as text that is stored with the decision."""
    return to_json(evidence_for(file, proposal))


def evidence_of(decision: Decision) -> Evidence:
    """The evidence as it was frozen with a decision."""
    return from_json(decision.evidence, Evidence)
