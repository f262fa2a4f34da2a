"""A database in a file of its own for each test, and short ways to put records into it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any
from uuid import UUID

import pendulum
import pytest
from peewee import SqliteDatabase

from models.database import create, open_database
from models.fields import new_id
from models.installation import ReferenceKind
from models.unit_of_work import UnitOfWork
from ubp_tui.policy import facts
from ubp_tui.policy.document import Policy
from ubp_tui.policy.loading import load_policy

NOW = pendulum.datetime(2026, 11, 22, 18, 55, 38, 694258, tz="UTC")


@pytest.fixture(scope="session")
def policy() -> Policy:
    """Selwood's own policy."""
    return load_policy()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database, made once and copied for each test."""
    path = tmp_path_factory.mktemp("empty") / "ubp.db"
    create(path, "Selwood Housing", NOW)
    return path


@pytest.fixture
def now() -> pendulum.DateTime:
    """The moment of everything here."""
    return NOW


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    """The file of the test's own database."""
    copyfile(empty_file, tmp_path / "ubp.db")
    return tmp_path / "ubp.db"


@pytest.fixture
def database(path: Path) -> Iterator[SqliteDatabase]:
    """The test's own database, with this thread's connection open."""
    opened = open_database(path)
    with opened.connection_context():
        yield opened


class Office:
    """Puts records into a database as casework would, and gives them back."""

    def __init__(self, database: SqliteDatabase, policy: Policy) -> None:
        self.database = database
        self.policy = policy
        self.priya = facts.StaffMember(
            id=new_id(), username="priya", name="Priya Shah", grade="team_leader"
        )
        self.now = NOW
        self.save(self.priya)

    def work(self, actor_id: UUID | None = None, **options: Any) -> UnitOfWork:
        return UnitOfWork(
            self.database, self.policy, actor_id or self.priya.id, self.now, **options
        )

    def save(self, *records: Any) -> Any:
        with self.work() as work:
            for record in records:
                work.add(record)
        return records[0]

    def person(self, name: str, grade: str = "adviser", **more: Any) -> facts.StaffMember:
        username = name.split()[0].lower()
        person = facts.StaffMember(id=new_id(), username=username, name=name, grade=grade, **more)
        self.save(person)
        return person

    def customer(self, name: str = "Okafor, Jane", **more: Any) -> facts.Customer:
        family, _, given = name.partition(", ")
        key = new_id()
        values: dict[str, Any] = {"reference": f"P{key.int % 10**9:09}", "tenancy_reference": "T1"}
        customer = facts.Customer(id=key, family_name=family, given_names=given, **(values | more))
        self.save(customer)
        return customer

    def case(self, customer: facts.Customer | None = None, **more: Any) -> facts.Case:
        whose = customer or self.customer()
        with self.work() as work:
            values: dict[str, Any] = {"owner_id": self.priya.id}
            return work.add(
                facts.Case(
                    id=work.new_id(),
                    reference=work.next_reference(ReferenceKind.CASE),
                    customer_id=whose.id,
                    opened_by_id=self.priya.id,
                    opened_at=self.now,
                    policy_version="1",
                    **(values | more),
                )
            )

    def nomination(
        self, customer: facts.Customer, name: str = "Mary Smith", **more: Any
    ) -> facts.Nomination:
        values: dict[str, Any] = {"id": new_id(), "customer_id": customer.id, "name": name}
        values |= {"relationship": "daughter", "contact": "07700 900111", "may_discuss": "all"}
        values |= {"consented_on": self.now.date(), "consented_how": "phone"}
        values |= {"accepted_on": self.now.date()}
        values |= {"recorded_by_id": self.priya.id, "recorded_at": self.now}
        nomination: facts.Nomination = self.save(facts.Nomination(**(values | more)))
        return nomination

    def give(self, case: facts.Case, person: facts.StaffMember) -> facts.Access:
        access: facts.Access = self.save(
            facts.Access(
                id=new_id(),
                case_id=case.id,
                staff_id=person.id,
                given_by_id=self.priya.id,
                given_at=self.now,
            )
        )
        return access

    def incident(self, case: facts.Case, words: str = "Shouted.", **more: Any) -> facts.Incident:
        with self.work() as work:
            return work.add(
                facts.Incident(
                    id=work.new_id(),
                    reference=work.next_reference(ReferenceKind.INCIDENT),
                    customer_id=case.customer_id,
                    recorded_by_id=self.priya.id,
                    recorded_at=self.now,
                    happened_at=self.now,
                    channel="phone",
                    what_happened=words,
                    **({"case_id": case.id} | more),
                )
            )

    def draft(self, case: facts.Case, body: str = "{}") -> facts.Draft:
        draft: facts.Draft = self.save(
            facts.Draft(
                id=new_id(),
                kind=facts.DraftKind.PROPOSAL,
                case_id=case.id,
                started_by_id=self.priya.id,
                started_at=self.now,
                holder_id=self.priya.id,
                saved_at=self.now,
                body=body,
            )
        )
        return draft

    def note(self, case: facts.Case, words: str = "Rang back.") -> facts.Note:
        note: facts.Note = self.save(
            facts.Note(
                id=new_id(),
                case_id=case.id,
                written_by_id=self.priya.id,
                written_at=self.now,
                words=words,
            )
        )
        return note


@pytest.fixture
def office(database: SqliteDatabase, policy: Policy) -> Office:
    """An office with Priya Shah, a team leader, at work in it."""
    return Office(database, policy)


@pytest.fixture
def raw(database: SqliteDatabase) -> Callable[[str], Any]:
    """Somebody with a database tool, who goes round the program."""

    def execute(sql: str) -> Any:
        return database.execute_sql(sql)

    return execute
