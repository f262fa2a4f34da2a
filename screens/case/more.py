"""Everything that can be done on a case, or one of several ways to do one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from screens.case.actions import Offer, offer, offers
from screens.case.ways import Way
from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.row_list import Row, RowList

COLUMNS = (Column("What", share=5), Column("Why not now", share=4))


class MoreScreen(WorkScreen[Way]):
    """A list of ways; its result is the one chosen."""

    CSS_PATH = "more.tcss"
    HELP_WORDS: ClassVar[str] = (
        "What can be done on this case. What cannot be done stands below, with the reason; the "
        "whole reason for the line at the cursor stands at the bottom. {open} chooses."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("why")

    def __init__(self, desk: Desk, view: CaseView, ways: Sequence[Way], title: str) -> None:
        """Of some ways, or of every action where there are none."""
        super().__init__(desk, f"{view.file.case.reference}  {title}")
        found = [offer(way, view) for way in ways] if ways else list(offers(desk, view))
        self._offers: list[Offer] = sorted(found, key=lambda each: bool(each.why_not))

    def body(self) -> ComposeResult:
        """The list, and the whole reason for the line at the cursor."""
        rows = [Row(place, (o.words, o.why_not)) for place, o in enumerate(self._offers)]
        yield RowList(COLUMNS, lambda first, most: rows[first : first + most], len(rows))
        yield Static("", id="reason", markup=False)

    def on_mount(self) -> None:
        """The cursor is on the first line."""
        self.query_one(RowList).focus()

    def _at_cursor(self) -> Offer:
        return self._offers[self.query_one(RowList).cursor]

    def on_row_list_moved(self) -> None:
        """Shows the whole line and why it is refused."""
        at_cursor = self._at_cursor()
        why_not, opens = at_cursor.why_not, f"{self.key('open')} opens it."
        reason = f"Not now: {why_not}" if why_not else opens
        self.query_one("#reason", Static).update(Text(f"{at_cursor.words}\n{reason}"))

    def on_row_list_opened(self) -> None:
        """Chooses the way at the cursor, unless it is refused."""
        at_cursor = self._at_cursor()
        if at_cursor.why_not or at_cursor.way is None:
            self.say(at_cursor.why_not)
        else:
            self.dismiss(at_cursor.way)

    def rule_in_question(self) -> str:
        """The rule that refuses the line at the cursor."""
        return self._at_cursor().rule
