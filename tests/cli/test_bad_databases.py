"""Whatever is wrong with a database, each command says it in a sentence and changes nothing."""

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from models.database import open_database
from tests.cli.typed import assert_one_sentence, command
from tests.spoiling import overwrite

PAGE = 4096
NOISE = random.Random(7).randbytes(PAGE)
COMMANDS = (
    "cases",
    "show UBP-0001",
    "staff list",
    "incident add --customer T0044121 --channel phone --what Shouting",
    "db check",
    "db upgrade",
    "journal verify",
)


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def other_text(path: Path) -> None:
    path.write_text("Not a database at all.\n" * 400, encoding="utf-8")


def nothing_in_it(path: Path) -> None:
    path.write_bytes(b"")


def somebody_elses(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE song (title TEXT)")


def from_a_newer_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xab" * (len(content) - 4096)
    path.write_bytes(content)


def of_zeros_where_the_header_was(path: Path) -> None:
    overwrite(path, 0, bytes(512))


def cut_in_the_middle(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 + 100])


def without(kind: str, name: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"DROP {kind} {name}")

    spoil.__name__ = f"without_{kind}_{name}"
    return spoil


def page_of(name: str, content: bytes) -> Callable[[Path], None]:
    """Puts a page of something else where a table or an index begins."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
            (page,) = connection.execute(query, (name,)).fetchone()
        overwrite(path, (page - 1) * len(content), content)

    spoil.__name__ = f"{'zeros' if content == bytes(PAGE) else 'noise'}_for_{name}"
    return spoil


def holding(change: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA writable_schema = 1")
            connection.execute("DROP TRIGGER journal_entry_stays")
            connection.execute("DROP TRIGGER journal_payload_stays")
            connection.execute(change)

    spoil.__name__ = change.replace(" ", "_")
    return spoil


BAD: dict[Callable[[Path], None], str] = {
    missing: "There is no database at",
    folder: "is not a database of this program",
    other_text: "is not a database of this program",
    nothing_in_it: "is not a database of this program",
    somebody_elses: "is not a database of this program",
    from_a_newer_version: "Update the program",
    damaged: "is damaged",
    of_zeros_where_the_header_was: "its beginning is damaged",
    cut_in_the_middle: "is damaged",
    without("TABLE", "installation"): "lacks something that belongs in it",
}

PARTLY_BAD = (
    without("TABLE", "staff_member"),
    without("TABLE", "note"),
    without("TABLE", "case_summary"),
    without("TABLE", "journal_payload"),
    without("INDEX", "cases_one_open_per_customer"),
    *(
        page_of(name, content)
        for name in ("cases", "case_summary", "staff_member", "journal_entry", "cases_reference")
        for content in (bytes(PAGE), NOISE)
    ),
)
"""What only some commands come upon; a check, a doctor and a copy find all of it."""

UNREADABLE = (
    holding("UPDATE cases SET opened_at = 'yesterday'"),
    holding("UPDATE incident SET what_happened = CAST(x'ff41fe' AS TEXT)"),
    holding("UPDATE incident SET behaviours = '[not'"),
    holding("UPDATE staff_member SET working_days = 'x'"),
    holding("UPDATE journal_entry SET at = 'x' WHERE number = 3"),
    holding("UPDATE journal_entry SET row_id = 'x' WHERE number = 3"),
    holding("UPDATE journal_payload SET changes = '{\"a\": 1}' WHERE number = 7"),
    holding("UPDATE journal_payload SET changes = 'x'"),
    holding("UPDATE installation SET head_number = 'x'"),
    holding("UPDATE installation SET id = 'x'"),
    holding("UPDATE installation SET demo = 'x'"),
    holding("UPDATE counter SET last = 'x'"),
    holding("UPDATE counter SET last = 0"),
    holding("UPDATE cases SET id = 'x'"),
    holding("UPDATE cases SET version = 'x'"),
    holding("UPDATE incident SET what_happened = x'ff41fe'"),
    holding("UPDATE incident SET customer_id = 'x'"),
    holding("UPDATE case_summary SET case_id = 'x'"),
    holding("UPDATE case_summary SET next_due = 'x'"),
    holding("UPDATE case_summary SET closed = 'x'"),
    holding("UPDATE staff_member SET id = 'x' WHERE username = 'sam'"),
    holding("UPDATE sqlite_master SET name = CAST(x'ff41fe' AS TEXT) WHERE name = 'note'"),
)
"""A file that is whole, with values in it that the program never wrote."""


@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("typed", COMMANDS)
def test_a_bad_database_is_a_sentence(
    path: Path, typed: str, spoil: Callable[[Path], None]
) -> None:
    spoil(path)
    result = command("--db", str(path), *typed.split())
    assert_one_sentence(result, 1, str(path), BAD[spoil])


@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)
def test_doctor_says_what_is_wrong_with_it(path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(path)
    result = command("--db", str(path), "doctor")
    assert result.exit_code == 1
    assert BAD[spoil] in result.stdout
    assert "To be mended before the program works: database" in result.stdout


@pytest.mark.parametrize("spoil", PARTLY_BAD, ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("typed", ["doctor", "db check", "db backup {copy}"])
def test_what_is_bad_in_part_is_found(
    path: Path, typed: str, spoil: Callable[[Path], None]
) -> None:
    spoil(path)
    copy = path.with_name("copy.db")
    result = command("--db", str(path), *typed.format(copy=copy).split())
    said = result.stdout + result.stderr
    assert result.exit_code == 1
    assert str(path) in said
    assert "estore the newest backup" in said
    assert not copy.exists()


@pytest.mark.parametrize("spoil", [*PARTLY_BAD, *UNREADABLE], ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("typed", [*COMMANDS, "cases --queue all"])
def test_whoever_comes_upon_what_is_bad_is_told_in_a_sentence(
    path: Path, typed: str, spoil: Callable[[Path], None]
) -> None:
    spoil(path)
    result = command("--db", str(path), *typed.split())
    assert result.exit_code in (0, 1)
    if result.exit_code == 1 and not result.stdout:
        assert_one_sentence(result, 1, str(path), "restore the newest backup")


@pytest.mark.parametrize("spoil", UNREADABLE, ids=lambda spoil: spoil.__name__)
def test_a_check_finds_what_cannot_be_read(path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(path)
    assert command("--db", str(path), "db", "check").exit_code == 1


def test_a_database_in_use_by_somebody_else_is_a_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ubp_tui.cli.context.open_database", partial(open_database, patience=0))
    with closing(sqlite3.connect(path, isolation_level=None)) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        result = command("--db", str(path), "staff", "away", "sam")
    assert_one_sentence(result, 1, "in use by somebody else's change")


@pytest.fixture
def read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A database that whoever types may only read."""
    before = os.geteuid()
    with TemporaryDirectory() as name:
        shared = Path(name)
        shared.chmod(0o755)
        monkeypatch.setenv("XDG_CONFIG_HOME", name)
        copy = shared / "ubp.db"
        copy.write_bytes(path.read_bytes())
        copy.chmod(0o444)
        if before == 0:
            os.seteuid(65534)
        yield copy
        os.seteuid(before)


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_database_that_may_only_be_read_is_a_sentence(read_only: Path, typed: str) -> None:
    result = command("--db", str(read_only), *typed.split())
    assert_one_sentence(result, 1, "cannot be written to")


def test_an_earlier_database_is_brought_up_to_date_and_said_so(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 0")
    result = command("--db", str(path), "staff", "list")
    assert result.exit_code == 0
    assert "Helen Morris" in result.stdout
    assert "was brought up to date" in result.stderr
    copies = [file for file in path.parent.iterdir() if "before-version" in file.name]
    assert len(copies) == 1
    assert copies[0].name in result.stderr
