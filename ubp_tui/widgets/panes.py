"""Panes beside each other where the window is wide, one at a time with tabs where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ubp_tui.widgets.bindings import numbers
from ubp_tui.widgets.cells import fit, for_display
from ubp_tui.widgets.lines import one_line

WIDE = 120
"""The columns from which panes stand beside each other."""


@dataclass(frozen=True, slots=True)
class Pane:
    """A pane: its title and what it holds."""

    title: str
    content: Widget


class _Titles(Widget):
    """The line of titles: above their panes, or as numbered tabs."""

    DEFAULT_CSS = """
    _Titles { height: 1; text-style: bold; color: $foreground; background: $panel; }
    """

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = titles
        self.current = 0
        self.beside = False

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        numbered = [f"{at} {for_display(title)}" for at, title in enumerate(self._titles, 1)]
        marked = [
            f">{title}<" if at == self.current else f" {title} "
            for at, title in enumerate(numbered)
        ]
        if not self.beside:
            return one_line(" ".join(marked), self.rich_style, width)
        each = width // len(marked)
        return one_line("".join(fit(title, each) for title in marked), self.rich_style, width)


class Panes(Vertical):
    """Two to four panes; their numbers go to them, whether they are beside each other or tabs.

    What a pane holds takes keys (a page, a list, a form): the numbers work while one does.
    Which one is current stays when the window changes width.
    """

    DEFAULT_CSS = """
    Panes { height: 1fr; }
    Panes > Horizontal > Vertical { width: 1fr; height: 1fr; padding-right: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*numbers(4, "part")]

    @dataclass
    class Chosen(Message):
        """Another pane is current; `place` counts from 0."""

        panes: Panes
        place: int

    def __init__(self, *panes: Pane, id: str | None = None) -> None:
        super().__init__(id=id)
        self._panes = panes
        self._titles = _Titles([pane.title for pane in panes])
        self._boxes = [Vertical(pane.content) for pane in panes]

    @property
    def current(self) -> int:
        """The pane that somebody is in, counted from 0."""
        return self._titles.current

    def compose(self) -> ComposeResult:
        """The titles and the panes."""
        yield self._titles
        self._arrange()
        yield Horizontal(*self._boxes)

    def on_mount(self) -> None:
        """Begins in the first pane."""
        self.call_after_refresh(self.choose, 0)

    def choose(self, place: int) -> None:
        """Goes to a pane, counted from 0, and to the first thing in it that takes keys."""
        if not 0 <= place < len(self._boxes):
            return
        self._titles.current = place
        self._arrange()
        inside = self._boxes[place].query("*")
        target = next((widget for widget in inside if widget.focusable), None)
        if target is not None:
            target.focus()
        self.post_message(self.Chosen(self, place))

    def action_choose(self, number: int) -> None:
        """Goes to a pane by its number."""
        self.choose(number - 1)

    def on_resize(self, event: events.Resize) -> None:
        """Puts the panes beside each other, or one at a time."""
        self._titles.beside = event.size.width >= WIDE
        self._arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus is the current one; a focus that has moved on is no news."""
        if event.widget is not self.screen.focused:
            return
        for place, box in enumerate(self._boxes):
            if box in event.widget.ancestors and place != self.current:
                self._titles.current = place
                self._arrange()
                self.post_message(self.Chosen(self, place))

    def _arrange(self) -> None:
        for place, box in enumerate(self._boxes):
            box.display = self._titles.beside or place == self.current
        self._titles.refresh()
