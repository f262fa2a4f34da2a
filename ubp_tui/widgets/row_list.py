"""A list drawn line by line: a million rows cost what a screenful does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ubp_tui.widgets.cells import fitted, shown

AHEAD = 50
"""How many rows are read at a time beyond what is on the screen."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and width in cells; a width of 0 takes what is left."""

    title: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the key by which it is found again, and a text for each column."""

    key: object
    cells: tuple[str, ...]


Window = Callable[[int, int], Sequence[Row]]
"""Gives the rows from an offset on, at most so many."""


class RowList(ScrollView, can_focus=True):
    """Rows with a cursor; the row at the cursor is marked with ">" and not by colour alone."""

    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 0;
        &:focus { text-style: none; }
        & > .row-list--cursor { text-style: reverse; }
        & > .row-list--header { text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor", "row-list--header"}
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "go_to(0)", "First", show=False),
        Binding("end", "go_to(-1)", "Last", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

    cursor = reactive(0, init=False, repaint=False)

    @dataclass
    class Opened(Message):
        """Enter was pressed on a row."""

        rows: RowList
        row: Row

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        rows: RowList
        row: Row | None

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        empty: str = "Nothing here.",
        id: str | None = None,
    ) -> None:
        """Of some columns; `empty` is the sentence shown where there are no rows."""
        super().__init__(id=id)
        self._columns = tuple(columns)
        self._empty = empty
        self._window: Window = lambda offset, limit: ()
        self._total = 0
        self._rows: dict[int, Row] = {}

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self._total

    @property
    def current(self) -> Row | None:
        """The row at the cursor; None where there are no rows."""
        return self._row(self.cursor) if self._total else None

    def show(self, window: Window, total: int) -> None:
        """Shows other rows, or the same ones as they are now; the cursor stays on its row."""
        kept = self.current
        was = self.cursor
        self._window = window
        self._total = total
        self._rows = {}
        self.virtual_size = Size(self.size.width, total + 1)
        self.cursor = self._place_of(kept.key, was) if kept is not None else 0
        self.refresh()
        self.post_message(self.Moved(self, self.current))

    def _place_of(self, key: object, was: int) -> int:
        """Where a row is now: looked for around its old place, else that place stays."""
        first = max(was - AHEAD, 0)
        for place, row in enumerate(self._window(first, 2 * AHEAD), start=first):
            if row.key == key:
                return place
        return max(min(was, self._total - 1), 0)

    def _row(self, place: int) -> Row | None:
        if place not in self._rows:
            first = max(place - AHEAD // 2, 0)
            if len(self._rows) > 20 * AHEAD:
                self._rows.clear()
            self._rows.update(enumerate(self._window(first, 2 * AHEAD), start=first))
        return self._rows.get(place)

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaints the two rows that changed, and scrolls where the new one is out of sight."""
        height = self.size.height - 1
        top = self.scroll_offset.y
        if height > 0 and not top <= new < top + height:
            target = new if new < top else new - height + 1
            self.scroll_to(y=target, animate=False, immediate=True)
            self.refresh()
        else:
            for place in (old, new):
                self.refresh(Region(0, place - top + 1, self.size.width, 1))

    def action_move(self, by: int) -> None:
        """Moves the cursor by some rows."""
        self._go(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Moves the cursor by a screenful."""
        self._go(self.cursor + by * max(self.size.height - 2, 1))

    def action_go_to(self, place: int) -> None:
        """Moves the cursor to a row; -1 is the last."""
        self._go(place if place >= 0 else self._total + place)

    def _go(self, place: int) -> None:
        place = max(min(place, self._total - 1), 0)
        if place != self.cursor:
            self.cursor = place
            self.post_message(self.Moved(self, self.current))

    def action_open(self) -> None:
        """Says that the row at the cursor is to be opened."""
        if (row := self.current) is not None:
            self.post_message(self.Opened(self, row))

    def on_resize(self) -> None:
        """Fits the virtual size to the new width and keeps the cursor in sight."""
        self.virtual_size = Size(self.size.width, self._total + 1)
        self.watch_cursor(self.cursor, self.cursor)

    def render_line(self, y: int) -> Strip:
        """Draws one line: the header, then the rows that are scrolled into sight."""
        width = self.size.width
        if y == 0:
            titles = [column.title for column in self._columns]
            return self._strip(" ", titles, width, self._style("row-list--header"))
        place = y - 1 + self.scroll_offset.y
        if not self._total:
            line = f" {self._empty}" if y == 1 else ""
            return Strip([Segment(fitted(line, width), self.rich_style)], width)
        row = self._row(place) if place < self._total else None
        if row is None:
            return Strip([Segment(" " * width, self.rich_style)], width)
        if place != self.cursor:
            return self._strip(" ", row.cells, width, self.rich_style)
        style = self._style("row-list--cursor") if self.has_focus else self.rich_style
        return self._strip(">", row.cells, width, style)

    def _style(self, component: str) -> Style:
        return self.get_component_rich_style(component)

    def _strip(self, mark: str, texts: Sequence[str], width: int, style: Style) -> Strip:
        fixed = sum(column.width + 1 for column in self._columns if column.width)
        flexible = sum(1 for column in self._columns if not column.width)
        left = max(width - 1 - fixed - flexible, 0)
        share = left // flexible if flexible else 0
        cells = [
            fitted(shown(text), column.width or share)
            for column, text in zip(self._columns, texts, strict=True)
        ]
        return Strip([Segment(fitted(mark + " ".join(cells), width), style)], width)
