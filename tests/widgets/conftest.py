"""A program with one screen, for trying a widget in the sizes that staff have."""

from collections.abc import Callable

import pytest
from textual.app import ComposeResult
from textual.widget import Widget

from ubp_tui.widgets.themes import use_theme
from ubp_tui.widgets.too_small import NeedsRoom


class Stage(NeedsRoom):
    """Shows widgets below each other; one that needs a running app is given as what makes it."""

    CSS = "Screen { background: $background; color: $foreground; }"

    def __init__(self, *widgets: Widget | Callable[[], Widget]) -> None:
        super().__init__()
        self.animation_level = "none"
        self.widgets = widgets
        use_theme(self)

    def compose(self) -> ComposeResult:
        for widget in self.widgets:
            yield widget if isinstance(widget, Widget) else widget()

    def lines(self) -> list[str]:
        """What the terminal shows, line by line, without the space at the end of a line."""
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def words(self) -> str:
        """Everything that the terminal shows."""
        return "\n".join(self.lines())


@pytest.fixture
def stage() -> Callable[..., Stage]:
    return Stage


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    chosen: tuple[int, int] = request.param
    return chosen
