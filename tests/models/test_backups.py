"""A copy can be made while others work, is checked, and puts back what was there."""

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from models.backups import backup, restore
from models.case_files import find_case
from models.database import SCHEMA_VERSION, open_database
from models.problems import DatabaseProblem
from models.proof import verify
from models.rows import Missing
from models.soundness import is_sound


def test_a_copy_holds_everything_and_its_journal_verifies(office, path: Path) -> None:
    case = office.case()
    backup(path, path.with_name("copy.db"))
    copy = open_database(path.with_name("copy.db"))
    assert find_case(copy, case.reference) == case
    assert verify(copy) == verify(office.database)


def test_a_copy_can_be_made_while_somebody_writes(office, path: Path) -> None:
    with office.work() as work:
        work.change(office.priya, name="Priya Shah-Reed")
        backup(path, path.with_name("copy.db"))
    assert is_sound(path.with_name("copy.db"))


def test_nothing_else_is_left_beside_a_copy(path: Path) -> None:
    before = set(path.parent.iterdir())
    backup(path, path.with_name("copy.db"))
    assert set(path.parent.iterdir()) - before == {path.with_name("copy.db")}


def test_a_copy_overwrites_nothing(path: Path) -> None:
    path.with_name("copy.db").write_text("precious")
    with pytest.raises(DatabaseProblem, match="There is a file"):
        backup(path, path.with_name("copy.db"))
    with pytest.raises(DatabaseProblem, match="overwrite the database itself"):
        backup(path, path)
    assert path.with_name("copy.db").read_text() == "precious"


def test_a_copy_to_nowhere_is_told_in_words(path: Path) -> None:
    with pytest.raises(DatabaseProblem, match=r"folder .* cannot be written to"):
        backup(path, path.parent / "nowhere" / "copy.db")


def test_a_copy_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.doc").write_text("Dear Sir")
    with pytest.raises(DatabaseProblem, match="not a database"):
        backup(tmp_path / "letter.doc", tmp_path / "copy.db")


def test_restoring_puts_back_what_was_there_and_keeps_the_present_one(office, path: Path) -> None:
    first = office.case()
    backup(path, path.with_name("copy.db"))
    second = office.case()
    present = path.with_name("present.db")
    backup(path, present)
    kept = restore(path.with_name("copy.db"), present, office.now)
    restored = open_database(present)
    assert find_case(restored, first.reference) == first
    with pytest.raises(Missing):
        find_case(restored, second.reference)
    assert kept is not None
    assert find_case(open_database(kept), second.reference) == second


def test_the_newest_changes_are_kept_though_they_are_still_in_the_log(office, path: Path) -> None:
    backup(path, path.with_name("copy.db"))
    case = office.case()
    after_a_crash = path.with_name("crashed.db")
    for suffix in ("", "-wal"):
        copyfile(f"{path}{suffix}", f"{after_a_crash}{suffix}")
    assert path.with_name("crashed.db-wal").stat().st_size > 0
    kept = restore(path.with_name("copy.db"), after_a_crash, office.now)
    assert kept is not None
    assert find_case(open_database(kept), case.reference) == case


def test_restoring_where_there_is_nothing_makes_it(path: Path, office) -> None:
    elsewhere = path.with_name("new.db")
    assert restore(path, elsewhere, office.now) is None
    open_database(elsewhere)


def test_a_damaged_copy_is_not_restored(path: Path, office) -> None:
    copy = path.with_name("copy.db")
    backup(path, copy)
    content = bytearray(copy.read_bytes())
    content[len(content) // 2 :] = b"*" * (len(content) - len(content) // 2)
    copy.write_bytes(content)
    assert not is_sound(copy)
    with pytest.raises(DatabaseProblem, match="damaged"):
        restore(copy, path, office.now)
    assert is_sound(path)


def test_a_copy_of_a_newer_version_is_not_restored(path: Path, office) -> None:
    copy = path.with_name("copy.db")
    backup(path, copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(DatabaseProblem, match="newer version"):
        restore(copy, path, office.now)


def test_a_copy_whose_records_refer_to_nothing_is_not_sound(path: Path) -> None:
    assert is_sound(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO note VALUES ('a', 'no case', 'nobody', '2026-01-01', 'words')"
        )
    assert not is_sound(path)


def test_a_database_cannot_replace_itself(path: Path, office) -> None:
    with pytest.raises(DatabaseProblem, match="the database itself"):
        restore(path, path, office.now)
    assert path.exists()


def test_restoring_into_nowhere_is_told_in_words(path: Path, office) -> None:
    with pytest.raises(DatabaseProblem, match=r"folder .* cannot be written to"):
        restore(path, path.parent / "nowhere" / "new.db", office.now)
