"""Help: what a screen is for and what its keys do, as they are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult

from screens.explained import ExplainedScreen
from ubp_tui.widgets.bindings import keys_in_force, with_keys
from ubp_tui.widgets.page import Page, heading, paragraphs

if TYPE_CHECKING:
    from textual.screen import Screen


class HelpScreen(ExplainedScreen[None]):
    """Explains another screen."""

    HELP_WORDS: ClassVar[str] = (
        "What a screen is for and what its keys do. The cursor keys scroll; {back} goes back to it."
    )
    AUTO_FOCUS: ClassVar[str] = "Page"

    def __init__(self, about: ExplainedScreen[Any]) -> None:
        """About a screen."""
        super().__init__("Help")
        self._text = help_text(about, about.help_words())

    def body(self) -> ComposeResult:
        """The words and the keys."""
        yield Page(self._text)


def help_text(screen: Screen[Any], words: str) -> Text:
    """What a screen is for, and its keys in words."""
    found = [(active.binding, " or ".join(keys)) for active, keys in keys_in_force(screen)]
    lines = [f"{keys:>7}  {b.tooltip}" for b, keys in found if b.tooltip and b.id]
    everywhere = (
        "In lists the cursor keys or j and k move, pgdn and pgup move by a page, home and end go "
        "to the first and last. In forms tab goes from field to field. ctrl+p lists the "
        "keys too, to search among them. Everything can be done with the keyboard alone."
    )
    keys = "\n".join(dict.fromkeys(lines))
    return paragraphs(
        heading("What this screen is for") + with_keys(words, screen.app),
        heading("Keys") + keys,
        everywhere,
    )
