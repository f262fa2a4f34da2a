"""How cells stand beside each other on a line of a given width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import set_cell_size

from ubp_tui.widgets.cells import fit

_GAP = " "
_MARK_WIDTH = 2
_NARROWEST = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and its width in cells.

    Without a width it is flexible: such columns divide what the others leave, by their shares.
    """

    title: str
    width: int | None = None
    share: int = 1


class Layout:
    """Makes lines of columns: a marker, the cells, a sign at the end."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = tuple(columns)

    def heading(self, width: int, mark: str = "") -> str:
        """The line of titles, `width` cells wide, with a sign at its end where there is one."""
        return self.line(" ", [column.title for column in self._columns], mark, width)

    def room(self, place: int, width: int) -> tuple[int, int]:
        """Where a column (counted from 0) begins on a line `width` cells wide, and its width."""
        widths = list(self._widths(width - 1 - len(_GAP) - _MARK_WIDTH))
        return 1 + sum(widths[:place]) + len(_GAP) * place, widths[place]

    def line(self, marker: str, cells: Sequence[str], mark: str, width: int) -> str:
        """A line `width` cells wide; a cell too long for its column is cut with an ellipsis."""
        widths = self._widths(width - 1 - len(_GAP) - _MARK_WIDTH)
        fitted = (fit(cell, cell_width) for cell, cell_width in zip(cells, widths, strict=False))
        end = fit(mark, _MARK_WIDTH)
        return marker + set_cell_size(_GAP.join(fitted), width - 1 - _MARK_WIDTH) + end

    def _widths(self, width: int) -> Iterator[int]:
        """The width of each column where all have `width` cells, gaps included."""
        fixed = sum(column.width or 0 for column in self._columns)
        shares = sum(column.share for column in self._columns if column.width is None)
        spare = width - fixed - len(_GAP) * (len(self._columns) - 1)
        for column in self._columns:
            if column.width is not None:
                yield column.width
                continue
            given = max(_NARROWEST, spare * column.share // shares)
            spare, shares = spare - given, shares - column.share
            yield given
