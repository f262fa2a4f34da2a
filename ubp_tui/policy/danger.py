"""What danger called for is recorded afterwards, and leaves the case its usual way (R13)."""

from __future__ import annotations

from collections.abc import Collection

from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Proposal
from ubp_tui.policy.standing import Standing


def answers_danger(codes: Collection[str], ground: str, policy: Policy) -> bool:
    """Whether measures only inform public bodies, on a ground that is danger in itself."""
    is_danger = any(g.danger for g in policy.serious_grounds if g.code == ground)
    return is_danger and set(codes) == {"M6"}


def is_for_danger(proposal: Proposal, policy: Policy) -> bool:
    """Whether a proposal only informs public bodies, as danger called for: R6 and R7 wait."""
    codes = [measure.code for measure in proposal.measures]
    return answers_danger(codes, proposal.straight_ground, policy)


def besides_danger(file: CaseFile, found: list[Standing], policy: Policy) -> list[Standing]:
    """The measures that the usual way of the case led to."""
    return [s for s in found if not _came_of_danger(file, s, policy)]


def _came_of_danger(file: CaseFile, found: Standing, policy: Policy) -> bool:
    decision = file.decision(found.measure.decision_id)
    return is_for_danger(file.proposal(decision.proposal_id), policy)
