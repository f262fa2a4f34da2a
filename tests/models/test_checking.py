"""A check reads many cases together, and finds what a look at each would find."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models import checking
from models.case_files import load_case_file, load_case_files
from models.checking import check
from models.database import open_database
from models.fields import new_id
from models.problems import DatabaseProblem
from models.soundness import damage, is_sound
from models.staff import load_directory


def three_cases(office):
    cases = [office.case() for _ in range(3)]
    for number, case in enumerate(cases):
        for _ in range(number):
            office.incident(case)
            office.note(case)
    return cases


def test_cases_read_together_are_what_each_is_when_read_alone(office) -> None:
    ids = [case.id for case in three_cases(office)]
    directory = load_directory(office.database)
    together = {f.case.id: f for f in load_case_files(office.database, ids, directory)}
    assert together == {key: load_case_file(office.database, key, directory) for key in ids}


def test_only_cases_that_there_are_are_read(office) -> None:
    case = office.case()
    found = load_case_files(office.database, [new_id(), case.id], load_directory(office.database))
    assert [file.case for file in found] == [case]


def test_each_batch_of_a_check_is_looked_at(office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "BATCH", 2)
    cases = three_cases(office)
    office.database.execute_sql("UPDATE case_summary SET stage = 'closed'")
    told: list[tuple[int, int]] = []
    found = check(
        office.database, office.policy, office.now, progress=lambda *done: told.append(done)
    )
    assert [line.split()[4] for line in found] == [case.reference for case in cases]
    assert told == [(0, 3), (2, 3)]


def test_a_counter_behind_what_was_given_is_found(office) -> None:
    office.incident(office.case())
    office.case()
    office.database.execute_sql("UPDATE counter SET last = 1 WHERE kind = 'UBP'")
    office.database.execute_sql("DELETE FROM counter WHERE kind = 'INC'")
    assert check(office.database, office.policy, office.now) == (
        "The next case would be UBP-0002, though UBP-0002 is there already, so a reference would "
        "be given twice. Restore the newest backup.",
        "The next incident would be INC-0001, though INC-0001 is there already, so a reference "
        "would be given twice. Restore the newest backup.",
    )
    with pytest.raises(DatabaseProblem, match="is damaged"):
        office.case()


def test_the_counter_of_a_laptop_knows_its_own_references(office) -> None:
    office.case()
    office.database.execute_sql("UPDATE installation SET reference_prefix = 'L3'")
    office.database.execute_sql("DELETE FROM counter")
    assert office.case().reference == "UBP-L3-1"
    assert check(office.database, office.policy, office.now) == ()
    office.database.execute_sql("UPDATE counter SET last = 0")
    (said,) = check(office.database, office.policy, office.now)
    assert "UBP-L3-1 is there already" in said


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ("DROP TABLE note", "table note"),
        ("DROP INDEX cases_one_open_per_customer", "index cases_one_open_per_customer"),
        ("DROP TRIGGER journal_entry_stays", "trigger journal_entry_stays"),
        ("ALTER TABLE note DROP COLUMN words", "column words of note"),
    ],
)
def test_what_a_file_has_lost_is_named(path: Path, change: str, part: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert damage(connection) == ()
        connection.execute(change)
        (finding,) = damage(connection)
    assert finding == f"The file has lost its {part}. Restore the newest backup."
    assert not is_sound(path)


def test_what_an_earlier_version_had_not_is_no_loss(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 0")
        connection.execute("DROP TABLE note")
        assert damage(connection) == ()


def test_many_records_that_refer_to_nothing_are_one_sentence(office, path: Path) -> None:
    case = office.case()
    office.note(case)
    office.note(case)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE note SET written_by_id = 'nobody'")
        (finding,) = damage(connection)
    assert finding.startswith("2 records of note refer to one that is not there.")
    with open_database(path).connection_context():
        assert check(office.database, office.policy, office.now) == (finding,)
