"""Reading the rows of a CSV file one after the other, with the lines on which they begin."""

from __future__ import annotations

import csv
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import islice
from pathlib import Path

from ubp_tui.casework.importing.columns import Columns, columns_of, how_many_known
from ubp_tui.casework.importing.encoding import LONGEST_LINE, Encoding, encoding_of
from ubp_tui.casework.importing.unusable import UnusableFile
from ubp_tui.policy.text import clean_line

DELIMITERS = ",;\t"
"""What may stand between the cells of a row."""

Row = tuple[int, list[str], str]
"""The line on which a row begins, its cells, and why it cannot be read; "" where it can."""

_NO_FILE = "There is no file {file}. Check its name and folder."
_UNREADABLE = "{file} cannot be read: {why}. Have that mended, or give another path."
_NO_PLAIN_FILE = "{file} is {what}. Give the path of a CSV file."
_EMPTY = "{file} is empty. Export it again."
_NO_HEADING = (
    "{file} does not begin with a row of headings that can be read. Export it again, with headings."
)
_CHANGED = "{file} was changed while it was read. Import it again; nothing was changed."
_OPEN_QUOTE = (
    "A quotation mark in the row of {file} that begins on line {line} does not close where a cell "
    "ends: {why}. Mend that row or export the file again."
)
_QUOTES = "The quotation marks in the row do not fit: {why}. Mend them."


@dataclass(frozen=True, slots=True)
class Source:
    """A file that can be read: how its letters are written, and what stands between its cells."""

    path: Path
    size: int
    """In bytes."""
    encoding: Encoding
    delimiter: str
    columns: Columns


def source_of(path: Path, mapped: Sequence[tuple[str, str]], asked: Encoding) -> Source:
    """A file of customers, looked at so far that its rows can be read.

    Args:
        path: the file.
        mapped: field and column, as somebody said which is which.
        asked: how its letters are written, or AUTO.

    Raises:
        Invalid: what somebody said names a field or a column that there is not.
        UnusableFile: it cannot be read as a list of customers.
    """
    with _explained(path):
        size = _size(path)
        encoding = encoding_of(path, asked)
        delimiter, heading = _heading(path, encoding, mapped)
    return Source(path, size, encoding, delimiter, columns_of(heading, mapped))


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns what the system says of a file into a sentence.

    Raises:
        UnusableFile: it cannot be read.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise UnusableFile(_NO_FILE.format(file=path)) from error
    except OSError as error:
        raise UnusableFile(_UNREADABLE.format(file=path, why=error.strerror)) from error


def _size(path: Path) -> int:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        what = "a folder" if stat.S_ISDIR(found.st_mode) else "not a file on a disk"
        raise UnusableFile(_NO_PLAIN_FILE.format(file=path, what=what))
    if found.st_size == 0:
        raise UnusableFile(_EMPTY.format(file=path))
    return found.st_size


def _heading(
    path: Path, encoding: Encoding, mapped: Sequence[tuple[str, str]]
) -> tuple[str, list[str]]:
    """What stands between the cells, and what stands above the columns."""
    found: list[tuple[str, list[str]]] = []
    for delimiter in DELIMITERS:
        with _text(path, encoding) as text, suppress(UnusableFile):
            rows = _rows(path, text, delimiter)
            found += [(delimiter, cells) for _, cells, problem in islice(rows, 1) if not problem]
    if not found:
        raise UnusableFile(_NO_HEADING.format(file=path))
    return max(found, key=lambda each: (how_many_known(each[1], mapped), len(each[1])))


def _text(path: Path, encoding: Encoding) -> TextIOWrapper:
    return path.open(encoding=encoding.codec, newline="")


class Reading:
    """The rows of a file under its heading, and how far they have been read."""

    def __init__(self, source: Source, text: TextIOWrapper) -> None:
        """Of a file that is open at its beginning."""
        self._rows = _rows(source.path, text, source.delimiter)
        self._text = text
        next(self._rows, None)

    def __iter__(self) -> Iterator[Row]:
        return self._rows

    @property
    def done(self) -> int:
        """How many bytes of the file have been read."""
        return os.lseek(self._text.fileno(), 0, os.SEEK_CUR)


@contextmanager
def reading(source: Source) -> Iterator[Reading]:
    """Reads a file.

    Raises:
        UnusableFile: it cannot be read, or nobody can tell where one row ends and the next begins.
    """
    with _explained(source.path), _text(source.path, source.encoding) as text:
        yield Reading(source, text)


def _rows(path: Path, text: TextIOWrapper, delimiter: str) -> Iterator[Row]:
    """The rows that hold anything, the heading leading."""
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except UnicodeDecodeError as error:
            raise UnusableFile(_CHANGED.format(file=path)) from error
        except csv.Error as error:
            if reader.line_num > begins or not lines.last:
                why = _OPEN_QUOTE.format(file=path, line=begins, why=error)
                raise UnusableFile(why) from error
            yield begins, [lines.last.rstrip("\r\n")], _QUOTES.format(why=error)
            continue
        if any(map(clean_line, cells)):
            yield begins, cells, ""


class _Lines:
    """The lines of a text; `last` is the one that was read last, "" at the end."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._read = text.readline
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        while line := self._read(LONGEST_LINE):
            self.last = line
            yield line
        self.last = ""
