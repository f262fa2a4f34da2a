"""What anybody may know of a case in order to take what its customer brings (R16, R35)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

import pendulum

from ubp_tui.policy.eligibility import Refusal
from ubp_tui.policy.facts import CaseFile, ContactRole, Customer, Directory
from ubp_tui.policy.involvement import part_in_incident
from ubp_tui.policy.measures import SingleContact


class Doorway(Protocol):
    """A case as the forms for what is always accepted need it; nothing of the story."""

    @property
    def case_id(self) -> UUID:
        """The case."""

    @property
    def reference(self) -> str:
        """The case's reference, such as "UBP-0142"."""

    @property
    def customer_id(self) -> UUID:
        """The customer."""

    @property
    def staff(self) -> Directory:
        """Everybody who works here."""

    @property
    def today(self) -> pendulum.Date:
        """The London day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRole:
    """Somebody is asked to be point of contact or deputy, with what they need to answer (R23).

    `part` is their own part in an incident, as a warning; None where they have none.
    """

    role: ContactRole
    asked_by: str
    customer: str
    details: SingleContact
    part: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDoor:
    """A case that the viewer has not been given: whom to ask, and nothing of the story (R35).

    `why_not_take` is why they may not take it, `why_not_record` why they may not record what
    the customer brings either; None where they may. `customer` is for what is recorded, and
    not shown: whose case it is, is of the case. `asked` are the roles that wait for the
    viewer's own answer.
    """

    case_id: UUID
    reference: str
    customer: Customer
    staff: Directory
    today: pendulum.Date
    refusal: Refusal
    why_not_take: Refusal | None
    why_not_record: Refusal | None
    asked: tuple[AskedRole, ...] = ()

    @property
    def customer_id(self) -> UUID:
        """The customer."""
        return self.customer.id


def waits_for_an_answer(role: ContactRole) -> bool:
    """Whether somebody who was asked to be point of contact or deputy has not answered."""
    return not (role.accepted_at or role.declined_at or role.ended_on)


def asked_role(file: CaseFile, role: ContactRole) -> AskedRole:
    """A role as whoever is asked to take it sees it."""
    measure = next(m for m in file.measures if m.id == role.measure_id)
    assert isinstance(measure.details, SingleContact)
    return AskedRole(
        role=role,
        asked_by=file.staff.name(role.asked_by_id),
        customer=file.customer.spoken_name,
        details=measure.details,
        part=part_in_incident(role.staff_id, file),
    )
