"""The facts of a case as one part of its screen: scrolled, and opened in full by enter."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.message import Message

from ubp_tui.widgets.bindings import binding
from ubp_tui.widgets.page import Page


class FactsPage(Page):
    """The facts; the same facts again write nothing and scroll nowhere."""

    BINDINGS: ClassVar[list[BindingType]] = [binding("open", "open_facts")]

    class Opened(Message):
        """The facts are to be shown in full."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.text = Text("")

    def keep(self, text: Text) -> None:
        """Shows the facts where they are others than before, without scrolling."""
        if text != self.text:
            self.text = text
            self._body.update(text)

    def action_open_facts(self) -> None:
        """Says that they are to be shown in full."""
        self.post_message(self.Opened())
