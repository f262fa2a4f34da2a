"""Go to a case by its reference."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.references import case_reference
from ubp_tui.widgets.text_inputs import SentLine


class GoToScreen(WorkScreen[str]):
    """Asks for a reference; the number alone will do."""

    CSS = "GoToScreen Vertical { padding: 0 1; }"
    HELP_WORDS: ClassVar[str] = "Type a case's reference, such as UBP-0142, or just 142."
    AUTO_FOCUS: ClassVar[str] = "SentLine"

    def __init__(self, desk: Desk) -> None:
        """At a desk."""
        super().__init__(desk, "Go to a case")

    def body(self) -> ComposeResult:
        """The one field."""
        with Vertical():
            yield Static(Text("Reference, such as UBP-0142 or just 142"), markup=False)
            yield SentLine("")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Goes there."""
        if message.value.strip():
            self.dismiss(case_reference(message.value))
        else:
            self.say(f"Type a reference; {self.key('back')} goes back.")
