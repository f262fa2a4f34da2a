"""Where somebody is in a form of several steps, and which of them are complete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.strip import Strip
from textual.widget import Widget

from ubp_tui.widgets.cells import for_display
from ubp_tui.widgets.lines import one_line


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, whether everything it asks for is there, a name for a narrow line."""

    name: str
    complete: bool = False
    short: str = ""

    def named(self, width: int) -> str:
        """The name, or the short one where it has more than so many letters."""
        return self.short if self.short and len(self.name) > width else self.name


class Rail(Widget):
    """One line of steps: `*` complete, `-` incomplete, the current one in `> <`.

    The seven steps of the measure wizard fit 80 columns; where steps do not fit, each but the
    current one is shortened alike.
    """

    DEFAULT_CSS = """
    Rail { height: 1; color: $foreground; background: $panel; }
    """

    def __init__(
        self, steps: Sequence[Step] = (), current: int = 0, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._steps = tuple(steps)
        self._current = current

    def show(self, steps: Sequence[Step], current: int) -> None:
        """Shows the steps as they are now, the current one counted from 0."""
        if (tuple(steps), current) != (self._steps, self._current):
            self._steps, self._current = tuple(steps), current
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The steps, as long as there is room for."""
        return one_line(self._line(self.size.width), self.rich_style, self.size.width)

    def _line(self, width: int) -> str:
        longest = max((len(step.name) for step in self._steps), default=0)
        for length in range(longest, 2, -1):
            line = "".join(self._words(at, step, length) for at, step in enumerate(self._steps))
            if len(line) <= width:
                break
        return line if self._steps else ""

    def _words(self, at: int, step: Step, length: int) -> str:
        sign = "*" if step.complete else "-"
        name = for_display(step.named(length))
        if at == self._current:
            return f">{sign}{name}<"
        return f" {sign}{name if len(name) <= length else name[: length - 1] + '.'}"
