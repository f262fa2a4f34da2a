"""Who is there when an office begins: staff of every grade and a few customers."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest import mock
from uuid import UUID

import pendulum
from peewee import SqliteDatabase

from models.database import create, open_database
from ubp_tui.casework import customers, staff
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.document import Policy
from ubp_tui.policy.loading import load_policy

FOUNDED = pendulum.datetime(2025, 11, 3, 9, tz="UTC")
MORNINGS = (
    pendulum.datetime(2026, 5, 14, 8, tz="UTC"),
    pendulum.datetime(2026, 3, 27, 23, 40, tz="UTC"),  # the clocks go forward, Easter follows
    pendulum.datetime(2026, 10, 24, 22, 50, tz="UTC"),  # the clocks go back
    pendulum.datetime(2026, 12, 23, 16, tz="UTC"),
    pendulum.datetime(2028, 2, 28, 12, tz="UTC"),  # a leap year
)
HUGO = "Hugo"
STAFF = (
    ("Eve", "executive", HUGO),
    ("Hana", "head_of_service", "Eve"),
    ("Mona", "manager", HUGO),
    ("Max", "manager", "Hana"),
    ("Tom", "team_leader", "Mona"),
    ("Tess", "team_leader", "Max"),
    ("Asha", "adviser", "Tom"),
    ("Ben", "adviser", "Tess"),
)
CUSTOMERS = (
    customers.CustomerForm(
        reference="T1", family_name="Okafor", given_names="Jane", address="1 Mill Lane",
        phone="01225 1", email="jane@example.org", portal=True,
    ),
    customers.CustomerForm(
        reference="T2", family_name="Kowalski", given_names="Piotr", address="2 Mill Lane",
        phone="01225 2", email="piotr@example.org", format="large_print",
    ),
    customers.CustomerForm(
        reference="T3", family_name="O'Brien", given_names="Siân", phone="01225 3",
        born_on=pendulum.date(2008, 6, 3),
    ),
)  # fmt: skip


@cache
def policy() -> Policy:
    """Selwood's own policy."""
    return load_policy()


@cache
def furnished(folder: Path) -> Path:
    """A database with everybody in it, made once and copied for every history."""
    path = folder / "furnished.db"
    database = create(path, "Selwood Housing", FOUNDED)
    with database.connection_context():
        hugo = staff.first_person(database, policy(), _new(HUGO, "head_of_service"), FOUNDED)
        desk = Desk(database=database, policy=policy(), actor_id=hugo.id, clock=lambda: FOUNDED)
        ids = {HUGO: hugo.id}
        for name, grade, manager in STAFF:
            person = staff.add_staff(desk, _new(name, grade, ids[manager]))
            ids[name] = person.id
        for form in CUSTOMERS:
            customers.add_customer(desk, form)
        customers.add_customer(
            desk, customers.CustomerForm(reference="T4", family_name="Self", given_names="Hana",
                                         address="4 Mill Lane", staff_id=ids["Hana"])
        )  # fmt: skip
    return path


def _new(name: str, grade: str, manager_id: UUID | None = None) -> staff.NewStaff:
    return staff.NewStaff(
        username=name.lower(),
        name=name,
        grade=grade,
        line_manager_id=manager_id,
        safeguarding_lead=name == "Max",
    )


@contextmanager
def furnished_copy(folder: Path, path: Path) -> Iterator[SqliteDatabase]:
    """A database of its own for one history, at a path, with a connection open.

    Keys come in the order of their making, so that a history can be told again exactly, and
    the disk is not waited for.
    """
    shutil.copyfile(furnished(folder), path)
    numbers = itertools.count(1 << 64)
    with mock.patch("uuid_utils.uuid7", lambda: UUID(int=next(numbers))):
        database = open_database(path)
        with database.connection_context():
            database.pragma("synchronous", "OFF")
            yield database
