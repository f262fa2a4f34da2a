"""Makes the sample data: the stories told in the order in which they happened."""

from __future__ import annotations

import pendulum
from peewee import SqliteDatabase

from models.summaries import refresh
from ubp_tui.demo.customers import add_customers
from ubp_tui.demo.office import Office
from ubp_tui.demo.staff import add_staff_members, staff_changes
from ubp_tui.demo.stories import STORIES
from ubp_tui.demo.telling import tell
from ubp_tui.policy.document import Policy


def build(database: SqliteDatabase, policy: Policy, now: pendulum.DateTime) -> None:
    """What `ubp_tui.demo.build_demo` says."""
    with database.connection_context():
        # A sample that is lost with the power is made again: no need to wait for the disk.
        database.pragma("synchronous", "OFF")
        try:
            office = Office(database, policy, now)
            add_staff_members(office)
            add_customers(office)
            tell(office, (staff_changes, *STORIES))
            while refresh(database, policy, now, limit=100):
                pass
        finally:
            database.pragma("synchronous", "FULL")
