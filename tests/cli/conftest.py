"""A small office with one case, and short ways to type commands there."""

from pathlib import Path
from shutil import copyfile
from typing import Any
from uuid import UUID

import pendulum
import pytest
from click.testing import Result

from models.case_files import find_customer
from models.database import create, open_database
from models.staff import find_staff
from tests.cli.typed import Ubp, command, sign_in
from ubp_tui.casework.adjustments import ask_adjustment
from ubp_tui.casework.cases import give_case, open_case
from ubp_tui.casework.customers import CustomerForm, add_customer
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import record_incident
from ubp_tui.casework.staff import NewStaff, add_staff, first_person
from ubp_tui.identity import account_name
from ubp_tui.policy.document import Policy
from ubp_tui.policy.forms.incidents import NewIncident
from ubp_tui.policy.forms.preparing import NewAdjustment
from ubp_tui.policy.loading import load_policy


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


def incident_of(customer_id: UUID, now: pendulum.DateTime) -> NewIncident:
    """A call in which somebody shouted, two hours ago."""
    return NewIncident(
        customer_id=customer_id,
        happened_at=now.subtract(hours=2),
        channel="phone",
        what_happened="They shouted [/x] for ten minutes.\nThe call ended.",
    )


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory, policy: Policy) -> Path:
    """Helen Morris, whose account runs the tests, leads Priya Shah and Sam Reed.

    Priya has opened a case for Jane Okafor and given it to Helen; James Okafor has none.
    """
    path = tmp_path_factory.mktemp("office") / "ubp.db"
    now = pendulum.now("UTC")
    database = create(path, policy.landlord, now)
    with database.connection_context():
        me = NewStaff(username=account_name(), name="Helen Morris", grade="head_of_service")
        helen = first_person(database, policy, me, now)

        def desk_of(person: Any) -> Desk:
            return Desk(database=database, policy=policy, actor_id=person.id)

        priya = add_staff(
            desk_of(helen), NewStaff(username="priya", name="Priya Shah", grade="team_leader")
        )
        add_staff(desk_of(helen), NewStaff(username="sam", name="Sam Reed", grade="adviser"))
        for reference, given in (("T0044121", "Jane"), ("T0009321", "James")):
            form = CustomerForm(
                reference=reference, family_name="Okafor", given_names=given, email="j@example.org"
            )
            customer = add_customer(desk_of(helen), form)
            if given == "James":
                continue
            recorded = record_incident(desk_of(priya), incident_of(customer.id, now))
            case = open_case(desk_of(priya), customer.id, (recorded.id,))
            give_case(desk_of(priya), case.id, helen.id, "heads the service")
            ask_adjustment(desk_of(priya), customer.id, NewAdjustment(words="Large print"), case.id)
    return path


@pytest.fixture
def path(tmp_path: Path, office: Path) -> Path:
    """The test's own copy of the office's database."""
    return Path(copyfile(office, tmp_path / "ubp.db"))


@pytest.fixture
def ubp(path: Path) -> Ubp:
    """Types a command at the office's database."""

    def typed(*arguments: str, **options: Any) -> Result:
        return command("--db", str(path), *arguments, **options)

    return typed


@pytest.fixture
def second_case(path: Path, policy: Policy) -> str:
    """The reference of a case that Priya opens for James Okafor as well."""
    database = open_database(path)
    with database.connection_context():
        priya, james = find_staff(database, "priya"), find_customer(database, "T0009321")
        assert priya is not None
        desk = Desk(database=database, policy=policy, actor_id=priya.id)
        recorded = record_incident(desk, incident_of(james.id, desk.now()))
        return open_case(desk, james.id, (recorded.id,)).reference


@pytest.fixture
def as_priya(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types is Priya Shah, a team leader."""
    sign_in(monkeypatch, "priya")


@pytest.fixture
def as_sam(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types is Sam Reed, an adviser who has been given no case."""
    sign_in(monkeypatch, "sam")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample data, made as a person makes it."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    assert command("demo", "--db", str(path), "--no-open").exit_code == 0
    return path
