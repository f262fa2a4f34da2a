"""The people beside the case: nominated person, point of contact, support (R22-R27)."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import pendulum

from ubp_tui.policy.facts.fact import Fact


class NominationKind(StrEnum):
    """What lets somebody act for the customer (R27)."""

    NOMINATION = "nomination"
    ATTORNEY = "attorney"
    DEPUTY = "deputy of court"


class Nomination(Fact, frozen=True, kw_only=True):
    """An agreement that somebody acts on the customer's behalf; either can end it (R27)."""

    id: UUID
    customer_id: UUID
    case_id: UUID | None = None
    kind: str = NominationKind.NOMINATION
    name: str
    relationship: str
    contact: str
    may_discuss: str
    consented_on: pendulum.Date
    consented_how: str
    accepted_on: pendulum.Date | None = None
    until: pendulum.Date | None = None
    ended_on: pendulum.Date | None = None
    ended_by: str = ""
    capacity_doubt: str = ""
    recorded_by_id: UUID
    recorded_at: pendulum.DateTime
    version: int = 1

    def is_live(self, day: pendulum.Date) -> bool:
        """Whether both sides agree to it on a day."""
        return (
            self.accepted_on is not None
            and self.accepted_on <= day
            and self.consented_on <= day
            and (self.until is None or day <= self.until)
            and (self.ended_on is None or day < self.ended_on)
        )


class Role(StrEnum):
    """What somebody is to the customer under M1."""

    CONTACT = "point of contact"
    DEPUTY = "deputy"


class ContactRole(Fact, frozen=True, kw_only=True):
    """Somebody asked to be the single point of contact or the deputy, and the answer (R23).

    A later person replaces an earlier one once they accept and the customer was told (R21).
    """

    id: UUID
    case_id: UUID
    measure_id: UUID
    staff_id: UUID
    role: str
    asked_by_id: UUID
    asked_at: pendulum.DateTime
    support_offered: str = ""
    accepted_at: pendulum.DateTime | None = None
    declined_at: pendulum.DateTime | None = None
    declined_reason: str = ""
    told_on: pendulum.Date | None = None
    ended_on: pendulum.Date | None = None
    version: int = 1


class PersonnelChange(Fact, frozen=True, kw_only=True):
    """A request for another person, by staff or the customer, and a manager's answer (R25)."""

    id: UUID
    case_id: UUID
    about_id: UUID
    asked_by_customer: bool
    asked_by_id: UUID
    asked_at: pendulum.DateTime
    words: str
    answered_by_id: UUID | None = None
    answered_at: pendulum.DateTime | None = None
    agreed: bool | None = None
    answer: str = ""
    version: int = 1


class Support(Fact, frozen=True, kw_only=True):
    """Support offered to somebody affected, their answer and the follow-up, kept private (R22)."""

    id: UUID
    case_id: UUID
    staff_id: UUID
    offered_by_id: UUID
    offered_at: pendulum.DateTime
    offer: str
    answer: str = ""
    answered_at: pendulum.DateTime | None = None
    follow_up_on: pendulum.Date | None = None
    followed_up_at: pendulum.DateTime | None = None
    version: int = 1


class CheckIn(Fact, frozen=True, kw_only=True):
    """A conversation with the point of contact or deputy about how it goes (R24)."""

    id: UUID
    case_id: UUID
    staff_id: UUID
    held_by_id: UUID
    held_at: pendulum.DateTime
    note: str
