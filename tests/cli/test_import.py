"""`ubp import customers`: the customers of the housing system, again and again."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pexpect
import pytest

from models.case_files import find_customer
from models.database import open_database
from tests.cli.typed import ROOT, Ubp, assert_one_sentence, ended, printed_json, started
from ubp_tui.cli.bars import bars
from ubp_tui.policy.facts import Customer

HEADING = "PersonNo,Tenancy ref,Surname,Forename,Telephone,Rent"
JANE = "T0044121,T44,Okafor,Jane,+44 7700 900366,12"
NEW = "T0055555,T44,O'Brien,Siân,,13"
MAPPED = ("--map", "reference=PersonNo")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list of Jane Okafor, who has a case, and somebody new."""
    path = tmp_path / "customers.csv"
    path.write_text("\n".join((HEADING, JANE, NEW, "")), encoding="utf-8")
    return path


def customer(path: Path, reference: str) -> Customer:
    database = open_database(path)
    with database.connection_context():
        return find_customer(database, reference)


def test_customers_are_added_and_changed(ubp: Ubp, path: Path, file: Path) -> None:
    result = ubp("import", "customers", str(file))
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        "1 new, 1 changed, 0 as they were, 0 rejected.",
        "Columns used:",
        "  reference: PersonNo",
        "  tenancy_reference: Tenancy ref",
        "  family_name: Surname",
        "  given_names: Forename",
        "  phone: Telephone",
        "Columns not used: Rent",
    ]
    assert customer(path, "T0055555").name == "O'Brien, Siân"
    assert customer(path, "T0044121").phone == "+44 7700 900366"
    assert ubp("db", "check").exit_code == 0
    assert ubp("journal", "verify").exit_code == 0
    again = ubp("import", "customers", str(file)).stdout
    assert again.startswith("0 new, 0 changed, 2 as they were, 0 rejected.\n")


def test_what_came_of_it_has_the_promised_shape(ubp: Ubp, file: Path) -> None:
    assert printed_json(ubp("import", "customers", str(file), "--dry-run", "--json")) == {
        "dry_run": True,
        "new": 1,
        "changed": 1,
        "unchanged": 0,
        "rejected": 0,
        "rejects": None,
        "encoding": "utf-8",
        "columns": {
            "reference": ["PersonNo"],
            "tenancy_reference": ["Tenancy ref"],
            "family_name": ["Surname"],
            "given_names": ["Forename"],
            "phone": ["Telephone"],
        },
        "unused": ["Rent"],
    }


def test_what_would_be_done_is_only_said(ubp: Ubp, path: Path, file: Path) -> None:
    before = path.read_bytes()
    said = ubp("import", "customers", str(file), "--dry-run").stdout
    assert said.startswith("Nothing was changed. An import gives: 1 new, 1 changed,")
    assert path.read_bytes() == before


def test_rejected_rows_end_with_1_and_say_where_they_are(ubp: Ubp, file: Path) -> None:
    with file.open("a", encoding="utf-8") as more:
        more.write("T0066666,,,Nobody,,\n")
    result = ubp("import", "customers", str(file))
    assert result.exit_code == 1
    rejects = file.with_name("customers-rejects.csv")
    assert f"each with its line and the reason, are in {rejects}." in result.stdout
    assert "4,“Family name” is empty. Fill it in." in rejects.read_text(encoding="utf-8-sig")
    elsewhere = file.with_name("elsewhere.csv")
    result = ubp("import", "customers", str(file), "--rejects", str(elsewhere), "--json")
    assert result.exit_code == 1
    assert f'"rejects": "{elsewhere}"' in result.stdout
    assert elsewhere.exists()


def test_a_column_is_mapped(ubp: Ubp, path: Path, file: Path) -> None:
    file.write_text("Nr;Name\nT0077777;Webb, Peter\n", encoding="cp1252")
    mapped = ("--map", "reference=Nr", "--map", "name = Name", "--encoding", "windows-1252")
    result = ubp("import", "customers", str(file), *mapped)
    assert result.exit_code == 0
    assert "Read as Windows-1252." in result.stdout
    assert customer(path, "T0077777").name == "Webb, Peter"


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        (["--map", "reference"], 2, "is not FIELD=COLUMN, such as reference=PersonNo."),
        (["--map", "=PersonNo"], 2, "is not FIELD=COLUMN"),
        (["--map", "shoe=PersonNo"], 2, "“shoe” is none of the fields: reference, "),
        (["--map", "phone=Fax"], 2, "There is no column “Fax”. The columns are: PersonNo, Ten"),
        (["--encoding", "ebcdic"], 2, "ebcdic"),
        (["--rejects", "."], 1, "is there already"),
    ],
)
def test_what_is_mistyped_is_said(
    ubp: Ubp, file: Path, typed: list[str], code: int, words: str
) -> None:
    assert_one_sentence(ubp("import", "customers", str(file), *typed), code, words)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "There is no file"),
        (b"", "is empty"),
        (HEADING.encode(), "holds a heading and nothing else"),
        (b"Surname,Forename\nOkafor,Jane\n", "Say which with --map reference=COLUMN"),
        (HEADING.encode("utf-16"), "is in UTF-16"),
        (f'{HEADING}\n{JANE}\nT1,"x\nT2,y'.encode(), "that begins on line 3 does not close"),
        (f"{HEADING}\n{JANE}\nT1,é,".encode() + b"\xe9", "Line 3 of"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(
    ubp: Ubp, path: Path, file: Path, content: bytes | None, words: str
) -> None:
    before = path.read_bytes()
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    assert_one_sentence(ubp("import", "customers", str(file)), 1, words)
    assert path.read_bytes() == before


def test_a_folder_and_what_may_not_be_read_are_sentences(ubp: Ubp, tmp_path: Path) -> None:
    assert_one_sentence(ubp("import", "customers", str(tmp_path)), 1, "is a folder")
    through = str(tmp_path / "ubp.db" / "x.csv")
    assert_one_sentence(ubp("import", "customers", through), 1, "x.csv cannot be read: Not a dir")


def test_r4_an_adviser_imports_nobody(ubp: Ubp, file: Path, as_sam: None) -> None:
    assert_one_sentence(ubp("import", "customers", str(file)), 1, "needs a manager or above. (R4)")


def test_a_database_that_somebody_else_writes_to_is_a_sentence(
    ubp: Ubp, path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.database.open_database.__defaults__", (0.1,))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = ubp("import", "customers", str(file))
    assert_one_sentence(result, 1, "in use by somebody else's change")


KILLED_WHILE_SAVING = """
import os, signal, sys
from ubp_tui.casework.importing import applying, batches

def stop(saving, lines):
    take(saving, lines)
    if saving.done >= 20:
        os.kill(os.getpid(), signal.{signal})

take, applying._Saving.take, batches.MOST = applying._Saving.take, stop, 10
from ubp_tui.cli import main
main()
"""


def stopped_while_saving(path: Path, file: Path, with_signal: str) -> tuple[int, str, str]:
    program = KILLED_WHILE_SAVING.format(signal=with_signal)
    typed = ["--db", str(path), "import", "customers", str(file)]
    process = subprocess.Popen(
        [sys.executable, "-c", program, *typed],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    return ended(process)


@pytest.mark.parametrize(("with_signal", "code"), [("SIGKILL", -9), ("SIGINT", 130)])
def test_r34_an_import_that_is_stopped_half_way_leaves_the_database_as_it_was(
    ubp: Ubp, path: Path, file: Path, with_signal: str, code: int
) -> None:
    rows = [f"T1{n:05},T1,Webb,Peter,,0" for n in range(40)]
    file.write_text("\n".join((HEADING, JANE, *rows)), encoding="utf-8")
    before = printed_json(ubp("journal", "verify", "--json"))
    said = "\nStopped.\n" if with_signal == "SIGINT" else ""
    assert stopped_while_saving(path, file, with_signal) == (code, "", said)
    assert printed_json(ubp("journal", "verify", "--json")) == before
    assert ubp("db", "check").exit_code == 0
    assert customer(path, "T0044121").phone == ""
    assert ubp("import", "customers", str(file)).stdout.startswith("40 new, 1 changed, 0 as")


def test_once_all_of_it_is_being_kept_ctrl_c_comes_too_late() -> None:
    with pytest.raises(KeyboardInterrupt), bars("Finishing") as tell:
        tell("Saving", 1, 1)
        os.kill(os.getpid(), signal.SIGINT)
    with bars("Finishing") as tell:
        tell("Finishing", 0, 1)
        os.kill(os.getpid(), signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_a_person_who_waits_sees_a_bar_for_each_part(path: Path, file: Path) -> None:
    typed = ["-m", "ubp_tui", "--db", str(path), "import", "customers", str(file)]
    process: Any = pexpect.spawn(sys.executable, typed, cwd=str(ROOT), encoding="utf-8", timeout=60)
    process.expect(pexpect.EOF)
    for part in ("Reading", "Saving", "Finishing"):
        assert f"{part}  [" in process.before
    assert "1 new, 1 changed" in process.before


def test_into_a_pipe_no_bar_is_drawn(path: Path, file: Path) -> None:
    code, out, err = ended(started("--db", str(path), "import", "customers", str(file)))
    assert (code, err) == (0, "")
    assert "[" not in out
