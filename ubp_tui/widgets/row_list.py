"""A list with a cursor that shows the lines it can and nothing else, however many there are.

Drawn with Textual's line API, one style a line. Whatever changes, only the lines that look
different are sent to the terminal: a move of the cursor is two lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.columns import Column, Layout
from ubp_tui.widgets.lines import one_line
from ubp_tui.widgets.rows import Row, RowsAround, Window

__all__ = ["Row", "RowList", "Window"]


class RowList(Widget, can_focus=True):
    """A list of rows under a heading, which shows by ▲ and ▼ that there are more.

    `j`, `k`, arrows, page keys, home and end move the cursor. Rows come from `window` a few
    pages at a time, so that a million cost what ten do. Where rows change, call `refresh_rows`;
    where they are another list, `show_rows`.
    """

    DEFAULT_CSS = """
    RowList { height: 1fr; width: 1fr; color: $foreground; background: $background; }
    RowList > .row-list--heading { text-style: bold; color: $text-muted; }
    RowList > .row-list--cursor {
        color: $block-cursor-blurred-foreground;
        background: $block-cursor-blurred-background;
        text-style: $block-cursor-blurred-text-style;
    }
    RowList:focus > .row-list--cursor {
        color: $block-cursor-foreground;
        background: $block-cursor-background;
        text-style: $block-cursor-text-style;
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--heading", "row-list--cursor"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "down", show=False),
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("home", "first", "first", show=False),
        Binding("end", "last", "last", show=False),
        *bindings("open"),
    ]

    @dataclass
    class Opened(Message):
        """Somebody pressed enter on a row."""

        row_list: RowList
        row: Row

        @property
        def control(self) -> RowList:
            """The list, for `@on(RowList.Opened, "#id")`."""
            return self.row_list

    @dataclass
    class Moved(Message):
        """The cursor is on another row than before, or on none."""

        row_list: RowList
        row: Row | None

        @property
        def control(self) -> RowList:
            """The list, for `@on(RowList.Moved, "#id")`."""
            return self.row_list

    def __init__(
        self,
        columns: Sequence[Column],
        window: Window | None = None,
        total: int = 0,
        *,
        empty_text: str = "There is nothing here.",
        id: str | None = None,
    ) -> None:
        """Makes the list.

        Args:
            columns: what each cell of a row is called and how wide it is.
            window: gives the rows; none until `show_rows` where it is left out.
            total: how many rows there are.
            empty_text: the sentence shown where there are none.
            id: the widget's id.
        """
        super().__init__(id=id)
        self._layout = Layout(columns)
        self._rows_around = RowsAround(window or (lambda offset, limit: ()))
        self._total = total
        self._empty_text = empty_text
        self._cursor = 0
        self._top = 0
        self._painted: dict[int, tuple[str, str]] = {}
        self._announced: object = None

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self._total

    @property
    def cursor(self) -> int:
        """The place of the cursor, counted from 0."""
        return self._cursor

    @property
    def rows_in_sight(self) -> int:
        """How many rows are shown at once."""
        return self._height

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor; None where there are no rows."""
        return self._row(self._cursor)

    def show_rows(self, window: Window, total: int, *, empty_text: str | None = None) -> None:
        """Shows another list (another queue, filter or order), with the cursor on its first row."""
        self._rows_around, self._total = RowsAround(window), total
        self._empty_text = self._empty_text if empty_text is None else empty_text
        self._cursor = self._top = 0
        self._announced = None
        self._settle()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Shows other columns; the rows stay."""
        self._layout = Layout(columns)
        self._settle()

    def refresh_rows(self, total: int | None = None) -> None:
        """Reads the rows again after something changed; the cursor stays on its row.

        The row is looked for a few pages either way, and keeps its place on the screen. Where it
        is gone, the cursor stays where it was.

        Args:
            total: how many rows there are now, where that may have changed.
        """
        row, height = self.cursor_row, self._height
        self._total = self._total if total is None else total
        self._rows_around.forget()
        place = None if row is None else self._find(row.key)
        if place is not None:
            self._top += place - self._cursor
            self._cursor = place
        self._top = max(0, min(self._top, self._total - height))
        self._settle()

    def move_to(self, place: int) -> None:
        """Puts the cursor on a row, counted from 0; the nearest there is beyond the ends."""
        self._cursor = place
        self._settle()

    def move_to_key(self, key: object) -> bool:
        """Puts the cursor on the row with a key, where it is within a few pages; says whether."""
        place = self._find(key)
        if place is not None:
            self.move_to(place)
        return place is not None

    def render_line(self, y: int) -> Strip:
        """One line of the widget: the heading, a row, or nothing."""
        self._painted[y] = text, kind = self._line(y)
        style = self.get_component_rich_style(f"row-list--{kind}") if kind else self.rich_style
        return one_line(text, style, self.size.width)

    def action_move(self, rows: int) -> None:
        """Moves the cursor by so many rows."""
        self.move_to(self._cursor + rows)

    def action_page(self, pages: int) -> None:
        """Moves the cursor, and what is shown, by so many pages."""
        self._top = max(0, min(self._top + pages * self._height, self._total - self._height))
        self.move_to(self._cursor + pages * self._height)

    def action_first(self) -> None:
        """Moves the cursor to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Moves the cursor to the last row."""
        self.move_to(self._total - 1)

    def action_open(self) -> None:
        """Says that the row under the cursor is to be opened."""
        row = self.cursor_row
        if row is not None:
            self.post_message(self.Opened(self, row))

    def on_mount(self) -> None:
        """Says which row the cursor starts on."""
        self._settle()

    def on_resize(self) -> None:
        """Keeps the cursor in sight."""
        self._settle()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.action_move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.action_move(-3)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; one on the cursor opens its row."""
        place = self._top + event.y - 1
        if event.y < 1 or place >= self._total:
            return
        if place == self._cursor:
            self.action_open()
        self.move_to(place)

    @property
    def _height(self) -> int:
        """How many rows fit under the heading."""
        return max(1, self.size.height - 1)

    def _row(self, place: int) -> Row | None:
        if not 0 <= place < self._total:
            return None
        return self._rows_around.row(place, self._height)

    def _find(self, key: object) -> int | None:
        """The place of a row by its key, among the pages around the cursor."""
        self._row(min(self._cursor, self._total - 1))
        return self._rows_around.place_of(key)

    def _settle(self) -> None:
        """Brings cursor and view within bounds, repaints what looks different, says who moved."""
        self._cursor = max(0, min(self._cursor, self._total - 1))
        self._top = self._top_in_sight()
        for y in range(self.size.height):
            if self._painted.get(y) != self._line(y):
                self.refresh(Region(0, y, self.size.width, 1))
        row = self.cursor_row
        key = None if row is None else (row.key,)
        if key != self._announced:
            self._announced = key
            self.post_message(self.Moved(self, row))

    def _top_in_sight(self) -> int:
        """The first row shown, so that the cursor is in sight.

        Beyond the edge it goes on by half a page: the whole list is sent once, not at each key.
        """
        height, cursor, top = self._height, self._cursor, self._top
        if not top <= cursor < top + height:
            top = cursor - height // 2
        return max(0, min(top, self._total - height))

    def _beyond(self) -> str:
        """A sign for rows that are out of sight: above, below, or both."""
        above, below = self._top > 0, self._top + self._height < self._total
        return f"{'▲' if above else ''}{'▼' if below else ''}"

    def _line(self, y: int) -> tuple[str, str]:
        """What a line says, and its kind: a heading, the cursor, or neither."""
        width = self.size.width
        if y == 0:
            return self._layout.heading(width, self._beyond()), "heading"
        if not self._total:
            return (f" {self._empty_text}" if y == 1 else ""), ""
        place = self._top + y - 1
        row = self._row(place)
        if row is None:
            return "", ""
        at_cursor = place == self._cursor
        text = self._layout.line(">" if at_cursor else " ", row.cells, row.mark, width)
        return text, "cursor" if at_cursor else ""
