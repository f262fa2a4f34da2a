"""R34: a record that was changed outside the program is not what the journal says of it."""

import pytest

from models import agreement
from models.agreement import disagreements
from models.checking import check
from ubp_tui.policy import facts


@pytest.fixture
def case(office) -> facts.Case:
    """A case with an incident that was added to, a note, a draft that was handed on."""
    case = office.case()
    incident = office.incident(case)
    office.note(case)
    sam = office.person("Sam Reed")
    draft = office.draft(case)
    with office.work() as work:
        work.change(incident, behaviours=("threats",), details_completed_at=office.now)
        work.change(draft, holder_id=sam.id)
    with office.work() as work:
        work.change(work.get(facts.Draft, draft.id), body='{"months": 12}')
    return case


def found(office) -> tuple[str, ...]:
    return tuple(disagreements(office.database))


def test_records_that_nobody_else_touched_agree(office, case) -> None:
    assert found(office) == ()
    assert check(office.database, office.policy, office.now) == ()


def test_what_was_removed_by_the_program_agrees(office, case) -> None:
    with office.work() as work:
        (draft,) = work.case_file(case.id).drafts
        work.remove(draft)
    assert found(office) == ()


@pytest.mark.parametrize(
    ("behind_its_back", "sentence"),
    [
        (
            "UPDATE incident SET what_happened = 'Whispered.'",
            "The incident INC-0001 is not what the journal says up to entry 8 (what happened).",
        ),
        (
            "UPDATE incident SET behaviours = '[]', channel = 'email'",
            "The incident INC-0001 is not what the journal says up to entry 8 "
            "(channel, behaviours).",
        ),
        (
            "UPDATE incident SET dropped_at = '2026-11-22T00:00:00.000000Z'",
            "The incident INC-0001 is not what the journal says up to entry 8 (dropped at).",
        ),
        (
            "UPDATE staff_member SET grade = 'executive' WHERE username = 'sam'",
            "The staff member sam is not what the journal says up to entry 6 (grade).",
        ),
        (
            "UPDATE cases SET version = 7",
            "The case UBP-0001 is not what the journal says up to entry 3 (version).",
        ),
    ],
)
def test_a_record_changed_outside_the_program_is_found(
    office, case, raw, behind_its_back: str, sentence: str
) -> None:
    raw(behind_its_back)
    (said,) = found(office)
    assert said.startswith(f"{sentence} Find out who changed the file")
    assert said in check(office.database, office.policy, office.now)


def test_a_record_deleted_outside_the_program_is_found(office, case, raw) -> None:
    raw("DELETE FROM note")
    (said,) = found(office)
    assert "is gone, though no entry of the journal after 5 removed it" in said
    assert said.startswith("The note ")


def test_a_record_put_back_outside_the_program_is_found(office, case, raw) -> None:
    raw("CREATE TEMP TABLE kept AS SELECT * FROM draft")
    with office.work() as work:
        work.remove(work.case_file(case.id).drafts[0])
    raw("INSERT INTO draft SELECT * FROM kept")
    (said,) = found(office)
    assert "is there, though entry 11 of the journal removed it" in said


def test_a_record_added_outside_the_program_is_found(office, case, raw) -> None:
    raw(
        "INSERT INTO note SELECT lower(hex(randomblob(16))), case_id, written_by_id, written_at,"
        " words FROM note"
    )
    (said,) = found(office)
    assert "is there, though the journal says nothing of it" in said


def test_r37_what_was_erased_is_not_compared(office, case, raw) -> None:
    raw("DELETE FROM journal_payload")
    raw("UPDATE note SET words = ''")
    assert found(office) == ()


def test_a_column_that_a_later_version_added_is_not_compared_before_it_is_mentioned(
    office, case, monkeypatch: pytest.MonkeyPatch, raw
) -> None:
    monkeypatch.setattr(agreement, "SCHEMA_VERSION", 2)
    raw("UPDATE incident SET dropped_at = '2026-11-22T00:00:00.000000Z'")
    assert found(office) == ()
    raw("UPDATE incident SET what_happened = 'Whispered.'")
    assert len(found(office)) == 1


def test_many_records_are_compared_batch_by_batch(
    office, case, monkeypatch: pytest.MonkeyPatch, raw
) -> None:
    notes = [office.note(case) for _ in range(5)]
    monkeypatch.setattr(agreement, "BATCH", 2)
    raw("UPDATE note SET words = 'Nothing.'")
    assert len(found(office)) == len(notes) + 1


def test_no_table_is_read_whole_for_each_batch(office, case) -> None:
    queries = []
    office.database.query_hooks.append(queries.append)
    found(office)
    office.database.query_hooks.clear()
    for asked in queries:
        plan = office.database.execute_sql(f"EXPLAIN QUERY PLAN {asked.sql}", asked.params)
        steps = [step for *_, step in plan if step.startswith("SCAN")]
        assert all("USING COVERING INDEX" in step for step in steps), asked.sql
