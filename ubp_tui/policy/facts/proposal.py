"""What is proposed and what was decided (R9-R11)."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import pendulum

from ubp_tui.policy.facts.fact import Fact
from ubp_tui.policy.measures import MeasureDetails


class ProposedMeasure(Fact, frozen=True, kw_only=True):
    """One measure as proposed: what it carries and why (R9)."""

    id: UUID
    case_id: UUID
    proposal_id: UUID
    code: str
    details: MeasureDetails
    incident_ids: tuple[UUID, ...] = ()
    why_nothing_less: str = ""
    also_considered: str = ""
    is_adjustment: bool = False
    immediate_reason: str = ""


class Proposal(Fact, frozen=True, kw_only=True):
    """Measures sent for decision together; it never changes after that.

    It waits until a decision names it. `author_ids` are all who wrote any part of the draft.
    """

    id: UUID
    case_id: UUID
    author_ids: tuple[UUID, ...]
    sent_by_id: UUID
    sent_at: pendulum.DateTime
    sent_to_id: UUID | None = None
    straight_ground: str = ""
    straight_reason: str = ""
    starts_on: pendulum.Date | None = None
    months: int
    measures: tuple[ProposedMeasure, ...] = ()

    @property
    def proposer_ids(self) -> frozenset[UUID]:
        """Whoever sent the proposal or wrote any part of it."""
        return frozenset((*self.author_ids, self.sent_by_id))


class Outcome(StrEnum):
    """What a decider says to a proposal (R11)."""

    APPROVED = "approved"
    PARTLY = "partly approved"
    REFUSED = "refused"
    SENT_BACK = "sent back"


class Approval(Fact, frozen=True, kw_only=True):
    """One decider's answer; a landlord may require two (R10), then both must approve."""

    id: UUID
    case_id: UUID
    proposal_id: UUID
    decided_by_id: UUID
    entered_by_id: UUID
    grade: str
    decided_at: pendulum.DateTime
    outcome: str
    approved_ids: tuple[UUID, ...] = ()
    reasons: str
    starts_on: pendulum.Date | None = None
    months: int | None = None


class Decision(Fact, frozen=True, kw_only=True):
    """What was decided on a proposal, with what the decider saw, frozen (R9, R11).

    `grade` is the highest grade that decided: R21 and R31 are measured by it. `review_months`
    is after how long approved measures are looked at again, as is promised (R19, R36).
    `nobody_reached` are the attempts to tell of a refusal, where nobody was reached (R20).
    """

    id: UUID
    case_id: UUID
    proposal_id: UUID
    decided_by_ids: tuple[UUID, ...]
    grade: str
    decided_at: pendulum.DateTime
    outcome: str
    reasons: str
    starts_on: pendulum.Date | None = None
    last_day: pendulum.Date | None = None
    review_months: int | None = None
    policy_version: str
    evidence: str = ""
    refusal_told_on: pendulum.Date | None = None
    refusal_told_how: str = ""
    refusal_told_format: str = ""
    nobody_reached: str = ""
    version: int = 1
