"""What is considered before any measure: circumstances, account, adjustments, warning (R6-R8)."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import pendulum

from ubp_tui.policy.channels import Format
from ubp_tui.policy.facts.fact import Fact


class Factor(Fact, frozen=True, kw_only=True):
    """A contributing factor that was considered, our own failings included (R7)."""

    id: UUID
    case_id: UUID
    kind: str
    words: str
    recorded_by_id: UUID
    recorded_at: pendulum.DateTime


class Account(Fact, frozen=True, kw_only=True):
    """The customer's own account, in their words, or why there is none (R7)."""

    id: UUID
    case_id: UUID
    invited_on: pendulum.Date | None = None
    how: str = ""
    words: str = ""
    none_reason: str = ""
    recorded_by_id: UUID
    recorded_at: pendulum.DateTime


class AdjustmentState(StrEnum):
    """Where a reasonable adjustment stands (R8)."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class AdjustmentTerms(Fact, frozen=True, kw_only=True):
    """What an adjustment needs, as data that a measure can be compared with (R8).

    Days are ISO weekdays (Monday 1); an empty tuple means "nothing said".
    """

    channels_needed: tuple[str, ...] = ()
    channels_unusable: tuple[str, ...] = ()
    days_needed: tuple[int, ...] = ()
    days_impossible: tuple[int, ...] = ()
    people_needed: tuple[UUID, ...] = ()
    people_impossible: tuple[UUID, ...] = ()
    format: str = ""
    language: str = ""


class Adjustment(Fact, frozen=True, kw_only=True):
    """A reasonable adjustment: it belongs to the customer, their words kept (R8).

    `what_we_do` is for anybody who deals with the customer, who does not read their words (R35).
    """

    id: UUID
    customer_id: UUID
    case_id: UUID | None = None
    words: str
    asked_by_id: UUID
    asked_at: pendulum.DateTime
    terms: AdjustmentTerms
    state: str = AdjustmentState.ASKED
    answered_by_id: UUID | None = None
    answered_at: pendulum.DateTime | None = None
    answer_reason: str = ""
    what_we_do: str = ""
    review_on: pendulum.Date | None = None
    withdrawn_at: pendulum.DateTime | None = None
    version: int = 1


class ConflictResolved(Fact, frozen=True, kw_only=True):
    """A decider's answer where a later adjustment contradicts a measure (R8).

    The measure was changed so that it fits, and the customer was told; `words` say how.
    """

    id: UUID
    case_id: UUID
    measure_id: UUID
    adjustment_id: UUID
    resolved_by_id: UUID
    resolved_at: pendulum.DateTime
    words: str
    told_on: pendulum.Date


class Answer(StrEnum):
    """What came of asking the customer something."""

    NOT_ASKED = "not asked"
    NO_ANSWER_YET = "no answer yet"
    YES = "yes"
    NO = "no"


class Warning(Fact, frozen=True, kw_only=True):
    """A written warning: what must change, and until when it stands (R6).

    `appeal_by` is the last day to appeal, as it was promised (R36).
    """

    id: UUID
    case_id: UUID
    issued_by_id: UUID
    issued_at: pendulum.DateTime
    must_change: str
    sent_how: str
    sent_on: pendulum.Date
    format: str = Format.STANDARD
    received_on: pendulum.Date
    lapses_on: pendulum.Date
    appeal_by: pendulum.Date
    needs_answer: str = Answer.NO_ANSWER_YET
    needs_words: str = ""
    nominee_answer: str = Answer.NO_ANSWER_YET
    nominee_words: str = ""
    returned_on: pendulum.Date | None = None
    undone_at: pendulum.DateTime | None = None
    version: int = 1
