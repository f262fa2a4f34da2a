"""Timers that fire however busy the machine is.

Textual lets a timer skip what it could not do in time. For one that fires once, that is all
it had to do: on a host full of other people's sessions, the last letter typed into a filter or
the saving of a draft would be forgotten.
"""

from __future__ import annotations

from textual.message_pump import MessagePump
from textual.timer import Timer, TimerCallback


class SureTimers(MessagePump):
    """A node, or a mixin for one, whose timers fire late rather than never."""

    def set_timer(
        self,
        delay: float,
        callback: TimerCallback | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Calls a function once, after so many seconds or as soon as it can."""
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False  # Its task has not begun, and Textual's own method has no word for it.
        return timer
