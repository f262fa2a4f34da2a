"""Help: what a screen is for and what its keys do, as they are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult

from screens.explained import ExplainedScreen
from ubp_tui.widgets.bindings import key_in_words, place_of
from ubp_tui.widgets.page import Page, heading, paragraphs

if TYPE_CHECKING:
    from textual.screen import Screen


class HelpScreen(ExplainedScreen[None]):
    """Explains another screen."""

    HELP_WORDS: ClassVar[str] = (
        "What a screen is for and what its keys do. The cursor keys scroll; esc goes back to it."
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
    bindings = [active.binding for active in screen.active_bindings.values()]
    in_order = sorted((b for b in bindings if b.tooltip and b.id), key=place_of)
    shown = (key_in_words(screen.app.get_key_display(binding)) for binding in in_order)
    lines = [f"{key:>7}  {b.tooltip}" for key, b in zip(shown, in_order, strict=True)]
    everywhere = (
        "In lists the cursor keys or j and k move, pgdn and pgup move by a page, home and end go "
        "to the first and last. In forms tab goes from field to field. ctrl+p lists the "
        "keys too, to search among them. Everything can be done with the keyboard alone."
    )
    keys = "\n".join(dict.fromkeys(lines))
    return paragraphs(
        heading("What this screen is for") + words, heading("Keys") + keys, everywhere
    )
