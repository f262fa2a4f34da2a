"""A small office at a terminal of 80 columns by 24 rows, and ways to use its screens."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile
from typing import Any

import pendulum
import pytest
from peewee import SqliteDatabase
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from models.database import create, open_database
from models.staff import load_directory
from screens.work_screen import WorkScreen
from tests.sample import SAMPLE_DAY, sample_file
from ubp_tui.app import UbpApp
from ubp_tui.casework.cases import give_case, open_case
from ubp_tui.casework.customers import CustomerForm, add_customer
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import complete_incident, record_incident
from ubp_tui.casework.staff import NewStaff, add_staff, first_person
from ubp_tui.opening import Opening
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Case, Customer, Incident, StaffMember
from ubp_tui.policy.forms.incidents import IncidentDetails, NewIncident
from ubp_tui.policy.loading import load_policy

__all__ = ["sample_file"]

START = pendulum.datetime(2026, 6, 1, 10, 0, tz="Europe/London").in_timezone("UTC")


@dataclass
class Office:
    """Hal heads the service, Tom and Tia lead a team each, Asha, Sam and Dee are advisers.

    The clock stands still until a test moves `now`.
    """

    database: SqliteDatabase
    policy: Policy
    now: pendulum.DateTime
    people: dict[str, StaffMember] = field(default_factory=dict)

    def desk(self, username: str) -> Desk:
        """Where somebody works."""
        return Desk(
            database=self.database,
            policy=self.policy,
            actor_id=self.people[username].id,
            clock=lambda: self.now,
        )

    def customer(self, name: str, reference: str, **details: Any) -> Customer:
        """A customer: "Okafor, Jane"."""
        family, _, given = name.partition(", ")
        form = CustomerForm(reference=reference, family_name=family, given_names=given, **details)
        return add_customer(self.desk("asha"), form)

    def incident(
        self, customer: Customer, what: str = "Shouted at me.", by: str = "asha"
    ) -> Incident:
        """What somebody records in the first minute, of a call an hour ago."""
        form = NewIncident(
            customer_id=customer.id,
            happened_at=self.now.subtract(hours=1),
            channel="phone",
            what_happened=what,
        )
        return record_incident(self.desk(by), form)

    def complete(self, incident: Incident, by: str = "asha") -> Incident:
        """The rest of an incident is recorded."""
        details = IncidentDetails(behaviours=("threats",), effect_on_time="Half an hour.")
        return complete_incident(self.desk(by), incident, details)


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


@pytest.fixture
def office(tmp_path: Path, policy: Policy) -> Iterator[Office]:
    database = create(tmp_path / "ubp.db", policy.landlord, START, demo=True)
    with database.connection_context():
        made = Office(database, policy, START)
        hal = NewStaff(username="hal", name="Hal Head", grade="head_of_service")
        made.people["hal"] = first_person(database, policy, hal, START)
        for username, name, grade in (
            ("mina", "Mina Manager", "manager"),
            ("tom", "Tom Leader", "team_leader"),
            ("tia", "Tia Leader", "team_leader"),
            ("asha", "Asha Adviser", "adviser"),
            ("sam", "Sam Reed", "adviser"),
            ("dee", "Dee Patel", "adviser"),
        ):
            new = NewStaff(username=username, name=name, grade=grade)
            made.people[username] = add_staff(made.desk("hal"), new)
        yield made


@pytest.fixture
def case(office: Office) -> Callable[..., Case]:
    """Opens a case for a new customer: `case("Okafor, Jane")`; Tom Leader's unless said."""
    numbers = iter(range(1, 1000))

    def opened(name: str, by: str = "tom") -> Case:
        customer = office.customer(name, f"P{next(numbers)}")
        incident = office.incident(customer)
        return open_case(office.desk(by), customer.id, (incident.id,))

    return opened


@pytest.fixture
def given(office: Office) -> Callable[[Case, str], None]:
    """Gives a colleague a case: `given(case, "dee")`."""

    def give(case: Case, username: str) -> None:
        owner = next(name for name, p in office.people.items() if p.id == case.owner_id)
        give_case(office.desk(owner), case.id, office.people[username].id, "helps with it")

    return give


class Home(WorkScreen[None]):
    """A bare screen that others are opened from, as the case list is."""

    HELP_WORDS = "Tests begin here."


class Bench(App[None]):
    """An app with nothing but a first screen."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.animation_level = "none"
        self._desk = desk

    def on_mount(self) -> None:
        """Shows the first screen."""
        self.push_screen(Home(self._desk, "Home"))


class Hands:
    """Somebody's hands on the keyboard and eyes on the screen."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> App[None]:
        """The app."""
        return self.pilot.app

    @property
    def home(self) -> WorkScreen[Any]:
        """The first screen."""
        found = self.app.screen_stack[1]
        assert isinstance(found, WorkScreen)
        return found

    @property
    def text(self) -> str:
        """What is on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    async def press(self, *keys: str) -> None:
        """Presses keys, and waits until what they begin is done."""
        await self.pilot.press(*keys)
        await self.settle()

    def burst(self, words: str, *keys: str) -> None:
        """Types words and keys all of which arrive before any is dealt with."""
        for letter in words:
            self.app.post_message(events.Key(_character_to_key(letter), letter))
        for key in keys:
            self.app.post_message(events.Key(key, None))

    async def type(self, words: str) -> None:
        """Types words where the cursor is."""
        names = {" ": "space", "\n": "enter"}
        await self.pilot.press(*(names.get(letter, letter) for letter in words))
        await self.settle()

    async def paste(self, words: str) -> None:
        """Pastes words where the cursor is."""
        self.app.post_message(events.Paste(words))
        await self.settle()

    async def settle(self) -> None:
        """Waits for work beside the screen and for what it shows; work may be overtaken."""
        with suppress(WorkerCancelled):
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, holds: Callable[[], object], what: str) -> None:
        """Waits for a condition; fails with what was waited for and what the screen shows.

        Sixty looks, each after the app has nothing to do or a twentieth of a second.
        """
        for _ in range(60):
            if holds():
                return
            await self.pilot.pause(0.05)
        pytest.fail(f"This did not come true: {what}. The screen shows:\n{self.text}")

    async def sees(self, words: str) -> None:
        """Waits until words are painted on the screen, on one line or broken over several."""

        def are_there() -> bool:
            text = self.text
            return words in text or words in " ".join(text.replace("|", " ").split())

        await self.until(are_there, f"“{words}” is on the screen")
        await self.pilot.pause()


At = Callable[[Desk], Any]


@pytest.fixture
def at() -> At:
    """Opens the program's screens at somebody's desk: `async with at(desk) as hands`."""

    @asynccontextmanager
    async def opened(desk: Desk) -> AsyncIterator[Hands]:
        async with Bench(desk).run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            yield Hands(pilot)

    return opened


Program = Callable[..., AbstractAsyncContextManager[Hands]]


def program_on(office: Office) -> Program:
    """The whole program on an office's database, for whoever is named."""

    @asynccontextmanager
    async def opened(
        username: str,
        size: tuple[int, int] = (80, 24),
        theme: str = "terminal",
        keys: Mapping[str, str] | None = None,
    ) -> AsyncIterator[Hands]:
        opening = Opening(
            database=office.database,
            policy=office.policy,
            clock=lambda: office.now,
            person=office.people.get(username),
            account=username,
            theme=theme,
            demo=True,
            keys=keys or {},
        )
        async with UbpApp(opening).run_test(size=size) as pilot:
            hands = Hands(pilot)
            await hands.settle()
            yield hands

    return opened


@pytest.fixture
def program(office: Office) -> Program:
    """Opens the whole program at the office: `async with program("tom") as hands`."""
    return program_on(office)


@pytest.fixture
def sample(tmp_path: Path, sample_file: Path, policy: Policy) -> Iterator[Office]:
    """The test's own copy of the sample data, with its clock standing still on SAMPLE_DAY."""
    database = open_database(Path(copyfile(sample_file, tmp_path / "sample.db")))
    with database.connection_context():
        staff = load_directory(database).people.values()
        yield Office(database, policy, SAMPLE_DAY, {person.username: person for person in staff})


@pytest.fixture
def sample_program(sample: Office) -> Program:
    """Opens the whole program on sample data: `async with sample_program("priya") as hands`."""
    return program_on(sample)


@pytest.fixture
def new_office(tmp_path: Path, policy: Policy) -> Iterator[Office]:
    """A new database, in which nobody works yet; it waits for no colleague's change."""
    create(tmp_path / "new.db", policy.landlord, START)
    database = open_database(tmp_path / "new.db", patience=0)
    with database.connection_context():
        yield Office(database, policy, START)
