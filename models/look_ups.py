"""That somebody looked up how to respond to a customer, journalled (R34).

A transaction of its own kind: no case and no summary changes by it, and whoever waits for an
answer on the telephone does not wait for what other changes need.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pendulum
from peewee import Database

from models.changes import Change
from models.database import SCHEMA_VERSION
from models.inserting import insert
from models.journal import append
from models.rows import values_of
from models.stored import LOOK_UP
from models.transactions import writing
from ubp_tui.policy.facts import LookUp

_PATIENCE = 1000  # milliseconds


def note(database: Database, look_up: LookUp, now: pendulum.DateTime) -> None:
    """Records and journals a look-up.

    Args:
        database: the open database.
        look_up: who looked up whom.
        now: the moment the journal gives for it.

    Raises:
        DatabaseProblem: the database is busy, full, read-only or faulty; nothing was saved.
    """
    values = values_of(LOOK_UP, look_up)
    with impatient(database), writing(database):
        insert(database, LOOK_UP.row, values)
        change = Change(LOOK_UP, look_up.id, None, {}, values)
        append(database, [change], look_up.looked_by_id, now, SCHEMA_VERSION)


@contextmanager
def impatient(database: Database) -> Iterator[None]:
    """Waits for somebody else's change only so long as somebody on the telephone would."""
    with database.connection_context():
        usual = database.pragma("busy_timeout")  # type: ignore[attr-defined]  # as SQLite has it
        database.pragma("busy_timeout", _PATIENCE)  # type: ignore[attr-defined]
        try:
            yield
        finally:
            database.pragma("busy_timeout", usual)  # type: ignore[attr-defined]
