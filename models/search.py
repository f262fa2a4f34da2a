"""Finding customers by what somebody types, on SQLite (R4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pendulum
from peewee import Database

from models.cases import CaseRow
from models.customer_index import SHELVES, Shelf
from models.fields import id_from
from models.people import CustomerRow
from models.rows import find, find_by_each
from models.search_entries import Asked, Entry, anywhere, begun, named, worded
from models.stored import CUSTOMER
from models.summary import CaseSummaryRow
from models.transactions import reading
from ubp_tui.policy.facts import Customer
from ubp_tui.policy.search_keys import Keys, name_key
from ubp_tui.policy.searching import Rank, Wanted, rank, read_wanted
from ubp_tui.policy.stages import Stage

_AT_ONCE = 500
NAMESAKES = 200
"""So many people of one name are told of at most."""


@dataclass(frozen=True, slots=True)
class Match:
    """A customer who fits what was typed, and how well.

    `nominee` is who acts for them, where they are found by that name or number (R27); "" where
    they are found by their own. `has_case` says that a case of theirs is not closed.
    """

    customer: Customer
    nominee: str
    has_case: bool
    rank: Rank


def search(
    database: Database, text: str, today: pendulum.Date, limit: int = 20
) -> tuple[Match, ...]:
    """The customers who fit a text, or for whom somebody acts who does, the best first.

    Each customer is there once. Whatever is typed is harmless; what means nobody finds nobody.

    Args:
        database: the open database.
        text: a name, reference, address, postcode, phone number or email address, or the
            beginning of it.
        today: the London day on which a nomination counts or has lapsed.
        limit: how many customers at most.

    Raises:
        DatabaseProblem: the database cannot be read.
    """
    wanted = read_wanted(text)
    if wanted is None:
        return ()
    with reading(database):
        best, asked = _Best(wanted, limit), Asked(wanted, today, limit)
        for look in (begun, named, worded, anywhere):
            for shelf in SHELVES:
                best.add(shelf, look(database, shelf, asked))
            if best.is_full:
                break  # whoever else there is fits less well
        return best.matches(database)


def customers_named(database: Database, family_name: str, given_names: str) -> tuple[Customer, ...]:
    """The customers of a name, some hundreds at most, by their references."""
    key = name_key(family_name, given_names)
    with reading(database):
        keys = [
            id_from(found)
            for shelf in SHELVES
            for (found,) in database.execute(
                shelf.row.select(shelf.row.customer)
                .where(shelf.row.name == key, shelf.row.nominee == "")
                .limit(NAMESAKES)
            )
        ]
        return find(database, CUSTOMER, CustomerRow.id.in_(keys))


class _Fitting(NamedTuple):
    """How a customer fits; sorts the best first, and their own name before a nominee's."""

    rank: Rank
    nominee: str
    reference: str
    has_case: bool


class _Best:
    """The best fit of each customer among the entries that were looked at."""

    def __init__(self, wanted: Wanted, limit: int) -> None:
        self._wanted = wanted
        self._limit = limit
        self._found: dict[str, _Fitting] = {}

    @property
    def is_full(self) -> bool:
        """Whether there are as many customers as are listed."""
        return len(self._found) >= self._limit

    def add(self, shelf: Shelf, entries: Iterable[Entry]) -> None:
        """Ranks entries of a shelf."""
        for customer_id, nominee, *values in entries:
            keys = Keys._make(values)
            if fit := rank(self._wanted, keys, shelf.with_case):
                found = _Fitting(fit, nominee, keys.reference, shelf.with_case)
                self._found[customer_id] = min(found, self._found.get(customer_id, found))

    def matches(self, database: Database) -> tuple[Match, ...]:
        """The best of all, the very best first.

        Of those who fit alike the ones come first for whom measures are in force. Who merely has
        a case does not: the list would tell of it (R35).
        """
        first = _in_force(database, [key for key, each in self._found.items() if each.has_case])

        def place(key: str) -> _Fitting:
            fitting = self._found[key]
            return fitting._replace(rank=fitting.rank._replace(is_after=key not in first))

        best = sorted(self._found, key=place)[: self._limit]
        customers = find_by_each(database, CUSTOMER, "id", [*map(id_from, best)])
        return tuple(
            Match(customer, fitting.nominee, fitting.has_case, fitting.rank)
            for key in best
            for customer in customers.get(id_from(key), ())
            for fitting in [self._found[key]]
        )


def _in_force(database: Database, customer_ids: Sequence[str]) -> frozenset[str]:
    """Those for whom measures are in force, as their stored summaries have it."""
    summary, found = CaseSummaryRow, set()
    for first in range(0, len(customer_ids), _AT_ONCE):
        some = [*map(id_from, customer_ids[first : first + _AT_ONCE])]
        query = (
            CaseRow.select(CaseRow.customer)
            .join(summary, on=summary.case == CaseRow.id)
            .where(CaseRow.customer.in_(some), summary.stage == Stage.IN_FORCE.value)
        )
        found |= {str(key) for (key,) in database.execute(query)}
    return frozenset(found)
