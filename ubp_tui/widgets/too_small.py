"""What a window too small for the program says; everything returns when it is larger."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.widgets import Static

from ubp_tui.widgets.one_size import OneSize

SMALLEST = Size(80, 24)
"""The columns and rows that every screen fits."""


def is_too_small(size: Size) -> bool:
    """Whether a window has fewer columns or rows than the program needs."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height


class TooSmall(OneSize[None]):
    """One sentence, which fits 20 columns by 5 rows; no key reaches what is under it."""

    DEFAULT_CSS = """
    TooSmall { background: $background; color: $foreground; }
    TooSmall Static { width: 100%; height: auto; }
    """

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(self._sentence(self.app.size), markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Says the size there is now, or goes."""
        self._look(event.size)

    def on_screen_resume(self) -> None:
        """Goes where the window became large enough while something else was on top."""
        self._look(self.app.size)

    def _look(self, size: Size) -> None:
        if is_too_small(size):
            self.query_one(Static).update(self._sentence(size))
        elif self.is_active:
            self.dismiss()

    def _sentence(self, size: Size) -> str:
        width, height = size
        return (
            f"This window is {width}x{height}; the program needs "
            f"{SMALLEST.width}x{SMALLEST.height}. Make it larger: nothing is lost."
        )


class NeedsRoom(App[object]):
    """An app, or a mixin for one, that says so while its window is too small."""

    def on_mount(self) -> None:
        """Covers screens opened later too."""
        self.screen_change_signal.subscribe(self, lambda screen: self._cover(self.size))
        self._cover(self.size)

    def on_resize(self, event: events.Resize) -> None:
        """Covers the screen while the window is too small."""
        self._cover(event.size)

    def _cover(self, size: Size) -> None:
        if is_too_small(size) and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall())
