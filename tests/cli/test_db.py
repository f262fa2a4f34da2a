"""`ubp db` and `ubp journal`: looking after the database without a database tool."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.typed import Ubp, assert_one_sentence, command, printed_json
from ubp_tui.identity import account_name


def test_a_new_database_is_made_in_the_users_data_folder(tmp_path: Path) -> None:
    result = command("db", "init")
    assert result.exit_code == 0
    (made,) = tmp_path.rglob("ubp.db")
    assert str(made) in result.stdout
    assert made.parent.stat().st_mode & 0o077 == 0


def test_a_new_database_is_made_where_one_says(tmp_path: Path) -> None:
    assert command("db", "init", "--db", str(tmp_path / "here.db")).exit_code == 0
    assert printed_json(command("db", "check", "--json", "--db", str(tmp_path / "here.db"))) == {
        "sound": True,
        "problems": [],
    }


def test_nothing_is_overwritten(ubp: Ubp, path: Path) -> None:
    assert_one_sentence(ubp("db", "init"), 1, "There is a file at")
    assert_one_sentence(ubp("db", "backup", str(path)), 1, "overwrite the database itself")


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    result = command("db", "init", "--db", str(tmp_path / "no" / "x.db"))
    assert_one_sentence(result, 1, "cannot be written to")


def test_a_copy_brings_back_what_was(ubp: Ubp, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    assert ubp("db", "backup", copy).exit_code == 0
    assert ubp("staff", "add", "dee", "Dee Patel", "--grade", "adviser").exit_code == 0
    restored = ubp("db", "restore", copy, "--yes")
    assert restored.exit_code == 0
    assert "The one before is kept in" in restored.stdout
    assert "Dee Patel" not in ubp("staff", "list").stdout


@pytest.mark.parametrize(
    ("answer", "said"), [("n\n", "Nothing was changed."), ("\n", "Nothing"), ("", "--yes\n")]
)
def test_restoring_asks_first(ubp: Ubp, tmp_path: Path, answer: str, said: str) -> None:
    copy = str(tmp_path / "copy.db")
    ubp("db", "backup", copy)
    ubp("staff", "add", "dee", "Dee Patel", "--grade", "adviser")
    result = ubp("db", "restore", copy, input=answer)
    assert result.exit_code == 1
    assert "shall" in result.stderr
    assert said in result.stderr.splitlines(keepends=True)[-1]
    assert "Dee Patel" in ubp("staff", "list").stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "There is no copy at"), ("not a database", "is not a database of this program")],
)
def test_nobody_is_asked_about_what_is_no_copy(
    ubp: Ubp, tmp_path: Path, content: str | None, said: str
) -> None:
    copy = tmp_path / "copy.db"
    if content is not None:
        copy.write_text(content, encoding="utf-8")
    assert_one_sentence(ubp("db", "restore", str(copy), input="y\n"), 1, said)


def test_restoring_goes_on_when_one_agrees(ubp: Ubp, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    ubp("db", "backup", copy)
    ubp("staff", "add", "dee", "Dee Patel", "--grade", "adviser")
    assert ubp("db", "restore", copy, input="Yes\n").exit_code == 0
    assert "Dee Patel" not in ubp("staff", "list").stdout


def test_what_is_no_copy_is_not_restored(ubp: Ubp, tmp_path: Path) -> None:
    other = tmp_path / "song.txt"
    other.write_text("not a database", encoding="utf-8")
    assert_one_sentence(ubp("db", "restore", str(other), "--yes"), 1, "is not a database")
    assert ubp("db", "check").exit_code == 0


def test_upgrading_what_is_up_to_date_says_so(ubp: Ubp, path: Path) -> None:
    assert ubp("db", "upgrade").stdout == f"{path} is up to date.\n"


def test_r34_a_whole_journal_is_said_to_be_whole(ubp: Ubp) -> None:
    shown = printed_json(ubp("journal", "verify", "--json"))
    assert list(shown) == ["whole", "entries", "withheld", "problem", "head"]
    assert (shown["whole"], shown["problem"]) == (True, None)
    assert ubp("journal", "verify", "--witness", shown["head"]).exit_code == 0
    assert f"It ends with {shown['head']}" in ubp("journal", "verify").stdout


def change_behind_its_back(path: Path, query: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(query)


def test_r34_a_changed_journal_is_found(ubp: Ubp, path: Path) -> None:
    change_behind_its_back(path, "DROP TRIGGER journal_entry_stays")
    change_behind_its_back(path, "UPDATE journal_entry SET action = 'x' WHERE number = 2")
    result = ubp("journal", "verify")
    assert result.exit_code == 1
    assert "The journal is not whole. Entry 2 was changed after it was written." in result.stdout
    assert ubp("db", "check").exit_code == 1


def test_r34_a_rewritten_journal_is_found_with_what_was_noted(ubp: Ubp) -> None:
    result = ubp("journal", "verify", "--witness", "2:" + "0" * 64)
    assert result.exit_code == 1
    assert "the journal was rewritten" in result.stdout


def test_a_list_that_says_something_else_is_found(ubp: Ubp, path: Path) -> None:
    change_behind_its_back(path, "UPDATE case_summary SET stage = 'closed'")
    result = ubp("db", "check", "--json")
    assert result.exit_code == 1
    assert "UBP-0001 is not what its records say" in result.stdout


def test_lists_can_be_mended_from_the_records(ubp: Ubp, path: Path) -> None:
    change_behind_its_back(path, "DELETE FROM case_summary")
    assert "UBP-0001 has no summary" in ubp("db", "check").stdout
    assert ubp("db", "check", "--mend").exit_code == 0
    assert "UBP-0001" in ubp("cases", "--queue", "all").stdout


def test_doctor_says_what_it_finds(ubp: Ubp, path: Path) -> None:
    shown = ubp("doctor").stdout
    assert f"Database: {path}, Selwood Housing, version 1, journal mode wal" in shown
    assert ", 1 case\n" in shown
    assert f"You: {account_name()}: Helen Morris, head of service" in shown
    assert shown.endswith("Nothing here keeps the program from working.\n")


def test_doctor_has_the_promised_shape(ubp: Ubp) -> None:
    found = printed_json(ubp("doctor", "--json"))
    assert found["works"] is True
    assert [finding["what"] for finding in found["findings"]] == [
        "Program",
        "Libraries",
        "Settings",
        "Policy",
        "Database",
        "You",
        "Terminal",
        "Colours",
        "Encoding",
    ]


def test_doctor_before_the_first_run_finds_nothing_wrong() -> None:
    result = command("doctor")
    assert result.exit_code == 0
    assert "Database: none yet; ubp makes one at" in result.stdout


def test_doctor_names_everything_that_keeps_the_program_from_working(
    ubp: Ubp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ubp_tui.cli.context.account_name", lambda: "stranger")
    result = ubp("doctor")
    assert result.exit_code == 1
    assert "To be mended before the program works: you." in result.stdout
