"""Telling the customer: the twelve items (R12), and that measures have ended (R20)."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import pendulum

from ubp_tui.policy.facts.fact import Fact


class ItemState(StrEnum):
    """How an item of the checklist was answered."""

    DONE = "done"
    NO_ANSWER = "asked, no answer yet"
    WITHHELD = "withheld"


class InformingItem(Fact, frozen=True, kw_only=True):
    """One answer to an item; the newest that is not struck counts.

    `happened_on` is when the customer was told or the letter was sent; `done_at` is when
    that was recorded, which is what counts but for a letter still on its way (R12). `nominates`
    says at item 7 that the customer names somebody. A letter keeps from when it counts as
    received, `received_at`, and the last day to appeal as it was promised, `appeal_by` (R36). One
    that was `recorded_wrongly` was struck for that, and never came back.
    """

    id: UUID
    case_id: UUID
    informing_id: UUID
    number: int
    state: str
    done_by_id: UUID
    done_at: pendulum.DateTime
    happened_on: pendulum.Date | None = None
    how: str = ""
    words: str = ""
    reason: str = ""
    authorised_by_id: UUID | None = None
    look_again_on: pendulum.Date | None = None
    format: str = ""
    letter_version: str = ""
    received_at: pendulum.DateTime | None = None
    appeal_by: pendulum.Date | None = None
    nominates: bool = False
    struck_at: pendulum.DateTime | None = None
    struck_reason: str = ""
    recorded_wrongly: bool = False
    version: int = 1


class Informing(Fact, frozen=True, kw_only=True):
    """The checklist of one decision."""

    id: UUID
    case_id: UUID
    decision_id: UUID
    started_at: pendulum.DateTime
    items: tuple[InformingItem, ...] = ()


class EndTold(Fact, frozen=True, kw_only=True):
    """The customer was told that measures ended, or could not be reached (R20)."""

    id: UUID
    case_id: UUID
    measure_ids: tuple[UUID, ...]
    told_on: pendulum.Date
    recorded_at: pendulum.DateTime
    recorded_by_id: UUID
    how: str
    format: str = ""
    nobody_reached: str = ""
