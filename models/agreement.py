"""Whether each record is what the journal last said of it (R34).

The journal proves itself (`proof`); only compared with it do records prove that nobody changed,
removed or added one outside the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from peewee import JOIN, SQL, Database, Field, ForeignKeyField, fn

from models.changes import NOT_JOURNALLED, Action
from models.database import SCHEMA_VERSION
from models.fields import IdField, JsonField, id_from, id_text
from models.journal import said_from
from models.journal_table import JournalEntryRow, JournalPayloadRow
from models.stored import ALL, CASE
from models.storing import Stored
from models.transactions import reading

BATCH = 2000
"""So many records are compared together."""

_MEND = "Find out who changed the file outside the program, and restore the newest backup."
_DIFFERS = "{what} is not what the journal says up to entry {number} ({fields}). " + _MEND
_GONE = "{what} is gone, though no entry of the journal after {number} removed it. " + _MEND
_BACK = "{what} is there, though entry {number} of the journal removed it. " + _MEND
_UNKNOWN = "{what} is there, though the journal says nothing of it. " + _MEND

_BY_TABLE = {stored.table: stored for stored in ALL}
_UNSAID: Any = object()

_Span = tuple[UUID, UUID]
"""The first and the last of some keys."""


class _Line(NamedTuple):
    """One entry of the journal, with what it says of a record; None where that was erased."""

    row_id: str
    number: int
    table: str
    action: str
    schema_version: int
    changes: str | None


@dataclass(slots=True)
class _Said:
    """What the journal last said of a record: by field, as far as it says anything of it."""

    number: int = 0
    is_there: bool = False
    rest: Any = _UNSAID
    values: dict[str, Any] = field(default_factory=dict)

    def follow(self, line: _Line) -> None:
        """Takes the next entry about the record."""
        self.number, self.is_there = line.number, line.action != Action.REMOVED
        if line.action == Action.ADDED:
            # What is not mentioned was nothing, but for columns that later versions added.
            self.rest = None if line.schema_version == SCHEMA_VERSION else _UNSAID
            self.values = {}
        if line.changes is None:  # erased (R37): whatever it said
            self.rest, self.values = _UNSAID, {}
            return
        self.values |= {name: new for name, (_, new) in said_from(line.changes).items()}

    def differing(self, stored: Stored, row: Mapping[str, Any]) -> list[str]:
        """The fields of a row, as it is stored, that are not what was last said of them."""
        unsaid = NOT_JOURNALLED.get(stored.table, frozenset())
        return [
            name
            for name, value in row.items()
            if (last := self.values.get(name, self.rest)) is not _UNSAID
            and last != value
            and name not in unsaid
            and not _is_stored_as(stored.columns[name], last, value)
        ]


def _is_stored_as(column: Field[Any], said: Any, value: Any) -> bool:
    """Whether a column holds what the journal says in other letters: most hold it in the same."""
    if not isinstance(said, str | list | dict) or not isinstance(value, str):
        return False
    while isinstance(column, ForeignKeyField):
        column = column.rel_field
    if isinstance(column, IdField):
        return said == str(id_from(value))
    return isinstance(column, JsonField) and said == msgspec.json.decode(value)


def disagreements(database: Database) -> Iterator[str]:
    """A sentence for each record that is not what the journal last said of it.

    Words that were erased or withheld are not compared. The journal itself has to be whole.

    Raises:
        DatabaseProblem: the database cannot be read.
    """
    with reading(database):
        for span in _spans(database):
            yield from _compared(database, span, _last_said(database, span))
        for stored in ALL:
            yield from _unknown(database, stored)


def _spans(database: Database) -> Iterator[_Span]:
    """The keys of everything that the journal says something of, some at a time, by its index."""
    entry, after = JournalEntryRow, UUID(int=0)
    while True:
        query = entry.select(entry.row_id).distinct().where(entry.row_id > after)
        found = database.execute(query.order_by(entry.row_id).limit(BATCH)).fetchall()
        if not found:
            return
        first, after = id_from(found[0][0]), id_from(found[-1][0])
        yield first, after


def _last_said(database: Database, span: _Span) -> Iterator[tuple[str, UUID, _Said]]:
    entry, payload = JournalEntryRow, JournalPayloadRow
    columns = (entry.row_id, entry.number, entry.table, entry.action, entry.schema_version)
    query = (
        entry.select(*columns, payload.changes)
        .join(payload, JOIN.LEFT_OUTER)
        .where(entry.row_id.between(*span))
        .order_by(entry.row_id, entry.number)
    )
    lines = (_Line(*row) for row in database.execute(query))
    for (key, table), about in groupby(lines, key=lambda line: (line.row_id, line.table)):
        said = _Said()
        for line in about:
            said.follow(line)
        yield table, id_from(key), said


def _compared(
    database: Database, span: _Span, said: Iterable[tuple[str, UUID, _Said]]
) -> Iterator[str]:
    for table, of_table in groupby(sorted(said, key=itemgetter(0)), key=itemgetter(0)):
        stored = _BY_TABLE.get(table)
        if stored is None:
            continue  # of a version whose tables were other ones
        there = _stored(database, stored, span)
        for _, key, last in of_table:
            yield from _of_one(stored, key, last, there.get(key))


def _stored(database: Database, stored: Stored, span: _Span) -> dict[UUID, Mapping[str, Any]]:
    """The rows by their keys, as they are stored: made into facts they would take much longer."""
    query = stored.row.select(*stored.columns.values()).where(stored.key.between(*span))
    rows = (dict(zip(stored.columns, row, strict=True)) for row in database.execute(query))
    return {id_from(row["id"]): row for row in rows}


def _of_one(stored: Stored, key: UUID, said: _Said, row: Mapping[str, Any] | None) -> Iterator[str]:
    what = _name(stored, key, row or said.values)
    if row is None:
        if said.is_there:
            yield _GONE.format(what=what, number=said.number)
    elif not said.is_there:
        yield _BACK.format(what=what, number=said.number)
    elif differing := said.differing(stored, row):
        fields = ", ".join(differing).replace("_", " ")
        yield _DIFFERS.format(what=what, number=said.number, fields=fields)


def _unknown(database: Database, stored: Stored) -> Iterator[str]:
    entry = JournalEntryRow
    said = entry.select(SQL("1")).where(entry.row_id == stored.key)
    query = stored.row.select(stored.key).where(~fn.EXISTS(said))
    for (key,) in database.execute(query):
        yield _UNKNOWN.format(what=_name(stored, id_from(key), {}))


def _name(stored: Stored, key: UUID, values: Mapping[str, Any]) -> str:
    """A record as people may know it, without what is said in it."""
    kind = "case" if stored is CASE else stored.table.replace("_", " ")
    known = values.get("reference") or values.get("username") or id_text(key)
    return f"The {kind} {known}"
