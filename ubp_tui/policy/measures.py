"""The six measures and what each carries (S, R21, R27)."""

from __future__ import annotations

from uuid import UUID

import msgspec
import pendulum

from ubp_tui.policy.channels import Method


class Details(msgspec.Struct, frozen=True, kw_only=True, tag_field="code"):
    """What a measure carries; the code tells which one it is."""


class SingleContact(Details, frozen=True, kw_only=True, tag="M1"):
    """M1: a single member of staff as a point of contact, with a deputy who covers.

    `channels` are those by which the customer reaches them, each one of METHODS; `reached_by` is
    the number or address, in words.
    """

    staff_id: UUID
    deputy_id: UUID
    channels: tuple[str, ...] = ()
    reached_by: str
    hears_back: str


class SingleMethod(Details, frozen=True, kw_only=True, tag="M2"):
    """M2: a single method of communication, and the address or number used."""

    method: Method
    address: str


class IssueClosed(Details, frozen=True, kw_only=True, tag="M3"):
    """M3: no further communication on a particular issue."""

    issue: str
    our_reference: str
    final_response_on: pendulum.Date


class LimitedContact(Details, frozen=True, kw_only=True, tag="M4"):
    """M4: contact on specified weekdays (ISO weekdays, Monday 1)."""

    weekdays: tuple[int, ...]


class NominatedPerson(Details, frozen=True, kw_only=True, tag="M5"):
    """M5: a nominated person acts on the customer's behalf, by agreement (R27)."""

    nomination_id: UUID


class PublicBody(Details, frozen=True, kw_only=True, tag="M6"):
    """M6: inform the police, local authority or another relevant public body; an act."""

    body: str
    shared: str
    why: str
    lawful_basis: str


MeasureDetails = (
    SingleContact | SingleMethod | IssueClosed | LimitedContact | NominatedPerson | PublicBody
)


def code_of(details: MeasureDetails) -> str:
    """The measure's code, "M1" to "M6"."""
    return str(details.__struct_config__.tag)
