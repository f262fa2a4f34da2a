"""Facts from rows and rows from facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from peewee import SQL, Context, Database, Expression, ModelSelect

from models.fields import id_text
from models.storing import Part, Stored

F = TypeVar("F")


_SIZES = (0, 1, 32)
"""For so many values SQL is made once; what is between them is filled up. More are rare."""


class Missing(LookupError):
    """There is no such record."""


def values_of(stored: Stored, fact: Any) -> dict[str, Any]:
    """What a fact puts into the columns of its table, by column, as Python values."""
    return {name: getattr(fact, name) for name in stored.columns}


def find(database: Database, stored: Stored, *where: Expression) -> tuple[Any, ...]:
    """The facts of one kind that fulfil all conditions, oldest first, with their parts.

    One query for the table and one for each table of parts, however many rows there are.
    """
    wholes = stored.row.select(stored.key).where(*where)
    parts = {
        part.field: _grouped(part, rows(database, part.stored, part.parent.in_(wholes)))
        for part in stored.parts
    }
    return _facts(stored, rows(database, stored, *where), parts)


def find_all(database: Database, stored: Stored) -> tuple[Any, ...]:
    """Every fact of one kind, oldest first, with its parts."""
    return _find(database, stored, "", ())


def find_by(database: Database, stored: Stored, column: str, value: UUID) -> tuple[Any, ...]:
    """The facts of one kind that have a value in a column, oldest first, with their parts."""
    return _find(database, stored, column, (id_text(value),))


def find_by_each(
    database: Database, stored: Stored, column: str, values: Collection[UUID]
) -> Mapping[UUID, Sequence[Any]]:
    """The facts of one kind by the value, of some, that they have in a column, oldest first.

    One query for all of them together, so not for more than some hundreds of values at once.
    """
    given = tuple(map(id_text, values))
    found: dict[UUID, list[Any]] = defaultdict(list)
    for fact in _find(database, stored, column, given):
        found[getattr(fact, column)].append(fact)
    return found


def find_by_text(
    database: Database, stored: Stored, column: str, values: Collection[str]
) -> tuple[Any, ...]:
    """The facts of one kind that have any of some texts in a column, oldest first.

    One query for all of them together, so not for more than a thousand or so at once.
    """
    return _find(database, stored, column, tuple(values))


def _find(
    database: Database, stored: Stored, column: str, given: tuple[Any, ...]
) -> tuple[Any, ...]:
    """As `find` does, of rows with any of some values, but with SQL that is made once.

    The last value is said again and again, up to one of few numbers of them, for which it is made.

    A case is read from some thirty tables with every change, and making the SQL anew each
    time took five times as long as carrying it out.
    """
    param, quote = database.param, database.quote
    size = next((size for size in _SIZES if len(given) <= size), len(given))
    given += given[-1:] * (size - len(given))
    params = ", ".join([param] * len(given))
    parts = {}
    for part in stored.parts:
        sql = _select_parts(param, quote, stored, part, column, params)
        parts[part.field] = _grouped(part, _read(part.stored, database.execute_sql(sql, given)))
    cursor = database.execute_sql(_select(param, quote, stored, column, params), given)
    return _facts(stored, _read(stored, cursor), parts)


def get(database: Database, wanted: type[F], key: UUID) -> F:
    """The fact of a kind with this id, with its parts.

    Raises:
        Missing: there is none.
    """
    from models.stored import BY_FACT  # late: it knows every table, and rows serve each of them

    stored = BY_FACT[wanted]
    found = find_by(database, stored, "id", key)
    if not found:
        raise Missing(f"There is no {stored.table.replace('_', ' ')} with the id {key}.")
    fact: F = found[0]
    return fact


def rows(database: Database, stored: Stored, *where: Expression) -> list[dict[str, Any]]:
    """The rows of a table that fulfil all conditions, oldest first, by the fact's fields."""
    return _read(stored, database.execute(_all(stored).where(*where)))


def _all(stored: Stored) -> ModelSelect:
    return stored.row.select(*stored.columns.values()).order_by(*stored.order)


@cache
def _select(param: str, quote: str, stored: Stored, column: str, params: str) -> str:
    """The SQL of `_find`, in the database's own way of writing parameters and names."""
    query = _all(stored)
    if column:
        query = query.where(_is_any(stored, column, params))
    return written(param, quote, query)


@cache
def _select_parts(
    param: str, quote: str, stored: Stored, part: Part, column: str, params: str
) -> str:
    """The SQL for the parts of what `_select` finds."""
    query = _all(part.stored)
    if column:
        wholes = stored.row.select(stored.key).where(_is_any(stored, column, params))
        query = query.where(part.parent.in_(wholes))
    return written(param, quote, query)


def _is_any(stored: Stored, column: str, params: str) -> Expression:
    return stored.columns[column].in_(SQL(f"({params})"))


def written(param: str, quote: str, query: ModelSelect) -> str:
    """The SQL of a query, in a database's own way of writing parameters and names.

    For what is asked again and again, as making it takes longer than carrying it out. Where
    values belong the query has `SQL(param)`, so that it is the same whatever they are.
    """
    sql, _ = Context(param=param, quote=quote).sql(query).query()
    return str(sql)


def _read(stored: Stored, cursor: Iterable[tuple[Any, ...]]) -> list[dict[str, Any]]:
    read = stored.reading.read
    return [read(row) for row in cursor]


def _facts(
    stored: Stored, found: list[dict[str, Any]], parts: Mapping[str, Mapping[UUID, list[Any]]]
) -> tuple[Any, ...]:
    for row in found:
        for field, grouped in parts.items():
            row[field] = tuple(grouped.get(row["id"], ()))
    return tuple(stored.fact(**row) for row in found)


def _grouped(part: Part, found: list[dict[str, Any]]) -> Mapping[UUID, list[Any]]:
    """The parts by the id of the whole they belong to."""
    grouped: dict[UUID, list[Any]] = defaultdict(list)
    for row in found:
        grouped[row[part.parent.column_name]].append(part.stored.fact(**row))
    return grouped
