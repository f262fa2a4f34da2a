"""Go to a case by its reference."""

from __future__ import annotations

import re
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.widgets.text_inputs import SentLine

_NUMBER = re.compile(r"(?:UBP-)?([0-9]{1,9})")


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
        typed = message.value.strip().upper()
        number = _NUMBER.fullmatch(typed)
        if not typed:
            self.say(f"Type a reference; {self.key('back')} goes back.")
        else:
            self.dismiss(f"UBP-{int(number[1]):04}" if number else typed)
