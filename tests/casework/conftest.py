"""A database with the office's staff for each test."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from models.database import create, open_database
from tests.casework.office import WEDNESDAY, Office
from ubp_tui.casework.staff import NewStaff, add_staff, first_person
from ubp_tui.policy.document import Policy
from ubp_tui.policy.loading import load_policy

PEOPLE = (
    ("helen", "head_of_service", "grace"),
    ("imran", "head_of_service", "grace"),
    ("ruth", "manager", "helen"),
    ("priya", "team_leader", "ruth"),
    ("marcus", "team_leader", "ruth"),
    ("sam", "adviser", "priya"),
    ("dee", "adviser", "priya"),
    ("kofi", "adviser", "marcus"),
)
"""Account, grade and line manager; Grace, an executive, is there first."""


@pytest.fixture(scope="session")
def policy() -> Policy:
    """Selwood's own policy."""
    return load_policy()


@pytest.fixture(scope="session")
def staffed_file(tmp_path_factory: pytest.TempPathFactory, policy: Policy) -> Path:
    """A database with everybody on the list, made once and copied for each test."""
    path = tmp_path_factory.mktemp("staffed") / "ubp.db"
    database = create(path, "Selwood Housing", WEDNESDAY)
    office = Office(database, policy)
    with database.connection_context():
        grace = NewStaff(username="grace", name="Grace", grade="executive")
        first_person(database, policy, grace, WEDNESDAY)
        for username, grade, manager in PEOPLE:
            add_staff(
                office.at("grace"),
                NewStaff(
                    username=username,
                    name=username.title(),
                    grade=grade,
                    line_manager_id=office.id_of(manager),
                ),
            )
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def office(tmp_path: Path, staffed_file: Path, policy: Policy) -> Iterator[Office]:
    """The office, on a Wednesday morning in June."""
    copyfile(staffed_file, tmp_path / "ubp.db")
    database = open_database(tmp_path / "ubp.db")
    with database.connection_context():
        database.pragma("synchronous", "OFF")
        yield Office(database, policy)
