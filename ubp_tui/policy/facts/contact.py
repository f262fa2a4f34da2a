"""What anybody who deals with the customer does: looking them up, logging a contact (R14, R17)."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import pendulum

from ubp_tui.policy.facts.fact import Fact


class Caller(StrEnum):
    """Who is in touch, as the contact check asks (R14)."""

    CUSTOMER = "customer"
    NOMINATED = "nominated"
    OTHER = "other"


class ContactKind(StrEnum):
    """What a contact was (R17)."""

    PERMITTED = "permitted"
    EMERGENCY = "emergency"
    NEUTRAL = "neutral"
    OUTSIDE = "outside the measures"


class Contact(Fact, frozen=True, kw_only=True):
    """A contact while measures stand (R17).

    `about` is what the policy says is always taken or accepted, where it was one of these (R15,
    R16). One that was outside the measures counts only once it is confirmed, which whoever owns
    the case does or does not. `against_ids` are the measures that it was outside of, `told_ids`
    those marked as immediate of which whoever took it told the customer (R12). One that was
    `struck_at` counts no more: the letter came back, or it was logged by mistake.
    """

    id: UUID
    case_id: UUID
    kind: str
    caller: str = Caller.CUSTOMER
    channel: str
    happened_at: pendulum.DateTime
    logged_by_id: UUID
    logged_at: pendulum.DateTime
    about: str = ""
    words: str = ""
    against_ids: tuple[UUID, ...] = ()
    told_ids: tuple[UUID, ...] = ()
    our_reply_late: bool = False
    confirmed: bool | None = None
    answered_by_id: UUID | None = None
    answered_at: pendulum.DateTime | None = None
    answer_reason: str = ""
    told_on: pendulum.Date | None = None
    told_how: str = ""
    told_format: str = ""
    nobody_reached: str = ""
    struck_at: pendulum.DateTime | None = None
    struck_reason: str = ""
    version: int = 1


class LookUp(Fact, frozen=True, kw_only=True):
    """Somebody looked up how to respond to a customer with measures (R34)."""

    id: UUID
    customer_id: UUID
    looked_by_id: UUID
    looked_at: pendulum.DateTime
    channel: str
    caller: str
