"""Putting rows into a table with SQL that is made once: every change adds a dozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from peewee import Database, Field, Model


def insert(database: Database, row: type[Model], values: Mapping[str, Any]) -> None:
    """Adds a row, inside a write.

    Args:
        database: the open database.
        row: the table.
        values: by the name of the column; all that have no default.
    """
    insert_many(database, row, tuple(values), [tuple(values.values())])


def insert_many(
    database: Database, row: type[Model], names: tuple[str, ...], lines: Iterable[tuple[Any, ...]]
) -> None:
    """Adds rows, inside a write: the values of each line belong to the columns in order."""
    fields = _fields(row, names)
    sql = statement(database, row, names)
    for line in lines:
        stored = [field.db_value(value) for field, value in zip(fields, line, strict=True)]
        database.execute_sql(sql, stored)


def insert_stored(
    database: Database, row: type[Model], names: tuple[str, ...], lines: Sequence[Sequence[Any]]
) -> None:
    """Adds rows whose values are what their columns hold already, inside a write."""
    database.cursor().executemany(statement(database, row, names), lines)


def statement(database: Database, row: type[Model], names: tuple[str, ...]) -> str:
    """The SQL that adds one row with these columns, its values as parameters."""
    return _sql(database.param, database.quote, row, names)


@cache
def _fields(row: type[Model], names: tuple[str, ...]) -> tuple[Field[Any], ...]:
    return tuple(row._meta.columns[name] for name in names)


@cache
def _sql(param: str, quote: str, row: type[Model], names: tuple[str, ...]) -> str:
    """The statement, in the database's own way of writing parameters and names."""
    before, after = quote[0], quote[-1]
    columns = ", ".join(f"{before}{name}{after}" for name in names)
    params = ", ".join([param] * len(names))
    table = row._meta.table_name
    return f"INSERT INTO {before}{table}{after} ({columns}) VALUES ({params})"
