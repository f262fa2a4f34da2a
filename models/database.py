"""Opening a database, making a new one, and bringing an older one up to date.

An open database is passed on to whoever needs it; no table knows one by itself. Whoever runs
the program keeps `database.connection_context()` open in the main thread meanwhile, because
SQLite tidies up its files whenever the last connection closes.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pendulum
from peewee import SqliteDatabase

from models.fields import new_id
from models.installation import InstallationRow
from models.problems import NO_ACCESS, NOT_OURS, READ_ONLY, DatabaseProblem, explained

APPLICATION = 0x55425031  # "UBP1", in the header of the file
SCHEMA_VERSION = 1  # the number of the newest migration
PATIENCE = 5.0  # seconds to wait for somebody else's change
NO_HASH = "0" * 64

_MISSING = (
    "There is no database at {path}. Make one with: ubp db init, or give another path with --db"
)
_NEWER = (
    "The database {path} was made by a newer version of this program. "
    "Update the program, then open it again."
)
_OLDER = (
    "The database {path} was made by an earlier version of this program. "
    "Bring it up to date with: ubp db upgrade"
)
_EXISTS = "There is a file at {path} already. Give another path, or move that file away first."
_NO_FOLDER = "The folder {folder} cannot be written to. Make it, or give another path."


class NoDatabase(DatabaseProblem):
    """There is no file at the path."""


class NeedsUpgrade(DatabaseProblem):
    """The database is from an earlier version; `upgrade` brings it up to date."""


class _ThereAlready(SqliteDatabase):
    """A file that is there: SQLite by itself would make an empty one where it was removed."""

    def _connect(self) -> sqlite3.Connection:
        if not os.path.exists(self.database):
            raise NoDatabase(_MISSING.format(path=self.database))
        connection: sqlite3.Connection = super()._connect()  # type: ignore[misc]
        return connection


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
    return database


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
    if path.exists():
        raise DatabaseProblem(_EXISTS.format(path=path))
    if not os.access(path.parent, os.W_OK | os.X_OK, effective_ids=True):
        raise DatabaseProblem(_NO_FOLDER.format(folder=path.parent))
    unfinished = path.with_name(f".{path.name}.{new_id()}")
    try:
        unfinished.touch()
        _build(unfinished, landlord, now, demo, reference_prefix)
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return open_database(path)


def upgrade(path: Path) -> Path | None:
    """Brings a database up to date, after a copy of it was made beside it.

    Returns:
        Where the copy is; None when there was nothing to do.

    Raises:
        DatabaseProblem: it cannot be used, or is from a newer version.
    """
    from models.backups import backup

    _refuse_unusable(path)
    database = _handle(path, PATIENCE)
    version = _version_of(database, path)
    if version > SCHEMA_VERSION:
        raise DatabaseProblem(_NEWER.format(path=path))
    if version == SCHEMA_VERSION:
        return None
    copy = path.with_name(f"{path.name}.before-version-{SCHEMA_VERSION}")
    if not copy.exists():  # it does when an earlier attempt was interrupted
        backup(path, copy)
    migrate(database)
    return copy


def version_of(path: Path) -> int:
    """The version of the tables in a file.

    Raises:
        DatabaseProblem: it is not a database of this program.
    """
    _refuse_unusable(path)
    return _version_of(_handle(path, PATIENCE), path)


def _handle(path: Path, patience: float) -> SqliteDatabase:
    pragmas = {"foreign_keys": 1, "synchronous": "FULL"}
    return _ThereAlready(str(path.absolute()), pragmas=pragmas, timeout=patience, autoconnect=False)


def _refuse_unusable(path: Path) -> None:
    if not os.access(path, os.F_OK, effective_ids=True):
        raise NoDatabase(_MISSING.format(path=path))
    if not path.is_file():
        raise DatabaseProblem(NOT_OURS.format(path=path))
    if not os.access(path, os.R_OK, effective_ids=True):
        raise DatabaseProblem(NO_ACCESS.format(path=path))
    writable = os.access(path, os.W_OK, effective_ids=True)
    if not writable or not os.access(path.parent, os.W_OK, effective_ids=True):
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
        database.pragma("journal_mode", "wal")
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


def migrate(database: SqliteDatabase) -> None:
    """Makes what the tables of this version have and those in the file have not."""
    from playhouse.migrations import Runner

    folder = Path(__file__).with_name("migrations")
    with explained(str(database.database)), database.connection_context():
        Runner(database, str(folder)).up()
        database.pragma("user_version", SCHEMA_VERSION)
