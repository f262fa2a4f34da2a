"""A database that cannot be used is refused with what happened and what to do."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pendulum
import pytest
from playhouse.migrations import Runner

from models import database as databases
from models.database import (
    NeedsUpgrade,
    NoDatabase,
    create,
    open_database,
    upgrade,
    version_of,
)
from models.installation import read_installation
from models.problems import DatabaseGone, DatabaseProblem
from models.soundness import is_sound
from models.staff import load_directory
from models.unit_of_work import UnitOfWork

NOW = pendulum.datetime(2026, 11, 22, 18, 55, tz="UTC")


@pytest.fixture
def open_folder(path: Path) -> Iterator[Path]:
    """A folder that everybody may look into, with a database in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "ubp.db").write_bytes(path.read_bytes())
        yield folder


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """For root, to whom nothing is forbidden: somebody else meanwhile."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    yield
    os.seteuid(before)


def set_version(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")


def test_a_new_database_says_whose_it_is(tmp_path: Path) -> None:
    made = create(tmp_path / "new.db", "Selwood Housing", NOW, demo=True, reference_prefix="L3")
    installation = read_installation(made)
    assert installation.landlord == "Selwood Housing"
    assert installation.demo is True
    assert installation.reference_prefix == "L3"
    assert installation.created_at == NOW
    assert installation.head_number == 0


def test_a_new_database_leaves_nothing_else_behind(tmp_path: Path) -> None:
    create(tmp_path / "new.db", "Selwood Housing", NOW)
    assert [file.name for file in tmp_path.iterdir()] == ["new.db"]


def test_a_confirmed_write_is_on_the_disk(database) -> None:
    assert database.pragma("journal_mode") == "wal"
    assert database.pragma("synchronous") == 2
    assert database.pragma("foreign_keys") == 1


def test_a_file_that_is_there_is_never_overwritten(path: Path) -> None:
    with pytest.raises(DatabaseProblem, match=r"There is a file at .* already"):
        create(path, "Selwood Housing", NOW)


def test_a_missing_database_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase, match="ubp db init"):
        open_database(tmp_path / "nothing.db")


def test_a_database_removed_while_it_is_used_is_not_made_anew(path: Path) -> None:
    database = open_database(path)
    path.unlink()
    with pytest.raises(DatabaseGone, match="was removed or replaced"):
        load_directory(database)
    assert not path.exists()


OTHER_FILES = {
    "empty": b"",
    "words": b"Dear Sir",
    "noise": bytes(range(256)) * 40,
    "start only": b"SQLite format 3\0",
}


@pytest.mark.parametrize("content", OTHER_FILES.values(), ids=OTHER_FILES)
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "letter.doc"
    file.write_bytes(content)
    with pytest.raises(DatabaseProblem, match="is not a database of this program"):
        open_database(file)
    assert file.read_bytes() == content


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseProblem, match="is not a database of this program"):
        open_database(tmp_path)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE song (title)")
    with pytest.raises(DatabaseProblem, match="is not a database of this program"):
        open_database(tmp_path / "other.db")


def test_a_newer_database_asks_for_a_newer_program(path: Path) -> None:
    set_version(path, databases.SCHEMA_VERSION + 1)
    with pytest.raises(DatabaseProblem, match=r"newer version .* Update the program"):
        open_database(path)
    with pytest.raises(DatabaseProblem, match="newer version"):
        upgrade(path)


def test_an_older_database_asks_to_be_upgraded(path: Path) -> None:
    set_version(path, databases.SCHEMA_VERSION - 1)
    with pytest.raises(NeedsUpgrade, match="ubp db upgrade"):
        open_database(path)


def test_upgrading_keeps_a_copy_of_what_was_there(path: Path) -> None:
    set_version(path, databases.SCHEMA_VERSION - 1)
    copy = upgrade(path)
    assert copy == path.with_name("ubp.db.before-version-1")
    assert version_of(copy) == databases.SCHEMA_VERSION - 1
    assert is_sound(copy)
    open_database(path)


def test_an_upgrade_that_was_interrupted_can_be_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: Runner) -> None:
        raise KeyboardInterrupt

    set_version(path, databases.SCHEMA_VERSION - 1)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Runner, "up", interrupted)
        upgrade(path)
    (first,) = path.parent.glob("*.before-version-*")
    assert upgrade(path) == first
    assert list(path.parent.glob("*.before-version-*")) == [first]
    open_database(path)


def test_the_copy_is_what_was_there_before_this_upgrade_whatever_an_earlier_one_left(
    office, path: Path
) -> None:
    set_version(path, databases.SCHEMA_VERSION - 1)
    first = upgrade(path)
    office.case()
    set_version(path, databases.SCHEMA_VERSION - 1)
    second = upgrade(path)
    assert first == path.with_name("ubp.db.before-version-1")
    assert second == path.with_name("ubp.db.before-version-1-2")
    for copy, cases in ((first, 0), (second, 1)):
        with closing(sqlite3.connect(copy)) as kept:
            assert kept.execute("SELECT COUNT(*) FROM cases").fetchone() == (cases,)


def test_opening_a_database_imports_neither_migrations_nor_the_maker_of_keys(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; import models.queues;"
        "from models.database import open_database; open_database(Path(sys.argv[1]));"
        "print(*{'playhouse.migrations', 'uuid_utils', 'textual'} & set(sys.modules))"
    )
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", program, path],
        env={"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == ""


def test_upgrading_twice_does_nothing(path: Path) -> None:
    assert upgrade(path) is None


def test_a_locked_database_says_to_try_again(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        other.execute("CREATE TABLE anything (x)")
        with pytest.raises(DatabaseProblem, match=r"in use .* Try again"):
            open_database(path, patience=0)


def test_a_write_while_somebody_else_writes_says_to_try_again(path: Path, policy) -> None:
    opened = open_database(path, patience=0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(DatabaseProblem, match=r"in use .* nothing was changed"),
            UnitOfWork(opened, policy, read_installation(opened).id, NOW),
        ):
            pass


def test_a_read_only_file_is_refused_in_words(open_folder: Path, ordinary_user: None) -> None:
    before = os.geteuid()
    os.seteuid(os.getuid())
    (open_folder / "ubp.db").chmod(0o444)
    os.seteuid(before)
    with pytest.raises(DatabaseProblem, match="cannot be written to"):
        open_database(open_folder / "ubp.db")


def test_a_file_one_may_not_read_is_refused_in_words(
    open_folder: Path, ordinary_user: None
) -> None:
    before = os.geteuid()
    os.seteuid(os.getuid())
    (open_folder / "ubp.db").chmod(0o000)
    os.seteuid(before)
    with pytest.raises(DatabaseProblem, match="cannot be opened"):
        open_database(open_folder / "ubp.db")


def test_a_file_in_a_folder_one_may_not_enter_is_refused_in_words(
    open_folder: Path, ordinary_user: None
) -> None:
    before = os.geteuid()
    os.seteuid(os.getuid())
    open_folder.chmod(0o600)
    os.seteuid(before)
    with pytest.raises(DatabaseProblem, match=r"cannot be opened.* permission"):
        open_database(open_folder / "ubp.db")


def test_a_folder_one_may_not_write_to_is_refused_in_words(
    open_folder: Path, ordinary_user: None
) -> None:
    before = os.geteuid()
    os.seteuid(os.getuid())
    open_folder.chmod(0o555)
    os.seteuid(before)
    with pytest.raises(DatabaseProblem, match=r"folder .* cannot be written to"):
        create(open_folder / "new.db", "Selwood Housing", NOW)


def test_a_full_disk_is_told_and_nothing_is_half_written(database, office) -> None:
    case = office.case()
    pages = database.pragma("page_count")
    database.pragma("max_page_count", pages)
    with pytest.raises(DatabaseProblem, match=r"no room left .* nothing was changed"):
        office.note(case, "x" * 100_000)
    database.pragma("max_page_count", pages * 100)
    assert database.execute_sql("SELECT COUNT(*) FROM note").fetchone() == (0,)
    office.note(case, "There is room again.")


def test_damage_is_told_with_what_to_do(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"*" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(DatabaseProblem, match=r"damaged.* restore the newest backup"):
        load_directory(open_database(path))


def test_two_databases_can_be_open_in_one_process(tmp_path: Path) -> None:
    one = create(tmp_path / "one.db", "One Housing", NOW)
    other = create(tmp_path / "other.db", "Other Housing", NOW)
    assert read_installation(one).landlord == "One Housing"
    assert read_installation(other).landlord == "Other Housing"
