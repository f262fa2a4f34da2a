"""How the letters of a file are written: UTF-8, or what older Windows programs write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import BinaryIO

from ubp_tui.casework.importing.unusable import UnusableFile


class Encoding(StrEnum):
    """How letters are written; AUTO finds out which."""

    AUTO = "auto"
    UTF_8 = "utf-8"
    WINDOWS_1252 = "windows-1252"

    @property
    def codec(self) -> str:
        """What Python calls it; of UTF-8 a mark at the beginning is no part of the text."""
        return "utf-8-sig" if self == Encoding.UTF_8 else "cp1252"


LONGEST_LINE = 4 * 1024**2
"""Bytes; more than any row of a list of customers has."""

_BEGINNINGS = {
    b"\xff\xfe": "in UTF-16, which Excel calls “Unicode text”",
    b"\xfe\xff": "in UTF-16, which Excel calls “Unicode text”",
    b"PK\x03\x04": "a workbook of a spreadsheet program",
    b"\xd0\xcf\x11\xe0": "a workbook of a spreadsheet program",
    b"%PDF": "a PDF",
}
_SAVE_AS = "{file} is {what}. Save or export it as “CSV UTF-8”, then import that."
_BROKEN = (
    "Line {line} of {file} is not in UTF-8 though the rest is, so the file is damaged or was put "
    "together from two. Export it again; if all of it is in Windows-1252, say so with "
    "--encoding windows-1252"
)
_NOT_UTF_8 = (
    "Line {line} of {file} is not in UTF-8. Export the file again in UTF-8, or leave out --encoding"
)
_NEITHER = (
    "Line {line} of {file} is neither in UTF-8 nor in Windows-1252, so some of its letters cannot "
    "be read. Export the file again as “CSV UTF-8”."
)
_TOO_LONG = "Line {line} of {file} is longer than any row of a list, so it is no CSV file of one."


@dataclass(slots=True)
class _Seen:
    """What the bytes of a file turned out to be; lines are counted from 1, and 0 is none."""

    utf_8: bool = False
    not_utf_8: int = 0
    not_windows_1252: int = 0

    def take(self, number: int, line: bytes) -> None:
        """Looks at a line that is not plain ASCII."""
        if not _is(line, "utf-8"):
            self.not_utf_8 = self.not_utf_8 or number
        if not line.decode("utf-8", "ignore").isascii():
            self.utf_8 = True
        if not _is(line, "cp1252"):
            self.not_windows_1252 = self.not_windows_1252 or number


def _is(line: bytes, codec: str) -> bool:
    try:
        line.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def encoding_of(path: Path, asked: Encoding) -> Encoding:
    """How the letters of a file are written.

    Args:
        path: the file.
        asked: what somebody says; AUTO where nobody does.

    Raises:
        UnusableFile: it is not written as was said, or in none of the ways that are known.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        _refuse_other_kinds(path, file.read(1024))
        file.seek(0)
        seen = _look(path, file)
    if asked == Encoding.UTF_8:
        _refuse_from(seen.not_utf_8, _NOT_UTF_8, path)
        return asked
    if asked == Encoding.AUTO and not seen.not_utf_8:
        return Encoding.UTF_8
    if asked == Encoding.AUTO and seen.utf_8:
        _refuse_from(seen.not_utf_8, _BROKEN, path)
    _refuse_from(seen.not_windows_1252, _NEITHER, path)
    return Encoding.WINDOWS_1252


def _refuse_from(line: int, why: str, path: Path) -> None:
    if line:
        raise UnusableFile(why.format(line=line, file=path))


def _refuse_other_kinds(path: Path, beginning: bytes) -> None:
    for bytes_, what in _BEGINNINGS.items():
        if beginning.startswith(bytes_):
            raise UnusableFile(_SAVE_AS.format(file=path, what=what))
    if beginning.count(b"\0") * 3 > len(beginning) > 0:
        what = _BEGINNINGS[b"\xff\xfe"]
        raise UnusableFile(_SAVE_AS.format(file=path, what=what))


def _look(path: Path, file: BinaryIO) -> _Seen:
    seen = _Seen()
    for number, line in enumerate(iter(partial(file.readline, LONGEST_LINE), b""), start=1):
        if len(line) == LONGEST_LINE:
            raise UnusableFile(_TOO_LONG.format(line=number, file=path))
        if not line.isascii():
            seen.take(number, line)
    return seen
