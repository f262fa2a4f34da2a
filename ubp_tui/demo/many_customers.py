"""Very many invented customers quickly, for measuring a search among them.

Nobody here is real: names are put together at random, no telephone number in Britain begins with
06, the email addresses end in example.org, and no real postcode ends in these letters.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import count, islice
from uuid import UUID

import msgspec
import pendulum
from peewee import Database, SqliteDatabase, fn

from models.cases import CaseRow
from models.changes import Change
from models.customer_index import index_customers, tidy_index
from models.database import SCHEMA_VERSION
from models.fields import new_id
from models.inserting import insert_stored
from models.journal import append
from models.row_writer import RowWriter
from models.rows import values_of
from models.staff import load_directory
from models.stored import CUSTOMER
from models.transactions import writing
from ubp_tui.demo.volume import Details, fill
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Customer
from ubp_tui.policy.search_keys import words_of
from ubp_tui.policy.standing import answering_now

BATCH = 1000
"""So many customers are written together."""

_FAMILIES = """
    Smith Jones Williams Taylor Davies Brown Wilson Evans Thomas Johnson Roberts Walker Wright
    Robinson Thompson White Hughes Edwards Green Hall Wood Harris Lewis Martin Jackson Clarke Clark
    Turner Hill Patel Cooper Ward Morris Moore Khan Lee King Baker Harrison Morgan Allen James Scott
    Phillips Watson Davis Parker Bennett Young Cook Price Ali Hussain Begum Ahmed Singh Kaur O'Brien
    Murphy Kelly O'Connor Walsh Byrne O'Neill Doyle McCarthy Campbell Stewart MacDonald McKenzie
    Okafor Adeyemi Mensah Okonkwo Owusu Boateng Abdi Hassan Mohamed Kowalski Nowak Łukaszewski
    Wójcik Zieliński Popescu Ionescu García Fernandes Silva Müller Rossi Yildiz Nguyễn Zhang Wang
    Chen Chowdhury Rahman Islam Griffiths Owen Lloyd Rees Jenkins Powell Butler Barnes Knight Foster
    Simmonds Holloway Blackmore Fletcher Marsh Pike Pugh Tucker Lacey Finch Dixon Denham Fox Webb
    Gray Hunt Palmer Mills Grant Rogers Stevens Simpson Marshall Ellis Chapman Mason Shaw Holmes
    Gibson Graham Murray Reid Ross Stone Bird Cole Cross Dean Flynn Ford Frost Gale Hale Hart Kerr
    Nash Page Reed Rowe Tate Vaughan Wade York Zaman Żak
"""
_TWO_WORDS = ["El Amrani", "De Souza", "Van der Berg", "Mac Donald", "St John", "Al Hashimi"]
_BEGINNINGS = """
    Ash Bea Bran Cal Crow Dray Dun Ed Ell Fen Fros Gar Grim Hol In Jas Kel Lan Mar Nor Oak Pen Ret
    Stan Tal Up Ven Wal Yar
"""
_ENDINGS = "bar ton wick ley ham ford hurst den wood well worth by thorpe gate shaw field"
_GIVEN_NAMES = """
    Oliver George Arthur Noah Muhammad Leo Oscar Harry Archie Jack Henry Charlie Freddie Thomas
    Alfie Jacob William Isaac Olivia Amelia Isla Ava Mia Ivy Lily Rosie Sophia Freya Sophie Grace
    Jane James John Mary Margaret David Susan Peter Paul Linda Karen Mark Andrew Siân Zoë Chloë
    Renée José Seán Aoife Niamh Bethan Gareth Emre Ioana Piotr Agnieszka Fatima Aisha Harpreet
    Balwinder Shamima Youssef Chidi Ngozi Kwame Wai-Ling Min Elin Brian Declan Ruby Kyle Sharon
    Stephen Anne-Marie Mary-Jane Jo Ann Sue Bob Ray Dawn Gail Ian Neil Carl Tina Ruth Joan Rita
"""
_STREETS = """
    Mill Church Station Canal Longfield Dyehouse Shearman Victoria Albert High Park Queen King
    Castle Manor Meadow Orchard Rose Oak Ash Elm Beech Cedar Willow Chestnut Hawthorn Primrose
    Bluebell Windsor Balmoral Wellington Nelson Trafalgar Waterloo Priory Abbey Chapel Vicarage
    School College Market Bridge River Brook Spring Well Hill Valley Ridge
"""
_KINDS = "Road Street Lane Avenue Close Way Drive Court Gardens Terrace Crescent Place"
_TOWNS = {
    "Trowbridge": 60,
    "Melksham": 10,
    "Chippenham": 8,
    "Devizes": 6,
    "Warminster": 5,
    "Westbury": 4,
    "Frome": 3,
    "Bradford-on-Avon": 3,
    "Calne": 1,
}
"""Each town with how many of a hundred customers live in it."""
_UNUSED_LETTERS = "CIKMOV"


def invented_customers() -> Iterator[Details]:
    """Customers without end, the same each time: common names are common, most are reachable."""
    dice = random.Random(1)
    made_up = [one + other for one in _BEGINNINGS.split() for other in _ENDINGS.split()]
    families = _more_of_the_first([*_FAMILIES.split(), *_TWO_WORDS, *made_up])
    given_names = _more_of_the_first(_GIVEN_NAMES.split())
    streets, kinds = _STREETS.split(), _KINDS.split()
    for number in count(1):
        family = _one(dice, families)
        if dice.random() < 0.03:
            family = f"{family}-{_one(dice, families)}"
        given = _one(dice, given_names)
        named = f"{given} {_one(dice, given_names)}" if dice.random() < 0.25 else given
        login = f"{''.join(words_of(given))}.{''.join(words_of(family))}{dice.randrange(999)}"
        yield {
            "reference": f"P{1_000_000 + number}",
            "tenancy_reference": f"T{1_000_000 + number // 2}",
            "family_name": family,
            "given_names": named,
            "address": _address(dice, streets, kinds),
            "postcode": _postcode(dice),
            "phone": _phone(dice) if dice.random() < 0.9 else "",
            "email": f"{login}@example.org" if dice.random() < 0.7 else "",
        }


def _more_of_the_first(names: list[str]) -> tuple[list[str], list[float]]:
    """Names with how often each is met, added up."""
    total, sums = 0.0, []
    for place in range(len(names)):
        total += 1 / (place + 8)
        sums.append(total)
    return names, sums


def _one(dice: random.Random, names: tuple[list[str], list[float]]) -> str:
    return dice.choices(names[0], cum_weights=names[1])[0]


def _address(dice: random.Random, streets: list[str], kinds: list[str]) -> str:
    (town,) = dice.choices([*_TOWNS], [*_TOWNS.values()])
    street = f"{dice.randint(1, 180)} {dice.choice(streets)} {dice.choice(kinds)}, {town}"
    if dice.random() < 0.3:
        return f"Flat {dice.randint(1, 40)}, {dice.choice(streets)} House, {street}"
    return street


def _postcode(dice: random.Random) -> str:
    area = f"{dice.choice(('BA', 'SN', 'SP'))}{dice.randint(1, 50)}"
    return f"{area} {dice.randint(1, 9)}{''.join(dice.choices(_UNUSED_LETTERS, k=2))}"


def _phone(dice: random.Random) -> str:
    return f"06{dice.randrange(1000):03} {dice.randrange(1_000_000):06}"


def fill_with_customers(
    database: SqliteDatabase,
    policy: Policy,
    now: pendulum.DateTime,
    customers: int,
    with_measures: int,
) -> None:
    """Adds invented customers to a sample database, some of them with measures that bind.

    Args:
        database: one that `build_demo` has filled.
        policy: the policy in force.
        now: the moment at which the measures are looked at.
        customers: how many are added in all.
        with_measures: how many of these have a case with measures; it is a copy of the sample's.
    """

    def has_measures(file: CaseFile) -> bool:
        return bool(answering_now(file, policy, now))

    people = invented_customers()
    with database.connection_context():
        ((cases,),) = database.execute(CaseRow.select(fn.COUNT(CaseRow.id)))
        fill(database, policy, now, cases + with_measures, has_measures, people)
        actor_id = next(iter(load_directory(database).people))
        others = islice(people, customers - with_measures)
        while details := [*islice(others, BATCH)]:
            with writing(database):
                _add(database, now, actor_id, details)
        with writing(database):
            tidy_index(database)


def _add(
    database: Database, now: pendulum.DateTime, actor_id: UUID, several: Iterable[Details]
) -> None:
    added = [msgspec.convert({"id": new_id(), **details}, Customer) for details in several]
    rows = RowWriter(CUSTOMER).rows(added)
    insert_stored(database, CUSTOMER.row, tuple(CUSTOMER.columns), rows)
    index_customers(database, added)
    changes = [Change(CUSTOMER, each.id, None, {}, values_of(CUSTOMER, each)) for each in added]
    append(database, changes, actor_id, now, SCHEMA_VERSION)
