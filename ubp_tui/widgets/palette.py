"""The command palette: the keys of the screen as a list that one can search."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from ubp_tui.widgets.bindings import keys_in_force

Command = Callable[[], Coroutine[Any, Any, bool]]


class KeyCommands(Provider):
    """Every action that has a key on the screen and is allowed there now."""

    async def discover(self) -> Hits:
        """All of them, while nothing has been typed."""
        for name, help_words, command in self._commands():
            yield DiscoveryHit(name, command, help=help_words)

    async def search(self, query: str) -> Hits:
        """Those whose name has the letters."""
        matcher = self.matcher(query)
        for name, help_words, command in self._commands():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), command, help=help_words)

    def _commands(self) -> list[tuple[str, str, Command]]:
        """Name with the key, what it does in a sentence, and the action."""
        return [
            (
                f"{active.binding.description} ({keys[0]})",
                active.binding.tooltip,
                partial(self.app.run_action, active.binding.action, active.node),
            )
            for active, keys in keys_in_force(self.screen)
            if _is_listed(active)
        ]


def _is_listed(active: ActiveBinding) -> bool:
    binding = active.binding
    return active.enabled and bool(binding.id and binding.tooltip and binding.description)
