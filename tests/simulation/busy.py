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
    """When the newest entry of the journal was made, by the office's own clock."""
    (latest,) = database.execute_sql("SELECT MAX(at) FROM journal_entry").fetchone()
    return moment_from(latest)


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
