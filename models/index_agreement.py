"""Whether what a search looks through says what the records say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from peewee import Database

from models.customer_index import (
    SHELVES,
    Line,
    Shelf,
    every_customer,
    lines_of,
    names_in,
    stored_lines,
    words_in,
)
from models.transactions import reading
from ubp_tui.policy.facts import Customer

_MEND = "Run: ubp db check --mend"
_DIFFERS = f"What a search finds {{whom}} by is not what the records say. {_MEND}"
_WORDS_DIFFER = f"The words that a search looks through are not those of the customers. {_MEND}"

_WORDS_OF = "CREATE VIRTUAL TABLE temp.words_of USING fts5vocab(main, {table}, row)"


def misfiled(database: Database) -> Iterator[str]:
    """A sentence where a search finds customers by what their records do not say, or misses them.

    Raises:
        DatabaseProblem: the database cannot be read.
    """
    with reading(database):
        words = {table: Counter[str]() for shelf in SHELVES for table in (shelf.names, shelf.words)}
        amiss = 0
        for customers in every_customer(database):
            lines = lines_of(database, customers)
            amiss += len(_amiss(database, customers, lines))
            _count(words, lines)
        if amiss:
            yield _DIFFERS.format(whom="1 customer" if amiss == 1 else f"{amiss} customers")
        elif any(_stored_words(database, table) != each for table, each in words.items()):
            yield _WORDS_DIFFER


def _amiss(
    database: Database, customers: Sequence[Customer], lines: Mapping[Shelf, Collection[Line]]
) -> set[str | None]:
    """Those of some customers whose entries are not these lines."""
    keys = [customer.id for customer in customers]
    return {
        line[0]
        for shelf, expected in lines.items()
        for line in {*expected} ^ stored_lines(database, shelf, keys).keys()
    }


def _count(words: Mapping[Any, Counter[str]], lines: Mapping[Shelf, Collection[Line]]) -> None:
    """Counts in how many entries each word is."""
    for shelf, expected in lines.items():
        for line in expected:
            words[shelf.names].update({*names_in(line).split()})
            words[shelf.words].update({*words_in(line).split()})


def _stored_words(database: Database, table: Any) -> dict[str, int]:
    """In how many entries each word is by the index of the words."""
    database.execute_sql(_WORDS_OF.format(table=table._meta.table_name))
    try:
        return dict(database.execute_sql("SELECT term, doc FROM words_of"))
    finally:
        database.execute_sql("DROP TABLE words_of")
