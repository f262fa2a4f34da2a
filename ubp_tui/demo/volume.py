"""Many cases quickly, for measuring: each is a copy of one of the sample's, under other names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, cycle, islice
from typing import Any
from uuid import UUID

import pendulum
from peewee import Database, Model, SqliteDatabase

from models.case_files import OF_THE_CASE, OF_THE_CUSTOMER, load_case_file
from models.cases import CaseRow
from models.changes import Change
from models.customer_index import index_customers, tidy_index
from models.database import SCHEMA_VERSION
from models.fields import JsonField, new_id
from models.incident import IncidentRow
from models.inserting import insert_stored
from models.installation import CounterRow, ReferenceKind
from models.journal import append
from models.people import CustomerRow
from models.staff import load_directory
from models.stored import ALL, CASE, CUSTOMER
from models.storing import Stored
from models.summaries import refresh
from models.summary import CaseStepRow, CaseSummaryRow, WorklistRow
from models.transactions import reading, writing
from ubp_tui.demo.customers import CUSTOMERS
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Case, CaseFile, Customer
from ubp_tui.policy.sorting import folded

BATCH = 500
"""So many copies are held before they are written."""

_ID_IN_TEXT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_INCIDENT = re.compile(r"INC-\d+")
_BY_ROW = {stored.row: stored for stored in ALL}
_NAMES_INCIDENTS = {
    (IncidentRow, "reference"),
    (CaseStepRow, "what"),
    (CaseSummaryRow, "next_step"),
}


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows of one table that belong to a case, as the database holds them.

    `structured` are the places of the columns in which ids stand inside of text, `named` those
    in which an incident may be named.
    """

    row: type[Model]
    names: tuple[str, ...]
    lines: tuple[tuple[Any, ...], ...]
    structured: frozenset[int]
    named: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Sample:
    """A case to copy: its own record and all its rows, the customer's leading."""

    case: Case
    tables: tuple[_Table, ...]


Details = Mapping[str, str]
"""What a customer has of their own, by the name of the column: a reference and a name at least."""


def _any_case(file: CaseFile) -> bool:
    return True


def fill(
    database: SqliteDatabase,
    policy: Policy,
    now: pendulum.DateTime,
    cases: int,
    like: Callable[[CaseFile], bool] = _any_case,
    whose: Iterator[Details] | None = None,
) -> None:
    """Adds cases to a sample database until it has so many.

    Each has a customer of its own. Their summaries are those that `summarise` derived of the
    cases they are copies of. The journal says of each record that it was added.

    Args:
        database: one that `build_demo` has filled.
        policy: the policy in force.
        now: the moment at which the cases are looked at.
        cases: how many there shall be in all.
        like: says of a case of the sample whether it is copied.
        whose: the customers' own details; without it, the names of the sample's, mixed.
    """
    with database.connection_context():
        while refresh(database, policy, now, limit=100):
            pass
        with reading(database):
            keys = [UUID(key) for (key,) in database.execute(CaseRow.select(CaseRow.id))]
            staff = load_directory(database)
            files = [load_case_file(database, key, staff) for key in keys]
            samples = [_sample(database, file.case) for file in files if like(file)]
        with writing(database):
            # Rows of a case refer to each other in both directions.
            database.pragma("defer_foreign_keys", 1)
            copier = _Copier(database, now, whose)
            for sample in islice(cycle(samples), max(cases - len(keys), 0)):
                copier.copy(sample)
            copier.finish(samples[0].case.opened_by_id)
            tidy_index(database)


class _Copier:
    """Copies samples under new ids, references and names; writes them in batches."""

    def __init__(
        self, database: Database, now: pendulum.DateTime, whose: Iterator[Details] | None
    ) -> None:
        self._database = database
        self._now = now
        self._cases = _last_number(database, ReferenceKind.CASE)
        self._whose = whose or map(_customer, count(self._cases + 1))
        self._incidents = _last_number(database, ReferenceKind.INCIDENT)
        self._waiting: dict[tuple[type[Model], tuple[str, ...]], list[list[Any]]] = {}
        self._changes: list[Change] = []
        self._held = 0

    def copy(self, sample: _Sample) -> None:
        """One more case like this one."""
        ids = _new_ids(sample)
        self._cases += 1
        reference = f"{ReferenceKind.CASE.value}-{self._cases:04}"
        customer = next(self._whose)
        incidents = self._new_incidents(sample)
        case_id = UUID(ids[sample.case.id.hex])
        for table in sample.tables:
            own = _own_values(table.row, reference, self._cases, customer)
            lines = [_copied(table, line, ids, incidents, own) for line in table.lines]
            self._waiting.setdefault((table.row, table.names), []).extend(lines)
            self._changes += _added(table, lines, case_id)
        self._held += 1
        if self._held == BATCH:
            self._write(sample.case.opened_by_id)

    def finish(self, actor_id: UUID) -> None:
        """Writes what is left, and the counters."""
        self._write(actor_id)
        for kind, last in (
            (ReferenceKind.CASE, self._cases),
            (ReferenceKind.INCIDENT, self._incidents),
        ):
            counted = CounterRow.update(last=last).where(CounterRow.kind == kind.value)
            self._database.execute(counted)

    def _new_incidents(self, sample: _Sample) -> dict[str, str]:
        """New references by those of the sample's own incidents."""
        found = {}
        for table in sample.tables:
            if table.row is IncidentRow:
                place = table.names.index("reference")
                for line in table.lines:
                    self._incidents += 1
                    found[line[place]] = f"{ReferenceKind.INCIDENT.value}-{self._incidents:04}"
        return found

    def _write(self, actor_id: UUID) -> None:
        for (row, names), lines in self._waiting.items():
            insert_stored(self._database, row, names, lines)
        added = [Customer(**change.after) for change in self._changes if change.stored is CUSTOMER]
        index_customers(self._database, added)
        append(self._database, self._changes, actor_id, self._now, SCHEMA_VERSION)
        self._waiting.clear()
        self._changes.clear()
        self._held = 0


def _added(table: _Table, lines: list[list[Any]], case_id: UUID) -> Iterator[Change]:
    """What the journal is to say of the rows of a table; nothing of what is derived."""
    stored = _BY_ROW.get(table.row)
    if stored is None:
        return
    places = [table.names.index(field.column_name) for field in stored.columns.values()]
    of_case = None if stored is CUSTOMER else case_id
    for line in lines:
        values = stored.reading.read(tuple(line[place] for place in places))
        yield Change(stored, values["id"], of_case, {}, values)


def _last_number(database: Database, kind: ReferenceKind) -> int:
    query = CounterRow.select(CounterRow.last).where(CounterRow.kind == kind.value)
    return int(database.execute(query).fetchone()[0])


def _new_ids(sample: _Sample) -> dict[str, str]:
    return {
        line[table.names.index("id")]: new_id().hex
        for table in sample.tables
        if "id" in table.names
        for line in table.lines
    }


def _customer(number: int) -> Details:
    """The details of one more customer."""
    family = CUSTOMERS[number % len(CUSTOMERS)].name.partition(", ")[0]
    given = CUSTOMERS[number * 7 // len(CUSTOMERS) % len(CUSTOMERS)].name.partition(", ")[2]
    return {"reference": f"P{500_000 + number}", "family_name": family, "given_names": given}


def _own_values(
    row: type[Model], reference: str, number: int, customer: Details
) -> Mapping[str, Any]:
    """What is a copy's own, by the name of the column."""
    if row is CustomerRow:  # a measure may need the phone number that somebody here has not
        return {name: value for name, value in customer.items() if value}
    if row is CaseRow:
        return {"reference": reference}
    if row is WorklistRow:
        return {"reference": reference, "reference_number": number}
    if row is CaseSummaryRow:
        name = f"{customer['family_name']}, {customer['given_names']}"
        return {
            "reference": reference,
            "reference_number": number,
            "customer_reference": customer["reference"],
            "customer_name": name,
            "name_sort": folded(name),
        }
    return {}


def _copied(
    table: _Table,
    line: tuple[Any, ...],
    ids: Mapping[str, str],
    incidents: Mapping[str, str],
    own: Mapping[str, Any],
) -> list[Any]:
    values = [ids.get(value, value) if isinstance(value, str) else value for value in line]
    for place in table.structured:
        if values[place]:
            values[place] = _ID_IN_TEXT.sub(
                lambda m: str(UUID(ids.get(m[0].replace("-", ""), m[0]))), values[place]
            )
    for place in table.named:
        if values[place]:
            values[place] = _INCIDENT.sub(lambda m: incidents.get(m[0], m[0]), values[place])
    for name, value in own.items():
        values[table.names.index(name)] = value
    return values


def _sample(database: Database, case: Case) -> _Sample:
    """Everything of a case."""
    found = [
        _read(database, CUSTOMER, "id", case.customer_id),
        _read(database, CASE, "id", case.id),
    ]
    for kinds, name, value in (
        (OF_THE_CUSTOMER, "customer_id", case.customer_id),
        (OF_THE_CASE, "case_id", case.id),
    ):
        for kind in kinds.values():
            found.append(_read(database, kind, name, value))
            found += [
                _parts(database, kind, place, name, value) for place in range(len(kind.parts))
            ]
    found.append(_select(database, CaseSummaryRow, CaseSummaryRow.case == case.id))
    found.append(_select(database, CaseStepRow, CaseStepRow.case == case.id))
    found.append(_select(database, WorklistRow, WorklistRow.case == case.id))
    return _Sample(case, tuple(table for table in found if table.lines))


def _read(database: Database, kind: Stored, name: str, value: UUID) -> _Table:
    return _select(database, kind.row, kind.columns[name] == value)


def _parts(database: Database, kind: Stored, place: int, name: str, value: UUID) -> _Table:
    part = kind.parts[place]
    wholes = kind.row.select(kind.key).where(kind.columns[name] == value)
    return _select(database, part.stored.row, part.parent.in_(wholes))


def _select(database: Database, row: type[Model], where: Any) -> _Table:
    columns = row._meta.columns
    query = row.select(*columns.values()).where(where)
    return _Table(
        row,
        tuple(columns),
        tuple(database.execute(query)),
        frozenset(i for i, column in enumerate(columns.values()) if isinstance(column, JsonField)),
        frozenset(i for i, name in enumerate(columns) if (row, name) in _NAMES_INCIDENTS),
    )
