"""What a search looks through follows every write, and a check finds what does not."""

import sqlite3

import pendulum
import pytest

from models.checking import check, mend_lists
from models.customer_index import (
    BATCH,
    index_again,
    index_customers,
    rebuild_index,
    tidy_index,
)
from models.fields import new_id
from models.search import search
from models.stored import CUSTOMER, NOMINATION
from models.transactions import writing
from models.unit_of_work import Conflict
from ubp_tui.policy import facts

TODAY = pendulum.date(2026, 11, 22)
DIFFERS = "What a search finds 1 customer by is not what the records say. Run: ubp db check --mend"


@pytest.fixture
def find(office):
    """Who is found by a text: name, nominee, and whether they have a case."""
    return lambda text: [
        (m.customer.name, m.nominee, m.has_case) for m in search(office.database, text, TODAY)
    ]


def entries(office) -> int:
    """How many entries there are, of everybody."""
    tables = ("search_with_case", "search_other")
    counts = (office.database.execute_sql(f"SELECT COUNT(*) FROM {each}") for each in tables)
    return sum(count for ((count,),) in counts)


def sound(office) -> bool:
    return check(office.database, office.policy, office.now) == ()


def test_nobody_is_found_by_what_was_changed(office, find) -> None:
    jane = office.customer("Okafor, Jane", phone="07700 900366", address="12 Mill Lane")
    with office.work() as work:
        jane = work.change(jane, family_name="Adeyemi", phone="", address="3 Elm Road")
    for text in ("okafor", "jane oka", "07700 900366", "mill lane", "jane mill"):
        assert find(text) == []
    for text in ("adeyemi", "jane ade", "elm", "jane elm"):
        assert find(text) == [("Adeyemi, Jane", "", False)]
    assert sound(office)


def test_however_many_are_changed_in_one_transaction_are_read_some_at_a_time(office) -> None:
    jane = office.customer("Okafor, Jane")
    connection = office.database.connection()
    connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, BATCH)  # instead of very many people
    with writing(office.database):
        index_again(office.database, [jane.id, *(new_id() for _ in range(BATCH))])
    assert sound(office)


def test_a_change_of_what_nobody_is_found_by_writes_no_entry_again(office) -> None:
    jane = office.customer("Okafor, Jane")
    office.database.execute_sql("UPDATE search_other SET id = 77")
    with office.work() as work:
        work.change(jane, language="Welsh")
    assert list(office.database.execute_sql("SELECT id FROM search_other")) == [(77,)]


def test_r4_a_case_counts_from_its_opening_to_its_closing(office, find) -> None:
    jane = office.customer("Okafor, Jane", phone="07700 900366, 07700 900367")
    assert find("okafor") == [("Okafor, Jane", "", False)]
    case = office.case(jane)
    assert find("okafor") == find("900367") == [("Okafor, Jane", "", True)]
    with office.work() as work:
        closed = work.change(case, closed_at=office.now)
    assert find("okafor") == [("Okafor, Jane", "", False)]
    with office.work() as work:
        work.change(closed, reopened_at=office.now)
    assert find("okafor") == [("Okafor, Jane", "", True)]
    assert entries(office) == 2
    assert sound(office)


def test_r27_a_nominated_person_is_found_until_either_ends_it(office, find) -> None:
    jane = office.customer("Okafor, Jane")
    agreed = office.nomination(jane)
    assert find("mary") == [("Okafor, Jane", "Mary Smith", False)]
    office.case(jane)
    assert find("07700 900111") == [("Okafor, Jane", "Mary Smith", True)]
    with office.work() as work:
        work.change(agreed, ended_on=TODAY, ended_by="the customer")
    assert find("mary") == find("07700 900111") == []
    assert find("jane") == [("Okafor, Jane", "", True)]
    assert sound(office)


def test_r27_whoever_the_landlord_has_not_accepted_yet_is_not_found(office, find) -> None:
    asked = office.nomination(office.customer("Okafor, Jane"), accepted_on=None)
    assert find("mary") == []
    with office.work() as work:
        work.change(asked, accepted_on=TODAY)
    assert find("mary") == [("Okafor, Jane", "Mary Smith", False)]
    assert sound(office)


def test_what_is_not_saved_is_not_found(office, find) -> None:
    jane = office.customer("Okafor, Jane")
    with office.work() as work:
        work.change(jane, family_name="Adeyemi")
    with pytest.raises(Conflict), office.work() as work:
        work.add(CUSTOMER.fact(**named("Smith")))
        work.change(jane, family_name="Kowalski")
    assert (find("smith"), find("kowalski")) == ([], [])
    assert sound(office)


def named(family_name: str) -> dict[str, object]:
    key = new_id()
    return {
        "id": key,
        "reference": key.hex,
        "tenancy_reference": "T1",
        "family_name": family_name,
        "given_names": "Jo",
    }


def test_many_at_once_are_indexed_as_each_would_be(office, find) -> None:
    people = [facts.Customer(**named(f"Name{n}")) for n in range(BATCH + 3)]  # type: ignore[arg-type]
    office.save(*people)
    before = entries(office)
    with writing(office.database):
        index_customers(office.database, people)
    assert entries(office) == before == len(people)
    assert find(f"name{BATCH + 2} jo") == [(f"Name{BATCH + 2}, Jo", "", False)]
    assert sound(office)


@pytest.mark.parametrize(
    "broken",
    [
        "UPDATE search_other SET name = 'okafor james' WHERE nominee = ''",
        "UPDATE search_other SET until = '2020-01-01'",
        "UPDATE search_other SET nominee = 'Somebody Else' WHERE nominee <> ''",
        "DELETE FROM search_other",
        "INSERT INTO search_with_case SELECT * FROM search_other",
    ],
)
def test_an_entry_that_is_not_what_the_records_say_is_found_and_mended(
    office, raw, broken: str
) -> None:
    office.nomination(office.customer("Okafor, Jane"))
    raw(broken)
    assert check(office.database, office.policy, office.now) == (DIFFERS,)
    mend_lists(office.database, office.policy, office.now)
    assert sound(office)


def test_several_customers_that_are_not_found_as_they_should_be_are_one_sentence(
    office, raw
) -> None:
    office.customer("Okafor, Jane")
    office.customer("Kowalski, Piotr")
    raw("DELETE FROM search_other")
    (said,) = check(office.database, office.policy, office.now)
    assert said.startswith("What a search finds 2 customers by is not")


@pytest.mark.parametrize("table", ["search_other_names", "search_with_case_words"])
@pytest.mark.parametrize(
    "broken",
    [
        "INSERT INTO {table} ({table}) VALUES ('delete-all')",
        "INSERT INTO {table} (rowid, words) VALUES (77, 'somebody')",
    ],
)
def test_words_that_are_not_those_of_the_customers_are_found_and_mended(
    office, raw, table: str, broken: str
) -> None:
    office.customer("Okafor, Jane")
    office.case(office.customer("Kowalski, Piotr"))
    raw(broken.format(table=table))
    assert check(office.database, office.policy, office.now) == (
        "The words that a search looks through are not those of the customers. "
        "Run: ubp db check --mend",
    )
    mend_lists(office.database, office.policy, office.now)
    assert sound(office)


def test_the_index_can_be_made_again_from_the_records_alone(office, find) -> None:
    jane = office.customer("Okafor, Jane")
    office.nomination(jane)
    office.case(jane)
    office.customer("Kowalski, Piotr")
    with writing(office.database):
        rebuild_index(office.database)
        tidy_index(office.database)
    assert find("okafor") == [("Okafor, Jane", "", True)]
    assert find("smith") == [("Okafor, Jane", "Mary Smith", True)]
    assert find("piotr") == [("Kowalski, Piotr", "", False)]
    assert entries(office) == 3
    assert sound(office)


def test_nothing_of_the_index_is_in_the_journal(office, raw) -> None:
    office.nomination(office.customer("Okafor, Jane"))
    tables = {table for (table,) in raw('SELECT DISTINCT "table" FROM journal_entry')}
    assert tables == {CUSTOMER.table, NOMINATION.table, "staff_member"}
