"""Inputs for words: one line, or as many as it takes. Light on a slow line, shown as typed."""

from __future__ import annotations

from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from ubp_tui.policy.text import clean
from ubp_tui.widgets.cells import as_typed


class _Harmless(Highlighter):
    """Shows what was typed without what a terminal would obey."""

    def highlight(self, text: Text) -> None:
        text.plain = as_typed(text.plain)


class OneLine(Input):
    """A text of one line: no border, no blinking cursor; a bar on its left is thick in focus."""

    DEFAULT_CSS = """
    OneLine, OneLine.-textual-compact {
        height: 1; padding: 0 1; background: $background; color: $foreground;
        border: none !important; border-left: vkey $border-blurred !important;
        &:focus {
            background-tint: transparent;
            border-left: thick $border !important;
        }
        &:ansi > .input--cursor {
            background: ansi_default; color: ansi_default; text-style: reverse;
        }
    }
    """

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        """With what has been typed so far."""
        super().__init__(value, highlighter=_Harmless(), compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """Puts all that is pasted on the line; Textual would drop every line but the first."""
        event.stop()
        event.prevent_default()
        words = " ".join(clean(event.text).replace("\t", " ").splitlines())
        self.replace(words, *sorted(self.selection))


class TypedOver(OneLine):
    """A line whose few words are typed anew rather than gone on with, such as a day.

    All of it is selected when the cursor comes, so that the first letter takes its place.
    """

    DEFAULT_CSS = """
    TypedOver:ansi > .input--selection {
        background: ansi_default; color: ansi_default; text-style: reverse;
    }
    """

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        """With what has been typed so far."""
        super().__init__(value, id=id)
        self.select_on_focus = True


class SentLine(OneLine):
    """A line that enter sends, as the key bar says."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "go on", id="go_on", tooltip="Goes on with what is typed.")
    ]


class ManyLines(TextArea):
    """A text of any length that wraps: no border, no blinking cursor; Tab leaves it."""

    DEFAULT_CSS = """
    ManyLines, ManyLines.-textual-compact {
        padding: 0 1; background: $background; color: $foreground; scrollbar-size-vertical: 1;
        border: none !important; border-left: vkey $border-blurred !important;
        &:focus { border-left: thick $border !important; }
    }
    """

    def __init__(self, value: str = "", lines: int = 4, *, id: str | None = None) -> None:
        """With what has been typed so far, shown in so many lines; one goes on at its end."""
        super().__init__(value, compact=True, highlight_cursor_line=False, id=id)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self.styles.height = lines
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """A line as it is shown: what a terminal would obey is replaced, one for one."""
        return Text(as_typed(self.document.get_line(line_index)), end="", no_wrap=True)

    async def _on_paste(self, event: events.Paste) -> None:
        """Pastes without control characters."""
        event.stop()
        event.prevent_default()
        if result := self._replace_via_keyboard(clean(event.text), *self.selection):
            self.move_cursor(result.end_location)
