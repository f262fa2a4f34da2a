"""What the benchmark types finds whom it is typed for, among customers as they are invented."""

from collections.abc import Iterator
from pathlib import Path

import pendulum
import pytest
from peewee import SqliteDatabase

from benchmarks import search as benchmark
from models.checking import check
from models.database import create
from models.rows import find_all
from models.search import search
from models.staff import load_directory
from models.stored import CUSTOMER
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.searching import find_people
from ubp_tui.demo import build_demo
from ubp_tui.demo.many_customers import fill_with_customers
from ubp_tui.policy.facts import Customer
from ubp_tui.policy.loading import load_policy

NOW = pendulum.datetime(2026, 11, 22, 18, 55, tz="UTC")
POLICY = load_policy()
CUSTOMERS, WITH_MEASURES = 250, 10


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteDatabase]:
    """A sample with some invented customers."""
    path: Path = tmp_path_factory.mktemp("many") / "ubp.db"
    database = create(path, POLICY.landlord, NOW, demo=True)
    build_demo(database, POLICY, NOW)
    fill_with_customers(database, POLICY, NOW, CUSTOMERS, WITH_MEASURES)
    with database.connection_context():
        yield database


def invented(database: SqliteDatabase) -> list[Customer]:
    """Those who were added to the sample."""
    return [c for c in find_all(database, CUSTOMER) if len(c.reference) == len("P1000000")]


def test_as_many_are_added_as_asked_for_and_all_is_sound(filled: SqliteDatabase) -> None:
    assert len(invented(filled)) == CUSTOMERS
    assert check(filled, POLICY, NOW) == ()


def test_those_with_measures_are_marked(filled: SqliteDatabase) -> None:
    anybody = next(iter(load_directory(filled).people))
    desk = Desk(database=filled, policy=POLICY, actor_id=anybody, clock=lambda: NOW)
    first = sorted(invented(filled), key=lambda each: each.reference)[: WITH_MEASURES + 1]
    marks = [find_people(desk, each.reference)[0].measures for each in first]
    assert marks == [True] * WITH_MEASURES + [False]


def test_whoever_is_looked_for_is_found_in_every_way(filled: SqliteDatabase) -> None:
    for customer in invented(filled)[::7]:
        for way in benchmark.WAYS:
            text = way(customer)
            if len(text) > 1 and not text.endswith((" x", "q")):
                found = search(filled, text, NOW.date(), limit=CUSTOMERS * 2)
                assert customer.id in [match.customer.id for match in found], text


def test_the_searches_differ(filled: SqliteDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benchmark, "CUSTOMERS", CUSTOMERS)
    monkeypatch.setattr(benchmark, "WITH_MEASURES", WITH_MEASURES)
    texts = benchmark.searches(filled, 100)
    assert len(set(texts)) == 100
    assert texts == benchmark.searches(filled, 100)


def test_ninety_five_of_a_hundred_are_as_quick_as_it_says() -> None:
    results = [benchmark.Timed("", [number / 1000], 1) for number in range(1, 101)]
    assert benchmark.ninety_fifth(results) == 0.095
