"""The smallest Textual program: no program built on Textual can be ready sooner."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Floor(App[None]):
    """Shows one word."""

    def compose(self) -> ComposeResult:
        """The word that says the program is ready."""
        yield Static("READY")


if __name__ == "__main__":
    Floor().run()
