"""Copies of a database, and going back to one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pendulum

from models.database import SCHEMA_VERSION, put, version_of
from models.fields import new_id
from models.problems import DAMAGED, DatabaseProblem, explained
from models.soundness import is_sound

_SAME = "The copy would overwrite the database itself. Give another path."
_ITSELF = "{path} is the database itself, not a copy of it. Give the path of a copy."
_IN_USE = (
    "Somebody has the database {path} open, so nothing was changed. "
    "Ask everybody to leave the program, then restore it."
)
_EXISTS = "There is a file at {path} already. Give another path, or move that file away first."
_NO_FOLDER = "The folder {folder} cannot be written to. Make it, or give another path."
_NEWER = "{path} was made by a newer version of this program. Update the program, then restore it."
_UNSOUND = "The copy {path} is damaged, so nothing was changed. Restore an older copy."


def backup(path: Path, to: Path) -> None:
    """Copies a database to a new file while others go on using it, and checks the copy.

    Raises:
        DatabaseProblem: something is at `to` already, it cannot be written there, the disk is
            full, or the database cannot be read or is damaged. Nothing is left at `to` then.
    """
    version_of(path)
    if to.exists():
        raise DatabaseProblem((_SAME if to.samefile(path) else _EXISTS).format(path=to))
    _refuse_unwritable(to.parent)
    unfinished = to.with_name(f".{to.name}.{new_id()}")
    try:
        _copy(path, unfinished)
        if not is_sound(unfinished):
            raise DatabaseProblem(DAMAGED.format(path=path))
        put(unfinished, to)
    finally:
        unfinished.unlink(missing_ok=True)


def restore(copy: Path, path: Path, now: pendulum.DateTime) -> Path | None:
    """Puts a copy in the place of a database, after checking it; the present one is kept.

    Nobody else may be using the database meanwhile, which is made sure of as far as its file can
    be read. Whoever has the damaged one open is told as soon as they look at it again.

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
    if version_of(copy) > SCHEMA_VERSION:
        raise DatabaseProblem(_NEWER.format(path=copy))
    if not is_sound(copy):
        raise DatabaseProblem(_UNSOUND.format(path=copy))
    if path.exists() and path.samefile(copy):
        raise DatabaseProblem(_ITSELF.format(path=copy))
    _refuse_unwritable(path.parent)
    incoming = path.with_name(f".{path.name}.{new_id()}")
    kept = path.with_name(f"{path.name}.replaced-{now.format('YYYYMMDD-HHmmss')}")
    was_there = path.exists()
    try:
        _copy(copy, incoming)
        with _to_oneself(path):
            _move_with_log(path, kept)
        put(incoming, path)  # only now: SQLite clears up by name when the lock is given back
    finally:
        incoming.unlink(missing_ok=True)
    return kept if was_there else None


@contextmanager
def _to_oneself(path: Path) -> Iterator[None]:
    """Sees to it that nobody else has a database open, now and until the end.

    Raises:
        DatabaseProblem: somebody has.
    """
    if not path.exists():
        yield
        return
    # Everybody who has it open holds a shared lock, and this takes the whole file.
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise DatabaseProblem(_IN_USE.format(path=path)) from error
        except sqlite3.DatabaseError:
            pass  # so damaged that SQLite cannot read it; replacing it is the remedy
        yield


def _refuse_unwritable(folder: Path) -> None:
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=True):
        raise DatabaseProblem(_NO_FOLDER.format(folder=folder))


def _copy(path: Path, to: Path) -> None:
    with (
        explained(str(path)),
        closing(sqlite3.connect(path)) as source,
        closing(sqlite3.connect(to)) as target,
    ):
        source.backup(target)


def _move_with_log(path: Path, to: Path) -> None:
    """Moves a database together with the log that holds its newest changes."""
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(to.with_name(to.name + suffix))
