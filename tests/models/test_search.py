"""Customers are found by what somebody types; nobody with a case is missed among many."""

import random

import pendulum
import pytest

from models import search_entries
from models.customer_index import lines_of
from models.search import Match, customers_named, search
from models.search_entry import PREFIXES
from models.summary import CaseSummaryRow
from ubp_tui.policy import facts
from ubp_tui.policy.search_keys import Keys
from ubp_tui.policy.searching import rank, read_wanted
from ubp_tui.policy.stages import Stage

TODAY = pendulum.date(2026, 11, 22)


def names_of(matches: tuple[Match, ...]) -> list[str]:
    return [match.customer.name for match in matches]


def whom(matches: tuple[Match, ...]) -> list[tuple[facts.Customer, str]]:
    """Who was found, each with the nominee through whom they were."""
    return [(match.customer, match.nominee) for match in matches]


@pytest.fixture
def find(office):
    """The names of those who are found by a text."""
    return lambda text, **more: names_of(search(office.database, text, TODAY, **more))


@pytest.mark.parametrize(
    "text",
    [
        "oka",
        "JANE",
        "okafor, jane",
        "Okafor, J",
        "jane oka",
        "ok ja",
        "P0044",
        "t99",
        "ba14",
        "ba148qp",
        "8qp ba14",
        "mill",
        "12 mill lane trow",
        "okafor trowbridge",
        "0122",
        "+44 1225 555101",
        "555101",
        "jane@ex",
    ],
)
def test_a_customer_is_found_by_the_start_of_any_word_of_theirs(office, find, text: str) -> None:
    office.customer(
        "Okafor, Jane",
        reference="P0044121",
        tenancy_reference="T9900",
        address="12 Mill Lane, Trowbridge",
        postcode="BA14 8QP",
        phone="01225 555 101",
        email="jane@example.org",
    )
    office.customer("Kowalski, Piotr", reference="X1")
    assert find(text) == ["Okafor, Jane"]


@pytest.mark.parametrize("text", ["", "  ", "%", "_", "afor", "jane kow", "*", "'", "j", "07"])
def test_nobody_is_found_by_anything_else(office, find, text: str) -> None:
    office.customer("Okafor, Jane", phone="07700 900366")
    office.customer("Kowalski, Piotr")
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        '"*()',
        "OR NOT NEAR ^ -",
        'okafor" OR "kowalski',
        "NEAR(okafor)",
        "words:okafor OR kowalski",
        "okafor*) OR (ko",
        "-okafor +ko",
        "'; DROP TABLE customer; --",
        "oka\0for ko",
        "\udcff okafor \ud800 ko",
        "[/x] okafor",
        "\x1b[31m okafor",
        "ok\u0301\u0302" * 50,
    ],
)
@pytest.mark.parametrize("with_case", [True, False])
def test_what_full_text_search_would_obey_is_harmless(office, find, text: str, with_case) -> None:
    customer = office.customer("Okafor, Jane")
    office.customer("Kowalski, Piotr")
    if with_case:
        office.case(customer)
    assert find(text) == []


@pytest.mark.parametrize("name", ["OR", "NOT", "AND", "NEAR"])
def test_who_is_called_what_full_text_search_would_obey_is_found(office, find, name: str) -> None:
    office.customer(f"Smith, Ann {name}")
    assert find(f"ann {name}") == [f"Smith, Ann {name}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("okafor " * 20_000, 1), ("x" * 100_000, 0), ("a b " * 1000, 0)],
    ids=["one word", "no spaces", "many words"],
)
def test_a_search_for_a_whole_letter_that_was_pasted_is_answered(
    office, find, text: str, found: int
) -> None:
    office.customer("Okafor, Jane")
    assert len(find(text)) == found


def test_a_search_gives_no_more_than_asked_for(office, find) -> None:
    for given in ("Cy", "Bea", "Ann"):
        office.customer(f"Okafor, {given}")
    assert find("okafor", limit=2) == ["Okafor, Ann", "Okafor, Bea"]


def test_letters_that_sqlite_does_not_know_are_found(office, find) -> None:
    office.customer("Đặng, Łucja")
    office.customer("王, 小明")
    assert find("dang lu") == ["Đặng, Łucja"]
    assert find("小明") == ["王, 小明"]


def test_a_word_that_is_longer_than_any_beginning_that_is_kept_is_looked_at_to_its_end(
    office, find
) -> None:
    shared = "Llanfairpwll"
    assert len(shared) > PREFIXES[-1]
    office.customer("Hughes, Ann", address=f"{shared}gwyn")
    office.customer("Hughes, Bea", address=f"{shared}dewi")
    assert find(f"{shared}g") == ["Hughes, Ann"]


def put_in_force(office) -> None:
    """The stored summaries say of every case that measures are in force."""
    office.database.execute(CaseSummaryRow.update(stage=Stage.IN_FORCE.value))


def test_people_with_measures_come_first_among_those_who_fit_alike(office) -> None:
    office.customer("Okafor, Ann")
    office.case(office.customer("Okafor, Bea"))
    office.customer("Okafo, Cy")
    office.case(office.customer("Smith, Okafor"))
    put_in_force(office)
    found = search(office.database, "okafo", TODAY)
    assert [(m.customer.name, m.has_case) for m in found] == [
        ("Okafo, Cy", False),
        ("Okafor, Bea", True),
        ("Okafor, Ann", False),
        ("Smith, Okafor", True),
    ]


def test_r35_neither_order_nor_choice_tells_who_merely_has_a_case(office) -> None:
    people = [office.customer(f"Okafor, {letter}") for letter in "abcdefgh"]
    before = search(office.database, "okafor", TODAY, limit=5)
    office.case(people[-1])
    after = search(office.database, "okafor", TODAY, limit=5)
    assert [m.customer.id for m in after] == [m.customer.id for m in before]


@pytest.mark.parametrize("text", ["mary smith", "smith m", "07700 900111"])
def test_r27_a_nominated_person_leads_to_the_customer(office, text: str) -> None:
    jane = office.customer("Okafor, Jane")
    office.nomination(jane, "Mary Smith")
    assert whom(search(office.database, text, TODAY)) == [(jane, "Mary Smith")]


@pytest.mark.parametrize("text", ["mary", "smith m", "ma sm"])
def test_r27_a_nominated_person_is_found_until_the_last_day_of_the_agreement(
    office, text: str
) -> None:
    office.nomination(office.customer("Okafor, Jane"), "Mary Smith", until=TODAY)
    found = [len(search(office.database, text, TODAY.add(days=days))) for days in (0, 1)]
    assert found == [1, 0]


def test_a_customer_is_there_once_by_what_fits_best(office) -> None:
    mary = office.customer("Smith, Mary", phone="07700 900111, 07700 900112")
    office.nomination(mary, "Mary Smith")
    office.nomination(mary, "Mary Smithson")
    assert whom(search(office.database, "smith mary", TODAY)) == [(mary, "")]
    assert whom(search(office.database, "smithson", TODAY)) == [(mary, "Mary Smithson")]


def test_r4_people_of_one_name_are_found_however_it_is_written(office) -> None:
    sian = office.customer("O'Brien, Siân")
    other = office.customer("O Brien, Sian")
    office.case(other)
    office.customer("O'Brien-Smith, Siân")
    office.nomination(office.customer("Okafor, Jane"), "Sian O'Brien")
    assert {*customers_named(office.database, "o’brien", "SIAN")} == {sian, other}


GIVEN = ("Ann", "Ann Marie", "Anna", "Jo", "Joanna", "Marie")
FAMILY = ("Marsh", "Marsh-Jones", "Marshall", "Jones", "O'Jones", "Van Marsh", "Ann")
STREETS = ("1 Marsh Lane", "11 Marsh Lane", "Flat 1, Jones House", "1 Annandale Road")
TEXTS = (
    "ma", "mar", "marsh", "marsh ann", "ann marsh", "ann", "an", "jo", "jones", "jones ann",
    "ma an", "an ma", "o jones", "o", "marsh lane", "1 marsh", "1 marsh la", "lane", "house 1",
    "ann lane", "jones marsh", "BA14", "BA14 8", "BA14 8KM", "0770", "07700 900001", "0001",
    "P0", "T1", "ann m", "m ann", "marie", "an an", "jo jo", "road ann 1",
)  # fmt: skip


def crowd(office, how_many: int, with_case: int) -> list[facts.Customer]:
    """Many who are much alike, the same each time."""
    dice = random.Random(4)
    people = []
    with office.work() as work:
        for number in range(how_many):
            people.append(
                work.add(
                    facts.Customer(
                        id=work.new_id(),
                        reference=f"P{number:04}",
                        tenancy_reference=f"T1{number % 5}",
                        family_name=dice.choice(FAMILY),
                        given_names=dice.choice(GIVEN),
                        address=dice.choice(STREETS),
                        postcode=f"BA14 {dice.randint(7, 8)}KM",
                        phone=f"07700 90000{dice.randint(0, 9)}",
                    )
                )
            )
    for customer in people[:with_case]:
        office.case(customer)
        office.nomination(customer, f"Ann {dice.choice(FAMILY)}")
        office.nomination(customer, customer.name)  # a daughter of her mother's name
    put_in_force(office)
    return people


def every_fit(office, people: list[facts.Customer], text: str) -> dict[str, tuple]:
    """How well everybody fits a text, one by one, those with a case marked by False."""
    wanted = read_wanted(text)
    best: dict[str, tuple] = {}
    for shelf, lines in lines_of(office.database, people).items():
        for key, nominee, _, *values in lines:
            keys = Keys._make(map(str, values))
            if wanted and (found := rank(wanted, keys, shelf.with_case)):
                fit = (*found, nominee, keys.reference)
                best[str(key)] = min(fit, best.get(str(key), fit))
    return best


def test_nobody_with_a_case_is_missed_among_many(office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_entries, "WITHOUT_ORDER", 8)
    limit = 5
    people = crowd(office, 300, 80)
    for text in TEXTS:
        best = every_fit(office, people, text)
        found = [m.customer.id.hex for m in search(office.database, text, TODAY, limit)]
        assert found == sorted(found, key=best.__getitem__), text
        for key, fit in best.items():
            has_case = not fit[1]
            if has_case and key not in found:
                assert len(found) == limit, text
                assert best[found[-1]] <= fit, text


def test_as_many_as_fit_are_found_among_many_without_a_case(office) -> None:
    people = crowd(office, 120, 0)
    for text in TEXTS:
        found = search(office.database, text, TODAY, limit=500)
        assert {m.customer.id.hex for m in found} == {*every_fit(office, people, text)}, text
