"""Restoring loses nothing: not what was there, not when it is killed, and not to a chance name."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from models.backups import backup, restore
from models.case_files import find_case
from models.database import NoDatabase, create, open_database
from models.files import AlreadyThere, put
from models.problems import DatabaseGone, DatabaseProblem, explained
from models.rows import Missing
from models.soundness import is_sound
from models.staff import load_directory
from models.unit_of_work import UnitOfWork


def is_in(path: Path, reference: str) -> bool:
    """Whether a case is in the database at a path."""
    try:
        find_case(open_database(path), reference)
    except Missing:
        return False
    return True


def has_its_log(path: Path) -> bool:
    """Whether a database is kept with a log, as several people at once need it."""
    database = open_database(path)
    with database.connection_context():
        return bool(database.pragma("journal_mode") == "wal")


def replaced(path: Path) -> list[Path]:
    """What was kept of the databases that were at a path."""
    return sorted(path.parent.glob(f"{path.name}.replaced-*"))


@pytest.fixture
def crashed(office, path: Path) -> Path:
    """A database whose newest case, UBP-0001, is only in its log; "copy.db" has not got it."""
    backup(path, path.with_name("copy.db"))
    office.case()
    folder = path.with_name("crashed")
    folder.mkdir()
    for suffix in ("", "-wal"):
        copyfile(f"{path}{suffix}", f"{folder / 'ubp.db'}{suffix}")
    assert (folder / "ubp.db-wal").stat().st_size > 0
    return folder / "ubp.db"


def test_what_is_replaced_in_the_same_second_has_a_name_of_its_own(office, path: Path) -> None:
    copies, present = [], path.with_name("present.db")
    for number in range(3):
        copies.append(path.with_name(f"copy{number}.db"))
        backup(path, copies[-1])
        office.case()
    backup(path, present)
    kept = [restore(copy, present, office.now) for copy in copies]
    assert len(set(kept)) == 3
    newest = [
        max((f"UBP-000{n}" for n in (1, 2, 3) if is_in(k, f"UBP-000{n}")), default="")
        for k in kept
        if k
    ]
    assert newest == ["UBP-0003", "", "UBP-0001"]


def test_another_file_with_the_kept_name_is_not_touched(crashed: Path, now) -> None:
    kept = restore(crashed.parent.with_name("copy.db"), crashed, now)
    assert kept is not None
    kept.write_text("precious")
    other = restore(crashed.parent.with_name("copy.db"), crashed, now)
    assert other not in (None, kept)
    assert kept.read_text() == "precious"


KILLED_AT_EVERY_STEP = """
import os, shutil, sys
from pathlib import Path
import pendulum
from models.backups import restore
from models import soundness
import models.migrations, playhouse.migrations

origin, copy = Path(sys.argv[1]), Path(sys.argv[2])
STEPS = {"os.link", "os.rename", "os.remove", "os.chmod", "os.chown", "sqlite3.connect", "open"}
step, code = 0, 9
while code == 9:
    step += 1
    folder = copy.with_name(f"killed-{step}")
    shutil.copytree(origin, folder)
    child = os.fork()
    if child == 0:
        left = step
        def maybe_end(event, arguments):
            global left
            if event in STEPS and (event != "open" or str(arguments[0]).startswith(str(folder))):
                left -= 1
                if left == 0:
                    os._exit(9)
        sys.addaudithook(maybe_end)
        restore(copy, folder / "ubp.db", pendulum.datetime(2026, 11, 22))
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(step, code)
"""


def test_killed_at_any_step_a_whole_database_is_at_the_path_and_nothing_is_lost(
    crashed: Path,
) -> None:
    copy = crashed.parent.with_name("copy.db")
    ran = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EVERY_STEP, crashed.parent, copy],
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    steps, code = map(int, ran.stdout.split())
    assert code == 0
    assert steps > 5
    for step in range(1, steps + 1):
        path = copy.with_name(f"killed-{step}") / "ubp.db"
        assert is_sound(path)
        assert has_its_log(path)
        assert is_in(path, "UBP-0001") or any(is_in(k, "UBP-0001") for k in replaced(path)), step
    assert not is_in(path, "UBP-0001")


def test_a_database_that_cannot_be_replaced_stays_as_it_was(
    crashed: Path, now, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.backups._keep", full)
    with pytest.raises(OSError, match="No space"):
        restore(crashed.parent.with_name("copy.db"), crashed, now)
    assert has_its_log(crashed)
    assert is_in(crashed, "UBP-0001")
    assert [file.name for file in crashed.parent.iterdir()] == ["ubp.db"]


def test_where_files_have_one_name_only_a_copy_is_kept(
    crashed: Path, now, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_second_name(*arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_second_name)
    kept = restore(crashed.parent.with_name("copy.db"), crashed, now)
    assert kept is not None
    assert is_in(kept, "UBP-0001")
    assert not is_in(crashed, "UBP-0001")
    with pytest.raises(AlreadyThere):
        put(kept, crashed)


def test_whoever_comes_too_late_writes_nothing_into_the_one_or_the_other(
    path: Path, policy, now
) -> None:
    """They opened the file when nobody held it, and look at it when it has been replaced."""
    backup(path, path.with_name("copy.db"))
    late = open_database(path)
    with closing(sqlite3.connect(path)) as stale:
        kept = restore(path.with_name("copy.db"), path, now)
        assert kept is not None
        with pytest.raises(DatabaseGone), explained(str(path)):
            stale.execute("DELETE FROM counter")
    with pytest.raises(DatabaseGone), UnitOfWork(late, policy, load_directory(late), now):
        pass
    assert is_sound(path)
    assert is_sound(kept)


def test_a_damaged_database_and_its_log_do_not_spoil_what_takes_their_place(
    crashed: Path, now
) -> None:
    crashed.write_bytes(b"x" * 8192)
    kept = restore(crashed.parent.with_name("copy.db"), crashed, now)
    assert kept is not None
    assert kept.read_bytes() == b"x" * 8192
    assert not is_in(crashed, "UBP-0001")
    assert is_sound(crashed)


def test_a_log_that_cannot_go_into_its_database_is_kept_with_it(
    crashed: Path, now, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.backups._take", lambda *arguments: False)
    monkeypatch.setattr("models.backups._back_to_a_log", lambda *arguments: None)
    kept = restore(crashed.parent.with_name("copy.db"), crashed, now)
    assert kept is not None
    assert kept.with_name(f"{kept.name}-wal").exists()
    assert is_in(kept, "UBP-0001")
    assert not is_in(crashed, "UBP-0001")


def test_the_log_of_a_database_that_is_gone_does_not_spoil_what_is_restored(
    crashed: Path, now
) -> None:
    crashed.unlink()
    assert restore(crashed.parent.with_name("copy.db"), crashed, now) is None
    assert not is_in(crashed, "UBP-0001")
    assert [file.name[-4:] for file in replaced(crashed)] == ["-wal"]


@pytest.mark.parametrize("log", ["copy.db-wal", "copy.db-journal"])
def test_a_copy_is_not_made_beside_the_log_of_another_database(path: Path, log: str) -> None:
    path.with_name(log).write_bytes(b"changes")
    with pytest.raises(DatabaseProblem, match="would spoil a new one"):
        backup(path, path.with_name("copy.db"))


def test_a_new_database_is_not_made_where_a_replaced_one_stands(crashed: Path, now) -> None:
    kept = restore(crashed.parent.with_name("copy.db"), crashed, now)
    crashed.unlink()
    for refused in (lambda: create(crashed, "Selwood", now), lambda: open_database(crashed)):
        with pytest.raises(DatabaseProblem, match="To have it back: ubp db restore") as raised:
            refused()
        assert str(kept) in str(raised.value)
    assert kept is not None
    restore(kept, crashed, now)
    assert is_in(crashed, "UBP-0001")


def test_where_nothing_was_one_is_told_how_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "ubp.db.notes").write_text("")
    with pytest.raises(NoDatabase, match="ubp db init"):
        open_database(tmp_path / "ubp.db")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o660, 0o664])
def test_a_copy_is_open_to_those_who_may_open_the_original(crashed: Path, now, mode: int) -> None:
    copy, wide = crashed.with_name("backup.db"), crashed.parent.with_name("copy.db")
    crashed.chmod(mode)
    wide.chmod(0o666)
    backup(crashed, copy)
    kept = restore(wide, crashed, now)
    assert kept is not None
    for file in (copy, crashed, kept):
        assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_copy_has_the_owner_and_the_group_of_the_original(crashed: Path, now) -> None:
    os.chown(crashed, 12, 34)
    restore(crashed.parent.with_name("copy.db"), crashed, now)
    assert (crashed.stat().st_uid, crashed.stat().st_gid) == (12, 34)


def test_a_copy_is_never_opened_to_another_group(
    crashed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    crashed.chmod(0o660)
    monkeypatch.setattr(os, "chown", refuse)
    backup(crashed, crashed.with_name("backup.db"))
    assert stat.S_IMODE(crashed.with_name("backup.db").stat().st_mode) == 0o600


def test_a_link_is_followed_to_the_database(crashed: Path, now) -> None:
    link = crashed.parent.with_name("link.db")
    link.symlink_to(crashed)
    assert is_in(link, "UBP-0001")
    kept = restore(crashed.parent.with_name("copy.db"), link, now)
    assert link.is_symlink()
    assert not is_in(crashed, "UBP-0001")
    assert kept is not None
    assert kept.parent == crashed.parent
    assert is_in(kept, "UBP-0001")
    with pytest.raises(DatabaseProblem, match="the database itself"):
        restore(link, crashed, now)


def test_a_new_database_is_made_where_a_link_leads(tmp_path: Path, now) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "ubp.db").symlink_to(tmp_path / "disk" / "ubp.db")
    create(tmp_path / "ubp.db", "Selwood Housing", now)
    assert (tmp_path / "ubp.db").is_symlink()
    assert is_sound(tmp_path / "disk" / "ubp.db")
