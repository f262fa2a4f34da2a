"""Times importing customers against plain `executemany` of the very same rows.

    python -m benchmarks.importing --rows 100000

A list of invented people is imported into a new database with the `ubp` command. What that has
written is then put into another new database, of the same tables and indexes, in one transaction
and with nothing else to do. Runs on Linux, where the system tells the most memory that a program
has held.
"""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import click
import pendulum
from peewee import Model, SqliteDatabase

from benchmarks.figures import verdict
from models.bulk_customers import room
from models.customer_index import names_in, words_in
from models.database import create, open_database
from models.inserting import statement
from models.journal_table import JournalEntryRow, JournalPayloadRow
from models.people import CustomerRow
from models.search_entry import OtherNamesRow, OtherRow, OtherWordsRow
from models.transactions import writing
from ubp_tui.casework.staff import NewStaff, first_person
from ubp_tui.identity import account_name
from ubp_tui.policy.loading import load_policy

ROWS = 1_000_000
AIM = 3.0
"""Importing may take this many times as long as `executemany` alone."""
MOST_MEMORY = 200
"""MiB that the import may hold."""
BATCH = 1000

GIVEN = (
    "Jane,James,Siân,Owen,Amara,Zofia,Piotr,Fatima,Yusuf,Min,Priya,Arjun,Róisín,Aoife,Olena,Kofi"
)
FAMILY = (
    "Okafor,O'Brien,Evans,Williams,Patel,Khan,Nowak,Zhang,Ali,Begum,MacDonald,Campbell,Taylor,"
    "Brown,Davies,Roberts,Walker,Wright,Hughes,Hall,Adeyemi,Mensah,Shevchenko,Ionescu,Müller,García"
)
STREETS = "Mill Lane,Church Street,Victoria Road,Bythesea Court,Station Approach,The Crescent"
TOWNS = "Trowbridge,Melksham,Warminster,Westbury,Devizes,Chippenham,Calne,Frome"
HEADING = (
    "Person No,Tenancy Ref,Surname,Forenames,Address 1,Address 2,Town,Postcode,Telephone,Email,DOB,"
    "Portal,Language,Preferred format,Rent account"
)


class Taken(NamedTuple):
    """What an import took."""

    seconds: float
    memory: float
    """The most that it held, in MiB."""


Line = tuple[Any, ...]


def _as_it_is(line: Line) -> Line:
    return line


class Table(NamedTuple):
    """A table into which an import puts rows.

    `source` is the table that they are read from, `where` which of its rows an import has put
    there, and `line` makes a row of what is read: full-text search does not keep its words.
    """

    row: type[Model]
    names: tuple[str, ...]
    source: type[Model]
    where: str = ""
    line: Callable[[Line], Line] = _as_it_is


def _table(row: type[Model], where: str = "") -> Table:
    return Table(row, tuple(row._meta.columns), row, where)


def _words(row: type[Model], said: Callable[[Line], str]) -> Table:
    """A table of full-text search."""
    return Table(row, ("rowid", "words"), OtherRow, line=lambda line: (line[0], said(line[1:])))


TABLES = (
    _table(CustomerRow),
    _table(JournalEntryRow, "WHERE number > 1"),  # the first says who imports
    _table(JournalPayloadRow, "WHERE number > 1"),
    _table(OtherRow),
    _words(OtherNamesRow, names_in),
    _words(OtherWordsRow, words_in),
)
"""All of them; nobody on the list has a case."""


def people(rows: int) -> Iterator[list[str]]:
    """So many invented people, as a housing system exports them; the same ones every time."""
    chance = random.Random(rows)
    given_names, families = GIVEN.split(","), FAMILY.split(",")
    streets, towns = STREETS.split(","), TOWNS.split(",")
    for number in range(rows):
        given, family = chance.choice(given_names), chance.choice(families)
        born = (chance.randrange(1, 29), chance.randrange(1, 13), chance.randrange(1930, 2007))
        yield [
            f"P{1_000_000 + number}",
            f"T{chance.randrange(rows):07}",
            family if chance.random() < 0.6 else f"{family}-{chance.choice(families)}",
            given if chance.random() < 0.7 else f"{given} {chance.choice(given_names)}",
            f"{chance.randrange(1, 240)} {chance.choice(streets)}",
            chance.choice(("", "", "Flat 3")),
            chance.choice(towns),
            f"BA{chance.randrange(1, 16)} {chance.randrange(1, 10)}{chance.choice('ABDEFGHJLN')}R",
            f"07700 {900_000 + chance.randrange(1000)}",
            f"{given.lower()}.{number}@example.org" if given.isascii() else "",
            "{:02}/{:02}/{}".format(*born),
            chance.choice("YN"),
            "Polish" if chance.random() < 0.1 else "English",
            "Large print" if chance.random() < 0.1 else "Standard print",
            f"{chance.randrange(10**8):08}",
        ]


def write_list(path: Path, rows: int) -> None:
    """Writes a list of customers."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADING.split(","))
        writer.writerows(people(rows))


def make_database(path: Path) -> None:
    """Makes a database in which nobody is but whoever runs this, who may import."""
    policy, now = load_policy(), pendulum.now("UTC")
    database = create(path, policy.landlord, now)
    me = NewStaff(username=account_name(), name="Helen Morris", grade="head_of_service")
    with database.connection_context():
        first_person(database, policy, me, now)


def import_list(database: Path, file: Path) -> Taken:
    """Imports a list in a process of its own.

    Raises:
        subprocess.CalledProcessError: it did not end well.
    """
    typed = ["--db", str(database), "import", "customers", str(file)]
    command = [sys.executable, "-m", "ubp_tui", *typed]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Taken(seconds, used.ru_maxrss / 1024)


def plain_seconds(imported: Path, fresh: Path) -> float:
    """What putting the very same rows into a new database takes, without reading them.

    It has as much room for pages as the import has.
    """
    source, target = open_database(imported), open_database(fresh)
    seconds = 0.0
    with source.connection_context(), room(target):
        with writing(target):
            for rows in zip(*(_batches(source, table) for table in TABLES), strict=True):
                began = time.perf_counter()
                for table, lines in zip(TABLES, rows, strict=True):
                    sql = statement(target, table.row, table.names)
                    target.cursor().executemany(sql, lines)
                seconds += time.perf_counter() - began
            began = time.perf_counter()
        return seconds + time.perf_counter() - began  # keeping them belongs to it


def _batches(source: SqliteDatabase, table: Table) -> Iterator[list[Line]]:
    """The rows of a table in the order in which they were put there."""
    columns = ", ".join(f'"{name}"' for name in table.source._meta.columns)
    name = table.source._meta.table_name
    rows = source.execute_sql(f'SELECT {columns} FROM "{name}" {table.where} ORDER BY rowid')
    while batch := rows.fetchmany(BATCH):
        yield [*map(table.line, batch)]


@click.command()
@click.option("--rows", default=ROWS, show_default=True, help="How many customers there are.")
def main(rows: int) -> None:
    """Prints how long an import takes against `executemany` alone, and how much it holds."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        file, imported, fresh = folder / "list.csv", folder / "ubp.db", folder / "plain.db"
        write_list(file, rows)
        make_database(imported)
        make_database(fresh)
        taken = import_list(imported, file)
        plain = plain_seconds(imported, fresh)
    click.echo(f"{rows:,} customers: imported in {taken.seconds:.1f} s, alone in {plain:.1f} s.")
    ratio, memory = taken.seconds / plain, taken.memory
    click.echo(f"{ratio:.2f} times as long, {verdict(ratio, AIM)} the aim of {AIM}.")
    click.echo(f"{memory:.0f} MiB held, {verdict(memory, MOST_MEMORY)} the aim of {MOST_MEMORY}.")


if __name__ == "__main__":
    main()
