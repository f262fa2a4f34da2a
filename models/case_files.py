"""Whole cases, and finding cases and incidents, and customers by their reference."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from peewee import Database, Expression

from models import stored
from models.cases import CaseRow
from models.fields import id_from
from models.incident import AllegationRow, IncidentRow
from models.people import CustomerRow
from models.preparation import AdjustmentRow
from models.proposal import DecisionRow, ProposalRow
from models.rows import Missing, find, find_by_each
from models.storing import Stored
from models.transactions import reading
from ubp_tui.policy.facts import (
    Adjustment,
    AdjustmentState,
    Allegation,
    Case,
    CaseFile,
    Customer,
    Directory,
    Incident,
    Proposal,
)
from ubp_tui.policy.references import case_reference
from ubp_tui.policy.text import clean_line

LONGEST_REFERENCE = 100
"""Characters of what somebody types as a reference that count."""
_IS_OPEN = CaseRow.closed_at.is_null() | CaseRow.reopened_at.is_null(False)

OF_THE_CASE: dict[str, Stored] = {
    "access": stored.ACCESS,
    "notes": stored.NOTE,
    "incidents": stored.INCIDENT,
    "allegations": stored.ALLEGATION,
    "factors": stored.FACTOR,
    "accounts": stored.ACCOUNT,
    "conflicts_resolved": stored.CONFLICT_RESOLVED,
    "warnings": stored.WARNING,
    "proposals": stored.PROPOSAL,
    "approvals": stored.APPROVAL,
    "decisions": stored.DECISION,
    "measures": stored.MEASURE,
    "reviews": stored.REVIEW,
    "informings": stored.INFORMING,
    "ends_told": stored.END_TOLD,
    "appeals": stored.APPEAL,
    "complaints": stored.COMPLAINT,
    "contact_roles": stored.CONTACT_ROLE,
    "personnel_changes": stored.PERSONNEL_CHANGE,
    "support": stored.SUPPORT,
    "check_ins": stored.CHECK_IN,
    "contacts": stored.CONTACT,
    "drafts": stored.DRAFT,
}
"""What belongs to one case, by the field of `CaseFile` that holds it."""

OF_THE_CHECK = {
    name: OF_THE_CASE[name]
    for name in ("decisions", "measures", "reviews", "informings", "contact_roles", "contacts")
}
"""What of a case the contact check may rest on: read alone, it takes a fraction of the time."""

OF_THE_CUSTOMER: dict[str, Stored] = {
    "adjustments": stored.ADJUSTMENT,
    "nominations": stored.NOMINATION,
}
"""What belongs to the customer, whichever case it was recorded with (R8, R27)."""


def load_case_file(database: Database, case_id: UUID, directory: Directory) -> CaseFile:
    """Everything recorded about a case, read at one moment.

    Raises:
        Missing: there is no such case.
        DatabaseProblem: the database cannot be read.
    """
    found = load_case_files(database, [case_id], directory)
    if not found:
        raise Missing(f"There is no case with the id {case_id}.")
    return found[0]


def load_case_files(
    database: Database,
    case_ids: Collection[UUID],
    directory: Directory,
    kinds: Mapping[str, Stored] = OF_THE_CASE,
) -> tuple[CaseFile, ...]:
    """Everything recorded about some cases, read at one moment; only those that there are.

    Args:
        database: the open database.
        case_ids: some hundreds at most, as they are read together.
        directory: everybody who works here.
        kinds: what is read of each case, by the field of `CaseFile`; everything, unless said.

    Raises:
        Missing: the customer of a case is not there.
        DatabaseProblem: the database cannot be read.
    """
    with reading(database):
        found = find_by_each(database, stored.CASE, "id", case_ids)
        cases = [case for (case,) in found.values()]
        customer_ids = {case.customer_id for case in cases}
        customers = find_by_each(database, stored.CUSTOMER, "id", customer_ids)
        if absent := customer_ids - customers.keys():
            raise Missing(f"There is no customer with the id {absent.pop()}.")
        of_case = {
            name: find_by_each(database, kind, "case_id", case_ids) for name, kind in kinds.items()
        }
        of_customer = {
            name: find_by_each(database, kind, "customer_id", customer_ids)
            for name, kind in OF_THE_CUSTOMER.items()
        }
    return tuple(
        CaseFile(
            case=case,
            customer=customers[case.customer_id][0],
            staff=directory,
            **{name: tuple(each.get(case.id, ())) for name, each in of_case.items()},
            **{name: tuple(each.get(case.customer_id, ())) for name, each in of_customer.items()},
        )
        for case in cases
    )


def _as_typed(reference: str) -> str:
    """A reference that somebody typed, fit to be looked for and to stand in a sentence."""
    return clean_line(reference[:LONGEST_REFERENCE])


def find_case(database: Database, reference: str) -> Case:
    """The case with a reference, in capitals or not; its number alone will do.

    Raises:
        Missing: there is none.
    """
    wanted = case_reference(_as_typed(reference))
    case: Case = _first(database, stored.CASE, CaseRow.reference == wanted)
    if case is None:
        raise Missing(f"There is no case {wanted}. Check the reference, such as UBP-0142.")
    return case


def find_customer(database: Database, reference: str) -> Customer:
    """The customer with a reference of their own (not a tenancy's).

    Raises:
        Missing: there is none.
    """
    wanted = _as_typed(reference)
    customer: Customer = _first(database, stored.CUSTOMER, CustomerRow.reference == wanted)
    if customer is None:
        raise Missing(f"There is no customer {wanted}. Search by name if you are not sure.")
    return customer


def open_case_of(database: Database, customer_id: UUID) -> Case | None:
    """The customer's one open case (R4); one that an appeal reopened is not it (R20)."""
    case: Case | None = _first(
        database, stored.CASE, CaseRow.customer == customer_id, CaseRow.closed_at.is_null()
    )
    return case


def cases_of(database: Database, customer_id: UUID) -> tuple[Case, ...]:
    """All cases of a customer, oldest first."""
    with reading(database):
        return find(database, stored.CASE, CaseRow.customer == customer_id)


def cases_not_closed(database: Database, customer_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The cases of some customers that are not closed, each with its customer.

    One that was closed and that an appeal or a death has opened again is among them (R20).
    """
    query = CaseRow.select(CaseRow.id, CaseRow.customer)
    with reading(database):
        found = database.execute(query.where(_IS_OPEN, CaseRow.customer.in_(customer_ids)))
        return {id_from(key): id_from(customer) for key, customer in found}


def incidents_without_case(database: Database) -> tuple[Incident, ...]:
    """Incidents that have joined no case and were not dropped, oldest first (R1)."""
    with reading(database):
        return find(
            database,
            stored.INCIDENT,
            IncidentRow.case.is_null(),
            IncidentRow.dropped_at.is_null(),
        )


def allegations_without_case(database: Database, customer_id: UUID) -> tuple[Allegation, ...]:
    """A customer's allegations that are on no case, looked into or not, oldest first (R3)."""
    with reading(database):
        return find(
            database,
            stored.ALLEGATION,
            AllegationRow.case.is_null(),
            AllegationRow.customer == customer_id,
        )


def allegations_in_answer_to(database: Database, incident_id: UUID) -> tuple[Allegation, ...]:
    """What was said of staff in answer to an incident, on any case or none, oldest first (R3)."""
    with reading(database):
        return find(database, stored.ALLEGATION, AllegationRow.incident == incident_id)


def waiting_allegations(database: Database) -> tuple[Allegation, ...]:
    """Allegations that are on no case and have not been looked into, oldest first (R3)."""
    with reading(database):
        return find(
            database,
            stored.ALLEGATION,
            AllegationRow.case.is_null(),
            AllegationRow.looked_into_at.is_null(),
        )


def proposals_waiting(database: Database) -> tuple[Proposal, ...]:
    """Proposals on which nothing has been decided yet, oldest first."""
    decided = DecisionRow.select(DecisionRow.proposal)
    with reading(database):
        return find(database, stored.PROPOSAL, ProposalRow.id.not_in(decided))


def needs_without_case(database: Database) -> tuple[Adjustment, ...]:
    """Adjustments asked for or agreed of customers with no case that is open, oldest first (R8)."""
    with reading(database):
        return find(
            database,
            stored.ADJUSTMENT,
            AdjustmentRow.state.in_([AdjustmentState.ASKED, AdjustmentState.AGREED]),
            AdjustmentRow.customer.not_in(CaseRow.select(CaseRow.customer).where(_IS_OPEN)),
        )


def _first(database: Database, kind: Stored, *where: Expression) -> Any:
    with reading(database):
        found = find(database, kind, *where)
    return found[0] if found else None
