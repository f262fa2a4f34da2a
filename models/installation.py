"""This installation: whose it is, its counters and the head of its journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any
from uuid import UUID

import pendulum
from peewee import BooleanField, Database, IntegerField, TextField, fn

from models.cases import CaseRow
from models.fields import IdField, MomentField, number_from
from models.incident import IncidentRow
from models.problems import INCOMPLETE, DatabaseProblem, Unreadable
from models.record import Record
from models.row_reader import RowReader
from models.transactions import reading


class InstallationRow(Record):
    """One row. `head_number` and `head_hash` say where the journal ends."""

    id = IdField(primary_key=True)
    landlord = TextField()
    demo = BooleanField()
    created_at = MomentField()
    reference_prefix = TextField()
    head_number = IntegerField()
    head_hash = TextField()

    class Meta:
        table_name = "installation"


class CounterRow(Record):
    """The last number given to each kind of reference."""

    kind = TextField(primary_key=True)
    last = IntegerField()

    class Meta:
        table_name = "counter"


_BEHIND = (
    "The next {kind} would be {next}, though {highest} is there already, so a reference would be "
    "given twice. Restore the newest backup."
)


class ReferenceKind(StrEnum):
    """What people refer to by a number; the value is how the reference starts."""

    CASE = "UBP"
    INCIDENT = "INC"


_REFERENCES: dict[ReferenceKind, Any] = {
    ReferenceKind.CASE: CaseRow.reference,
    ReferenceKind.INCIDENT: IncidentRow.reference,
}


@dataclass(frozen=True, slots=True)
class Installation:
    """One copy of the program's data: a landlord's, or a laptop's part of it.

    `demo` says that everybody in it is invented. `head_number` and `head_hash` are the last
    entry of the journal.
    """

    id: UUID
    landlord: str
    demo: bool
    created_at: pendulum.DateTime
    reference_prefix: str
    head_number: int
    head_hash: str


_COLUMNS = {field.name: InstallationRow._meta.columns[field.name] for field in fields(Installation)}
_ROW = RowReader(_COLUMNS)


def read_installation(database: Database) -> Installation:
    """The installation that a database belongs to.

    Raises:
        DatabaseProblem: the database does not say.
    """
    with reading(database):
        rows = database.execute(InstallationRow.select(*_COLUMNS.values())).fetchall()
        if len(rows) != 1:
            lacks = INCOMPLETE.format(path=database.database, what="whose it is")
            raise DatabaseProblem(lacks)
        return Installation(**_ROW.read(rows[0]))


def next_reference(database: Database, kind: ReferenceKind) -> str:
    """The next reference of a kind, such as "UBP-0142"; inside a write, so none is left out.

    A laptop's own look like "UBP-L3-7" and are never numbered again.

    Raises:
        Unreadable: it is there already: the counter is not what the program wrote.
    """
    counted = CounterRow.insert(kind=kind.value, last=1).on_conflict(
        conflict_target=[CounterRow.kind], update={CounterRow.last: CounterRow.last + 1}
    )
    database.execute(counted)
    query = CounterRow.select(CounterRow.last).where(CounterRow.kind == kind.value)
    number = number_from(database.execute(query).fetchone()[0])
    reference = _written(kind, number, read_installation(database).reference_prefix)
    column = _REFERENCES[kind]
    if database.execute(column.model.select(column).where(column == reference)).fetchone():
        raise Unreadable(f"{reference} was given already")
    return reference


def _written(kind: ReferenceKind, number: int, prefix: str) -> str:
    return f"{kind.value}-{prefix}-{number}" if prefix else f"{kind.value}-{number:04}"


def counters_behind(database: Database) -> Iterator[str]:
    """A sentence for each counter that would give a reference a second time."""
    prefix = read_installation(database).reference_prefix
    for kind, column in _REFERENCES.items():
        beginning = f"{kind.value}-{prefix}-" if prefix else f"{kind.value}-"
        number = fn.SUBSTR(column, len(beginning) + 1).cast("INTEGER")
        query = column.model.select(fn.MAX(number)).where(column.startswith(beginning))
        highest = database.execute(query).fetchone()[0] or 0
        counted = CounterRow.select(CounterRow.last).where(CounterRow.kind == kind.value)
        row = database.execute(counted).fetchone()
        if highest > (last := number_from(row[0]) if row else 0):
            given = {"next": _written(kind, last + 1, prefix), "kind": kind.name.lower()}
            yield _BEHIND.format(**given, highest=_written(kind, highest, prefix))
