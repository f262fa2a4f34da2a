"""From the cells of one row to what it says of a customer, or a sentence why it says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import pendulum

from models.case_files import LONGEST_REFERENCE
from ubp_tui.casework.importing.columns import Columns
from ubp_tui.casework.importing.unusable import UnusableRow
from ubp_tui.policy.dates import DateProblem, read_date
from ubp_tui.policy.document import Policy
from ubp_tui.policy.forms import Findings
from ubp_tui.policy.sorting import folded
from ubp_tui.policy.text import clean_line, problem_with_text, shortened


class Details(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What a row says of a customer; None where it says nothing, so that what is stored stays."""

    reference: str
    tenancy_reference: str | None = None
    family_name: str | None = None
    given_names: str | None = None
    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    email: str | None = None
    portal: bool | None = None
    born_on: pendulum.Date | None = None
    format: str | None = None
    language: str | None = None
    communication_needs: str | None = None


_EMPTIED = ("reference", "family_name", "given_names", "postcode", "phone", "email")
"""What an empty cell says is empty; of the rest it says nothing."""
_KEPT = ("tenancy_reference", "language", "communication_needs")

_YES = frozenset({"yes", "y", "true", "1"})
_NO = frozenset({"no", "n", "false", "0"})
_MIDNIGHT = re.compile(r"[T ]+0?0:00(:00(\.0+)?)?$")
_YEAR = re.compile(r"\d{4}")
_ROUNDED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
_ESCAPED = re.compile(r"'[=+\-@\t\r]")

_FEWER = "The row has {has} of {wanted} cells. Fill in what is missing."
_MORE = (
    "The row has {has} cells where the heading has {wanted}. Put a cell that has the sign between "
    "cells in it into quotation marks."
)
_FEWEST_OF_A_ROW = 2
"""Signs between cells, from which a line inside of a cell may be a row of its own."""
_SWALLOWED = (
    "A cell goes on in the next line, as if a quotation mark had made the next row part of it. "
    "Mend the quotation marks, or put the cell in one line."
)
_NO_YEAR = "“{text}” is a date of birth without its whole year. Write it like 22/11/1964."
_ROUNDED_WORDS = (
    "“{text}” is a reference that a spreadsheet has rounded to a number. Export the list again, "
    "with the references as text."
)
_NEITHER = "“{text}” says neither yes nor no about the portal. Write yes or no."


class Rows:
    """Reads rows of one file; values that come again and again are looked at once."""

    def __init__(
        self, columns: Columns, delimiter: str, policy: Policy, today: pendulum.Date
    ) -> None:
        """For a file with these columns and this sign between cells, on a day, under a policy."""
        self._width = len(columns.heading)
        self._delimiter = delimiter
        self._is_escaped = columns.own > 0
        place = {name: places[0] for name, places in columns.places.items()}
        self._reference = place["reference"]
        self._emptied = [(name, place[name]) for name in _EMPTIED if name in place]
        readers: dict[str, Callable[[str], Any]] = {
            **dict.fromkeys(_KEPT, str),
            "portal": _yes_or_no,
            "born_on": lru_cache(50_000)(lambda text: _born_on(text, today)),
            "format": lru_cache(1000)(_Formats(policy).code),
        }
        self._kept = [(name, place[name], read) for name, read in readers.items() if name in place]
        self._address = columns.places.get("address", ())
        self._lines = frozenset((*self._address, *columns.places.get("communication_needs", ())))
        self._used = [place for places in columns.places.values() for place in places]
        self._name = place.get("name")

    def reference(self, cells: Sequence[str]) -> str:
        """Whose row it is, even where nothing else in it can be read; "" where that is not said."""
        if self._reference >= len(cells):
            return ""
        return clean_line(self._as_written(cells[self._reference]))

    def read(self, cells: Sequence[str]) -> Details:
        """What a row says.

        Raises:
            UnusableRow: it says something that cannot be taken.
        """
        if len(cells) != self._width:
            cells = self._fitted(cells)
        if self._is_escaped:
            cells = [*map(self._as_written, cells)]
        whole = "".join(cells)
        if "\n" in whole or "\r" in whole:
            self._refuse_swallowed(cells)
        words = [*map(_one_line(whole), cells)]
        said: dict[str, Any] = {name: words[place] for name, place in self._emptied}
        if why := problem_with_text("Reference", said["reference"], LONGEST_REFERENCE):
            raise UnusableRow(why)
        if _ROUNDED.fullmatch(said["reference"]):
            raise UnusableRow(_ROUNDED_WORDS.format(text=said["reference"]))
        for name, place, read in self._kept:
            if text := words[place]:
                said[name] = read(text)
        if self._address:
            said["address"] = _address([cells[place] for place in self._address])
        if self._name is not None:
            family, _, given = words[self._name].partition(",")
            said["family_name"], said["given_names"] = family.strip(), given.strip()
        return Details(**said)

    def _as_written(self, cell: str) -> str:
        """A cell without the apostrophe that an earlier import put before a formula."""
        return cell[1:] if self._is_escaped and _ESCAPED.match(cell) else cell

    def _refuse_swallowed(self, cells: Sequence[str]) -> None:
        """Refuses a row in which a quotation mark has made the next rows part of a cell."""
        for place in self._used:
            _, *more = cells[place].strip().splitlines() or [""]
            whole_row = max(self._width - 1, _FEWEST_OF_A_ROW)
            if place not in self._lines and more:
                raise UnusableRow(_SWALLOWED)
            if any(line.count(self._delimiter) >= whole_row for line in more):
                raise UnusableRow(_SWALLOWED)

    def _fitted(self, cells: Sequence[str]) -> Sequence[str]:
        """The row without empty cells at its end that are too many."""
        if any(map(clean_line, cells[self._width :])):
            raise UnusableRow(_MORE.format(has=len(cells), wanted=self._width))
        if len(cells) < self._width:
            raise UnusableRow(_FEWER.format(has=len(cells), wanted=self._width))
        return cells[: self._width]


def _one_line(whole: str) -> Callable[[str], str]:
    """What makes each cell of a row one clean line; nearly all rows have nothing to be cleaned."""
    return _spaced if whole.isascii() and whole.isprintable() else clean_line


def _spaced(cell: str) -> str:
    return " ".join(cell.split())


def _address(cells: Sequence[str]) -> str:
    """The parts of an address, whether in columns or in lines of their own, as one line."""
    parts = [line for cell in cells for line in cell.splitlines()]
    *before, last = [line for part in parts if (line := clean_line(part))] or [""]
    return ", ".join([*(line.rstrip(" ,") for line in before), last])


def _yes_or_no(text: str) -> bool:
    word = text.casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise UnusableRow(_NEITHER.format(text=shortened(text)))


def _born_on(text: str, today: pendulum.Date) -> pendulum.Date:
    """A day that is written with its whole year: nobody is made a child of by a guess (R4)."""
    day = _MIDNIGHT.sub("", text)
    try:
        found = read_date(day, today, not_after=today)
    except DateProblem as problem:
        raise UnusableRow(str(problem)) from problem
    if not _YEAR.search(day):
        raise UnusableRow(_NO_YEAR.format(text=shortened(text)))
    return found


class _Formats:
    """The formats of a policy, by their codes and by what it calls them."""

    def __init__(self, policy: Policy) -> None:
        self._codes = [choice.code for choice in policy.formats]
        self._known = {folded(choice.label): choice.code for choice in policy.formats}
        self._known |= {code.replace("_", " "): code for code in self._codes}

    def code(self, text: str) -> str:
        """The code of a format as somebody wrote it."""
        code = self._known.get(folded(text.replace("_", " ")))
        if code is None:
            found = Findings()
            found.choice("format", "Format", text, self._codes)
            raise UnusableRow(found.problems[0].message)
        return code
