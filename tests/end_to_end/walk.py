"""One database, several people one after the other, and what the records say on the way."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pendulum

from tests.end_to_end.typist import Typist
from tests.screens.conftest import Office, program_on
from ubp_tui.casework.staff import NewStaff, add_staff
from ubp_tui.casework.views import CaseView, case_view
from ubp_tui.policy.facts import CaseFile
from ubp_tui.policy.stage import StageView
from ubp_tui.policy.standing import State

CASE = "UBP-0001"


@dataclass
class Walk:
    """Everybody works on the same database; the clock moves only when a test moves it."""

    office: Office

    @asynccontextmanager
    async def sits_down(self, username: str) -> AsyncIterator[Typist]:
        """Somebody opens the program, and closes it at the end."""
        async with program_on(self.office)(username) as hands:
            yield Typist(hands)

    @asynccontextmanager
    async def on_the_case(self, username: str) -> AsyncIterator[Typist]:
        """Somebody opens the program, and in it the case."""
        async with self.sits_down(username) as typist:
            await typist.goes_to_case(CASE)
            await typist.reads(f"{CASE}  Okafor, Jane")
            yield typist

    def it_is(self, day: str) -> None:
        """Moves the clock on to ten in the morning of a day: "2026-06-11"."""
        moment = pendulum.parse(f"{day}T10:00", tz="Europe/London")
        assert isinstance(moment, pendulum.DateTime) and moment > self.office.now
        self.office.now = moment.in_timezone("UTC")

    @property
    def view(self) -> CaseView:
        """The case with everything that the policy derives from its records now."""
        return case_view(self.office.desk("tom"), CASE)

    @property
    def file(self) -> CaseFile:
        """Everything that is recorded about the case."""
        return self.view.file

    @property
    def stage(self) -> StageView:
        """The stage as the policy derives it."""
        return self.view.stage

    @property
    def measures(self) -> dict[str, State]:
        """How each measure stands, by its code."""
        return {standing.measure.code: standing.state for standing in self.view.standings}


def set_out(office: Office) -> Walk:
    """Jane Okafor is a customer; Nadia North heads a service too, and Eve East is an executive."""
    office.customer(
        "Okafor, Jane",
        "P1",
        email="jane@example.org",
        address="12 Mill Lane",
        postcode="BA14 8QP",
        phone="01225 700100",
    )
    for username, name, grade in (
        ("nadia", "Nadia North", "head_of_service"),
        ("eve", "Eve East", "executive"),
    ):
        new = NewStaff(username=username, name=name, grade=grade)
        office.people[username] = add_staff(office.desk("hal"), new)
    return Walk(office)
