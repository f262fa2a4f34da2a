"""Other processes at the same file: upgrading, restoring, making or removing it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.backups import backup, restore
from models.database import create, open_database
from models.files import AlreadyThere, put
from models.problems import DatabaseGone, DatabaseProblem
from models.soundness import is_sound
from models.staff import load_directory

UPGRADES = """
import sys
from pathlib import Path
from models import database
database.SCHEMA_VERSION = 2
print("ready", flush=True)
sys.stdin.readline()
print(database.upgrade(Path(sys.argv[1])))
"""
USES = """
import sys
from pathlib import Path
from models.database import open_database
from models.problems import DatabaseProblem
from models.staff import load_directory
database = open_database(Path(sys.argv[1]))
with database.connection_context():
    load_directory(database)
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        load_directory(database)
    except DatabaseProblem as problem:
        print(problem)
"""
MAKES = """
import sys
from pathlib import Path
import pendulum
from models.database import create
from models.files import AlreadyThere
print("ready", flush=True)
sys.stdin.readline()
try:
    create(Path(sys.argv[1]), sys.argv[1], pendulum.datetime(2026, 11, 22))
    print("made")
except AlreadyThere:
    print("there already")
"""
Start = Callable[[str, Path], subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts another process with a program and a path, and waits until it is ready."""
    started: list[subprocess.Popen[str]] = []

    def starting(program: str, path: Path) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", program, path],
            env={"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    yield starting
    for process in started:
        process.kill()
        process.communicate()


def go_on(*processes: subprocess.Popen[str]) -> list[str]:
    """Lets all of them go on at once; what each then says."""
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    return [process.communicate(timeout=60)[0].strip() for process in processes]


def test_of_those_who_upgrade_at_once_one_does_it(start: Start, path: Path) -> None:
    said = go_on(*(start(UPGRADES, path) for _ in range(4)))
    copy = path.with_name("ubp.db.before-version-2")
    assert sorted(said) == sorted([str(copy), "None", "None", "None"])
    left = {file.name for file in path.parent.iterdir() if "ubp" in file.name}
    assert left == {"ubp.db", "ubp.db.before-version-2"}
    assert is_sound(copy)


def test_of_those_who_make_a_database_at_once_one_does_it(start: Start, tmp_path: Path) -> None:
    said = go_on(*(start(MAKES, tmp_path / "new.db") for _ in range(3)))
    assert sorted(said) == ["made", "there already", "there already"]
    assert is_sound(tmp_path / "new.db")


def test_nothing_is_restored_while_somebody_has_it_open(start: Start, path: Path, now) -> None:
    backup(path, path.with_name("copy.db"))
    somebody = start(USES, path)
    before = set(path.parent.iterdir())
    with pytest.raises(DatabaseProblem, match=r"Somebody has .* open, so nothing was changed"):
        restore(path.with_name("copy.db"), path, now)
    assert set(path.parent.iterdir()) == before
    assert go_on(somebody) == [""]
    assert restore(path.with_name("copy.db"), path, now) is not None


def test_whoever_has_a_replaced_file_open_is_told(start: Start, path: Path) -> None:
    backup(path, path.with_name("copy.db"))
    somebody = start(USES, path)
    path.with_name("copy.db").replace(path)
    (said,) = go_on(somebody)
    assert "was removed or replaced while the program had it open" in said


def test_nothing_is_written_to_a_file_that_is_gone(office, path: Path) -> None:
    case = office.case()
    size = path.with_name("ubp.db-wal").stat().st_size
    path.unlink()
    with pytest.raises(DatabaseGone, match="nothing more is saved"):
        office.note(case)
    assert path.with_name("ubp.db-wal").stat().st_size == size
    assert not path.exists()


def test_a_new_database_is_not_made_beside_the_log_of_an_old_one(office, path: Path, now) -> None:
    office.case()
    path.unlink()
    with pytest.raises(DatabaseProblem, match=r"move .* away first"):
        create(path, "Selwood Housing", now)


def test_a_file_is_never_put_over_another(path: Path, tmp_path: Path) -> None:
    finished = tmp_path / "finished"
    finished.write_text("new")
    with pytest.raises(AlreadyThere):
        put(finished, path)
    load_directory(open_database(path))


def test_a_damaged_database_can_be_replaced(path: Path, now) -> None:
    backup(path, path.with_name("copy.db"))
    path.write_bytes(bytes(8192))
    kept = restore(path.with_name("copy.db"), path, now)
    assert kept is not None
    assert kept.read_bytes() == bytes(8192)
    load_directory(open_database(path))
