"""Words to read within a form: a stop for the keys where they do not fit beside the next field."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from ubp_tui.widgets.question_box import QuestionBox


class Reading(QuestionBox):
    """Words among the fields. As a stop it is read line by line; beyond its end comes the field.

    The form decides whether it is a stop (`can_focus`): it knows what can be seen together.
    """

    DEFAULT_CSS = """
    Reading:focus > .label { text-style: bold reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "read(-1)", "Up", show=False),
        Binding("down,j", "read(1)", "Down", show=False),
        Binding("pageup", "read_page(-1)", "Page up", show=False),
        Binding("pagedown", "read_page(1)", "Page down", show=False),
        Binding(
            "space",
            "read_page(1)",
            "Page down",
            id="read_on",
            tooltip="Reads on by a page.",
            show=False,
        ),
        Binding("home", "begin", "Beginning", show=False),
        Binding("end", "end", "End", show=False),
        Binding(
            "enter",
            "go_on",
            "Next field",
            id="next_field",
            tooltip="Goes on to the next field.",
            show=False,
        ),
    ]

    def on_focus(self) -> None:
        """Begins at the first line."""
        self.call_after_refresh(self.action_begin)

    def action_begin(self) -> None:
        """Shows the first line at the top."""
        self._scroll.scroll_to(y=self.virtual_region.y, animate=False)

    def action_end(self) -> None:
        """Shows the last line."""
        self._scroll.scroll_to(
            y=self.virtual_region.bottom - self._scroll.size.height, animate=False
        )

    def action_read(self, by: int) -> None:
        """Goes on by so many lines; beyond the first and the last comes another field."""
        around = self._scroll
        above = around.scroll_offset.y - self.virtual_region.y
        below = self.virtual_region.bottom - around.scroll_offset.y - around.size.height
        left = below if by > 0 else above
        if left <= 0 and by > 0:
            self.screen.focus_next()
        elif left <= 0:
            self.screen.focus_previous()
        else:
            far = min(left, abs(by))
            around.scroll_relative(y=far if by > 0 else -far, animate=False)

    def action_read_page(self, by: int) -> None:
        """Goes on by what is seen at once."""
        self.action_read(by * max(self._scroll.size.height - 1, 1))

    def action_go_on(self) -> None:
        """Goes to the next field."""
        self.screen.focus_next()

    @property
    def _scroll(self) -> VerticalScroll:
        return next(each for each in self.ancestors if isinstance(each, VerticalScroll))
