"""A screen that keeps to the size the window has now.

Textual tells a screen of a resize more than once, and laying it out in one size tells it of
that size again. Where two sizes are on their way at the same time, as on a busy machine, each
brings back the other for ever.
"""

from __future__ import annotations

from textual import events
from textual.screen import Screen, ScreenResultType


class OneSize(Screen[ScreenResultType]):
    """A screen, or a mixin for one, that passes over sizes which the window has no longer."""

    async def on_event(self, event: events.Event) -> None:
        """Takes every event but the news of an older size."""
        if isinstance(event, events.Resize) and event.size != self.app.size:
            return
        await super().on_event(event)
