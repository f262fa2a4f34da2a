"""The file of rows that could not be used: put right there, and imported again."""

import csv
from pathlib import Path

import pytest

from tests.casework.importing.conftest import HEADING, JAMES, JANE, Lists
from ubp_tui.casework.importing.unusable import UnusableFile


def cells_in(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


NOT_AN_EMAIL = "“jane” is not an email address. Check it."


def test_a_rejected_row_stands_with_its_line_and_the_reason(lists: Lists) -> None:
    came = lists.imported("reference,surname,email,rent", "P1,Okafor,jane,12", "P2,Webb,,13")
    assert came.rejects == lists.rejects
    assert lists.rejects.read_bytes().startswith("\ufeffline,reason,reference,".encode())
    assert lists.rejected() == [f"2,{NOT_AN_EMAIL},P1,Okafor,jane,12"]


def test_without_rejected_rows_there_is_no_file(lists: Lists) -> None:
    assert lists.imported(HEADING, JANE).rejects is None
    assert not lists.rejects.exists()


def test_rejected_rows_are_put_right_and_imported_again(lists: Lists) -> None:
    lists.imported("ref no;surname;email", "P1;O’Kafor;jane", mapped=(("reference", "ref no"),))
    corrected = lists.rejects.read_text(encoding="utf-8-sig").replace(";jane", ";j@example.org")
    lists.file = lists.rejects
    came = lists.imported(corrected, mapped=(("reference", "ref no"),))
    assert (came.new, came.rejected) == (1, 0)
    assert lists.customer("P1").family_name == "O’Kafor"


def test_what_is_rejected_again_stands_in_a_file_of_its_own_without_growing(lists: Lists) -> None:
    lists.imported(HEADING + ",email", '=P1,"Okaf" or', f"{JANE},jane")
    once, lists.file = lists.rejects, lists.rejects
    lists.imported(once.read_text(encoding="utf-8-sig"))
    twice = once.with_name("customers-rejects-rejects.csv")
    lines = [cells_in(once), cells_in(twice)]
    assert lines[0][0] == lines[1][0]
    assert lines[0][2] == lines[1][2] == ["3", NOT_AN_EMAIL, *JANE.split(","), "jane"]


def test_a_rejected_row_that_was_mended_badly_is_kept_whole(lists: Lists) -> None:
    lists.file = lists.file.with_name("customers-rejects.csv")
    lists.rejects = lists.file.with_name("customers-rejects-rejects.csv")
    badly = '2,“Family name” is empty.,P1,"Okaf" or,Jane,1'
    lists.imported(f"line,reason,{HEADING}", badly)
    ((number, _, kept),) = cells_in(lists.rejects)[1:]
    assert (number, kept) == ("2", badly)


@pytest.mark.parametrize(
    ("cell", "stands"),
    [
        ("=cmd()|'/c calc'!A1", "'=cmd()|'/c calc'!A1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("+1+HYPERLINK(1)", "'+1+HYPERLINK(1)"),
        ("+44 7700 900366", "+44 7700 900366"),
        ("07700-900366", "07700-900366"),
    ],
)
def test_no_spreadsheet_works_out_a_cell_and_a_phone_number_stays(
    lists: Lists, cell: str, stands: str
) -> None:
    lists.imported("reference,surname,phone,email", f"P1,Okafor,{cell},jane")
    _, row = cells_in(lists.rejects)
    assert row[4] == stands
    lists.file = lists.rejects
    corrected = lists.rejects.read_text(encoding="utf-8-sig").replace(",jane", ",")
    lists.imported(corrected)
    assert lists.customer("P1").phone == cell


def test_no_terminal_obeys_a_rejected_cell(lists: Lists) -> None:
    lists.imported("reference,surname,email", "P1,Okafor,\x1b]0;x\x07\x00")
    assert lists.rejected() == ["2,“]0;x” is not an email address. Check it.,P1,Okafor,]0;x"]


def test_an_earlier_file_of_rejected_rows_is_replaced(lists: Lists) -> None:
    lists.imported("reference;email", "P1;jane")
    lists.imported(HEADING, "P2,,,")
    assert lists.rejected() == ["2,“Family name” is empty. Fill it in.,P2,,,"]


def test_any_other_file_is_not_overwritten(lists: Lists) -> None:
    lists.rejects.write_text("line up, reason enough", encoding="utf-8")
    with pytest.raises(UnusableFile, match=r"rejects.csv is there already.*--rejects PATH"):
        lists.imported(HEADING, JANE)
    lists.rejects.unlink()
    lists.rejects.mkdir()
    with pytest.raises(UnusableFile, match="is there already"):
        lists.imported(HEADING, JANE)
    with pytest.raises(UnusableFile, match="is the file that is imported"):
        lists.imported(HEADING, JANE, rejects=lists.file)
    elsewhere = lists.file.with_name("elsewhere.csv")
    assert lists.imported(HEADING, "P1,,,", rejects=elsewhere).rejects == elsewhere


def test_rejected_rows_that_cannot_be_written_stop_the_import(lists: Lists, tmp_path: Path) -> None:
    before = lists.office.head()
    with pytest.raises(UnusableFile, match=r"cannot be written to .*nothing was changed"):
        lists.imported(HEADING, JANE, "P2,,,", rejects=tmp_path / "no" / "rejects.csv")
    assert lists.office.head() == before


@pytest.mark.parametrize("mode", [0o600, 0o640])
def test_whoever_may_read_the_list_and_nobody_else_may_read_what_was_rejected(
    lists: Lists, mode: int
) -> None:
    lists.request(HEADING).file.chmod(mode)
    lists.imported(HEADING, "P1,,,")
    assert lists.rejects.stat().st_mode & 0o777 == mode


def test_rejected_rows_stand_in_the_order_of_the_file(
    lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ubp_tui.casework.importing.batches.MOST", 4)
    rows = [f"P{n % 7},{'Okafor' if n % 3 else ''},,{'x,' * (n % 2)}" for n in range(20)]
    lists.imported(HEADING, JAMES, *rows)
    lines = [int(line.partition(",")[0]) for line in lists.rejected()]
    assert lines == sorted(lines)
    assert len(lines) > 10
