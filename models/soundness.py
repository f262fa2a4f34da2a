"""Whether a file is whole: nothing in it damaged, nothing of it missing."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from peewee import SqliteDatabase

from models.database import SCHEMA_VERSION, migrate

_DAMAGED = "The file is damaged: {finding}. Restore the newest backup."
_LOST = "The file has lost its {part}. Restore the newest backup."
_ASTRAY = "{records} of {table} {refers} to one that is not there. Restore the newest backup."
_MOST = 5
"""Findings that are told: whoever knows five of them restores a backup."""


def is_sound(path: Path) -> bool:
    """Whether a file is whole."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return not damage(connection)
    except sqlite3.DatabaseError:
        return False


def damage(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is wrong with a file, a sentence each; nothing where it is whole.

    Raises:
        sqlite3.DatabaseError: it cannot be read at all.
    """
    for look in (_unreadable, _lost, _astray):
        if found := tuple(islice(look(connection), _MOST)):
            return found  # what comes after would only say the same in other words
    return ()


def _unreadable(connection: sqlite3.Connection) -> Iterator[str]:
    for (finding,) in connection.execute("PRAGMA integrity_check"):
        # One row holds several findings, a line each, under a title.
        for line in finding.splitlines():
            if line != "ok" and not line.startswith("***"):
                yield _DAMAGED.format(finding=line.strip())


def _lost(connection: sqlite3.Connection) -> Iterator[str]:
    ((version,),) = connection.execute("PRAGMA user_version")
    if version != SCHEMA_VERSION:
        return  # only this version's own parts are known
    new = SqliteDatabase(":memory:")
    with new.connection_context():
        migrate(new)
        lost = sorted(_parts(new.connection()) - _parts(connection))
    tables = [part for part in lost if part.startswith("table ")]
    yield from (_LOST.format(part=part) for part in tables or lost)


def _parts(connection: sqlite3.Connection) -> set[str]:
    """Every table, column, index and trigger, each as people may be told of it."""
    made = {f"{kind} {name}" for kind, name in connection.execute(_SCHEMA)}
    columns = {f"column {column} of {table}" for table, column in connection.execute(_COLUMNS)}
    return made | columns


_SCHEMA = "SELECT type, name FROM sqlite_master"
_COLUMNS = (
    "SELECT made.name, pragma_table_info.name "
    "FROM sqlite_master AS made JOIN pragma_table_info(made.name) WHERE made.type = 'table'"
)


def _astray(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute("PRAGMA foreign_key_check")
    for table, count in Counter(table for table, *_ in rows).most_common():
        records, refers = ("A record", "refers") if count == 1 else (f"{count} records", "refer")
        yield _ASTRAY.format(records=records, table=table, refers=refers)
