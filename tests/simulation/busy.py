"""Somebody who does casework at random in a process of their own, until it is killed."""

from __future__ import annotations

import random
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

import pendulum
from peewee import SqliteDatabase

from models.database import open_database
from models.fields import moment_from
from tests.simulation.choices import Choices
from tests.simulation.furnishing import MORNINGS
from tests.simulation.happenings import HAPPENINGS
from tests.simulation.office import Office


def latest_moment(database: SqliteDatabase) -> pendulum.DateTime:
    """When the office last did something, by its own clock.

    Bringing a list up to date is not journalled, so the newest list counts as well.
    """
    query = "SELECT MAX(at) FROM journal_entry UNION SELECT MAX(derived_at) FROM case_summary"
    moments = (moment for (moment,) in database.execute_sql(query) if moment is not None)
    return max(moment_from(moment) for moment in moments)


def work_until_killed(path: Path, number: int, begun: Connection) -> None:
    """Goes on with the work in a database; says when it has begun."""
    luck = random.Random(number)
    database = open_database(path)
    with database.connection_context():
        office = Office(database, story=lambda _: None, seen=Counter())
        office.now = max(MORNINGS[0], latest_moment(database).add(minutes=1))
        begun.send(True)
        while True:
            luck.choice(HAPPENINGS)(office, Choices(luck.randrange))
