"""A measure once decided: its dates, what suspends it, how it ended (R11-R21)."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import pendulum

from ubp_tui.policy.facts.fact import Fact
from ubp_tui.policy.measures import MeasureDetails


class Ended(StrEnum):
    """Why a measure ended before its last day."""

    LIFTED = "lifted"
    UNDONE = "undone on appeal"
    DIED = "the customer has died"
    ORDERED = "ended by an order"


class SuspensionCause(StrEnum):
    """What a recorded suspension rests on; others follow from the facts (see `standing`)."""

    APPEAL = "the reviewer suspended it"
    ISSUE_OPEN = "the issue is open again"
    WITHDRAWN = "the customer withdrew an adjustment"
    CHANGED = "it was changed to fit an adjustment"
    NOMINATED = "somebody else is nominated"
    OF_AGE = "the customer was not under age"


class Suspension(Fact, frozen=True, kw_only=True):
    """A time in which a measure does not bind; it binds again once the customer is told.

    `told_at` is the moment from which they know, which by post is later than `told_on`.
    """

    id: UUID
    case_id: UUID
    measure_id: UUID
    cause: str
    reason: str
    since: pendulum.DateTime
    by_id: UUID
    over_at: pendulum.DateTime | None = None
    told_at: pendulum.DateTime | None = None
    told_on: pendulum.Date | None = None
    told_how: str = ""
    version: int = 1


class Measure(Fact, frozen=True, kw_only=True):
    """One approved measure. Whether it binds is derived, never stored (see `standing`).

    `last_day` is None only for M6, an act: done when its report is recorded.
    """

    id: UUID
    case_id: UUID
    decision_id: UUID
    code: str
    details: MeasureDetails
    starts_on: pendulum.Date
    last_day: pendulum.Date | None = None
    is_adjustment: bool = False
    immediate_reason: str = ""
    ended_at: pendulum.DateTime | None = None
    ended_kind: str = ""
    ended_by_id: UUID | None = None
    ended_reason: str = ""
    reported_on: pendulum.Date | None = None
    reported_at: pendulum.DateTime | None = None
    report_reference: str = ""
    version: int = 1
    suspensions: tuple[Suspension, ...] = ()


class Review(Fact, frozen=True, kw_only=True):
    """A review of the measures of a decision: continue, reduce or lift (R19)."""

    id: UUID
    case_id: UUID
    decision_id: UUID
    reviewed_by_id: UUID
    reviewed_at: pendulum.DateTime
    outcome: str
    reasons: str
    told_on: pendulum.Date | None = None
    told_how: str = ""
    told_format: str = ""
    nobody_reached: str = ""
    version: int = 1
