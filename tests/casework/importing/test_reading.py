"""Reading a CSV file: how its letters are written, what stands between its cells, its lines."""

import errno
from pathlib import Path

import pytest

from ubp_tui.casework.importing.encoding import LONGEST_LINE, Encoding
from ubp_tui.casework.importing.reading import Row, reading, source_of
from ubp_tui.casework.importing.unusable import UnusableFile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "customers.csv"


def rows(file: Path, content: str | bytes, asked: Encoding = Encoding.AUTO) -> list[Row]:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with reading(source_of(file, (), asked)) as found:
        return list(found)


def cells(file: Path, content: str | bytes, asked: Encoding = Encoding.AUTO) -> list[list[str]]:
    return [cells for _, cells, _ in rows(file, content, asked)]


NAMES = "reference,surname\nP1,Müller\nP2,Siân’s\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_letters_are_read_however_they_are_written(file: Path, codec: str, ends: str) -> None:
    content = NAMES.replace("\n", ends).encode(codec)
    assert cells(file, content) == [["P1", "Müller"], ["P2", "Siân’s"]]


def test_somebody_may_say_how_letters_are_written(file: Path) -> None:
    mixed = "reference,surname\nP1,Ã©\nP2,é\n".encode("cp1252")
    with pytest.raises(UnusableFile, match=r"Line 3 of .*damaged or was put together from two"):
        cells(file, mixed)
    assert cells(file, mixed, Encoding.WINDOWS_1252) == [["P1", "Ã©"], ["P2", "é"]]


@pytest.mark.parametrize(
    ("content", "asked", "message"),
    [
        ("é\n".encode() * 3 + b"\xe9\n", Encoding.AUTO, "Line 5 .* not in UTF-8 though the rest"),
        ("\ufeffa\n".encode() + b"\xe9\n\xe9", Encoding.AUTO, "Line 3 .* not in UTF-8 though"),
        (b"\xe9\n", Encoding.UTF_8, "Line 2 of .* is not in UTF-8"),
        (b"\x81\n", Encoding.AUTO, "Line 2 of .* neither in UTF-8 nor in Windows-1252"),
        (b"\x81\n", Encoding.WINDOWS_1252, "Line 2 of .* neither in"),
        (b"x" * (LONGEST_LINE + 1), Encoding.AUTO, "Line 2 .* longer than any row"),
    ],
    ids=["mixed", "mixed after a mark", "not utf-8", "neither", "never 1252", "endless"],
)
def test_letters_that_cannot_be_read_are_said_with_their_line(
    file: Path, content: bytes, asked: Encoding, message: str
) -> None:
    with pytest.raises(UnusableFile, match=message):
        cells(file, b"reference\n" + content, asked)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (NAMES.encode("utf-16"), "in UTF-16"),
        (NAMES.encode("utf-16-be"), "in UTF-16"),
        (NAMES.encode("utf-16-le"), "in UTF-16"),
        (b"PK\x03\x04rest", "a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a workbook"),
        (b"%PDF-1.4", "a PDF"),
    ],
)
def test_other_kinds_of_files_are_named(file: Path, content: bytes, what: str) -> None:
    with pytest.raises(UnusableFile, match=f"is {what}.*Save or export it as “CSV UTF-8”"):
        cells(file, content)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_stands_between_the_cells_is_told_by_the_heading(file: Path, delimiter: str) -> None:
    lines = (("reference", "family name"), ("P1", "Okafor"))
    assert cells(file, "\n".join(map(delimiter.join, lines))) == [["P1", "Okafor"]]


def test_a_heading_with_other_signs_in_its_words_is_still_told(file: Path) -> None:
    heading = '"Reference";"Name, first and last";Rent, per week, total'
    assert cells(file, f"{heading}\nP1;Okafor, Jane;1,5") == [["P1", "Okafor, Jane", "1,5"]]


def test_the_lines_are_those_of_the_file(file: Path) -> None:
    content = '\n\nreference,address\nP1,"12 Mill Lane\nTrowbridge"\n\n , \nP2,x\n'
    assert rows(file, content) == [
        (4, ["P1", "12 Mill Lane\nTrowbridge"], ""),
        (8, ["P2", "x"], ""),
    ]


@pytest.mark.parametrize("row", ['P1,"Jane" Okafor', 'P1,"' + "x" * 140_000 + '"'])
def test_a_row_whose_cells_cannot_be_told_apart_is_passed_over(file: Path, row: str) -> None:
    first, second = rows(file, f"reference,name\n{row}\nP2,Webb\n")
    assert first[:2] == (2, [row])
    assert first[2].startswith("The quotation marks in the row do not fit")
    assert second == (3, ["P2", "Webb"], "")


@pytest.mark.parametrize(
    "rest",
    [
        'P2,"Webb\nP3,Hall\n',
        'P2,"Webb\nP3,"Hall"\n',
        'P2,"Webb',
        'P2,"' + "x\n" * 100_000 + '"\n',
    ],
    ids=["never closed", "closed by another", "cut off", "too long"],
)
def test_a_quotation_mark_that_swallows_rows_stops_the_import(file: Path, rest: str) -> None:
    with pytest.raises(UnusableFile, match=r"row of .* that begins on line 3 does not close"):
        rows(file, f"reference,name\nP1,Okafor\n{rest}")


def test_a_file_that_changes_meanwhile_is_no_mistake_of_ours(file: Path) -> None:
    file.write_text("reference\nP1\n", encoding="utf-8")
    source = source_of(file, (), Encoding.AUTO)
    file.write_bytes(b"reference\n\xe9\n")
    with pytest.raises(UnusableFile, match="was changed while it was read"), reading(source) as it:
        list(it)


def test_a_disk_that_fails_half_way_is_said_to(file: Path) -> None:
    file.write_text("reference\nP1\n", encoding="utf-8")
    source = source_of(file, (), Encoding.AUTO)
    failing = OSError(errno.EIO, "Input/output error")  # as reading has it, without a name
    with (
        pytest.raises(UnusableFile, match=r"customers.csv cannot be read: Input/output error\."),
        reading(source),
    ):
        raise failing


@pytest.mark.parametrize("content", ["", "\n\n \n"])
def test_an_empty_file_is_said_to_be_empty(file: Path, content: str) -> None:
    with pytest.raises(UnusableFile, match=r"is empty|does not begin with a row of headings"):
        cells(file, content)


def test_what_is_no_file_is_said_to_be_none(tmp_path: Path) -> None:
    for path, what in (
        (tmp_path / "no.csv", "There is no file"),
        (tmp_path, "is a folder"),
        (Path("/dev/null"), "is not a file on a disk"),
    ):
        with pytest.raises(UnusableFile, match=what):
            source_of(path, (), Encoding.AUTO)
