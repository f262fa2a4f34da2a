"""Keeping what a search looks through in step with the records it is derived from (R4).

Where the keys of a customer change, the entries with the old ones go: nobody is found by a name
that was changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from peewee import Database, Model

from models.case_files import cases_not_closed
from models.fields import id_from, id_text
from models.inserting import insert_stored
from models.people import CustomerRow
from models.rows import find_by_each
from models.search_entry import (
    OtherNamesRow,
    OtherRow,
    OtherWordsRow,
    WithCaseNamesRow,
    WithCaseRow,
    WithCaseWordsRow,
)
from models.stored import CUSTOMER, NOMINATION
from ubp_tui.policy.facts import Customer, Nomination
from ubp_tui.policy.search_keys import Keys, keys_of_customer, keys_of_nominee

T = TypeVar("T")

BATCH = 500
"""So many customers are read and indexed together."""


class Shelf(NamedTuple):
    """Where the entries of some customers are kept, and the words of these."""

    row: type[Any]
    names: type[Any]
    words: type[Any]
    with_case: bool


SHELVES = (
    Shelf(WithCaseRow, WithCaseNamesRow, WithCaseWordsRow, True),
    Shelf(OtherRow, OtherNamesRow, OtherWordsRow, False),
)
"""Customers with a case that is not closed, and everybody else."""

Line = tuple[str | None, ...]
"""What an entry holds but for its id, as it is stored, in the order of `COLUMNS`."""

COLUMNS = ("customer_id", "nominee", "until", *Keys._fields)
_NAMES = COLUMNS.index("names")
_ELSEWHERE = COLUMNS.index("elsewhere")


def index_customers(database: Database, customers: Collection[Customer]) -> None:
    """Puts what a search finds some customers by in the place of what it found them by before.

    Their nominations, and whether they have a case, are read from the database, in which
    everything else that this transaction does to them is to be done by then. Inside a write.

    Args:
        database: the open database.
        customers: as they are stored; a thousand at a time are quicker than one by one.
    """
    for batch in _batches(customers):
        lines = lines_of(database, batch)
        keys = [customer.id for customer in batch]
        for shelf in SHELVES:
            stored = stored_lines(database, shelf, keys)
            _remove(database, shelf, {k: stored[k] for k in stored if k not in lines[shelf]})
            _add(database, shelf, [line for line in lines[shelf] if line not in stored])


def index_again(database: Database, customer_ids: Collection[UUID]) -> None:
    """As `index_customers` does, of customers by their ids."""
    for batch in _batches(customer_ids):
        found = find_by_each(database, CUSTOMER, "id", batch)
        index_customers(database, [customer for (customer,) in found.values()])


def rebuild_index(database: Database) -> None:
    """Derives everything that a search looks through afresh, inside a write."""
    for shelf in SHELVES:
        database.execute(shelf.row.delete())
        for table in (shelf.names, shelf.words):
            _command(database, table, "delete-all")
    for batch in every_customer(database):
        index_customers(database, batch)
    tidy_index(database)


def tidy_index(database: Database) -> None:
    """Makes looking for words quicker after many customers were indexed, inside a write.

    Takes seconds with a million of them; after a few it is not worth while.
    """
    for shelf in SHELVES:
        for table in (shelf.names, shelf.words):
            _command(database, table, "optimize")


def every_customer(database: Database) -> Iterator[list[Customer]]:
    """All customers, in batches."""
    last = None
    while True:
        query = CustomerRow.select(CustomerRow.id).order_by(CustomerRow.id).limit(BATCH)
        after = query if last is None else query.where(CustomerRow.id > last)
        keys = [id_from(key) for (key,) in database.execute(after)]
        if not keys:
            return
        found = find_by_each(database, CUSTOMER, "id", keys)
        yield [customer for (customer,) in found.values()]
        last = keys[-1]


def lines_of(database: Database, customers: Sequence[Customer]) -> dict[Shelf, dict[Line, None]]:
    """The entries that some customers, at most some hundreds, are to have on each shelf."""
    keys = [customer.id for customer in customers]
    with_case = {*cases_not_closed(database, keys).values()}
    nominations = find_by_each(database, NOMINATION, "customer_id", keys)
    found: dict[Shelf, dict[Line, None]] = {shelf: {} for shelf in SHELVES}
    for customer in customers:
        shelf = next(s for s in SHELVES if s.with_case == (customer.id in with_case))
        found[shelf].update(dict.fromkeys(_lines(customer, nominations.get(customer.id, ()))))
    return found


def _lines(customer: Customer, nominations: Sequence[Nomination]) -> Iterator[Line]:
    key = id_text(customer.id)
    for keys in keys_of_customer(customer):
        yield (key, "", None, *keys)
    for nomination in nominations:
        if nomination.accepted_on is not None and nomination.ended_on is None:
            until = None if nomination.until is None else nomination.until.isoformat()
            for keys in keys_of_nominee(nomination):
                yield (key, nomination.name, until, *keys)


def stored_lines(
    database: Database, shelf: Shelf, customer_ids: Collection[UUID]
) -> Mapping[Line, int]:
    """The entries that some customers have on a shelf, each with its id."""
    columns = shelf.row._meta.columns
    query = shelf.row.select(shelf.row.id, *(columns[name] for name in COLUMNS))
    found = database.execute(query.where(shelf.row.customer.in_(customer_ids)))
    return {line: key for key, *rest in found for line in [tuple(rest)]}


def names_in(line: Line) -> str:
    """The words of the name."""
    return str(line[_NAMES])


def words_in(line: Line) -> str:
    """The words of the name and the address."""
    return f"{line[_NAMES]} {line[_ELSEWHERE]}"


def _add(database: Database, shelf: Shelf, lines: Sequence[Line]) -> None:
    if not lines:
        return
    newest = database.execute(shelf.row.select(shelf.row.id).order_by(shelf.row.id.desc()).limit(1))
    first = next((key for (key,) in newest), 0) + 1
    numbered = dict(enumerate(lines, start=first))
    entries = [(key, *line) for key, line in numbered.items()]
    insert_stored(database, shelf.row, ("id", *COLUMNS), entries)
    names = [(key, names_in(line)) for key, line in numbered.items()]
    insert_stored(database, shelf.names, ("rowid", "words"), names)
    words = [(key, words_in(line)) for key, line in numbered.items()]
    insert_stored(database, shelf.words, ("rowid", "words"), words)


def _remove(database: Database, shelf: Shelf, lines: Mapping[Line, int]) -> None:
    """Removes entries, and their words, which have to be said again as they were."""
    if not lines:
        return
    for table, said in ((shelf.names, names_in), (shelf.words, words_in)):
        gone = [("delete", key, said(line)) for line, key in lines.items()]
        insert_stored(database, table, (table._meta.table_name, "rowid", "words"), gone)
    database.execute(shelf.row.delete().where(shelf.row.id.in_([*lines.values()])))


def _command(database: Database, table: type[Model], command: str) -> None:
    """Tells full-text search to do something with a whole table."""
    insert_stored(database, table, (table._meta.table_name,), [(command,)])


def _batches(several: Collection[T]) -> Iterator[list[T]]:
    left = iter(several)
    while batch := [*islice(left, BATCH)]:
        yield batch
