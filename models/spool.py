"""What is kept aside on disk while a long file is read, and thrown away at the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self

from models.problems import DatabaseProblem

_FULL = (
    "There is no room left on the disk for temporary files. Make room, or name a folder on "
    "another disk in the variable SQLITE_TMPDIR; nothing was changed."
)
_UNUSABLE = (
    "Temporary files cannot be written ({error}). Name another folder for them in the variable "
    "SQLITE_TMPDIR; nothing was changed."
)
_TABLES = """
    CREATE TABLE seen (key TEXT PRIMARY KEY, line INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE kept (line INTEGER PRIMARY KEY, said TEXT NOT NULL);
    CREATE TABLE rejected (line INTEGER PRIMARY KEY, said TEXT NOT NULL);
"""
_PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16384")  # 16 MiB


class Spool:
    """The lines of a file that are used or not, in little memory however many there are.

    SQLite itself takes the name of its file away at once, so that nothing about a customer is
    left behind, whatever happens to the process.
    """

    def __init__(self) -> None:
        """Empty.

        Raises:
            DatabaseProblem: no temporary file can be made.
        """
        with _explained():
            self._connection = sqlite3.connect("", isolation_level=None)
            for pragma in _PRAGMAS:
                self._connection.execute(f"PRAGMA {pragma}")
            self._connection.executescript(f"BEGIN; {_TABLES}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()

    def seen_before(self, lines: Sequence[tuple[str, int]]) -> Mapping[int, int]:
        """Which of some lines have the key of an earlier one: its line, by theirs.

        Args:
            lines: key and line, at most a thousand or so.
        """
        with _explained():
            added = self._connection.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", lines)
            if added.rowcount == len(lines):
                return {}
            keys = [key for key, _ in lines]
            params = ", ".join("?" * len(keys))
            query = f"SELECT key, line FROM seen WHERE key IN ({params})"
            first = dict(self._connection.execute(query, keys))
        return {line: first[key] for key, line in lines if first[key] != line}

    def keep(self, lines: Iterable[tuple[int, str]]) -> None:
        """Keeps what is to be done with some lines."""
        self._insert("kept", lines)

    def reject(self, lines: Iterable[tuple[int, str]]) -> None:
        """Keeps what is said of some lines that cannot be used."""
        self._insert("rejected", lines)

    def kept(self) -> Iterator[tuple[int, str]]:
        """What is to be done, in the order of the file."""
        return self._all("kept")

    def rejected(self) -> Iterator[tuple[int, str]]:
        """What cannot be used, in the order of the file."""
        return self._all("rejected")

    def _insert(self, table: str, lines: Iterable[tuple[int, str]]) -> None:
        with _explained():
            self._connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", lines)

    def _all(self, table: str) -> Iterator[tuple[int, str]]:
        with _explained():
            yield from self._connection.execute(f"SELECT line, said FROM {table} ORDER BY line")


@contextmanager
def _explained() -> Iterator[None]:
    """Turns what SQLite says of a temporary file into a sentence.

    Raises:
        DatabaseProblem: there is no room for it, or it cannot be made.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
        raise DatabaseProblem(_FULL if full else _UNUSABLE.format(error=error)) from error
