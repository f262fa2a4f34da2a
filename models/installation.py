"""This installation: whose it is, its counters and the head of its journal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

import pendulum
from peewee import BooleanField, Database, IntegerField, TextField

from models.fields import IdField, MomentField
from models.problems import INCOMPLETE, DatabaseProblem
from models.record import Record
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


class ReferenceKind(StrEnum):
    """What people refer to by a number; the value is how the reference starts."""

    CASE = "UBP"
    INCIDENT = "INC"


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


def read_installation(database: Database) -> Installation:
    """The installation that a database belongs to.

    Raises:
        DatabaseProblem: the database does not say.
    """
    with reading(database):
        rows = list(InstallationRow.select().dicts().execute(database))
        if len(rows) != 1:
            lacks = INCOMPLETE.format(path=database.database, what="whose it is")
            raise DatabaseProblem(lacks)
        return Installation(**rows[0])


def next_reference(database: Database, kind: ReferenceKind) -> str:
    """The next reference of a kind, such as "UBP-0142"; inside a write, so none is left out.

    A laptop's own look like "UBP-L3-7" and are never numbered again.
    """
    counted = CounterRow.insert(kind=kind.value, last=1).on_conflict(
        conflict_target=[CounterRow.kind], update={CounterRow.last: CounterRow.last + 1}
    )
    database.execute(counted)
    query = CounterRow.select(CounterRow.last).where(CounterRow.kind == kind.value)
    number = int(database.execute(query).fetchone()[0])
    prefix = read_installation(database).reference_prefix
    return f"{kind.value}-{prefix}-{number}" if prefix else f"{kind.value}-{number:04}"
