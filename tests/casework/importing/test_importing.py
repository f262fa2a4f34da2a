"""Importing customers again and again: who is added, who is changed, and who stays."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from models.checking import check
from models.journal import entries_of_rows
from models.journal_head import head
from models.rows import Missing
from models.summaries import read_summary
from tests.casework.importing.conftest import HEADING, JAMES, JANE, Lists
from tests.casework.office import details_of
from ubp_tui.casework.customers import change_customer
from ubp_tui.casework.importing import applying
from ubp_tui.casework.importing.unusable import UnusableFile
from ubp_tui.casework.refusals import DatabaseProblem, Refused
from ubp_tui.casework.staff import change_grade
from ubp_tui.policy.facts import Customer


def counts(came: Any) -> tuple[int, int, int, int]:
    return came.new, came.changed, came.unchanged, came.rejected


def test_customers_are_added_with_what_the_list_says_of_them(lists: Lists) -> None:
    assert counts(lists.imported(HEADING, JANE, JAMES)) == (2, 0, 0, 0)
    jane = lists.customer("P1")
    assert (jane.name, jane.phone, jane.version) == ("Okafor, Jane", "07700 900366", 1)
    assert (jane.format, jane.language, jane.portal) == ("standard", "English", False)


def test_r34_a_second_import_changes_nothing_and_writes_nothing(lists: Lists) -> None:
    lists.imported(HEADING, JANE, JAMES)
    before = lists.office.head()
    assert counts(lists.imported(HEADING, JANE, JAMES)) == (0, 0, 2, 0)
    assert lists.office.head() == before


def test_where_nothing_is_to_be_saved_nobody_is_waited_for(lists: Lists) -> None:
    lists.imported(HEADING, JANE)
    path = str(lists.office.database.database)
    with closing(sqlite3.connect(path, isolation_level=None)) as somebody_else:
        somebody_else.execute("BEGIN IMMEDIATE")
        assert counts(lists.imported(HEADING, JANE)) == (0, 0, 1, 0)


def test_r34_what_is_added_and_what_is_changed_is_in_the_journal(lists: Lists) -> None:
    lists.imported(HEADING, JANE, JAMES)
    lists.imported(HEADING, JANE.replace("366", "399"), JAMES)
    jane = lists.customer("P1")
    added, changed = entries_of_rows(lists.office.database, [jane.id])
    assert added.changes is not None
    assert added.changes["phone"] == (None, "07700 900366")
    assert (added.header.action, changed.header.action) == ("added", "changed")
    assert changed.header.actor_id == lists.office.id_of("ruth")
    assert changed.changes == {"phone": ("07700 900366", "07700 900399"), "version": (1, 2)}


def test_r34_the_database_is_sound_after_an_import_and_another_change(lists: Lists) -> None:
    office = lists.office
    case = office.opened(office.customer(reference="P1"))
    lists.imported(HEADING, JANE.replace("Jane", "Joan"), JAMES, "P3,Webb,Peter,")
    lists.imported(HEADING, "P3,Webb,Peter,01632 960511")
    office.again(case)
    assert check(office.database, office.policy, office.now) == ()


def test_nobody_who_is_missing_from_the_list_is_removed(lists: Lists) -> None:
    lists.office.opened(lists.office.customer(reference="P7"))
    lists.imported(HEADING, JANE)
    lists.imported(HEADING, JAMES)
    for reference in ("P1", "P2", "P7"):
        assert lists.customer(reference)


def test_what_a_list_has_no_column_for_stays(lists: Lists) -> None:
    stored = lists.office.customer(reference="P1", safe_channel="By text.", language="Polish")
    lists.imported("reference,phone", "P1,01632 960511")
    assert lists.customer("P1") == replaced(stored, phone="01632 960511")


def replaced(customer: Customer, **changes: Any) -> Customer:
    values = {name: getattr(customer, name) for name in customer.__struct_fields__}
    return Customer(**(values | {"version": customer.version + 1} | changes))


def test_an_empty_cell_empties_how_somebody_is_reached_and_nothing_else(lists: Lists) -> None:
    born_on = lists.office.today.subtract(years=40)
    stored = lists.office.customer(
        reference="P1",
        postcode="BA14 8IC",
        portal=True,
        born_on=born_on,
        format="braille",
        language="Polish",
        communication_needs="Speak slowly.",
    )
    heading = (
        "reference,tenancy reference,family name,given names,address,postcode,phone,email,portal,"
        "born on,format,language,communication needs"
    )
    lists.imported(heading, "P1,,Okafor,,,,,,,,,,")
    emptied = dict.fromkeys(("given_names", "address", "postcode", "phone", "email"), "")
    assert lists.customer("P1") == replaced(stored, **emptied)


def test_a_customer_who_is_not_there_yet_needs_a_family_name(lists: Lists) -> None:
    lists.office.customer(reference="P1")
    came = lists.imported("reference,phone", "P1,01632 960511", "P2,01632 960522")
    assert counts(came) == (0, 1, 0, 1)
    assert lists.rejected() == ["3,“Family name” is empty. Fill it in.,P2,01632 960522"]


def test_r4_a_reference_in_other_capitals_makes_nobody_twice(lists: Lists) -> None:
    lists.office.customer(reference="P1")
    came = lists.imported(HEADING, JANE.replace("P1", "p1"), JAMES, JAMES.replace("P2", "p2"))
    assert counts(came) == (1, 0, 0, 2)
    there, twice = lists.rejected()
    assert "p1 is not there, but P1 is" in there
    assert "p2 is on line 3 already" in twice


@pytest.mark.parametrize("written", ["P1\u200b", "P\u00ad1", "\uff301"])
def test_r4_what_cannot_be_seen_makes_no_other_reference(lists: Lists, written: str) -> None:
    lists.office.customer(reference="P1")
    assert counts(lists.imported(HEADING, JANE.replace("P1", written))) == (0, 0, 0, 1)


def test_r4_a_row_that_cannot_be_used_keeps_its_reference_from_the_next(lists: Lists) -> None:
    jane = lists.office.customer(reference="P1")
    came = lists.imported("reference,forename,dob", "P1,Jane,1/2/80", "P1,James,01/02/1980")
    assert counts(came) == (0, 0, 0, 2)
    assert lists.customer("P1") == jane
    assert "is on line 2 already" in lists.rejected()[1]


def test_r4_a_reference_that_comes_twice_is_rejected_the_second_time(lists: Lists) -> None:
    came = lists.imported(HEADING, JANE, JAMES, JANE.replace("Jane", "Peter"))
    assert counts(came) == (2, 0, 0, 1)
    assert lists.customer("P1").given_names == "Jane"
    (rejected,) = lists.rejected()
    assert rejected.startswith('4,"P1 is on line 2 already')
    assert "tenancy_reference" in rejected


def test_joint_tenants_share_the_tenancys_reference(lists: Lists) -> None:
    lists.imported("reference,tenancy ref,surname", "P1,T44,Okafor", "P2,T44,Webb")
    assert lists.customer("P1").tenancy_reference == lists.customer("P2").tenancy_reference == "T44"


def test_what_an_import_would_do_is_said_and_not_done(lists: Lists) -> None:
    lists.office.customer(reference="P1", phone="1")
    before = lists.office.head()
    came = lists.previewed(HEADING, JANE, JAMES, "P3,,,")
    assert counts(came) == (1, 1, 0, 1)
    assert came.is_preview
    assert lists.office.head() == before
    assert lists.rejects.exists()


@pytest.mark.parametrize("who", ["sam", "priya"])
def test_r4_below_a_manager_nobody_imports(lists: Lists, who: str) -> None:
    with pytest.raises(Refused, match="needs a manager or above"):
        lists.imported(HEADING, JANE, by=who)
    assert not lists.rejects.exists()


def test_r4_nobody_changes_their_own_details_by_a_list(lists: Lists) -> None:
    office = lists.office
    lists.imported(HEADING, JANE)
    works_here = details_of(lists.customer("P1"), staff_id=office.id_of("ruth"))
    change_customer(office.at("helen"), lists.customer("P1"), works_here)
    assert counts(lists.imported(HEADING, JANE)) == (0, 0, 1, 0)
    assert counts(lists.imported(HEADING, JANE.replace("366", "399"))) == (0, 0, 0, 1)
    assert "your own details" in lists.rejected()[0]
    assert counts(lists.imported(HEADING, JANE.replace("366", "399"), by="helen")) == (0, 1, 0, 0)


def test_r4_no_list_makes_a_customer_grow_up(lists: Lists) -> None:
    office = lists.office
    office.customer(reference="P1", born_on=office.today.subtract(years=14))
    heading, grown_up = "reference,born on,phone", "P1,1/2/1980,01632 960511"
    assert counts(lists.imported(heading, grown_up, by="helen")) == (0, 0, 0, 1)
    assert "Jane Okafor is recorded as under 18" in lists.rejected()[0]
    still_young = office.today.subtract(years=15).format("D/M/YYYY")
    assert counts(lists.imported(heading, f"P1,{still_young},01632 960511")) == (0, 1, 0, 0)


def test_r12_what_is_on_its_way_and_cannot_be_used_does_not_count_after_an_import(
    lists: Lists,
) -> None:
    office = lists.office
    jane = office.customer(reference="P1")
    case = office.considered(jane)
    office.warn(case, sent_how="letter")
    assert office.file(case).warnings[0].returned_on is None
    lists.imported("reference,format", "P1,Braille")
    assert office.file(case).warnings[0].returned_on == office.today
    assert office.file(case).customer.format == "braille"
    assert check(office.database, office.policy, office.now) == ()


def test_r4_the_list_of_cases_shows_a_name_as_it_was_imported(lists: Lists) -> None:
    office = lists.office
    case = office.opened(office.customer(reference="P1"))
    lists.imported("reference,surname,first name", "P1,Okafor-Webb,Jane")
    assert read_summary(office.database, case.id).customer_name == "Okafor-Webb, Jane"


def test_many_more_than_one_batch_are_all_saved_in_one_transaction(
    lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ubp_tui.casework.importing.batches.MOST", 7)
    lists.office.opened(lists.office.customer(reference="P3", phone="1"))
    lists.office.customer(reference="P20", phone="1")
    rows = [f"P{n},Okafor,Jane,07700 {n}" for n in range(40)]
    before = lists.office.head()
    assert counts(lists.imported(HEADING, *rows)) == (38, 2, 0, 0)
    ids = [lists.customer(f"P{n}").id for n in range(40)]
    entries = [e for e in entries_of_rows(lists.office.database, ids) if e.header.number > before]
    assert sorted(e.header.number for e in entries) == [*range(before + 1, before + 41)]
    assert len({e.header.transaction_id for e in entries}) == 1
    assert check(lists.office.database, lists.office.policy, lists.office.now) == ()


def test_whoever_was_changed_while_the_file_was_read_is_compared_afresh(lists: Lists) -> None:
    lists.imported(HEADING, JANE, JAMES)

    def meanwhile() -> None:
        sam, jane, james = lists.office.at("sam"), lists.customer("P1"), lists.customer("P2")
        change_customer(sam, jane, details_of(jane, phone="1", email="jane@example.org"))
        change_customer(sam, james, details_of(james, phone="2"))

    came = lists.imported_while(meanwhile, "reference,phone", "P1,3", "P2,2")
    assert counts(came) == (0, 1, 1, 0)
    jane = lists.customer("P1")
    assert (jane.phone, jane.email, jane.version) == ("3", "jane@example.org", 3)
    assert lists.customer("P2").version == 2


def test_somebody_who_was_added_while_the_file_was_read_is_not_added_again(lists: Lists) -> None:
    def meanwhile() -> None:
        lists.office.customer(reference="P1", phone="1")

    assert counts(lists.imported_while(meanwhile, HEADING, JANE)) == (0, 1, 0, 0)


def test_r4_what_is_forbidden_by_the_time_of_saving_stops_all_of_it(lists: Lists) -> None:
    jane = lists.office.customer(reference="P1")
    young = details_of(jane, born_on=lists.office.today.subtract(years=14))

    def meanwhile() -> None:
        change_customer(lists.office.at("sam"), jane, young)

    list_ = ("reference,surname,born on", "P2,Webb,", "P1,Okafor,1/2/1980")
    with pytest.raises(Refused, match="on line 3 while the file was read"):
        lists.imported_while(meanwhile, *list_)
    with pytest.raises(Missing):
        lists.customer("P2")


def test_r4_whoever_may_not_import_any_more_by_the_time_of_saving_saves_nothing(
    lists: Lists,
) -> None:
    office = lists.office

    def meanwhile() -> None:
        change_grade(office.at("grace"), office.staff["ruth"], "adviser")

    with pytest.raises(Refused, match="needs a manager or above"):
        lists.imported_while(meanwhile, HEADING, JANE)
    with pytest.raises(Missing):
        lists.customer("P1")


def test_a_disk_that_fills_up_leaves_everything_as_it_was(lists: Lists) -> None:
    database = lists.office.database
    before = lists.office.head()
    pages = int(database.pragma("page_count"))
    rows = [f"P{n},Okafor,Jane,07700 {n}" for n in range(3000)]
    database.pragma("max_page_count", pages + 10)
    with pytest.raises(DatabaseProblem, match="no room left on the disk"):
        lists.imported(HEADING, *rows)
    assert head(database) == before
    with pytest.raises(Missing):
        lists.customer("P1")


def test_stopping_half_way_leaves_everything_as_it_was(lists: Lists) -> None:
    def stop(part: str, done: int, there_are: int) -> None:
        if part == "Saving":
            raise KeyboardInterrupt

    before = lists.office.head()
    with pytest.raises(KeyboardInterrupt):
        applying.import_customers(lists.office.at("ruth"), lists.request(HEADING, JANE), stop)
    assert lists.office.head() == before


def test_whoever_waits_is_told_how_far_it_has_come(
    lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ubp_tui.casework.importing.batches.MOST", 1)
    told: list[tuple[str, int, int]] = []
    request = lists.request(HEADING, JANE, JAMES)
    applying.import_customers(lists.office.at("ruth"), request, lambda *said: told.append(said))
    size = lists.file.stat().st_size
    assert told == [
        ("Reading", size, size),
        ("Reading", size, size),
        ("Saving", 1, 2),
        ("Saving", 2, 2),
        ("Finishing", 0, 1),
        ("Finishing", 1, 1),
    ]


def test_what_is_wrong_with_what_is_stored_is_no_reason_not_to_change_the_rest(
    lists: Lists,
) -> None:
    """A policy may have lost a format since it was recorded."""
    lists.office.customer(reference="P1")
    lists.office.database.execute_sql("UPDATE customer SET format = 'pigeon'")
    assert counts(lists.imported("reference,phone", "P1,01632 960511")) == (0, 1, 0, 0)


@pytest.mark.parametrize("lines", [(HEADING,), (HEADING, "", ",,,", "  ")])
def test_a_heading_alone_is_no_list(lists: Lists, lines: tuple[str, ...]) -> None:
    with pytest.raises(UnusableFile, match="holds a heading and nothing else"):
        lists.imported(*lines)
