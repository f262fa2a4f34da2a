"""What can be wrong with a database, said in a sentence that ends with what to do."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee
from msgspec import MsgspecError


class DatabaseProblem(Exception):
    """The database cannot be used. The message says what happened and what to do next."""

    @property
    def sentence(self) -> str:
        """The message."""
        return str(self)


class DatabaseGone(DatabaseProblem):
    """The file at the path is no longer the one that was opened: nothing more can be saved."""


class Unreadable(Exception):
    """A column holds what nothing of this program writes there."""


BUSY = (
    "The database {path} is in use by somebody else's change and did not become free. "
    "Try again in a moment; nothing was changed."
)
READ_ONLY = (
    "The database {path} cannot be written to. "
    "Ask whoever looks after this computer for permission to write to it and to its folder; "
    "nothing was changed."
)
FULL = (
    "There is no room left on the disk that holds the folder {folder}. "
    "Make room and try again; nothing was changed."
)
NO_ACCESS = (
    "The database {path} cannot be opened. "
    "Ask whoever looks after this computer for permission to use it and its folder."
)
NOT_OURS = (
    "{path} is not a database of this program, or its beginning is damaged. Give the path of "
    "one, or restore the newest backup with: ubp db restore FILE"
)
DAMAGED = (
    "The database {path} is damaged. Make a copy of the file, then restore the newest backup "
    "with: ubp db restore FILE"
)
INCOMPLETE = (
    "The database {path} lacks something that belongs in it ({what}). Make a copy of the file, "
    "then restore the newest backup with: ubp db restore FILE"
)
GONE = (
    "The database {path} was removed or replaced while the program had it open, so nothing more "
    "is saved. Note what you have not saved yet, leave the program, then open it again."
)
DISK = (
    "The disk that holds {path} reported a fault, so nothing was changed. "
    "Try again; if it comes back, tell whoever looks after this computer."
)

_LEAST_ROOM = 64 * 1024
"""Bytes; what SQLite needs beside a database that is only read."""

_LOST = re.compile(r"no such (table|column): [\w.]+")
_UNREADABLE = "Could not decode"  # Python's own words where a text is not UTF-8

_SENTENCES = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_PROTOCOL: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_CANTOPEN: NO_ACCESS,
    sqlite3.SQLITE_PERM: NO_ACCESS,
    sqlite3.SQLITE_AUTH: NO_ACCESS,
    sqlite3.SQLITE_NOTADB: NOT_OURS,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_IOERR: DISK,
}


def problem_with(path: str, error: BaseException) -> DatabaseProblem | None:
    """What an error of SQLite means for people; None where it is a mistake in the program."""
    cause = getattr(error, "orig", error)  # what SQLite raised, inside Peewee's own
    if lost := _LOST.match(str(cause)):
        return DatabaseProblem(INCOMPLETE.format(path=path, what=lost[0]))
    if str(cause).startswith(_UNREADABLE):
        return DatabaseProblem(DAMAGED.format(path=path))
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return DatabaseGone(GONE.format(path=path))
    sentence = _SENTENCES.get(code & 0xFF)
    if sentence in (DISK, NO_ACCESS) and is_full(Path(path).parent):
        sentence = FULL  # of the files that SQLite needs beside a database it says only that
    if sentence is None:
        return None
    return DatabaseProblem(sentence.format(path=path, folder=Path(path).parent))


def is_full(folder: Path) -> bool:
    """Whether the disk that holds a folder has no room even for a small file."""
    try:
        disk = os.statvfs(folder)
    except OSError:
        return False
    has_no_names = disk.f_files > 0 and disk.f_favail == 0
    return has_no_names or disk.f_bavail * disk.f_frsize < _LEAST_ROOM


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turns what SQLite reports inside, and what is read there amiss, into a `DatabaseProblem`.

    Raises:
        DatabaseProblem: the database is busy, full, read-only, damaged or cannot be reached.
    """
    try:
        yield
    except (Unreadable, UnicodeDecodeError, MsgspecError) as error:
        raise DatabaseProblem(DAMAGED.format(path=path)) from error
    except (peewee.DatabaseError, peewee.InterfaceError, sqlite3.Error) as error:
        problem = problem_with(path, error)
        if problem is None:
            raise
        raise problem from error
