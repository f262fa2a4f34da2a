"""The line above the list in which one types words of a name or reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from ubp_tui.widgets.sure_timers import SureTimers
from ubp_tui.widgets.text_inputs import OneLine

ASK_AFTER = 0.1
"""Seconds after the last letter before the database is asked."""


class FilterBar(SureTimers, Horizontal):
    """Says which words are wanted, shortly after the last of them was typed."""

    DEFAULT_CSS = """
    FilterBar {
        height: 1;
        & > Static { width: 2; }
        & > OneLine { width: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab,shift+tab", "leave", "into the list", show=False)
    ]

    @dataclass
    class Wanted(Message):
        """Only lines with these words are wanted; all of them where there are none."""

        words: str

    @dataclass
    class Left(Message):
        """On into the list of lines with these words."""

        words: str

    def __init__(self) -> None:
        """With no words wanted yet."""
        super().__init__()
        self._said = ""

    def compose(self) -> ComposeResult:
        """A sign and the field."""
        yield Static("/ ", markup=False)
        yield OneLine()

    def open(self) -> None:
        """Shows the line, with the cursor in it."""
        self.display = True
        self.query_one(OneLine).focus()

    def close(self) -> None:
        """Puts the line away and wants all lines again."""
        self.query_one(OneLine).value = ""
        self.display = False
        self.action_leave()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Waits whether more is typed."""
        message.stop()
        self.set_timer(ASK_AFTER, lambda: self._want(message.value))

    def _want(self, words: str) -> None:
        if words == self.query_one(OneLine).value != self._said:
            self._said = words
            self.post_message(self.Wanted(words))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter goes on into the list."""
        message.stop()
        self.action_leave()

    def action_leave(self) -> None:
        """Goes on into the list."""
        self._said = self.query_one(OneLine).value
        self.post_message(self.Left(self._said))
