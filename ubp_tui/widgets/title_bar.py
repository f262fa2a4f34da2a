"""The first line of every screen: what it is, and who is at the desk."""

from __future__ import annotations

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from ubp_tui.widgets.cells import cell_len, fitted, shown


class TitleBar(Widget):
    """The screen's title on the left, who works here on the right."""

    DEFAULT_CSS = "TitleBar { height: 1; dock: top; text-style: reverse; }"

    left = reactive("")
    right = reactive("")

    def __init__(self, left: str, right: str = "") -> None:
        """With both sides."""
        super().__init__()
        self.set_reactive(TitleBar.left, left)
        self.set_reactive(TitleBar.right, right)

    def render(self) -> Text:
        """Both sides; the left one is cut where they do not fit."""
        right = shown(self.right)
        room = max(self.size.width - cell_len(right) - 3, 10)
        line = f" {fitted(self.left, room)} {right} "
        return Text(fitted(line, self.size.width), no_wrap=True)
