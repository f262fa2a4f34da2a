"""Keys answer what could be read when they were typed.

On a slow line keys typed for one thing arrive when another has taken its place. Every key
carries the moment at which it was read from the terminal, before it waited for its turn.
"""

from __future__ import annotations

from math import inf

from textual import events
from textual.message import Message
from textual.widget import Widget


class Painted:
    """The moment from which something is on the screen, for the keys that are about it."""

    def __init__(self) -> None:
        """Of something not painted yet."""
        self._since = inf

    def await_paint(self, widget: Widget) -> None:
        """Something else is shown from the next time that a widget is painted on."""
        self._since = inf
        widget.call_after_refresh(self._note)

    def _note(self) -> None:
        self._since = Message().time  # by the clock that the keys are timed by

    def is_older_than(self, typed: events.Key | events.Paste) -> bool:
        """Whether it stood on the screen when a key was typed."""
        return self._since <= typed.time
