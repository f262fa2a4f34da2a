"""Facts from rows and rows from facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from peewee import Database, Expression

from models.stored import BY_FACT, Part, Stored

F = TypeVar("F")


class Missing(LookupError):
    """There is no such record."""


def values_of(stored: Stored, fact: Any) -> dict[str, Any]:
    """What a fact puts into the columns of its table, by column, as Python values."""
    return {name: getattr(fact, name) for name in stored.columns}


def find(database: Database, stored: Stored, *where: Expression) -> tuple[Any, ...]:
    """The facts of one kind that fulfil all conditions, oldest first, with their parts.

    One query for the table and one for each table of parts, however many rows there are.
    """
    parts = {part.field: _parts_of(database, stored, part, where) for part in stored.parts}
    found = []
    for row in rows(database, stored, *where):
        for field, grouped in parts.items():
            row[field] = tuple(grouped.get(row["id"], ()))
        found.append(stored.fact(**row))
    return tuple(found)


def get(database: Database, wanted: type[F], key: UUID) -> F:
    """The fact of a kind with this id, with its parts.

    Raises:
        Missing: there is none.
    """
    stored = BY_FACT[wanted]
    found = find(database, stored, stored.key == key)
    if not found:
        raise Missing(f"There is no {stored.table.replace('_', ' ')} with the id {key}.")
    fact: F = found[0]
    return fact


def rows(database: Database, stored: Stored, *where: Expression) -> list[dict[str, Any]]:
    """The rows of a table that fulfil all conditions, oldest first, by the fact's fields."""
    columns = stored.columns
    query = stored.row.select(*columns.values()).order_by(*stored.order)
    if where:
        query = query.where(*where)
    cursor = database.execute(query)
    readers: list[Callable[[Any], Any]] = [field.python_value for field in columns.values()]
    return [
        {name: read(value) for name, read, value in zip(columns, readers, row, strict=True)}
        for row in cursor
    ]


def _parts_of(
    database: Database, stored: Stored, part: Part, where: tuple[Expression, ...]
) -> Mapping[UUID, list[Any]]:
    wholes = stored.row.select(stored.key)
    if where:
        wholes = wholes.where(*where)
    parent = part.parent.column_name
    grouped: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows(database, part.stored, part.parent.in_(wholes)):
        grouped[row[parent]].append(part.stored.fact(**row))
    return grouped
