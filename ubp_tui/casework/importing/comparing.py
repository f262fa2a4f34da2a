"""What a row says of a customer beside what is stored of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pendulum
from msgspec.structs import asdict, replace

from ubp_tui.casework.importing.rows import Details
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Customer
from ubp_tui.policy.safeguarding import grows_up

_OWN = "These are your own details, so a colleague changes them. (R4)"
_GROWS_UP = (
    "{name} is recorded as under {age}. No list changes that: a manager or the safeguarding lead "
    "changes when they were born. (R4)"
)


def as_new(details: Details, customer_id: UUID) -> Customer:
    """A customer of whom nothing is known but what a row says."""
    said = {name: value for name, value in asdict(details).items() if value is not None}
    return replace(_NOBODY, id=customer_id, **said)


_NOBODY = Customer(
    id=UUID(int=0), reference="", tenancy_reference="", family_name="", given_names=""
)


def differing(details: Details, stored: Customer) -> dict[str, Any]:
    """What a row says otherwise than it is stored, by field."""
    return {
        name: value
        for name, value in asdict(details).items()
        if value is not None and value != getattr(stored, name)
    }


def as_changed(details: Details, stored: Customer) -> Customer:
    """A customer as a row says; the stored one itself where it says nothing else."""
    changes = differing(details, stored)
    return replace(stored, version=stored.version + 1, **changes) if changes else stored


def why_not_change(
    stored: Customer, changed: Customer, actor_id: UUID, policy: Policy, now: pendulum.DateTime
) -> str:
    """Why a list does not change a customer, in a sentence; "" where it may (R4)."""
    if stored.staff_id == actor_id:
        return _OWN
    if grows_up(stored, changed, policy, now):
        age = policy.figures.adult_age.value
        return _GROWS_UP.format(name=stored.spoken_name, age=age)
    return ""
