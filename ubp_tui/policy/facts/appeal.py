"""Appeals, which are not complaints, and complaints noted beside them (R28-R33)."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import pendulum

from ubp_tui.policy.facts.fact import Fact
from ubp_tui.policy.measures import MeasureDetails


class AppealOutcome(StrEnum):
    """What the reviewer says of one measure (R32)."""

    UPHELD = "upheld"
    PARTLY = "partly upheld"
    NOT_UPHELD = "not upheld"


class AppealFinding(Fact, frozen=True, kw_only=True):
    """The outcome for one measure (or for the warning, where `measure_id` is None)."""

    id: UUID
    case_id: UUID
    appeal_id: UUID
    measure_id: UUID | None = None
    outcome: str
    reasons: str
    varied_details: MeasureDetails | None = None
    varied_last_day: pendulum.Date | None = None


class Appeal(Fact, frozen=True, kw_only=True):
    """An appeal against an approval or a warning, from receipt to telling the outcome.

    `reasons_by` is the last day to confirm the reasons, as it was promised (R36);
    `nobody_reached` are the attempts to tell the outcome, where nobody was reached (R20).
    """

    id: UUID
    case_id: UUID
    decision_id: UUID | None = None
    warning_id: UUID | None = None
    received_on: pendulum.Date
    channel: str
    words: str
    recorded_by_id: UUID
    recorded_at: pendulum.DateTime
    late_reason: str = ""
    not_accepted_at: pendulum.DateTime | None = None
    not_accepted_reason: str = ""
    reasons_asked_on: pendulum.Date | None = None
    reasons_by: pendulum.Date | None = None
    reasons: str = ""
    reasons_confirmed_on: pendulum.Date | None = None
    reasons_declined_on: pendulum.Date | None = None
    referred_at: pendulum.DateTime | None = None
    referred_by_id: UUID | None = None
    reviewer_id: UUID | None = None
    reviewer_grade: str = ""
    decided_at: pendulum.DateTime | None = None
    decided_reasons: str = ""
    withdrawn_at: pendulum.DateTime | None = None
    withdrawn_words: str = ""
    told_on: pendulum.Date | None = None
    told_how: str = ""
    told_format: str = ""
    nobody_reached: str = ""
    version: int = 1
    findings: tuple[AppealFinding, ...] = ()


class Complaint(Fact, frozen=True, kw_only=True):
    """A complaint about how things were handled, noted; it changes nothing by itself (R28)."""

    id: UUID
    case_id: UUID
    appeal_id: UUID | None = None
    reference: str
    received_on: pendulum.Date
    words: str
    asks_decider: bool = False
    looked_again_at: pendulum.DateTime | None = None
    looked_again_words: str = ""
    recorded_by_id: UUID
    recorded_at: pendulum.DateTime
    version: int = 1
