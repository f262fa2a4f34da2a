"""A disk without room is said to be one, and it is the one that has no room."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from types import SimpleNamespace

import pytest

from models import backups, database
from models.backups import backup, restore
from models.database import create, open_database
from models.problems import DatabaseProblem, problem_with
from models.soundness import is_sound


def no_room(**but: int) -> Callable[[object], SimpleNamespace]:
    disk = {"f_bavail": 0, "f_frsize": 4096, "f_files": 0, "f_favail": 0} | but
    return lambda folder: SimpleNamespace(**disk)


def failing(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    return error


BESIDE = [sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_CANTOPEN]


@pytest.mark.parametrize("code", BESIDE)
@pytest.mark.parametrize("disk", [no_room(), no_room(f_bavail=10**6, f_files=100)])
def test_what_fails_for_want_of_room_says_so(
    monkeypatch: pytest.MonkeyPatch, code: int, disk: Callable[[object], object]
) -> None:
    monkeypatch.setattr(os, "statvfs", disk)
    problem = problem_with("/srv/ubp/ubp.db", failing(code))
    assert str(problem).startswith("There is no room left on the disk that holds the folder /srv/")


@pytest.mark.parametrize("code", BESIDE)
def test_where_there_is_room_it_is_something_else(
    monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(os, "statvfs", no_room(f_bavail=100))
    assert "no room" not in str(problem_with("/srv/ubp/ubp.db", failing(code)))


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE])
def test_a_copy_without_room_names_the_disk_of_the_copy(
    path: Path, tmp_path: Path, now, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """The connection of what is copied fails, though the disk of the copy is full."""

    class Source(sqlite3.Connection):
        def backup(self, *arguments: object, **options: object) -> None:
            raise failing(code)

    def connect(where: Path) -> sqlite3.Connection:
        return real(where, factory=Source)

    real, small = sqlite3.connect, tmp_path / "small disk"
    small.mkdir()
    copyfile(path, small / "other.db")
    room = {small: 0}
    monkeypatch.setattr(os, "statvfs", lambda at: no_room(f_bavail=room.get(Path(at), 100))(at))
    monkeypatch.setattr(backups, "_connect", connect)
    with pytest.raises(DatabaseProblem, match=rf"no room left .* the folder {small}\. Make room"):
        backup(path, small / "copy.db")
    with pytest.raises(DatabaseProblem, match=rf"no room left .* the folder {small}\. Make room"):
        restore(path, small / "other.db", now)
    assert [file.name for file in small.iterdir()] == ["other.db"]


def test_a_new_database_is_whole_in_its_file_before_it_is_put_in_its_place(
    tmp_path: Path, now, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a log cannot go into the file at the end, closing says nothing of it."""

    def migrate_under_eyes(opened: database.SqliteDatabase) -> bool:
        looking.append(sqlite3.connect(opened.database))
        looking[0].execute("SELECT * FROM sqlite_master").fetchall()
        return migrate(opened)

    def put_what_is_whole(made: Path, path: Path) -> None:
        copyfile(made, tmp_path / "alone.db")
        put(made, path)

    looking: list[sqlite3.Connection] = []
    migrate, put = database.migrate, database.put
    monkeypatch.setattr(database, "migrate", migrate_under_eyes)
    monkeypatch.setattr(database, "put", put_what_is_whole)
    create(tmp_path / "new.db", "Selwood Housing", now)
    looking[0].close()
    assert is_sound(tmp_path / "alone.db")
    with closing(sqlite3.connect(tmp_path / "alone.db")) as alone:
        assert alone.execute("SELECT COUNT(*) FROM installation").fetchone() == (1,)
    made = open_database(tmp_path / "new.db")
    with made.connection_context():
        assert made.pragma("journal_mode") == "wal"
    assert not list(tmp_path.glob(".new.db*"))
