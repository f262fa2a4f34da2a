"""Options to choose from with the keyboard: one of them, or any of them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ubp_tui.widgets.cells import fit, for_display
from ubp_tui.widgets.lines import one_line
from ubp_tui.widgets.questions import Option

_INDENT = " " * 6


class ChoiceList(Widget, can_focus=True):
    """Options, each with a mark: `(x)` where one is chosen, `[x]` where several can be.

    Drawn with the line API: a move of the cursor sends few lines to the terminal. Its cursor is
    marked with `>`; beyond the first and last option the form's other fields follow. Help too
    long for the option's line stands whole below it while the cursor is there.
    """

    DEFAULT_CSS = """
    ChoiceList {
        height: auto; color: $foreground; background: $background;
        & > .choice-list--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice-list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move_page(-1)", "Page up", show=False),
        Binding("pagedown", "move_page(1)", "Page down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding(
            "space,enter",
            "choose",
            "choose",
            id="choose",
            tooltip="Chooses what the cursor is on, or takes it back.",
        ),
    ]

    cursor = reactive(0, init=False, repaint=False)
    chosen: reactive[tuple[str, ...]] = reactive((), init=False)

    @dataclass
    class Changed(Message):
        """Something else is chosen."""

        choice: ChoiceList
        chosen: tuple[str, ...]

        @property
        def control(self) -> ChoiceList:
            """The list."""
            return self.choice

    def __init__(
        self,
        options: Sequence[Option],
        chosen: tuple[str, ...] = (),
        *,
        least: int = 0,
        most: int | None = None,
    ) -> None:
        """Of some options.

        Args:
            options: what can be chosen.
            chosen: the codes that are chosen at first.
            least: how many stay chosen once they are: the last of them is not taken back.
            most: 1 where one can be chosen, None for any number.
        """
        super().__init__()
        self._least = least
        self._options = tuple(options)
        self._most = most
        self.set_reactive(ChoiceList.chosen, chosen)
        codes = [option.code for option in self._options]
        first = codes.index(chosen[0]) if chosen and chosen[0] in codes else 0
        self.set_reactive(ChoiceList.cursor, first)

    def action_move(self, by: int) -> None:
        """Moves the cursor; beyond the last option the next field begins."""
        place = self.cursor + by
        if 0 <= place < len(self._options):
            self.cursor = place
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_move_page(self, by: int) -> None:
        """Moves the cursor by a page, first to the end of the list and then beyond it."""
        last, page = len(self._options) - 1, max(self.screen.size.height // 2, 1)
        there = min(max(self.cursor + by * page, 0), last)
        if there == self.cursor:
            self.action_move(by)
        else:
            self.cursor = there

    def action_first(self) -> None:
        """Moves the cursor to the first option."""
        self.cursor = 0

    def action_last(self) -> None:
        """Moves the cursor to the last option."""
        self.cursor = max(len(self._options) - 1, 0)

    def watch_cursor(self, old: int, new: int) -> None:
        """Draws the lines that changed, and keeps the cursor in the form's sight."""
        first, width = min(old, new), self.size.width
        below = max(len(self._below(place, width)) for place in (old, new))
        self.refresh(Region(0, first, width, abs(new - old) + 1 + below))
        self.show_cursor()

    def show_cursor(self) -> None:
        """Scrolls only as far as the option at the cursor, with its help, needs to be in sight."""
        if self._options:
            below = len(self._below(self.cursor, self.size.width))
            self._keep_in_sight(self.region.y + self.cursor + below)
        self._keep_in_sight(self.region.y + self.cursor)

    def _keep_in_sight(self, y: int) -> None:
        """Scrolls what the list stands in where the line at `y` of the screen is out of sight."""
        for around in self.ancestors:
            if isinstance(around, VerticalScroll):
                above, below = y - around.region.y, y - around.region.bottom + 1
                if above < 0 or below > 0:
                    around.scroll_relative(y=above if above < 0 else below, animate=False)
                return

    def action_choose(self) -> None:
        """Chooses the option at the cursor, or takes it back."""
        if not self._options:
            return
        code = self._options[self.cursor].code
        if code in self.chosen and len(self.chosen) <= self._least:
            return
        if code in self.chosen:
            self.chosen = tuple(c for c in self.chosen if c != code)
        elif self._most == 1:
            self.chosen = (code,)
        else:
            self.chosen = (*self.chosen, code)
        self.post_message(self.Changed(self, self.chosen))

    def render_line(self, y: int) -> Strip:
        """One option, or a line of the help that stands below the one at the cursor."""
        width = self.size.width
        if not self._options:
            return one_line("  (nothing to choose from)", self.rich_style, width)
        place, below = self._at(y, width)
        if below is not None:
            return one_line(_INDENT + below, self.rich_style, width)
        if place >= len(self._options):
            return one_line("", self.rich_style, width)
        here = place == self.cursor and self.has_focus
        style = self.get_component_rich_style("choice-list--cursor") if here else self.rich_style
        return one_line(fit(f"{'>' if here else ' '} {self._words(place)}", width), style, width)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """One line for each option, and room for the longest help below one."""
        places = range(len(self._options))
        return max(len(places), 1) + max((len(self._below(p, width)) for p in places), default=0)

    def _at(self, y: int, width: int) -> tuple[int, str | None]:
        """The option that a line is about, and the line of its help where it is one."""
        if not self.has_focus or y <= self.cursor:
            return y, None
        below = self._below(self.cursor, width)
        if y <= self.cursor + len(below):
            return self.cursor, below[y - self.cursor - 1]
        return y - len(below), None

    def _below(self, place: int, width: int) -> list[str]:
        """What of an option does not fit its line: its help, or all of it."""
        room, option = max(width - len(_INDENT), 20), self._options[place]
        label = for_display(option.label)
        if cell_len(label) > room:
            return textwrap.wrap(for_display(f"{option.label} - {option.help}".strip(" -")), room)
        if cell_len(self._words(place)) + 2 <= width:
            return []
        return textwrap.wrap(for_display(option.help), room)

    def _words(self, place: int) -> str:
        option = self._options[place]
        marked = "x" if option.code in self.chosen else " "
        box = f"({marked})" if self._most == 1 else f"[{marked}]"
        return for_display(f"{box} {option.label}{f' - {option.help}' if option.help else ''}")
