"""Lines that can be opened, with the whole of the one at the cursor to read below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical

from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.page import Page
from ubp_tui.widgets.row_list import Row, RowList

_WIDEST_NAME = 38


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One line: its key, what it is called, what it says in short, and all of it to read.

    `mark` is "!" where something is missing.
    """

    key: str
    name: str
    short: str
    text: Text
    mark: str = ""


class Outline(Vertical):
    """A list above, a page below; enter on a line posts `RowList.Opened` with its key."""

    DEFAULT_CSS = """
    Outline { height: 1fr; }
    Outline > Page { height: 1fr; border-top: ascii $border; }
    """

    def __init__(
        self, rows: Sequence[OutlineRow], titles: tuple[str, str], begin_at: str = ""
    ) -> None:
        """Of lines, with the headings of what they are called and what they say.

        The cursor begins on the line with the key `begin_at`, where there is one.
        """
        super().__init__()
        widest = max((cell_len(row.name) for row in rows), default=0)
        self._list = RowList((Column(titles[0], min(widest, _WIDEST_NAME)), Column(titles[1])))
        self._page = Page()
        self._rows = rows
        self._begin_at = begin_at

    def compose(self) -> ComposeResult:
        """The list and the page."""
        yield self._list
        yield self._page

    def on_mount(self) -> None:
        """Shows the lines, with the keyboard on the first."""
        self.show(self._rows)
        if self._begin_at:
            self._list.move_to_key(self._begin_at)
            self._read(self.current)
        self._list.focus()

    @property
    def current(self) -> str:
        """The key of the line at the cursor; empty where there is none."""
        row = self._list.cursor_row
        return str(row.key) if row is not None else ""

    def show(self, rows: Sequence[OutlineRow]) -> None:
        """Shows the lines as they are now; the cursor stays on its line."""
        here = self.current
        self._rows = rows
        lines = [Row(row.key, (row.name, row.short), row.mark) for row in rows]
        self._list.styles.height = min(len(lines) + 1, self.app.size.height // 2 - 1)
        self._list.show_rows(lambda first, most: lines[first : first + most], len(lines))
        if here:
            self._list.move_to_key(here)
        self._read(self.current)

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Shows the whole of the line at the cursor."""
        message.stop()
        self._read(self.current)

    def _read(self, key: str) -> None:
        self._page.show(next((row.text for row in self._rows if row.key == key), Text("")))
