"""A question that is answered with one key, and a sentence that is read and put away."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from ubp_tui.widgets.bindings import binding
from ubp_tui.widgets.cells import as_lines
from ubp_tui.widgets.one_size import OneSize
from ubp_tui.widgets.painted import Painted

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


class _Box(OneSize[ScreenResultType], ModalScreen[ScreenResultType]):
    """Words in a box, to which no key is an answer that was typed before they were painted."""

    def __init__(self) -> None:
        super().__init__()
        self._painted = Painted()

    def on_mount(self) -> None:
        """Listens from the moment that the words can be read."""
        self._painted.await_paint(self)

    async def on_event(self, event: events.Event) -> None:
        """Keeps what was typed too early from the keys of the box."""
        if isinstance(event, events.Key | events.Paste) and not self._painted.is_older_than(event):
            event.stop()
            self.too_early(event)
        else:
            await super().on_event(event)

    def too_early(self, typed: events.Key | events.Paste) -> None:
        """Does what is to be done with a key that was typed too early: nothing."""


class Confirm(_Box[bool]):
    """Asks a question; the result is True after `y`, False after `n` or escape.

    What was typed before the question could be read is no answer; nor does it change what the
    question is about, as answers that are checked.

    Push it with a callback, or `await app.push_screen_wait(Confirm(...))` in a worker.
    """

    DEFAULT_CSS = _BOX.format(name="Confirm")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "yes", id="yes", tooltip="Says yes to the question."),
        Binding("n", "answer(False)", "no", id="no", tooltip="Says no to the question."),
        binding("back", "answer(False)"),
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


class MessageBox(_Box[None]):
    """Says something that has to be read; enter or escape puts it away.

    It can come up while somebody is typing: the letters that were on their way still go into
    their field, and a space, which comes after every word, puts nothing away.
    """

    DEFAULT_CSS = _BOX.format(name="MessageBox")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", "close", id="close", tooltip="Puts the words away."),
        binding("back", "close"),
    ]

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    def compose(self) -> ComposeResult:
        """The sentence and the key that puts it away."""
        yield from _box(self._sentence, "enter close")

    def too_early(self, typed: events.Key | events.Paste) -> None:
        """Lets letters go into the field that they were typed for."""
        field = self.app.screen_stack[-2].focused
        if field is None:
            return
        if isinstance(typed, events.Paste) or field.check_consume_key(typed.key, typed.character):
            field.post_message(typed)

    def action_close(self) -> None:
        """Puts the message away."""
        self.dismiss()


def _box(words: str, keys: str) -> ComposeResult:
    with Vertical():
        with VerticalScroll():
            yield Static(as_lines(words), markup=False)
        yield Static(keys, markup=False, classes="keys")
