"""Reading the entries that may fit what is looked for, with SQL that is made once.

People with a case that is not closed are read so that none is missed who ranks among the first,
and everybody else as far as a list needs it: what a name or a number begins with comes in the
order of an index, and of those who only have the words, a few hundred come in any order. Ordering
all who have a word by how well they fit takes a second with a million customers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import pendulum
from peewee import SQL, Database, ModelSelect

from models.customer_index import Shelf
from models.rows import written
from models.search_entry import PREFIXES
from ubp_tui.policy.search_keys import Keys
from ubp_tui.policy.searching import Wanted

SEVERAL = 3
"""So many times as many entries are read as customers are listed, who can have several."""
WITHOUT_ORDER = 200
"""So many entries of people who have the words, and no case, are read."""

_LAST = "\U0010ffff"
"""Sorts after everything that a key can go on with."""

Entry = tuple[Any, ...]
"""The id of a customer, as it is stored; who acts for them, or ""; and the keys."""

_Said = Callable[[Sequence[str], int | None], str]
"""Makes of words, and of the longest beginning that is looked up, what is to be looked for."""


class Asked(NamedTuple):
    """What is looked for, on what London day, and how many customers are listed."""

    wanted: Wanted
    today: pendulum.Date
    limit: int


def begun(database: Database, shelf: Shelf, asked: Asked) -> Iterator[Entry]:
    """Those of whom a key begins as wanted, in the order of the key."""
    today, limit = asked.today.isoformat(), asked.limit * SEVERAL
    for name, beginning in asked.wanted.beginnings:
        sql = _begun(database.param, database.quote, shelf, name)
        yield from database.execute_sql(sql, (beginning, beginning + _LAST, today, limit))


def named(database: Database, shelf: Shelf, asked: Asked) -> Iterator[Entry]:
    """Those whose names have the words."""
    return _having(database, shelf, shelf.names, _match(shelf, asked, _begin), asked)


def worded(database: Database, shelf: Shelf, asked: Asked) -> Iterator[Entry]:
    """Those whose names and addresses have the words, the last perhaps not to its end."""
    return _having(database, shelf, shelf.words, _match(shelf, asked, _whole_but_last), asked)


def anywhere(database: Database, shelf: Shelf, asked: Asked) -> Iterator[Entry]:
    """Those in whose names and addresses each word begins one."""
    if all(len(words) == 1 for words in asked.wanted.readings):
        return iter(())  # those are who have the words
    return _having(database, shelf, shelf.words, _match(shelf, asked, _begin), asked)


def _having(
    database: Database, shelf: Shelf, table: Any, match: str, asked: Asked
) -> Iterator[Entry]:
    """Those who have words; those with a case by name, and of the others any."""
    today = asked.today.isoformat()
    if shelf.with_case:
        sql = _all_having(database.param, database.quote, shelf, table)
        return iter(database.execute_sql(sql, (match, today, asked.limit * SEVERAL)))
    sql = _some_having(database.param, database.quote, shelf, table)
    return iter(database.execute_sql(sql, (match, WITHOUT_ORDER, today)))


@cache
def _begun(param: str, quote: str, shelf: Shelf, name: str) -> str:
    key, value = shelf.row._meta.columns[name], SQL(param)
    query = _entries(shelf).where(key >= value, key < value, _lasts(param, shelf))
    return written(param, quote, query.order_by(key, *_by_name(shelf)).limit(value))


@cache
def _all_having(param: str, quote: str, shelf: Shelf, table: Any) -> str:
    query = _entries(shelf).join(table, on=(table.rowid == shelf.row.id))
    having = query.where(table.match(SQL(param)), _lasts(param, shelf))
    return written(param, quote, having.order_by(*_by_name(shelf)).limit(SQL(param)))


@cache
def _some_having(param: str, quote: str, shelf: Shelf, table: Any) -> str:
    some = table.select(table.rowid).where(table.match(SQL(param))).limit(SQL(param))
    return written(
        param, quote, _entries(shelf).where(shelf.row.id.in_(some), _lasts(param, shelf))
    )


def _entries(shelf: Shelf) -> ModelSelect:
    row = shelf.row
    columns = [row._meta.columns[name] for name in Keys._fields]
    query: ModelSelect[Any] = row.select(row.customer, row.nominee, *columns)
    return query


def _by_name(shelf: Shelf) -> tuple[Any, ...]:
    """In which order people with a case are read who fit alike; others in any."""
    row = shelf.row
    return (row.name, row.nominee, row.reference) if shelf.with_case else ()


def _lasts(param: str, shelf: Shelf) -> Any:
    """That the agreement with a nominee has not lapsed (R27)."""
    return shelf.row.until.is_null() | (shelf.row.until >= SQL(param))


def _match(shelf: Shelf, asked: Asked, said: _Said) -> str:
    """What full-text search is to look for; folded words have no sign that it would obey.

    With half of a million people in one town, a beginning is looked up at once only up to a
    length, and `rank` looks at the rest of it; of the few with a case it is looked up whole.
    """
    longest = None if shelf.with_case else PREFIXES[-1]
    return " OR ".join(f"({said(words, longest)})" for words in asked.wanted.readings)


def _begin(words: Sequence[str], longest: int | None) -> str:
    """That each of the words begins one."""
    return " AND ".join(f'"{word[:longest]}"*' for word in words)


def _whole_but_last(words: Sequence[str], longest: int | None) -> str:
    """That there is each of the words, the last perhaps not to its end."""
    whole = [f'"{word}"' for word in words[:-1]]
    return " AND ".join([*whole, _begin(words[-1:], longest)])
