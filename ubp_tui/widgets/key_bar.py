"""The line at the bottom: the keys of this screen, in words.

One widget and one line of text, so that a change costs a thin line 80 bytes at most.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.binding import ActiveBinding, Binding
from textual.screen import Screen, ScreenResultType
from textual.strip import Strip
from textual.widget import Widget

from ubp_tui.widgets.bindings import KEYS
from ubp_tui.widgets.lines import one_line

_ORDER = {key_id: place for place, key_id in enumerate(KEYS)}
_ALWAYS = ("help", "back", "quit")
_SHOWN_AS = {"⏎": "enter"}


class KeyBar(Widget):
    """Shows the keys that work here; one that is refused stands in brackets.

    A sentence given to `say` takes the line until the next key. A screen that is an
    `ExplainsRefusals` says there why a key in brackets does nothing.
    """

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; color: $foreground; background: $panel; }
    KeyBar > .key-bar--sentence { text-style: bold; }
    """

    COMPONENT_CLASSES = {"key-bar--sentence"}  # noqa: RUF012  Textual's own, never changed

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys: tuple[str, ...] = ()
        self._sentence = ""

    @property
    def sentence(self) -> str:
        """The sentence that has the line; empty where the keys have it."""
        return self._sentence

    def say(self, sentence: str) -> None:
        """Shows a sentence instead of the keys; the keys again where it is empty."""
        if sentence != self._sentence:
            self._sentence = sentence
            self.refresh()

    def on_mount(self) -> None:
        """Follows the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._read_keys)
        self._read_keys(self.screen)

    def render_line(self, y: int) -> Strip:
        """The keys, or the sentence."""
        width = self.size.width
        if self._sentence:
            style = self.get_component_rich_style("key-bar--sentence")
            return one_line(f" {self._sentence}", style, width)
        return one_line(" " + "  ".join(self._that_fit(width - 2)), self.rich_style, width)

    def _read_keys(self, screen: Screen[object]) -> None:
        """Takes the screen's keys; draws the line again only where they are others."""
        keys = tuple(self._words(active) for active in _in_order(screen))
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def _words(self, active: ActiveBinding) -> str:
        display = self.app.get_key_display(active.binding)
        words = f"{_SHOWN_AS.get(display, display)} {active.binding.description}"
        return words if active.enabled else f"({words})"

    def _that_fit(self, width: int) -> list[str]:
        """The keys there is room for: the last is help, back or quit and always stays."""
        keys = list(self._keys)
        while len(keys) > 1 and cell_len("  ".join(keys)) > width:
            del keys[-2]
        return keys


def _in_order(screen: Screen[object]) -> list[ActiveBinding]:
    """The keys to show, each action once, in the order of the table of keys."""
    shown: dict[str, ActiveBinding] = {}
    for active in screen.active_bindings.values():
        if active.binding.show:
            shown.setdefault(active.binding.action, active)
    return sorted(shown.values(), key=lambda active: _place(active.binding))


def _place(binding: Binding) -> float:
    """Where a key stands; one that is not in the table comes before those that always stay."""
    return _ORDER.get(binding.id or "", _ORDER["why"] - 0.5)


class ExplainsRefusals(Screen[ScreenResultType]):
    """A screen, or a mixin for one, whose keys can be refused with a reason."""

    def reason_against(self, action: str) -> str | None:
        """Why an action is refused now, as a sentence; None where it is allowed."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuses what there is a reason against; the key bar shows it in brackets."""
        return None if self.reason_against(action) else True

    def on_key(self, event: events.Key) -> None:
        """Says why a key that is refused does nothing; any other key takes the sentence away."""
        bar = self.query_one(KeyBar)
        active = self.active_bindings.get(event.key)
        refused = active is not None and not active.enabled and active.node is self
        reason = self.reason_against(active.binding.action) if active and refused else None
        bar.say(reason or "")
