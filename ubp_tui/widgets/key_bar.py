"""The line at the bottom: the keys of this screen, in words.

One widget drawn with the line API, so that a change costs a thin line 80 bytes; where the keys
or a sentence need more room it grows upwards.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual import events
from textual.binding import ActiveBinding
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen, ScreenResultType
from textual.strip import Strip
from textual.widget import Widget

from ubp_tui.widgets.bindings import key_of, keys_in_force
from ubp_tui.widgets.cells import broken, for_display
from ubp_tui.widgets.lines import one_line
from ubp_tui.widgets.one_size import OneSize

ALWAYS_IN_SIGHT = ("why", "help", "back", "quit")
"""The last keys of every bar, which stay where not all have room: the rarest before them goes."""
_MOST_LINES_OF_KEYS = 2
_MOST_LINES_OF_A_SENTENCE = 4


@runtime_checkable
class NamesKeys(Protocol):
    """A widget or a screen that says what one of its keys does here.

    Its words stand in place of the usual ones where they do not take another line.
    """

    def key_label(self, action: str) -> str:
        """What the key of an action does; empty where the usual words say it."""


class KeyBar(Widget):
    """Shows the keys that work here; one that is refused stands in brackets.

    A sentence given to `say` takes the line until the next key. A screen that is an
    `ExplainsRefusals` says there why a key in brackets does nothing.
    """

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: auto; color: $foreground; background: $panel; }
    KeyBar > .key-bar--sentence { text-style: bold; }
    """

    COMPONENT_CLASSES = {"key-bar--sentence"}  # noqa: RUF012  Textual's own, never changed

    def __init__(self, least: int = 1, *, id: str | None = None) -> None:
        """With at least so many lines, where what is above is not to move for a sentence."""
        super().__init__(id=id)
        self._least = least
        self._keys: tuple[str, ...] = ()
        self._usual: tuple[str, ...] = ()
        self._stay = 0
        self._sentence = ""

    @property
    def sentence(self) -> str:
        """The sentence that has the line; empty where the keys have it."""
        return self._sentence

    def say(self, sentence: str) -> None:
        """Shows a sentence instead of the keys; the keys again where it is empty."""
        if sentence != self._sentence:
            self._sentence = sentence
            self._draw_again()

    def on_mount(self) -> None:
        """Follows the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._read_keys)
        self._read_keys(self.screen)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the keys or the sentence take."""
        return max(len(self._lines(width)), self._least)

    def render_line(self, y: int) -> Strip:
        """One line of the keys, or of the sentence."""
        width = self.size.width
        lines = self._lines(width)
        said = self.get_component_rich_style("key-bar--sentence")
        style = said if self._sentence else self.rich_style
        return one_line(f" {lines[y]}" if y < len(lines) else "", style, width)

    def _draw_again(self) -> None:
        """Draws the line again; the rest of the screen only where it takes more or less room."""
        fits = max(len(self._lines(self.size.width)), self._least) == self.size.height
        self.refresh(layout=not fits)

    def _lines(self, width: int) -> list[str]:
        if self._sentence:
            words = for_display(self._sentence).split(" ")
            return broken(words, " ", width - 2)[:_MOST_LINES_OF_A_SENTENCE]
        keys = list(self._keys)
        if len(broken(keys, "  ", width - 2)) > len(broken(self._usual, "  ", width - 2)):
            keys = list(self._usual)
        while len(lines := broken(keys, "  ", width - 2)) > _MOST_LINES_OF_KEYS:
            del keys[-1 - min(self._stay, len(keys) - 1)]
        return lines

    def _read_keys(self, screen: Screen[object]) -> None:
        """Takes the screen's keys; draws the line again only where they are others."""
        shown = [each for each in keys_in_force(screen) if each[0].binding.show]
        keys = tuple(_words(active, keys[0], _label(active)) for active, keys in shown)
        if keys != self._keys:
            self._keys = keys
            self._stay = sum(each[0].binding.id in ALWAYS_IN_SIGHT for each in shown)
            self._usual = tuple(
                _words(active, keys[0], active.binding.description) for active, keys in shown
            )
            self._draw_again()


def _label(active: ActiveBinding) -> str:
    """What the key does here, as the widget that it belongs to says."""
    named = active.node
    label = named.key_label(active.binding.action) if isinstance(named, NamesKeys) else ""
    return label or active.binding.description


def _words(active: ActiveBinding, key: str, label: str) -> str:
    words = f"{key} {label}"
    return words if active.enabled else f"({words})"


def _name_of(event: events.Key) -> str:
    """What a key types, or its name where that cannot be seen: a space."""
    typed = event.character or ""
    return typed if typed.strip() else event.key


class ExplainsRefusals(OneSize[ScreenResultType]):
    """A screen whose keys can be refused with a reason.

    It is light on the line too: Textual sends the whole screen again whenever another widget
    takes the keys (3,000 bytes for a Tab); here only the two widgets are drawn again.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def reason_against(self, action: str) -> str | None:
        """Why an action is refused now, as a sentence; None where it is allowed."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuses what there is a reason against; the key bar shows it in brackets."""
        return None if self.reason_against(action) else True

    def on_key(self, event: events.Key) -> None:
        """Says why a key that is refused, or not there, does nothing; others take that away.

        A letter that goes into a field does not come here.
        """
        bar = self.query_one(KeyBar)
        active = self.active_bindings.get(event.key)
        if active is None and event.is_printable:
            keys = key_of(self.app, "help")
            bar.say(f"{_name_of(event)} does nothing here; {keys} lists the keys.")
            return
        refused = active is not None and not active.enabled and active.node is self
        reason = self.reason_against(active.binding.action) if active and refused else None
        bar.say(reason or "")
