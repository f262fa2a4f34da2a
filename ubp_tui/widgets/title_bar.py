"""The line at the top: what this screen is on the left, who is working on the right."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from ubp_tui.widgets.cells import fit, for_display
from ubp_tui.widgets.lines import one_line


class TitleBar(Widget):
    """One line: the title, and who is working, who stays.

    When both do not fit the grade after the name goes (", team leader"), then the title is cut.
    """

    DEFAULT_CSS = """
    TitleBar { dock: top; height: 1; text-style: bold; color: $foreground; background: $panel; }
    """

    def __init__(self, title: str, who: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = title
        self._who = who

    def show(self, title: str, who: str) -> None:
        """Shows another title and who is working; writes nothing where both are the same."""
        if (title, who) != (self._title, self._who):
            self._title, self._who = title, who
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line, across the whole width."""
        width = self.size.width
        who = for_display(self._who)
        if cell_len(for_display(self._title)) + cell_len(who) + 3 > width:
            who = who.rpartition(", ")[0] or who
        right = min(cell_len(who), width // 2)
        left = fit(self._title, width - right - 3)
        return one_line(f" {left} {fit(who, right)} ", self.rich_style, width)
