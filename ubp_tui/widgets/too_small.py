"""A window too small to work in: told so in words, and all is there again on enlarging."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

COLUMNS, ROWS = 80, 24


def is_too_small(columns: int, rows: int) -> bool:
    """Whether the program's screens do not fit."""
    return columns < COLUMNS or rows < ROWS


class TooSmall(ModalScreen[None]):
    """Covers everything while the window is too small; it takes no keys."""

    DEFAULT_CSS = """
    TooSmall { background: $background; & > Static { width: 1fr; height: 1fr; } }
    """
    AUTO_FOCUS = None

    def compose(self) -> ComposeResult:
        """One sentence that fits a very small window."""
        yield Static("", markup=False)

    def on_mount(self) -> None:
        """Says how large the window is."""
        self.tell()

    def on_resize(self) -> None:
        """Says how large it is now."""
        self.tell()

    def tell(self) -> None:
        """The sentence; the essential comes first, for windows that cut it."""
        size = self.app.size
        words = (
            f"Window too small: {size.width}x{size.height}. "
            f"Make it {COLUMNS}x{ROWS} or larger. Nothing is lost."
        )
        self.query_one(Static).update(Text(words))
