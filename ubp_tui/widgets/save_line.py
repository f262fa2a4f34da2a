"""The last line of a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from ubp_tui.widgets.cells import as_lines


class SaveLine(Static, can_focus=True):
    """Says what sending the form does; Enter on it sends it."""

    DEFAULT_CSS = "SaveLine { height: 1; width: auto; &:focus { text-style: reverse; } }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", "go on", id="send", tooltip="Does what the line says."),
        Binding("up", "back", "Up", show=False),
    ]

    @dataclass
    class Sent(Message):
        """The form is to be sent."""

    def __init__(self, label: str) -> None:
        """With what sending does: "Save the warning"."""
        super().__init__(f" [ {as_lines(label)} ]", markup=False)

    def action_send(self) -> None:
        """Says that the form is to be sent."""
        self.post_message(self.Sent())

    def action_back(self) -> None:
        """Goes back to the field above."""
        self.screen.focus_previous()
