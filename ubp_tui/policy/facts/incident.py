"""What happened: incidents and what is recorded beside them (R1-R5)."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import pendulum

from ubp_tui.policy.facts.fact import Fact


class Part(StrEnum):
    """How a member of staff took part in an incident."""

    TARGET = "target"
    WITNESS = "witness"


class IncidentStaff(Fact, frozen=True, kw_only=True):
    """A member of staff who was the target or a witness; copied in does not count."""

    id: UUID
    incident_id: UUID
    staff_id: UUID
    part: str


class IncidentAddition(Fact, frozen=True, kw_only=True):
    """Words written after the incident's own words were frozen (R1)."""

    id: UUID
    incident_id: UUID
    written_by_id: UUID
    written_at: pendulum.DateTime
    words: str


class Incident(Fact, frozen=True, kw_only=True):
    """One thing that happened, as the person who recorded it put it (R1).

    A post or message from nobody known has no customer until somebody says whose it is, and
    how that is known: `identified_by` (R4). `details_by_id` is who wrote its details last.
    """

    id: UUID
    reference: str
    customer_id: UUID | None = None
    case_id: UUID | None = None
    recorded_by_id: UUID
    recorded_at: pendulum.DateTime
    happened_at: pendulum.DateTime
    channel: str
    what_happened: str
    behaviours: tuple[str, ...] = ()
    effect_on_time: str = ""
    effect_on_resources: str = ""
    effect_on_service: str = ""
    effect_on_wellbeing: str = ""
    witnesses: str = ""
    evidence: str = ""
    identified_by: str = ""
    joined_at: pendulum.DateTime | None = None
    details_completed_at: pendulum.DateTime | None = None
    details_by_id: UUID | None = None
    dropped_at: pendulum.DateTime | None = None
    dropped_reason: str = ""
    followed_up_until: pendulum.Date | None = None
    frozen_at: pendulum.DateTime | None = None
    unproven_at: pendulum.DateTime | None = None
    unproven_reason: str = ""
    version: int = 1
    staff: tuple[IncidentStaff, ...] = ()
    additions: tuple[IncidentAddition, ...] = ()


class Allegation(Fact, frozen=True, kw_only=True):
    """What the customer says a member of staff did (R3).

    Whoever it is about counts as accused until it has been looked into (R10, R31). It needs no
    case, and joins the one that is opened for the customer.
    """

    id: UUID
    customer_id: UUID
    case_id: UUID | None = None
    incident_id: UUID | None = None
    about_id: UUID
    words: str
    recorded_by_id: UUID
    recorded_at: pendulum.DateTime
    looks_into_id: UUID
    looked_into_at: pendulum.DateTime | None = None
    outcome: str = ""
    version: int = 1
