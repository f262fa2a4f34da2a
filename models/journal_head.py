"""The end of the journal, asked all the time: what the newest change is and when it was made."""

from __future__ import annotations

from uuid import UUID

import pendulum
from peewee import Database, fn

from models.journal_table import JournalEntryRow
from models.transactions import reading


def newest_moment(database: Database) -> pendulum.DateTime | None:
    """When the newest entry was made; None where there is none."""
    with reading(database):
        query = JournalEntryRow.select(JournalEntryRow.at)
        newest = query.order_by(JournalEntryRow.number.desc()).limit(1)
        row = newest.tuples().execute(database)
        return next((moment for (moment,) in row), None)


def newest_act(database: Database, actor_id: UUID) -> pendulum.DateTime | None:
    """When somebody last changed something; None where they never did."""
    with reading(database):
        query = JournalEntryRow.select(JournalEntryRow.at).where(
            JournalEntryRow.actor_id == actor_id
        )
        newest = query.order_by(JournalEntryRow.number.desc()).limit(1)
        row = newest.tuples().execute(database)
        return next((moment for (moment,) in row), None)


def head(database: Database) -> int:
    """The number of the newest entry; 0 when there is none. Quick enough to ask all the time."""
    with reading(database):
        query = JournalEntryRow.select(fn.MAX(JournalEntryRow.number))
        return int(database.execute(query).fetchone()[0] or 0)
