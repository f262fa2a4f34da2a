"""A page of text that scrolls: headings, paragraphs, and lists, all of it plain text."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static


class Page(VerticalScroll, can_focus=True):
    """Text to read, scrolled with the cursor keys."""

    DEFAULT_CSS = """
    Page {
        height: 1fr; padding: 0 1; scrollbar-size-vertical: 1;
        & > Static { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("up,k", "scroll_up", "Up", show=False),
    ]

    def __init__(self, text: Text | None = None, *, id: str | None = None) -> None:
        """With the text, or empty."""
        super().__init__(id=id)
        self._text = text or Text("")
        self._body = Static(self._text, markup=False)

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._body

    def show(self, text: Text) -> None:
        """Shows another text from its beginning; the same text stays as it is."""
        if text != self._text:
            self._text = text
            self._body.update(text)
            self.scroll_home(animate=False)


def heading(words: str) -> Text:
    """A heading."""
    return Text.assemble((f"{words}\n", "bold"))


def paragraphs(*parts: Text | str) -> Text:
    """Parts with an empty line between them."""
    texts = [part if isinstance(part, Text) else Text(part) for part in parts]
    return Text("\n\n").join(texts)
