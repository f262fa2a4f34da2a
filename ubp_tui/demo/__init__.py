"""Sample data: an invented town's customers and cases, made only through casework."""

from __future__ import annotations

import pendulum
from peewee import SqliteDatabase

from ubp_tui.policy.document import Policy

DEFAULT_USER = "priya"
"""Who sits at the sample data unless somebody else is named: the contact centre's team leader."""


def build_demo(database: SqliteDatabase, policy: Policy, now: pendulum.DateTime) -> None:
    """Fills a new, empty database with about 40 customers and 24 cases, up to a moment.

    Everything is done through casework, at the desks of different staff and in the order of
    time, so that every record, journal entry and summary is real.

    Args:
        database: a new demo database.
        policy: the policy in force.
        now: the moment at which the sample data is looked at; every date is relative to it.
    """
    # The stories know all of casework, which a command that asks for the user only need not read.
    from ubp_tui.demo.build import build

    build(database, policy, now)
