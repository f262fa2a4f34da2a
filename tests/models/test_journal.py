"""R34: every change is in the journal, and nobody can alter it unseen."""

from dataclasses import replace

import pytest
from peewee import IntegrityError

from models.fields import new_id
from models.journal import entries_of_case, entries_of_rows
from models.journal_head import head
from models.proof import verify
from ubp_tui.policy import facts


@pytest.fixture
def case(office) -> facts.Case:
    """A case with three notes: six entries with the people in it."""
    case = office.case()
    for words in ("Rang.", "Rang again.", "Wrote."):
        office.note(case, words)
    return case


@pytest.fixture
def tamper(database):
    """Somebody with a database tool, who takes away what stops them first."""
    triggers = database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")

    def change(sql: str) -> None:
        for (trigger,) in triggers.fetchall():
            database.execute_sql(f"DROP TRIGGER {trigger}")
        database.execute_sql("PRAGMA foreign_keys = 0")
        assert database.execute_sql(sql).rowcount > 0

    return change


def test_r34_a_change_says_who_when_what_and_from_what_to_what(office, case) -> None:
    sam = office.person("Sam Reed")
    with office.work(actor_id=sam.id) as work:
        work.change(case, restricted=True)
    entry = entries_of_rows(office.database, [case.id])[-1]
    assert entry.header.actor_id == sam.id
    assert entry.header.at == office.now
    assert entry.header.table == "cases"
    assert entry.header.action == "changed"
    assert entry.header.base_version == 1
    assert entry.changes == {"restricted": (False, True), "version": (1, 2)}


def test_everything_about_a_case_can_be_read_oldest_first(office, case) -> None:
    entries = entries_of_case(office.database, case.id)
    said = [entry.changes["words"][1] for entry in entries if entry.header.table == "note"]
    assert said == ["Rang.", "Rang again.", "Wrote."]


def test_one_transaction_has_one_id_and_one_entry_for_each_row(office, case) -> None:
    before = head(office.database)
    with office.work() as work:
        changed = work.change(case, restricted=True)
        work.change(changed, owner_id=office.priya.id, closing_reason="Nothing more.")
        work.change(work.get(facts.Customer, case.customer_id), phone="1")
    entries = [
        *entries_of_rows(office.database, [case.id]),
        *entries_of_rows(office.database, [case.customer_id]),
    ]
    new = [entry.header for entry in entries if entry.header.number > before]
    assert [header.number for header in new] == [before + 1, before + 2]
    assert len({header.transaction_id for header in new}) == 1


def test_changes_of_one_row_in_one_transaction_are_told_as_one(office, case) -> None:
    with office.work() as work:
        changed = work.change(case, closing_reason="First.")
        work.change(changed, closing_reason="Second.")
    entry = entries_of_rows(office.database, [case.id])[-1]
    assert entry.changes["closing_reason"] == ("", "Second.")
    assert entry.changes["version"] == (1, 3)


def test_the_journal_says_who_may_read_each_entry(office, case) -> None:
    office.save(
        facts.Support(
            id=new_id(),
            case_id=case.id,
            staff_id=office.priya.id,
            offered_by_id=office.priya.id,
            offered_at=office.now,
            offer="A talk with occupational health.",
        )
    )
    access = {e.header.table: e.access for e in entries_of_case(office.database, case.id)}
    assert access == {"cases": "case", "note": "case", "support": "wellbeing"}
    assert entries_of_rows(office.database, [office.priya.id])[0].access == "staff"


def test_summaries_and_the_bodies_of_drafts_are_not_journalled(office, case) -> None:
    draft = office.draft(case, '{"months": 12}')
    sam = office.person("Sam Reed")
    with office.work() as work:
        handed_over = work.change(draft, holder_id=sam.id)
    with office.work() as work:
        work.remove(handed_over)
    entries = entries_of_rows(office.database, [draft.id])
    assert [entry.header.action for entry in entries] == ["added", "changed", "removed"]
    assert all("body" not in entry.changes for entry in entries)
    tables = {entry.header.table for entry in entries_of_case(office.database, case.id)}
    assert tables == {"cases", "note", "draft"}


def test_the_head_is_the_number_of_the_newest_entry(office, case) -> None:
    before = head(office.database)
    office.note(case)
    assert head(office.database) == before + 1


def test_what_was_done_to_records_is_found_without_reading_the_whole_journal(office, case) -> None:
    queries = []
    office.database.query_hooks.append(queries.append)
    entries_of_rows(office.database, [case.id, case.customer_id])
    (asked,) = queries
    plan = office.database.execute_sql(f"EXPLAIN QUERY PLAN {asked.sql}", asked.params)
    assert [step for *_, step in plan if step.startswith("SCAN")] == []


def test_a_whole_journal_verifies(office, case) -> None:
    verdict = verify(office.database)
    assert verdict.is_whole
    assert verdict.entries == head(office.database) == 6
    assert verdict.withheld == 0


def test_an_empty_journal_verifies(database) -> None:
    assert verify(database).is_whole


def test_r37_erased_words_leave_the_journal_whole_and_are_told_as_withheld(office, case) -> None:
    office.database.execute_sql("DELETE FROM journal_payload WHERE number = 5")
    verdict = verify(office.database)
    assert verdict.is_whole
    assert verdict.withheld == 1
    withheld = [e for e in entries_of_case(office.database, case.id) if e.changes is None]
    assert [entry.header.number for entry in withheld] == [5]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal_entry SET actor_id = row_id WHERE number = 3",
        "DELETE FROM journal_entry WHERE number = 6",
        "UPDATE journal_payload SET changes = '{}' WHERE number = 3",
        "INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry WHERE number = 3",
        "INSERT INTO journal_entry SELECT number + 9, lower(hex(randomblob(16))), transaction_id,"
        ' installation_id, actor_id, at, "table", row_id, case_id, action, base_version,'
        " schema_version, digest, previous_hash, hash FROM journal_entry WHERE number = 3",
    ],
)
def test_the_database_itself_refuses_to_alter_the_journal(office, case, sql: str) -> None:
    with pytest.raises(IntegrityError, match="journal"):
        office.database.execute_sql(sql)


HEADER_FIELDS = {
    "entry_id": "'00000000000000000000000000000000'",
    "transaction_id": "'00000000000000000000000000000000'",
    "installation_id": "'00000000000000000000000000000000'",
    "actor_id": "'00000000000000000000000000000000'",
    "at": "'2020-01-01T00:00:00.000000Z'",
    '"table"': "'support'",
    "row_id": "'00000000000000000000000000000000'",
    "case_id": "'00000000000000000000000000000000'",
    "action": "'removed'",
    "base_version": "7",
    "schema_version": "7",
    "digest": "'0'",
    "previous_hash": "'0'",
    "hash": "'0'",
}


def test_every_field_of_a_header_is_tampered_with_below(database) -> None:
    columns = database.execute_sql("PRAGMA table_info(journal_entry)").fetchall()
    assert {column[1] for column in columns} == {f.strip('"') for f in HEADER_FIELDS} | {"number"}


@pytest.mark.parametrize("field", HEADER_FIELDS)
def test_a_changed_header_is_found(office, case, tamper, field: str) -> None:
    tamper(f"UPDATE journal_entry SET {field} = {HEADER_FIELDS[field]} WHERE number = 4")
    problem = verify(office.database).first_problem
    assert problem is not None
    assert "entry 4" in problem.lower() or "entry 5" in problem.lower()


@pytest.mark.parametrize("field", ["salt", "access", "changes"])
def test_changed_words_are_found(office, case, tamper, field: str) -> None:
    tamper(f"UPDATE journal_payload SET {field} = '[]' WHERE number = 4")
    assert verify(office.database).first_problem == (
        "What entry 4 says was changed after it was written."
    )


def test_an_entry_taken_out_of_the_middle_is_found(office, case, tamper) -> None:
    tamper("DELETE FROM journal_entry WHERE number = 4")
    assert verify(office.database).first_problem == "Entry 4 is missing."


def test_entries_that_close_up_over_one_taken_out_are_found(office, case, tamper) -> None:
    tamper("DELETE FROM journal_entry WHERE number = 4")
    tamper("UPDATE journal_entry SET number = number - 1 WHERE number > 4")
    assert "Entry 4 does not follow" in str(verify(office.database).first_problem)


def test_entries_in_another_order_are_found(office, case, tamper) -> None:
    for old, new in ((4, 99), (5, 4), (99, 5)):
        tamper(f"UPDATE journal_entry SET number = {new} WHERE number = {old}")
    assert "Entry 4 does not follow" in str(verify(office.database).first_problem)


def test_entries_cut_off_at_the_end_are_found(office, case, tamper) -> None:
    tamper("DELETE FROM journal_entry WHERE number >= 5")
    assert verify(office.database).first_problem == "The end is missing: entries from 5 to 6."


def test_entries_added_at_the_end_by_hand_are_found(office, case, tamper) -> None:
    tamper("UPDATE installation SET head_number = 5")
    assert "does not end where" in str(verify(office.database).first_problem)


def test_a_journal_cut_off_skilfully_is_found_by_a_head_noted_elsewhere(
    office, case, tamper
) -> None:
    noted = verify(office.database).head
    tamper("DELETE FROM journal_entry WHERE number = 6")
    tamper(
        "UPDATE installation SET head_number = 5,"
        " head_hash = (SELECT hash FROM journal_entry WHERE number = 5)"
    )
    assert verify(office.database).is_whole
    assert (
        verify(office.database, noted).first_problem == "The end is missing: entries from 6 to 6."
    )


def test_a_head_noted_elsewhere_stays_true_as_the_journal_grows(office, case) -> None:
    noted = verify(office.database).head
    office.note(case)
    assert verify(office.database, noted).is_whole
    forged = (noted[0], "0" * 64)
    assert "was rewritten" in str(verify(office.database, forged).first_problem)


def test_the_same_words_have_another_digest_each_time(office, case) -> None:
    one, other = office.note(case, "Rang."), office.note(case, "Rang.")
    digests = {
        entry.header.digest
        for note in (one, other)
        for entry in entries_of_rows(office.database, [note.id])
    }
    assert len(digests) == 2


def test_a_header_hashes_differently_when_anything_in_it_differs(office, case) -> None:
    header = entries_of_case(office.database, case.id)[0].header
    assert header.hash() != replace(header, actor_id=new_id()).hash()
    assert header.hash() == replace(header).hash()
