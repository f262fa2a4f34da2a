"""Which cases and which customer a change to a record concerns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from peewee import Database

from models.cases import CaseRow
from models.fields import id_from
from models.incident import IncidentRow
from models.stored import ADJUSTMENT, CASE, CUSTOMER, NOMINATION
from models.storing import Stored


def case_of(database: Database, stored: Stored, values: Mapping[str, Any]) -> UUID | None:
    """The case that a record belongs to, given its values; None when it belongs to none."""
    if stored is CASE:
        return values["id"]  # type: ignore[no-any-return]
    if "incident_id" in values and "case_id" not in values:
        return _case_of_incident(database, values["incident_id"])
    return values.get("case_id")


def cases_touched(database: Database, stored: Stored, values: Mapping[str, Any]) -> frozenset[UUID]:
    """The cases whose summary a record with these values has a part in."""
    if not values:
        return frozenset()
    if stored is CUSTOMER:
        return _cases_of_customer(database, values["id"])
    if stored in (ADJUSTMENT, NOMINATION):
        return _cases_of_customer(database, values["customer_id"])
    case_id = case_of(database, stored, values)
    return frozenset() if case_id is None else frozenset({case_id})


def customer_found_by(stored: Stored, values: Mapping[str, Any]) -> UUID | None:
    """The customer whom a search finds by a record with these values, or by there being one."""
    if stored is CUSTOMER:
        return values["id"]  # type: ignore[no-any-return]
    return values["customer_id"] if stored in (CASE, NOMINATION) else None


def _case_of_incident(database: Database, incident_id: UUID) -> UUID | None:
    query = IncidentRow.select(IncidentRow.case).where(IncidentRow.id == incident_id)
    (case_id,) = database.execute(query).fetchone()
    return None if case_id is None else id_from(case_id)


def _cases_of_customer(database: Database, customer_id: UUID) -> frozenset[UUID]:
    query = CaseRow.select(CaseRow.id).where(CaseRow.customer == customer_id)
    return frozenset(id_from(key) for (key,) in database.execute(query))
