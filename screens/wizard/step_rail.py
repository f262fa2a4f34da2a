"""The rail of the wizard: tab reaches it, and then left and right go through the steps."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from ubp_tui.widgets.rail import Rail


class StepRail(Rail, can_focus=True):
    """A rail that takes the keyboard, so that no step is out of reach of somebody typing."""

    DEFAULT_CSS = "StepRail:focus { text-style: bold underline; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.walk(-1)", "previous step", show=False),
        Binding("right", "screen.walk(1)", "next step", show=False),
    ]
