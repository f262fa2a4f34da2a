"""Saving customers a thousand at a time: the same rows and entries as one by one."""

import pytest
from msgspec.structs import replace

from models.bulk_customers import (
    ROOM,
    Changed,
    customers_by_reference,
    having_a_case,
    room,
    save_customers,
)
from models.checking import check
from models.fields import new_id
from models.journal import entries_of_rows
from models.row_writer import RowWriter
from models.rows import Missing, get
from models.search import search
from models.stored import CUSTOMER
from models.unit_of_work import Conflict
from ubp_tui.policy.facts import Customer


@pytest.fixture
def everything(now, office) -> Customer:
    """A customer of whom everything is known."""
    return Customer(
        id=new_id(),
        reference="P1",
        tenancy_reference="T1",
        family_name="O'Brien",
        given_names="Siân",
        address="12 Mill Lane",
        postcode="BA14 8IC",
        phone="07700 900366",
        email="sian@example.org",
        portal=True,
        born_on=now.date(),
        died_on=now.date(),
        death_recorded_at=now,
        death_known_by="A daughter.",
        format="braille",
        language="Welsh",
        communication_needs="Speak slowly.",
        safe_channel="By text.",
        staff_id=office.priya.id,
    )


def test_customers_are_stored_and_read_back_as_they_are(office, everything) -> None:
    little = Customer(
        id=new_id(), reference="P2", family_name="Okafor", given_names="", tenancy_reference=""
    )
    with office.work() as work:
        save_customers(work, [everything, little], [])
    found = customers_by_reference(office.database, ["P1", "P2", "P3"])
    assert found == {"P1": everything, "P2": little}


def test_r34_the_journal_says_the_same_as_of_customers_saved_one_by_one(office, everything) -> None:
    other = replace(everything, id=new_id(), reference="P2")
    with office.work() as work:
        save_customers(work, [everything], [])
        work.add(other)
    after = replace(everything, phone="1", born_on=None, version=2)
    with office.work() as work:
        save_customers(work, [], [Changed(everything, after)])
        work.change(other, phone="1", born_on=None)
    many, one = (entries_of_rows(office.database, [key]) for key in (everything.id, other.id))
    for entry, same in zip(many, one, strict=True):
        said = {**same.changes, "id": entry.changes.get("id"), "reference": None}
        assert {"id": None, **entry.changes, "reference": None} == {"id": None, **said}
        assert entry.header.transaction_id == same.header.transaction_id
        assert entry.header.base_version == same.header.base_version
    assert get(office.database, Customer, everything.id) == after
    assert check(office.database, office.policy, office.now) == ()


def test_whoever_is_not_stored_as_they_were_read_is_not_overwritten(office) -> None:
    jane, james = office.customer("Okafor, Jane"), office.customer("Okafor, James")
    with office.work() as work:
        work.change(james, phone="2")
    changed = [Changed(each, replace(each, phone="1", version=2)) for each in (jane, james)]
    with pytest.raises(Conflict), office.work() as work:
        save_customers(work, [], changed)
    assert get(office.database, Customer, jane.id).phone == ""


def test_customers_are_found_at_once_and_by_no_name_that_was_changed(office, everything) -> None:
    def found(words: str) -> list[str]:
        return [m.customer.reference for m in search(office.database, words, office.now.date(), 5)]

    with office.work() as work:
        save_customers(work, [everything], [])
    assert found("sian o'b") == ["P1"]
    after = replace(everything, family_name="Webb", version=2)
    with office.work() as work:
        save_customers(work, [], [Changed(everything, after)])
    assert (found("sian o'b"), found("webb")) == ([], ["P1"])


def test_a_transaction_that_fails_saves_none_of_them(office, everything) -> None:
    with pytest.raises(ZeroDivisionError), office.work() as work:
        save_customers(work, [everything], [])
        raise ZeroDivisionError
    with pytest.raises(Missing):
        get(office.database, Customer, everything.id)
    assert check(office.database, office.policy, office.now) == ()


def test_whoever_has_a_case_open_or_closed_is_known(office) -> None:
    jane, james, peter = (office.customer(f"Okafor, {name}") for name in ("Jane", "James", "Peter"))
    office.case(jane)
    office.case(james, closed_at=office.now)
    keys = [each.id for each in (jane, james, peter)]
    assert having_a_case(office.database, keys) == {jane.id, james.id}
    assert having_a_case(office.database, []) == frozenset()


def test_a_row_is_written_as_the_columns_themselves_would(everything) -> None:
    one_by_one = [
        column.db_value(getattr(everything, name)) for name, column in CUSTOMER.columns.items()
    ]
    assert list(RowWriter(CUSTOMER).row(everything)) == one_by_one


def test_more_of_the_database_is_held_only_meanwhile(database) -> None:
    usual = database.pragma("cache_size")
    with pytest.raises(ZeroDivisionError), room(database):
        assert database.pragma("cache_size") == -ROOM
        raise ZeroDivisionError
    assert database.pragma("cache_size") == usual
