"""How long a search takes among 1,000,000 customers, 20,000 of them with measures.

A hundred different searches, such as a contact centre types, are each made several times. What
is timed is the whole answer for the list, with who has measures derived afresh.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click
import pendulum
from peewee import Database, SqliteDatabase

from benchmarks import figures
from benchmarks.case_list import make_database
from models.database import open_database
from models.people import CustomerRow
from models.rows import find
from models.staff import load_directory
from models.stored import CUSTOMER
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.searching import find_people
from ubp_tui.demo.many_customers import fill_with_customers
from ubp_tui.policy.facts import Customer
from ubp_tui.policy.loading import load_policy
from ubp_tui.policy.sorting import folded

CUSTOMERS = 1_000_000
WITH_MEASURES = 20_000
SEARCHES = 100
AIM = 0.050
"""Seconds in which 95 of 100 different searches are answered."""

Typed = Callable[[Customer], str]
"""What somebody types who looks for a customer; "" where this customer cannot be found by it."""


def _street(customer: Customer) -> str:
    """The street and its number: "12 Mill Lane"."""
    return customer.address.split(", ")[-2] if ", " in customer.address else ""


WAYS: tuple[Typed, ...] = (
    lambda c: c.family_name[:2],
    lambda c: c.given_names[:2].upper(),
    lambda c: c.family_name[:3],
    lambda c: c.family_name[:5],
    lambda c: c.family_name,
    lambda c: c.given_names.split()[0],
    lambda c: f"{c.family_name}, {c.given_names[0]}",
    lambda c: f"{c.given_names[0]} {c.family_name}",
    lambda c: c.name,
    lambda c: c.spoken_name,
    lambda c: f"{c.given_names.split()[0]} {c.family_name[:3]}",
    lambda c: f"{c.given_names[:2]} {c.family_name[:2]}",
    lambda c: f"{c.family_name[:3]} {c.given_names[:3]}",
    lambda c: folded(c.spoken_name).replace("'", ""),
    lambda c: c.family_name.replace("'", " ").replace("-", " "),
    lambda c: c.family_name.partition("-")[2],
    lambda c: c.given_names.partition(" ")[2],
    lambda c: c.postcode,
    lambda c: c.postcode.replace(" ", "").lower(),
    lambda c: c.postcode.split()[0],
    lambda c: c.postcode[:3],
    lambda c: c.postcode[:-2],
    lambda c: c.phone,
    lambda c: c.phone.replace(" ", ""),
    lambda c: f"+44 {c.phone[1:]}" if c.phone else "",
    lambda c: c.phone[1:].replace(" ", ""),
    lambda c: c.phone[:3],
    lambda c: c.phone[:6],
    lambda c: c.phone[-6:],
    lambda c: c.reference,
    lambda c: c.reference[:4],
    lambda c: c.tenancy_reference.lower(),
    lambda c: c.email,
    lambda c: c.email[:7],
    _street,
    lambda c: _street(c)[:-2],
    lambda c: _street(c).partition(" ")[2],
    lambda c: f"{_street(c).partition(' ')[2]} {c.address.rpartition(', ')[2]}",
    lambda c: c.address,
    lambda c: c.address.rpartition(", ")[2],
    lambda c: c.address.rpartition(", ")[2][:-1],
    lambda c: f"{c.family_name} {_street(c).partition(' ')[2]}",
    lambda c: f"{c.given_names.split()[0]} {c.postcode}",
    lambda c: f"{c.family_name} {c.address.rpartition(', ')[2]}",
    lambda c: f"{c.family_name} x",
    lambda c: f"{c.family_name[:4]}q",
)


class Timed(NamedTuple):
    """A search with what it took, each time, and how many customers it found."""

    text: str
    seconds: list[float]
    found: int


def searches(database: Database, how_many: int) -> list[str]:
    """So many different searches for customers of the database, the same each time."""
    dice = random.Random(1)
    found: dict[str, None] = {}
    while len(found) < how_many:
        for way in WAYS:
            text = way(_anybody(database, dice))
            if len(text) > 1:
                found[text] = None
    return [*found][:how_many]


def _anybody(database: Database, dice: random.Random) -> Customer:
    """A customer who was invented; one of ten of them has measures."""
    among = WITH_MEASURES if dice.random() < 0.1 else CUSTOMERS
    while True:
        reference = f"P{1_000_000 + dice.randint(1, among)}"
        for customer in find(database, CUSTOMER, CustomerRow.reference == reference):
            return customer  # type: ignore[no-any-return]


def timed(desk: Desk, texts: Sequence[str], times: int) -> list[Timed]:
    """Makes each search so many times, one after the other, after once that is not counted."""
    results = [Timed(text, [], len(find_people(desk, text))) for text in texts]
    for _ in range(times):
        for each in results:
            began = time.perf_counter()
            find_people(desk, each.text)
            each.seconds.append(time.perf_counter() - began)
    return results


def table(results: Sequence[Timed]) -> str:
    """The figures of each search, the slowest first."""
    lines = [f"{'search':<40}{'median ms':>10}{'max ms':>8}{'found':>7}"]
    for each in sorted(results, key=lambda each: -median(each.seconds)):
        figures = f"{median(each.seconds) * 1000:>10.1f}{max(each.seconds) * 1000:>8.1f}"
        lines.append(f"{each.text[:38]:<40}{figures}{each.found:>7}")
    return "\n".join(lines)


def ninety_fifth(results: Sequence[Timed]) -> float:
    """The seconds in which 95 of 100 searches are answered, each by its median."""
    return figures.ninety_fifth(median(each.seconds) for each in results)


@contextmanager
def filled(path: Path | None) -> Iterator[SqliteDatabase]:
    """A database with the customers: the one at the path, made there if it is not; or a new one."""
    if path is None:
        with TemporaryDirectory() as folder, filled(Path(folder) / "customers.db") as database:
            yield database
        return
    if not path.exists():
        policy, now = load_policy(), pendulum.now("UTC")
        make_database(path, 0)
        fill_with_customers(open_database(path), policy, now, CUSTOMERS, WITH_MEASURES)
    yield open_database(path)


@click.command()
@click.option("--times", default=5, show_default=True, help="How often each search is made.")
@click.option(
    "--database",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Made there, which takes minutes, or used again.",
)
def main(times: int, path: Path | None) -> None:
    """Prints how long a hundred different searches take among a million customers."""
    with filled(path) as database, database.connection_context():
        anybody = next(iter(load_directory(database).people))
        desk = Desk(database=database, policy=load_policy(), actor_id=anybody)
        results = timed(desk, searches(database, SEARCHES), times)
    found = ninety_fifth(results)
    middle = median(median(each.seconds) for each in results)
    longest = max(max(each.seconds) for each in results)
    click.echo(table(results))
    click.echo(
        f"{SEARCHES} searches among {CUSTOMERS:,} customers: median {middle * 1000:.1f} ms, 95th "
        f"{found * 1000:.1f} ms, max {longest * 1000:.1f} ms, "
        f"{figures.verdict(found, AIM)} the aim of {AIM * 1000:.0f} ms."
    )


if __name__ == "__main__":
    main()
