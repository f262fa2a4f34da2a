"""Copies of a database, and going back to one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from filecmp import cmp
from glob import escape
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

import pendulum

from models.database import SCHEMA_VERSION, version_of
from models.files import (
    LOGS,
    discard,
    free_names,
    guard_like,
    put,
    real,
    refuse_taken,
    refuse_unwritable,
    settle,
    unfinished,
)
from models.problems import DAMAGED, DatabaseProblem, is_full, problem_with
from models.soundness import is_sound

_SAME = "The copy would overwrite the database itself. Give another path."
_NO_COPY = "There is no copy at {path}. Give the path of one that was made with: ubp db backup FILE"
_ITSELF = "{path} is the database itself, not a copy of it. Give the path of a copy."
_IN_USE = (
    "Somebody has the database {path} open, so nothing was changed. "
    "Ask everybody to leave the program, then restore it."
)
_NEWER = "{path} was made by a newer version of this program. Update the program, then restore it."
_UNSOUND = "The copy {path} is damaged, so nothing was changed. Restore an older copy."

_UNREADABLE_CODES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR)


def backup(path: Path, to: Path) -> None:
    """Copies a database to a new file while others go on using it, and checks the copy.

    Raises:
        DatabaseProblem: something is at `to` already, it cannot be written there, the disk is
            full, or the database cannot be read or is damaged. Nothing is left at `to` then.
    """
    path, to = real(path), real(to)
    version_of(path)
    if to.exists() and to.samefile(path):
        raise DatabaseProblem(_SAME)
    refuse_taken(to)
    with _sound_copy(path, to) as copy:
        put(copy, to)


def keep_as_it_is(path: Path, wanted: Path) -> Path:
    """Copies a database beside itself, before something is done to it that nobody else sees.

    Args:
        path: the database.
        wanted: where the copy is to be; an earlier one of something else stays, and an equal one
            that an interrupted attempt left serves.

    Returns:
        Where the copy is.

    Raises:
        DatabaseProblem: as `backup`.
    """
    with _sound_copy(path, wanted) as copy:
        for earlier in wanted.parent.glob(f"{escape(wanted.name)}*"):
            if cmp(earlier, copy, shallow=False):
                return earlier
        kept = next(free_names(wanted))
        put(copy, kept)
        return kept


@contextmanager
def _sound_copy(path: Path, to: Path) -> Iterator[Path]:
    """A copy of a database that was found sound, to be put somewhere; it is thrown away else."""
    copy = unfinished(to)
    try:
        _copy(path, copy)
        if not is_sound(copy):
            raise DatabaseProblem(DAMAGED.format(path=path))
        guard_like(path, copy)
        yield copy
    finally:
        discard(copy)


def refuse_unusable(copy: Path, path: Path) -> None:
    """Sees to it that a copy can be put in the place of a database.

    Raises:
        DatabaseProblem: it is not a sound database of this program or is from a newer version,
            it is the database itself, or the folder cannot be written to.
    """
    copy, path = real(copy), real(path)
    if not copy.exists():
        raise DatabaseProblem(_NO_COPY.format(path=copy))
    if version_of(copy) > SCHEMA_VERSION:
        raise DatabaseProblem(_NEWER.format(path=copy))
    if not is_sound(copy):
        raise DatabaseProblem(_UNSOUND.format(path=copy))
    if path.exists() and path.samefile(copy):
        raise DatabaseProblem(_ITSELF.format(path=copy))
    refuse_unwritable(path.parent)


def restore(copy: Path, path: Path, now: pendulum.DateTime) -> Path | None:
    """Puts a copy in the place of a database, after checking it; the present one is kept.

    Whenever it is interrupted, a whole database is at the path: the present one until its new
    name is sure, the copy from then on. Nobody else may be using the database meanwhile, which
    is made sure of as far as its file can be read. Whoever has the damaged one open is told as
    soon as they look at it again.

    Args:
        copy: what `backup` wrote.
        path: the database to replace; it need not be there, nor be sound.
        now: the moment, for the name under which the present one is kept.

    Returns:
        Where the present one is now; None when there was none.

    Raises:
        DatabaseProblem: the copy is not a sound database of this program or is from a newer
            version, somebody uses the database, or the files cannot be written. The present
            one is unchanged then.
    """
    copy, path = real(copy), real(path)
    refuse_unusable(copy, path)
    replaced = path.with_name(f"{path.name}.replaced-{now.format('YYYYMMDD-HHmmss')}")
    incoming = unfinished(path)
    try:
        _copy(copy, incoming)
        guard_like(path if path.exists() else copy, incoming)
        if not path.exists():
            _move_logs(path, next(free_names(replaced)))
            put(incoming, path)
            return None
        with ExitStack() as until_free, _to_oneself(path) as is_whole:
            kept = _keep(path, replaced, until_free)
            if not is_whole:
                _move_logs(path, kept)
            settle(path.parent)
            incoming.replace(path)
            settle(path.parent)
        return kept
    finally:
        discard(incoming)


@contextmanager
def _to_oneself(path: Path) -> Iterator[bool]:
    """Sees to it that nobody else has a database open, and that all of it is in its one file.

    Nobody can open it until the end. Whoever was about to finds it replaced then, and SQLite
    writes nothing to a file that has no log and is no longer at its path.

    Yields:
        Whether it is whole in its file; not where SQLite cannot read it, so that nobody can.

    Raises:
        DatabaseProblem: somebody has it open, or its log cannot be written into it.
    """
    there, uri = path.stat(), f"{path.as_uri()}?mode=rw"
    with closing(sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None)) as connection:
        try:
            if is_held := _take(connection, path, there):
                yield True
        finally:
            _back_to_a_log(connection)
    if not is_held:
        yield False  # closed, as SQLite tidies up by name; replacing it is the remedy


def _take(connection: sqlite3.Connection, path: Path, there: os.stat_result) -> bool:
    """Whether a database could be had to oneself, and not only because it cannot be read."""
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        ((mode,),) = connection.execute("PRAGMA journal_mode")
    except sqlite3.DatabaseError as error:
        if _means_in_use(error) or _is_open_elsewhere(connection):
            raise DatabaseProblem(_IN_USE.format(path=path)) from error
        if error.sqlite_errorcode & 0xFF in _UNREADABLE_CODES and not is_full(path.parent):
            return False
        raise problem_with(str(path), error) or error from error
    if mode != "delete" or not os.path.samestat(there, path.stat()):
        raise DatabaseProblem(_IN_USE.format(path=path))
    return True


def _means_in_use(error: sqlite3.DatabaseError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _is_open_elsewhere(connection: sqlite3.Connection) -> bool:
    """Whether somebody has a file open that is too damaged to be asked for more."""
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        return _means_in_use(error)
    return False


def _back_to_a_log(connection: sqlite3.Connection) -> None:
    """Gives a database that stays the log with which several people work at it."""
    with suppress(sqlite3.Error):  # else the next who opens it does
        connection.rollback()
        connection.execute("PRAGMA journal_mode = WAL")


def _keep(path: Path, wanted: Path, until_free: ExitStack) -> Path:
    """Gives a database a second name, or makes a copy of it where that cannot be; where it is.

    Args:
        path: the database.
        wanted: the name, where it is free.
        until_free: ends when the database is no longer held.
    """
    names = free_names(wanted)
    while True:
        kept = next(names)
        try:
            kept.hardlink_to(path)
        except FileExistsError:
            continue  # somebody else was first
        except OSError:  # some file systems have no second names
            # Closing the file any earlier would give the lock back.
            _keep_a_copy(until_free.enter_context(path.open("rb")), path, kept)
        return kept


def _keep_a_copy(source: BinaryIO, path: Path, kept: Path) -> None:
    copy = unfinished(kept)
    try:
        with copy.open("wb") as target:
            copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        guard_like(path, copy)
        put(copy, kept)
    finally:
        discard(copy)


def _move_logs(path: Path, kept: Path) -> None:
    """Moves the logs that a database could not be rid of: they would spoil the next one."""
    for suffix in LOGS:
        log = path.with_name(path.name + suffix)
        if log.exists():
            log.rename(kept.with_name(kept.name + suffix))


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path)


def _copy(path: Path, to: Path) -> None:
    try:
        with closing(_connect(path)) as source, closing(_connect(to)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        no_room = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL or is_full(to.parent)
        raise problem_with(str(to if no_room else path), error) or error from error
