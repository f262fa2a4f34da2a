"""Everything recorded about one case, as the rules read it."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.policy.facts.appeal import Appeal, Complaint
from ubp_tui.policy.facts.contact import Contact
from ubp_tui.policy.facts.draft import Draft
from ubp_tui.policy.facts.fact import Fact
from ubp_tui.policy.facts.incident import Allegation, Incident
from ubp_tui.policy.facts.measure import Measure, Review
from ubp_tui.policy.facts.people import Customer, Directory
from ubp_tui.policy.facts.preparation import Account, Adjustment, ConflictResolved, Factor, Warning
from ubp_tui.policy.facts.proposal import Approval, Decision, Proposal
from ubp_tui.policy.facts.support import (
    CheckIn,
    ContactRole,
    Nomination,
    PersonnelChange,
    Support,
)
from ubp_tui.policy.facts.telling import EndTold, Informing


class Case(Fact, frozen=True, kw_only=True):
    """A case about one person (R4). Its stage is derived, never stored.

    `reopened_at` is set by an appeal after closing until it is closed again (R20). Where a death
    was recorded by mistake it is so too beside the customer's open case.
    """

    id: UUID
    reference: str
    customer_id: UUID
    opened_by_id: UUID
    opened_at: pendulum.DateTime
    owner_id: UUID
    restricted: bool = False
    policy_version: str
    closed_at: pendulum.DateTime | None = None
    closed_by_id: UUID | None = None
    closing_reason: str = ""
    reopened_at: pendulum.DateTime | None = None
    version: int = 1

    @property
    def is_closed(self) -> bool:
        """Whether it is closed and nothing has reopened it since (R20)."""
        return self.closed_at is not None and self.reopened_at is None


class Access(Fact, frozen=True, kw_only=True):
    """Somebody has been given the case (R35), by whom and why."""

    id: UUID
    case_id: UUID
    staff_id: UUID
    given_by_id: UUID
    given_at: pendulum.DateTime
    reason: str = ""


class Note(Fact, frozen=True, kw_only=True):
    """A factual note on the case."""

    id: UUID
    case_id: UUID
    written_by_id: UUID
    written_at: pendulum.DateTime
    words: str


class CaseFile(Fact, frozen=True, kw_only=True):
    """One case with everything that belongs to it, oldest first in every tuple."""

    case: Case
    customer: Customer
    staff: Directory
    access: tuple[Access, ...] = ()
    notes: tuple[Note, ...] = ()
    incidents: tuple[Incident, ...] = ()
    allegations: tuple[Allegation, ...] = ()
    factors: tuple[Factor, ...] = ()
    accounts: tuple[Account, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    conflicts_resolved: tuple[ConflictResolved, ...] = ()
    warnings: tuple[Warning, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    approvals: tuple[Approval, ...] = ()
    decisions: tuple[Decision, ...] = ()
    measures: tuple[Measure, ...] = ()
    reviews: tuple[Review, ...] = ()
    informings: tuple[Informing, ...] = ()
    ends_told: tuple[EndTold, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    contact_roles: tuple[ContactRole, ...] = ()
    personnel_changes: tuple[PersonnelChange, ...] = ()
    support: tuple[Support, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    contacts: tuple[Contact, ...] = ()
    drafts: tuple[Draft, ...] = ()

    def informing_of(self, decision_id: UUID) -> Informing | None:
        """The checklist of a decision, where it has one."""
        return next((i for i in self.informings if i.decision_id == decision_id), None)

    def decision(self, decision_id: UUID) -> Decision:
        """A decision of this case by its id.

        Raises:
            StopIteration: the case has no such decision.
        """
        return next(d for d in self.decisions if d.id == decision_id)

    def proposal(self, proposal_id: UUID) -> Proposal:
        """A proposal of this case by its id.

        Raises:
            StopIteration: the case has no such proposal.
        """
        return next(p for p in self.proposals if p.id == proposal_id)

    def measures_of(self, decision_id: UUID) -> tuple[Measure, ...]:
        """The measures that a decision approved."""
        return tuple(m for m in self.measures if m.decision_id == decision_id)
