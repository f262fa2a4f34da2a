"""Lines to read in a place of fixed size: showing others lays nothing out again.

Only the lines that look different are sent to the terminal.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.text import Text
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from ubp_tui.widgets.lines import one_line


class TextLines(Widget):
    """Lines that are broken already for the width there is; the others are a page away."""

    DEFAULT_CSS = """
    TextLines { height: 1fr; padding: 0 1; color: $foreground; background: $background; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """With nothing to read yet."""
        super().__init__(id=id)
        self._lines: Sequence[Text] = ()
        self._top = 0

    @property
    def is_longer(self) -> bool:
        """Whether there is more to read than is seen at once."""
        return len(self._lines) > self.size.height

    def show(self, lines: Sequence[Text]) -> None:
        """Shows other lines, from the first; those that stay the same are not drawn again."""
        before = self._seen()
        if lines != self._lines:
            self._lines, self._top = tuple(lines), 0
        self._draw_what_differs(before)

    def read_on(self) -> None:
        """Goes on by what is seen at once; from the end it begins again."""
        before, page = self._seen(), max(self.size.height - 1, 1)
        last = len(self._lines) - self.size.height
        self._top = 0 if self._top >= last else min(self._top + page, last)
        self._draw_what_differs(before)

    def render_line(self, y: int) -> Strip:
        """One line."""
        width, style = self.size.width, self.rich_style
        if self._top + y >= len(self._lines):
            return one_line("", style, width)
        rendered = self._lines[self._top + y].render(self.app.console, end="")
        strip = Strip(Segment.apply_style(rendered, style))
        return strip.adjust_cell_length(width, style)

    def _seen(self) -> list[Text]:
        found = list(self._lines[self._top : self._top + self.size.height])
        return [*found, *[Text()] * (self.size.height - len(found))]

    def _draw_what_differs(self, before: Sequence[Text]) -> None:
        for y, (was, now) in enumerate(zip(before, self._seen(), strict=False)):
            if was != now or was.spans != now.spans:
                self.refresh(Region(0, y, self.size.width, 1))
