"""`ubp` and `ubp demo`: what the full-screen program is opened with."""

import sys
from pathlib import Path
from types import ModuleType

import pendulum
import pytest
from peewee import SqliteDatabase

from models.database import open_database
from models.installation import read_installation
from tests.cli.typed import Ubp, assert_one_sentence, command, ended, printed_json, sign_in, started
from ubp_tui.casework.staff import NewStaff, first_person
from ubp_tui.demo import DEFAULT_USER
from ubp_tui.identity import account_name
from ubp_tui.opening import Opening
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.document import Policy

LATER = pendulum.date(2031, 3, 4)


class Screen:
    """Stands where the full-screen program would be, and notes what it was opened with."""

    def __init__(self) -> None:
        self.opened: list[Opening] = []
        self.landlords: list[str] = []
        self.days: list[pendulum.Date] = []

    def run(self, opening: Opening) -> None:
        self.opened.append(opening)
        self.landlords.append(read_installation(opening.database).landlord)
        self.days.append(london_date(opening.clock()))


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A terminal on which the program opens."""
    screen, app = Screen(), ModuleType("ubp_tui.app")
    app.run = screen.run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "ubp_tui.app", app)
    monkeypatch.setattr("ubp_tui.cli.start._refuse_without_terminal", lambda: None)
    return screen


@pytest.fixture
def quick_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sample data of one person, made at once."""

    def build(database: SqliteDatabase, policy: Policy, now: pendulum.DateTime) -> None:
        form = NewStaff(username=DEFAULT_USER, name="Priya Shah", grade="head_of_service")
        first_person(database, policy, form, now)

    monkeypatch.setattr("ubp_tui.demo.build_demo", build)


@pytest.mark.parametrize("typed", [[], ["demo"]])
def test_without_a_terminal_it_says_what_to_type_instead(typed: list[str]) -> None:
    code, out, err = ended(started(*typed))
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "ubp cases" in err


def test_a_first_run_makes_the_users_own_database_and_asks_who_they_are(
    screen: Screen, tmp_path: Path
) -> None:
    assert command().exit_code == 0
    (opening,) = screen.opened
    assert opening.person is None
    assert opening.account == account_name()
    assert opening.theme == "terminal"
    assert not opening.demo
    assert list(tmp_path.rglob("ubp.db"))


@pytest.mark.parametrize("typed", [[], ["doctor"], ["cases"]])
def test_a_first_run_makes_no_new_database_where_one_was_before(
    screen: Screen, path: Path, tmp_path: Path, typed: list[str]
) -> None:
    folder = tmp_path / "xdg_data_home" / "ubp-tui"
    folder.mkdir(parents=True)
    path.rename(folder / "ubp.db.replaced-20261122-185538")
    result = command(*typed)
    assert result.exit_code == 1
    assert f"ubp db restore {folder / 'ubp.db.replaced-20261122-185538'}" in result.output
    assert screen.opened == []
    assert not (folder / "ubp.db").exists()


def test_a_database_that_was_asked_for_and_is_not_there_is_not_made(
    screen: Screen, tmp_path: Path
) -> None:
    result = command("--db", str(tmp_path / "mistyped.db"))
    assert_one_sentence(result, 1, "There is no database at")
    assert screen.opened == []


def test_it_opens_for_whoever_the_account_belongs_to(ubp: Ubp, screen: Screen) -> None:
    assert ubp().exit_code == 0
    (opening,) = screen.opened
    assert opening.person is not None
    assert opening.person.name == "Helen Morris"
    assert opening.desk_of(opening.person).actor_id == opening.person.id


def test_it_does_not_open_for_a_stranger(
    ubp: Ubp, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(monkeypatch, "stranger")
    assert_one_sentence(ubp(), 1, "Ask Helen Morris to add you")
    assert screen.opened == []


def test_the_settings_say_which_database_and_theme(
    path: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "xdg_config_home" / "ubp-tui"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text(f'database = "{path}"\ntheme = "selwood"\n')
    assert command().exit_code == 0
    assert [opening.theme for opening in screen.opened] == ["selwood"]


def test_wrong_settings_are_a_sentence_for_each_mistake(screen: Screen, tmp_path: Path) -> None:
    folder = tmp_path / "xdg_config_home" / "ubp-tui"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text('databse = "x"\ntheme = 3\n')
    for result in (command(), command("cases"), command("doctor")):
        assert result.exit_code == 1
        said = result.stderr + result.stdout
        assert "databse is not a setting; did you mean database?" in said
        assert 'theme must be text in quotes, such as theme = "terminal".' in said


def test_real_data_runs_on_the_machines_clock(
    ubp: Ubp, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UBP_TODAY", LATER.isoformat())
    ubp()
    assert screen.days == [london_date(pendulum.now("UTC"))]


def test_sample_data_opens_as_its_team_leader_and_is_thrown_away(
    screen: Screen, quick_sample: None
) -> None:
    assert command("demo").exit_code == 0
    (opening,) = screen.opened
    assert opening.demo
    assert opening.account == DEFAULT_USER
    assert not Path(opening.database.database).exists()


def test_sample_data_is_never_made_in_the_database_of_the_environment(
    path: Path, screen: Screen, quick_sample: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UBP_DATABASE", str(path))
    before = path.read_bytes()
    assert command("demo").exit_code == 0
    assert path.read_bytes() == before
    assert screen.opened[0].database.database != str(path)


def test_sample_data_runs_on_the_day_asked_for(screen: Screen, quick_sample: None) -> None:
    assert command("demo", "--today", "4/3/2031").exit_code == 0
    assert screen.days == [LATER]


def test_a_day_that_is_none_is_a_sentence(screen: Screen, quick_sample: None) -> None:
    assert_one_sentence(command("demo", "--today", "31/2/2031"), 2, "There is no 31 February")


def test_sample_data_can_only_be_made(quick_sample: None, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    result = command("demo", "--db", str(kept), "--no-open")
    assert result.stdout == f"The sample data is in {kept}. Open it with: ubp demo --db {kept}\n"
    assert read_installation(open_database(kept)).demo
    assert_one_sentence(command("demo", "--db", str(kept), "--no-open"), 1, "There is a file at")


def test_kept_sample_data_lets_one_say_who_one_is(
    quick_sample: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = str(tmp_path / "kept.db")
    command("demo", "--db", kept, "--no-open")
    assert printed_json(command("cases", "--db", kept, "--json")) == []
    monkeypatch.setenv("UBP_USER", "nobody")
    assert_one_sentence(command("cases", "--db", kept), 1, "nobody, is not on the list")


def test_real_data_is_not_opened_as_sample_data(path: Path, screen: Screen) -> None:
    result = command("demo", "--db", str(path))
    assert_one_sentence(result, 1, "is not sample data")
    assert screen.opened == []


def test_sample_data_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ubp_tui.demo.build_demo", fail)
    assert command("demo", "--db", str(tmp_path / "kept.db"), "--no-open").exit_code == 130
    assert not (tmp_path / "kept.db").exists()
