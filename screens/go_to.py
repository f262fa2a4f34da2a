"""Go to a case by its reference."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.widgets.form import OneLine


class GoToScreen(WorkScreen[str]):
    """Asks for a reference; the number alone will do."""

    HELP_WORDS: ClassVar[str] = "Type a case's reference, such as UBP-0142, or just 142."

    def __init__(self, desk: Desk) -> None:
        """At a desk."""
        super().__init__(desk, "Go to a case")

    def body(self) -> ComposeResult:
        """The one field."""
        with Vertical():
            yield Static(Text("Reference, such as UBP-0142 or just 142"), markup=False)
            yield OneLine("")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Goes there."""
        typed = message.value.strip().upper()
        if not typed:
            self.say("Type a reference, or esc to go back.")
        else:
            self.dismiss(f"UBP-{int(typed):04}" if typed.isdecimal() else typed)
