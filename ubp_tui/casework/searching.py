"""Stand-in with the agreed shape, until the search index is merged."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ubp_tui.casework.contact_check import check_contact
from ubp_tui.casework.customers import find_customers
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.facts import Customer


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A customer as the list of a search shows them."""

    customer_id: UUID
    reference: str
    tenancy_reference: str
    name: str
    address: str
    postcode: str
    nominee: str
    measures: bool
    died: bool


def find_people(desk: Desk, text: str, limit: int = 20) -> tuple[Found, ...]:
    """Customers who fit what was typed."""
    return tuple(
        Found(
            customer_id=c.id,
            reference=c.reference,
            tenancy_reference=c.tenancy_reference,
            name=c.name,
            address=c.address,
            postcode=c.postcode,
            nominee="",
            measures=bool(check_contact(desk, c.id).answer.measures),
            died=c.died_on is not None,
        )
        for c in find_customers(desk, text, limit)
    )


def found_of(customer: Customer) -> Found:
    """A customer who is known, as a search would show them."""
    return Found(
        customer_id=customer.id,
        reference=customer.reference,
        tenancy_reference=customer.tenancy_reference,
        name=customer.name,
        address=customer.address,
        postcode=customer.postcode,
        nominee="",
        measures=False,
        died=customer.died_on is not None,
    )
