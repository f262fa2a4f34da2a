"""Keys typed ahead go where they were meant to go.

On a slow line several keys arrive at once. Textual hands each to the widget that has the
focus at that moment, so that a letter after Tab would land in the field before. Here a key
waits until the one before it has been dealt with, wherever that leads.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

PATIENCE = 2.0
"""Seconds after which a key that is not dealt with holds up the others no longer."""

Turn = int


class KeysInOrder(App[object]):
    """An app, or a mixin for one, that deals with one key after the other."""

    _waiting: deque[events.Key | events.Paste]
    _turn: Turn
    _since: float | None

    def on_load(self) -> None:
        """Begins with no key."""
        self._waiting, self._turn, self._since = deque(), 0, None

    async def on_event(self, event: events.Event) -> None:
        """Lets what is typed wait for its turn; everything else goes on as usual."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if self._since is None or monotonic() - self._since > PATIENCE:
            await self._hand_on()

    async def _hand_on(self) -> None:
        """Hands the next key to whatever has the focus now."""
        if not self._waiting or not self.is_running:
            self._since = None
            return
        self._turn += 1
        self._since = monotonic()
        path = [*(self.focused or self.screen).ancestors_with_self]
        await super().on_event(self._waiting.popleft())
        await self._when_done(self._turn, [*path, *_with_what_they_say(path)], self._settle_focus)

    async def _settle_focus(self) -> None:
        """A key may have opened a screen, which then says what has the focus."""
        if self.is_running:
            await self._when_done(self._turn, [self.screen, self], self._hand_on)

    async def _when_done(
        self, turn: Turn, nodes: Sequence[MessagePump], then: Callable[[], Awaitable[None]]
    ) -> None:
        """Goes on when each node in turn has dealt with all that it had been handed."""
        if turn != self._turn:
            return
        for place, node in enumerate(nodes, 1):
            if node.call_later(self._when_done, turn, nodes[place:], then):
                return
        await then()


def _with_what_they_say(path: Sequence[MessagePump]) -> list[MessagePump]:
    """The way up once more, each node twice.

    A binding is acted on when the key has come up to the app. What the widget then says (that
    a form is to be sent) sets out from below again, and on its way a node may say something of
    its own, which stands behind us in its queue the first time.
    """
    return [node for node in path for _ in range(2)]
