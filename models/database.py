"""Opening a database, making a new one, and bringing an older one up to date.

An open database is passed on to whoever needs it; no table knows one by itself. Whoever runs
the program keeps `database.connection_context()` open in the main thread meanwhile, because
SQLite tidies up its files whenever the last connection closes.
"""

from __future__ import annotations

import os
import shlex
import sqlite3
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pendulum
from peewee import OperationalError, SqliteDatabase

from models.fields import new_id
from models.files import discard, put, real, refuse_taken, unfinished, what_remains
from models.installation import InstallationRow
from models.problems import (
    GONE,
    NO_ACCESS,
    NOT_OURS,
    READ_ONLY,
    DatabaseGone,
    DatabaseProblem,
    explained,
)

APPLICATION = 0x55425031  # "UBP1", in the header of the file
SCHEMA_VERSION = 1  # the number of the newest migration
PATIENCE = 5.0  # seconds to wait for somebody else's change
PATIENCE_TO_UPGRADE = 60.0  # seconds to wait while somebody else upgrades
NO_HASH = "0" * 64

_MISSING = (
    "There is no database at {path}. Make one there with: ubp db init --db {quoted}, "
    "or give another path with --db"
)
_NEWER = (
    "The database {path} was made by a newer version of this program. "
    "Update the program, then open it again."
)
_OLDER = (
    "The database {path} was made by an earlier version of this program. "
    "Bring it up to date with: ubp db upgrade"
)


class NoDatabase(DatabaseProblem):
    """There is no file at the path."""


class NeedsUpgrade(DatabaseProblem):
    """The database is from an earlier version; `upgrade` brings it up to date."""


class _ThereAlready(SqliteDatabase):
    """A file that is there, and stays the same one.

    SQLite by itself would make an empty file where it was removed, and go on writing to one
    that is no longer at its path. As long as one connection is open, no other file can have
    its number.
    """

    opened: tuple[int, int] | None = None
    """Device and number of the file that was opened first."""

    def _connect(self) -> sqlite3.Connection:
        self._refuse_another_file()
        connection: sqlite3.Connection = super()._connect()  # type: ignore[misc]
        return connection

    def begin(self, lock_type: str | None = None) -> None:
        """Begins a transaction on the file that was opened, and on no other.

        Raises:
            DatabaseGone: it was removed or replaced.
        """
        self._refuse_another_file()
        super().begin(lock_type)

    def _refuse_another_file(self) -> None:
        there = _file_at(self.database)
        if self.opened is None:
            if there is None:
                raise NoDatabase(_missing(self.database))
            self.opened = there
        elif there != self.opened:
            raise DatabaseGone(GONE.format(path=self.database))


def _missing(path: Path | str) -> str:
    return _MISSING.format(path=path, quoted=shlex.quote(str(path)))


def _file_at(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def open_database(path: Path, patience: float = PATIENCE) -> SqliteDatabase:
    """The database at a path, ready for use from any thread.

    Args:
        path: the file.
        patience: seconds to wait while somebody else writes.

    Raises:
        NoDatabase: there is no such file.
        NeedsUpgrade: it is from an earlier version.
        DatabaseProblem: it cannot be used: not a database of ours, from a newer version,
            locked, damaged, read-only, or no permission.
    """
    _refuse_unusable(path)
    database = _handle(path, patience)
    version = _version_of(database, path)
    if version > SCHEMA_VERSION:
        raise DatabaseProblem(_NEWER.format(path=path))
    if version < SCHEMA_VERSION:
        raise NeedsUpgrade(_OLDER.format(path=path))
    _see_to_its_log(database)
    return database


def _see_to_its_log(database: SqliteDatabase) -> None:
    """Several people work at once only with a log, which an interrupted restoring takes away."""
    with explained(str(database.database)), database.connection_context():
        if database.pragma("journal_mode") != "wal":
            with suppress(OperationalError):  # somebody works in it just now; the next start does
                database.pragma("journal_mode", "wal")


def create(
    path: Path,
    landlord: str,
    now: pendulum.DateTime,
    demo: bool = False,
    reference_prefix: str = "",
) -> SqliteDatabase:
    """A new, empty database at a path.

    Args:
        path: where it will be; nothing may be there yet, but its folder must be.
        landlord: whose it is.
        now: the moment of its making.
        demo: whether it holds invented people only, so that its clock may be set.
        reference_prefix: what a laptop's own references start with, such as "L3"; "" else.

    Raises:
        DatabaseProblem: something is there already, or the folder cannot be written to.
    """
    path = real(path)
    refuse_taken(path)
    if remains := what_remains(path):
        raise DatabaseProblem(remains)
    made = unfinished(path, mode=0o666)
    try:
        _build(made, landlord, now, demo, reference_prefix)
        put(made, path)
    finally:
        discard(made)
    return open_database(path)


def upgrade(path: Path) -> Path | None:
    """Brings a database up to date, after a copy of it was made beside it.

    Returns:
        Where the copy is; None when there was nothing to do.

    Raises:
        DatabaseProblem: it cannot be used, or is from a newer version.
    """
    from models.backups import keep_as_it_is

    path = real(path)
    _refuse_unusable(path)
    database = _handle(path, PATIENCE_TO_UPGRADE)
    if _version_of(database, path) > SCHEMA_VERSION:
        raise DatabaseProblem(_NEWER.format(path=path))
    wanted = path.with_name(f"{path.name}.before-version-{SCHEMA_VERSION}")
    copies: list[Path] = []
    migrate(database, first=lambda: copies.append(keep_as_it_is(path, wanted)))
    return copies[0] if copies else None


def version_of(path: Path) -> int:
    """The version of the tables in a file.

    Raises:
        DatabaseProblem: it is not a database of this program.
    """
    _refuse_unusable(path)
    return _version_of(_handle(path, PATIENCE), path)


def _handle(path: Path, patience: float) -> SqliteDatabase:
    pragmas = {"foreign_keys": 1, "synchronous": "FULL", "cell_size_check": 1}
    return _ThereAlready(str(path.absolute()), pragmas=pragmas, timeout=patience, autoconnect=False)


def _refuse_unusable(path: Path) -> None:
    try:
        kind = path.stat().st_mode
    except PermissionError as error:  # of a folder on the way to it
        raise DatabaseProblem(NO_ACCESS.format(path=path)) from error
    except OSError as error:
        raise NoDatabase(what_remains(path) or _missing(path)) from error
    if not stat.S_ISREG(kind):
        raise DatabaseProblem(NOT_OURS.format(path=path))
    if not os.access(path, os.R_OK, effective_ids=True):
        raise DatabaseProblem(NO_ACCESS.format(path=path))
    writable = os.access(path, os.W_OK, effective_ids=True)
    if not writable or not os.access(real(path).parent, os.W_OK, effective_ids=True):
        raise DatabaseProblem(READ_ONLY.format(path=path))


def _version_of(database: SqliteDatabase, path: Path) -> int:
    with explained(str(path)), database.connection_context():
        if database.pragma("application_id") != APPLICATION:
            raise DatabaseProblem(NOT_OURS.format(path=path))
        return int(database.pragma("user_version"))


def _build(
    path: Path, landlord: str, now: pendulum.DateTime, demo: bool, reference_prefix: str
) -> None:
    database = _handle(path, PATIENCE)
    with explained(str(path)), database.connection_context():
        database.pragma("application_id", APPLICATION)
        migrate(database)
        database.execute(
            InstallationRow.insert(
                id=new_id(),
                landlord=landlord,
                demo=demo,
                created_at=now,
                reference_prefix=reference_prefix,
                head_number=0,
                head_hash=NO_HASH,
            )
        )
        database.pragma("journal_mode", "wal")  # last, so that all of it is in the file itself


def migrate(database: SqliteDatabase, first: Callable[[], None] = lambda: None) -> bool:
    """Brings the tables up to this version, all of it or nothing, one process at a time.

    Args:
        database: what to bring up to date.
        first: done before anything is changed, while nobody else can change anything.

    Returns:
        Whether there was anything to do.
    """
    from playhouse.migrations import Runner

    folder = Path(__file__).with_name("migrations")
    with explained(str(database.database)), database.connection_context():
        database.pragma("foreign_keys", 0)  # tables may be made anew; not possible once begun
        try:
            with database.transaction("IMMEDIATE"):
                if database.pragma("user_version") >= SCHEMA_VERSION:
                    return False  # whoever held the lock before has done it
                first()
                Runner(database, str(folder)).up()
                database.pragma("user_version", SCHEMA_VERSION)
        finally:
            database.pragma("foreign_keys", 1)
    return True
