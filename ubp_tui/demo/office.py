"""The office in which the sample stories happen: its clock, its desks and its days."""

from __future__ import annotations

import pendulum
from peewee import SqliteDatabase

from models.case_files import load_case_file
from models.staff import load_directory
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.calendar import LONDON, london_date
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Case, CaseFile, Customer, StaffMember


class Office:
    """Everybody who works here, the customers, and a clock that the stories move."""

    def __init__(self, database: SqliteDatabase, policy: Policy, now: pendulum.DateTime) -> None:
        """`now` is where the stories end."""
        self.database = database
        self.policy = policy
        self.end = now
        self.now = now.subtract(years=3)
        self.people: dict[str, StaffMember] = {}
        self.customers: dict[str, Customer] = {}

    def move_to(self, moment: pendulum.DateTime) -> None:
        """Sets the clock.

        Raises:
            ValueError: the moment is before the one it shows.
        """
        if moment < self.now:
            raise ValueError(f"the clock shows {self.now} and does not go back to {moment}")
        self.now = moment

    @property
    def today(self) -> pendulum.Date:
        """The day that the clock shows, in London."""
        return london_date(self.now)

    @property
    def last_day(self) -> pendulum.Date:
        """The day on which the stories end: the day on which somebody looks at them."""
        return london_date(self.end)

    def desk(self, username: str) -> Desk:
        """The desk of somebody who works here, under the office's clock."""
        return Desk(
            database=self.database,
            policy=self.policy,
            actor_id=self.people[username].id,
            clock=lambda: self.now,
        )

    def customer(self, name: str) -> Customer:
        """A customer by the name that lists show: "Okafor, Jane"."""
        return self.customers[name]

    def file(self, case: Case) -> CaseFile:
        """Everything recorded about a case so far."""
        return load_case_file(self.database, case.id, load_directory(self.database))

    def ago(self, working_days: int, time: str = "10:20") -> pendulum.DateTime:
        """A moment so many working days before the end; 0 is the end's own or last one."""
        return self.before(self.last_day.add(days=1), working_days + 1, time)

    def day(self, working_days: int) -> pendulum.Date:
        """The day so many working days before the end; after it where negative."""
        if working_days < 0:
            return self.policy.calendar.add(self.last_day, -working_days)
        return london_date(self.ago(working_days))

    def before(
        self, day: pendulum.Date, working_days: int, time: str = "10:20"
    ) -> pendulum.DateTime:
        """A moment so many working days before a day, never after the end of the stories."""
        left = working_days
        while left:
            day = day.subtract(days=1)
            left -= self.policy.calendar.is_working(day)
        return self._at(day, time)

    def after(
        self, day: pendulum.Date, working_days: int, time: str = "10:20"
    ) -> pendulum.DateTime:
        """A moment so many working days after a day, never after the end of the stories."""
        return self._at(self.policy.calendar.add(day, working_days), time)

    def in_working_days(self, number: int) -> pendulum.Date:
        """The day so many working days after the one that the clock shows."""
        return self.policy.calendar.add(self.today, number)

    def _at(self, day: pendulum.Date, time: str) -> pendulum.DateTime:
        hour, _, minute = time.partition(":")
        moment = pendulum.datetime(
            day.year, day.month, day.day, int(hour), int(minute), tz=LONDON
        ).in_timezone("UTC")
        return min(moment, self.end)
