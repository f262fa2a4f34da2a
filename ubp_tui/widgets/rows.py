"""What a list shows: rows, and those around a place of a list that is too long to read whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_FEWEST_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a key that stays the same while the line moves, its cells, a sign at its end.

    The sign (at most 2 cells, such as "!") says in a character what a colour would say.
    """

    key: object
    cells: tuple[str, ...]
    mark: str = ""


Window = Callable[[int, int], Sequence[Row]]
"""Gives the rows from an offset, at most so many; fewer where the list ends."""


class RowsAround:
    """The rows around where one is, read a few pages at a time and forgotten when far away."""

    def __init__(self, window: Window) -> None:
        """Of a list; nothing is read yet."""
        self._window = window
        self._known: dict[int, Row] = {}

    def forget(self) -> None:
        """Has every row read again when it is next asked for."""
        self._known.clear()

    def row(self, place: int, page: int) -> Row | None:
        """The row at a place, counted from 0; None where the list has ended.

        Args:
            place: which row.
            page: how many rows are shown at once.
        """
        if place not in self._known:
            self._read(place, max(page, _FEWEST_A_PAGE))
        return self._known.get(place)

    def place_of(self, key: object) -> int | None:
        """The place of a row among those that are known; None where it is not among them."""
        return next((place for place, row in self._known.items() if row.key == key), None)

    def _read(self, place: int, page: int) -> None:
        """Reads the page that a place is on and those beside it, forgetting what is far away."""
        first = max(0, (place // page - 1) * page)
        kept = {at: row for at, row in self._known.items() if abs(at - place) <= 4 * page}
        self._known = kept | dict(enumerate(self._window(first, 3 * page), first))
