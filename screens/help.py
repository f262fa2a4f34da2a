"""Help: what a screen is for and what its keys do, as they are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult

from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.widgets.page import Page, heading, paragraphs

if TYPE_CHECKING:
    from textual.screen import Screen


class HelpScreen(WorkScreen[None]):
    """Explains another screen."""

    HELP_WORDS: ClassVar[str] = "The cursor keys scroll; esc goes back."

    def __init__(self, desk: Desk, about: WorkScreen[Any]) -> None:
        """About a screen."""
        super().__init__(desk, "Help")
        self._text = help_text(about, about.HELP_WORDS)

    def body(self) -> ComposeResult:
        """The words and the keys."""
        yield Page(self._text)


def help_text(screen: Screen[Any], words: str) -> Text:
    """What a screen is for, and its keys in words."""
    lines = []
    for active in screen.active_bindings.values():
        binding = active.binding
        explained = binding.tooltip or binding.description
        if explained and not binding.system:
            lines.append(f"{screen.app.get_key_display(binding):>12}  {explained}")
    keys = "\n".join(dict.fromkeys(lines))
    everywhere = (
        "esc goes back and never loses anything. Tab goes from field to field. "
        "Everything can be done with the keyboard alone."
    )
    return paragraphs(
        heading("What this screen is for") + words, heading("Keys") + keys, everywhere
    )
