"""What danger called for is recorded afterwards, and leaves the case its usual way (R13)."""

from __future__ import annotations

from ubp_tui.policy.facts import CaseFile, Proposal
from ubp_tui.policy.standing import Standing


def is_for_danger(proposal: Proposal) -> bool:
    """Whether a proposal only informs public bodies, as danger called for: R6 and R7 wait."""
    return bool(proposal.straight_ground) and all(m.code == "M6" for m in proposal.measures)


def besides_danger(file: CaseFile, found: list[Standing]) -> list[Standing]:
    """The measures that the usual way of the case led to."""
    return [s for s in found if not _came_of_danger(file, s)]


def _came_of_danger(file: CaseFile, found: Standing) -> bool:
    decision = file.decision(found.measure.decision_id)
    return any(is_for_danger(p) for p in file.proposals if p.id == decision.proposal_id)
