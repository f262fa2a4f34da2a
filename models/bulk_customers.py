"""Reading and saving customers a thousand at a time, for lists that hold all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import asdict
from peewee import Database, SqliteDatabase

from models.cases import CaseRow
from models.changes import Change
from models.customer_index import index_customers
from models.fields import id_from
from models.inserting import insert_stored
from models.row_writer import RowWriter
from models.rows import find_by_text
from models.stored import CUSTOMER
from models.transactions import reading
from models.unit_of_work import Conflict, UnitOfWork
from ubp_tui.policy.facts import Customer

ROOM = 64 * 1024
"""KiB of pages that are held while very many rows are written.

With the little that is usual, the pages of an index are written and read again for nearly every
row, and the log grows to several times what is in it.
"""


@contextmanager
def room(database: SqliteDatabase) -> Iterator[None]:
    """Holds more of the database in memory than usual, on this thread's connection."""
    with database.connection_context():
        usual = database.pragma("cache_size")
        database.pragma("cache_size", -ROOM)
        try:
            yield
        finally:
            database.pragma("cache_size", usual)


class Changed(NamedTuple):
    """A customer as they are stored, and as they are to be."""

    before: Customer
    after: Customer


def customers_by_reference(
    database: Database, references: Collection[str]
) -> Mapping[str, Customer]:
    """The customers with any of some references, at most a thousand or so, by reference."""
    with reading(database):
        found = find_by_text(database, CUSTOMER, "reference", references)
    return {customer.reference: customer for customer in found}


def having_a_case(database: Database, customer_ids: Collection[UUID]) -> frozenset[UUID]:
    """Which of some customers, at most a thousand or so, have a case, open or closed."""
    query = CaseRow.select(CaseRow.customer).where(CaseRow.customer.in_(list(customer_ids)))
    with reading(database):
        return frozenset(id_from(key) for (key,) in database.execute(query.distinct()))


def save_customers(unit: UnitOfWork, added: Sequence[Customer], changed: Sequence[Changed]) -> None:
    """Saves customers who have no case in a transaction under way: rows, journal and index.

    Args:
        unit: the transaction.
        added: new ones.
        changed: others, as this transaction has read them.

    Raises:
        Conflict: one of those changed is not stored as it was read.
    """
    insert_stored(unit.database, CUSTOMER.row, tuple(CUSTOMER.columns), _writer().rows(added))
    _update(unit.database, changed)
    unit.journal(_changes(added, changed))
    index_customers(unit.database, [*added, *(each.after for each in changed)])


def _update(database: Database, changed: Sequence[Changed]) -> None:
    rows = _writer().rows(each.after for each in changed)
    versions = [each.before.version for each in changed]
    lines = [(*row[1:], row[0], version) for row, version in zip(rows, versions, strict=True)]
    cursor = database.cursor().executemany(_update_sql(database.param, database.quote), lines)
    if lines and cursor.rowcount != len(lines):
        raise Conflict(changed[0].after, None)


def _changes(added: Iterable[Customer], changed: Iterable[Changed]) -> Iterator[Change]:
    for customer in added:
        yield Change(CUSTOMER, customer.id, None, {}, asdict(customer))
    for before, after in changed:
        yield Change(CUSTOMER, after.id, None, asdict(before), asdict(after))


@cache
def _writer() -> RowWriter:
    return RowWriter(CUSTOMER)


@cache
def _update_sql(param: str, quote: str) -> str:
    """The statement that puts every column but the key, where the version is what was read."""
    before, after = quote[0], quote[-1]
    key, *names = (f"{before}{name}{after}" for name in CUSTOMER.columns)
    settings = ", ".join(f"{name} = {param}" for name in names)
    table = f"{before}{CUSTOMER.table}{after}"
    return (
        f"UPDATE {table} SET {settings} WHERE {key} = {param} AND {before}version{after} = {param}"
    )
