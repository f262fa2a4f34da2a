"""Finding whoever is calling, by anything that somebody knows of them (R4, R14, R27)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from models.case_files import OF_THE_CHECK, cases_not_closed, load_case_files
from models.search import search
from models.staff import load_directory
from models.transactions import reading
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.facts import Customer
from ubp_tui.policy.standing import answering_now


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A customer as the list of a search shows them.

    `name` is as in "Okafor, Jane". `nominee` is the name of who acts for them, where they are
    found by that person (R27); "" where they are found by themselves. `measures` says that the
    contact check has more to say than to go ahead: measures bind now, or are immediate.
    """

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
    """Customers who fit what was typed, and those for whom somebody acts who does, best first.

    Of those who fit alike the marked ones come first, and the order says nothing of cases
    without a mark (R35). Nobody is told of measures that they are subject to themselves (R4).

    Args:
        desk: where it is asked.
        text: a name, reference, address, postcode, phone number or email address, or the
            beginning of it; two letters or digits at least.
        limit: how many customers at most.

    Raises:
        DatabaseProblem: the database cannot be read.
    """
    with reading(desk.database):
        matches = search(desk.database, text, desk.today(), limit)
        marked = _with_measures(desk, [match.customer for match in matches if match.has_case])
    ordered = sorted(matches, key=lambda m: m.rank._replace(is_after=m.customer.id not in marked))
    return tuple(_found(match.customer, match.nominee, marked) for match in ordered)


def found_customer(desk: Desk, customer: Customer) -> Found:
    """A customer who is known, as the list of a search shows them.

    Raises:
        DatabaseProblem: the database cannot be read.
    """
    with reading(desk.database):
        marked = _with_measures(desk, [customer])
    return _found(customer, "", marked)


def _with_measures(desk: Desk, customers: Iterable[Customer]) -> set[UUID]:
    """The customers with measures that the contact check answers with, derived afresh."""
    asked = [customer.id for customer in customers if customer.staff_id != desk.actor_id]
    if not asked:
        return set()
    cases = cases_not_closed(desk.database, asked)
    staff = load_directory(desk.database)
    files = load_case_files(desk.database, [*cases], staff, OF_THE_CHECK)
    return {f.customer.id for f in files if answering_now(f, desk.policy, desk.now())}


def _found(customer: Customer, nominee: str, marked: Collection[UUID]) -> Found:
    return Found(
        customer_id=customer.id,
        reference=customer.reference,
        tenancy_reference=customer.tenancy_reference,
        name=customer.name,
        address=customer.address,
        postcode=customer.postcode,
        nominee=nominee,
        measures=customer.id in marked,
        died=customer.died_on is not None,
    )
