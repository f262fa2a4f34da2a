"""A sentence to read, or a question to answer with y or n."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

_BOX = """
{name} {{
    align: center middle; background: $background;
    & > Vertical {{
        width: 72; height: auto; max-height: 20; border: ascii $foreground; padding: 0 1;
        & > Static {{ height: auto; }}
    }}
}}
"""


class Tell(ModalScreen[None]):
    """A sentence; any of the usual keys goes on."""

    DEFAULT_CSS = _BOX.format(name="Tell")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q", "dismiss", "Go on", show=False),
    ]

    def __init__(self, title: str, words: str) -> None:
        """With a title and the words."""
        super().__init__()
        self._title = title
        self._words = words

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical():
            yield Static(Text(self._title, style="bold"), markup=False)
            yield Static(Text(f"\n{self._words}\n"), markup=False)
            yield Static(Text("enter  go on"), markup=False)


class Ask(ModalScreen[bool]):
    """A question; y says yes, n and Escape say no."""

    DEFAULT_CSS = _BOX.format(name="Ask")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", show=False),
        Binding("n,escape", "answer(False)", "No", show=False),
    ]

    def __init__(self, question: str) -> None:
        """With the question."""
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical():
            yield Static(Text(f"{self._question}\n"), markup=False)
            yield Static(Text("y  yes    n  no"), markup=False)

    def action_answer(self, answer: bool) -> None:
        """Closes with the answer."""
        self.dismiss(answer)
