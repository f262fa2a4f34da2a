"""Everything that happened, one line each: when, who, what kind, in words; by kind if wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType

from ubp_tui.widgets.bindings import binding
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.row_list import Row, RowList


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened; `key` is what opens its record, and stays the same.

    `when` is short, at most 12 cells: "22 Nov 10:42".
    """

    key: object
    when: str
    who: str
    kind: str
    words: str


class Timeline(RowList):
    """A list of entries; `f` shows one kind after another, then all again.

    Opening one posts `RowList.Opened`, whose row has the entry's key.
    """

    DEFAULT_CSS = """
    Timeline { min-height: 3; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [binding("kind", "next_kind")]

    def __init__(self, entries: Sequence[Entry] = (), *, id: str | None = None) -> None:
        super().__init__(_columns("What"), id=id, empty_text="Nothing has been recorded yet.")
        self._entries: tuple[Entry, ...] = tuple(entries)
        self._kind = ""
        self._shown: list[Row] = []

    @property
    def kind(self) -> str:
        """The only kind shown; empty where all are."""
        return self._kind

    @property
    def kinds(self) -> list[str]:
        """The kinds there are, as they come in the alphabet."""
        return sorted({entry.kind for entry in self._entries})

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows the entries as they are now; the cursor stays on its entry, the kind as chosen.

        Whoever looks at the newest entries sees those that are newer still.
        """
        self._entries = tuple(entries)
        if self._kind and self._kind not in self.kinds:
            self.show_kind("")
        else:
            at_the_newest = self._top == 0
            self._take_rows()
            self.refresh_rows(len(self._shown))
            if at_the_newest:
                self._top = 0
                self._settle()

    def show_kind(self, kind: str) -> None:
        """Shows entries of one kind only, or all where it is empty or there are none of it."""
        self._kind = kind if kind in self.kinds else ""
        self._choose()

    def action_next_kind(self) -> None:
        """Shows the next kind only; after the last, all."""
        order = ["", *self.kinds]
        self.show_kind(order[(order.index(self._kind) + 1) % len(order)])

    def on_mount(self) -> None:
        """Shows the entries given at the start."""
        self._choose()

    def _choose(self) -> None:
        """Gives the list its rows, with the cursor on the entry it was on if that is shown."""
        here = self.cursor_row
        self._take_rows()
        self.set_columns(_columns(f"What · only {self._kind}" if self._kind else "What"))
        self.show_rows(lambda offset, limit: self._shown[offset : offset + limit], len(self._shown))
        keys = [row.key for row in self._shown]
        if here is not None and here.key in keys:
            self.move_to(keys.index(here.key))

    def _take_rows(self) -> None:
        self._shown = [
            Row(entry.key, (entry.when, entry.who, entry.kind, entry.words))
            for entry in self._entries
            if self._kind in ("", entry.kind)
        ]


def _columns(title: str) -> tuple[Column, ...]:
    """The columns; the title of the last says, where there is room, which kind is shown only."""
    return (Column("When", 12), Column("Who", 14), Column("Kind", 13), Column(title))
