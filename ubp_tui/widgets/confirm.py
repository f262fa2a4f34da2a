"""A question that is answered with one key, and a sentence that is read and put away."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from ubp_tui.widgets.cells import as_lines

_BOX = """
    {name} {{ align: center middle; background: $background; }}
    {name} > Vertical {{
        width: 72; max-width: 100%; height: auto; max-height: 100%;
        border: ascii $border; background: $background; padding: 0 1;
    }}
    {name} VerticalScroll {{ height: auto; max-height: 18; }}
    {name} Static {{ height: auto; }}
    {name} .keys {{ margin-top: 1; text-style: bold; }}
"""


class Confirm(ModalScreen[bool]):
    """Asks a question; the result is True after `y`, False after `n` or escape.

    Push it with a callback, or `await app.push_screen_wait(Confirm(...))` in a worker.
    """

    DEFAULT_CSS = _BOX.format(name="Confirm")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "yes"),
        Binding("n,escape", "answer(False)", "no"),
    ]

    def __init__(self, question: str, yes: str = "yes", no: str = "no") -> None:
        """Makes the question.

        Args:
            question: a sentence or a few; what a person typed is shown as typed.
            yes: what `y` does, in a few words.
            no: what `n` does, in a few words.
        """
        super().__init__()
        self._question = question
        self._keys = f"y {yes}   n {no}"

    def compose(self) -> ComposeResult:
        """The question and its keys."""
        yield from _box(self._question, self._keys)

    def action_answer(self, answer: bool) -> None:
        """Gives the answer."""
        self.dismiss(answer)


class MessageBox(ModalScreen[None]):
    """Says something that has to be read; enter, space or escape puts it away."""

    DEFAULT_CSS = _BOX.format(name="MessageBox")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,space", "close", "close"),
    ]

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    def compose(self) -> ComposeResult:
        """The sentence and the key that puts it away."""
        yield from _box(self._sentence, "enter close")

    def action_close(self) -> None:
        """Puts the message away."""
        self.dismiss()


def _box(words: str, keys: str) -> ComposeResult:
    with Vertical():
        with VerticalScroll():
            yield Static(as_lines(words), markup=False)
        yield Static(keys, markup=False, classes="keys")
