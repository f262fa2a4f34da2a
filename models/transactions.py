"""Reading one consistent moment, and writing all or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from peewee import Database

from models.problems import explained


@contextmanager
def reading(database: Database) -> Iterator[None]:
    """Everything read inside belongs to one moment, whoever writes meanwhile.

    Opens this thread's connection where it is closed, and closes it again. Inside a write
    it changes nothing: what is read there includes what was written there.

    Raises:
        DatabaseProblem: the database cannot be read.
    """
    with explained(str(database.database)), database.connection_context():
        connection: sqlite3.Connection = database.connection()
        if connection.in_transaction:
            yield
            return
        database.begin()
        try:
            yield
        finally:
            connection.rollback()


@contextmanager
def writing(database: Database) -> Iterator[None]:
    """Everything written inside is kept when it ends well, and none of it otherwise.

    Holds the database's one write lock from the start, so what is read inside stays true
    until the end. Opens this thread's connection where it is closed, and closes it again.

    Raises:
        DatabaseProblem: the database cannot be written to; nothing was changed.
    """
    with explained(str(database.database)), database.connection_context():
        connection: sqlite3.Connection = database.connection()
        database.begin("IMMEDIATE")  # type: ignore[call-arg]  # as SQLite has it
        try:
            yield
            database.commit()
        except BaseException:
            # SQLite has already rolled back by itself when, say, the disk is full.
            if connection.in_transaction:
                connection.rollback()
            raise
