"""Options to choose from with the keyboard: one of them, or any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ubp_tui.widgets.cells import fitted
from ubp_tui.widgets.questions import Option


class ChoiceList(Widget, can_focus=True):
    """Options, each with a mark: `(x)` where one is chosen, `[x]` where several can be."""

    DEFAULT_CSS = """
    ChoiceList {
        height: auto;
        & > .choice-list--cursor { text-style: reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice-list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("space,enter,x", "choose", "Choose", show=False),
    ]

    cursor = reactive(0, init=False)
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
        self, options: Sequence[Option], chosen: tuple[str, ...], *, most: int | None = None
    ) -> None:
        """Of some options; `most` is 1 where one can be chosen and None for any number."""
        super().__init__()
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

    def action_choose(self) -> None:
        """Chooses the option at the cursor, or takes it back."""
        if not self._options:
            return
        code = self._options[self.cursor].code
        if code in self.chosen:
            self.chosen = tuple(c for c in self.chosen if c != code)
        elif self._most == 1:
            self.chosen = (code,)
        else:
            self.chosen = (*self.chosen, code)
        self.post_message(self.Changed(self, self.chosen))

    def render(self) -> Text:
        """The options, a line each; help stands behind the label where it fits."""
        if not self._options:
            return Text("  (nothing to choose from)")
        width = max(self.size.width, 20)
        lines = [self._line(place, width) for place in range(len(self._options))]
        return Text("\n").join(lines)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """One line for each option."""
        return max(len(self._options), 1)

    def _line(self, place: int, width: int) -> Text:
        option = self._options[place]
        marked = "x" if option.code in self.chosen else " "
        box = f"({marked})" if self._most == 1 else f"[{marked}]"
        at_cursor = place == self.cursor and self.has_focus
        help_text = f" - {option.help}" if option.help else ""
        line = f"{'>' if at_cursor else ' '} {box} {option.label}{help_text}"
        style = self.get_component_rich_style("choice-list--cursor") if at_cursor else ""
        return Text(fitted(line, width), style=style, no_wrap=True)
