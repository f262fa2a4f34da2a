"""Textual's bindings of the keys of `ubp_tui.keys`.

A screen takes its bindings from here (`BINDINGS = bindings("contact_check", "back")`), so that
the key bar, the help and the command palette say the same, and staff can move a key by its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.binding import ActiveBinding, Binding, BindingType
from textual.keys import key_to_character
from textual.screen import Screen

from ubp_tui.keys import KEYS

_NAMED = re.compile(r"\{(\w+)\}")
_PLACES = {key_id: place for place, key_id in enumerate(KEYS)}
_IN_WORDS = {"⏎": "enter"}


def place_of(binding: Binding) -> float:
    """Where a key stands among others; one that is not in the table is listed before `w`."""
    return _PLACES.get(binding.id or "", _PLACES["why"] - 0.5)


def key_in_words(app: App[Any], binding: Binding) -> str:
    """A binding's key as it is printed on a keyboard."""
    display = app.get_key_display(binding)
    return _IN_WORDS.get(display, display)


def key_of(app: App[Any], key_id: str) -> str:
    """The key in force of an id, as it is printed on a keyboard."""
    keys = app._keymap.get(key_id) or KEYS[key_id].key
    return key_in_words(app, Binding(keys.split(",")[0], "", ""))


def with_keys(words: str, app: App[Any]) -> str:
    """Our own words in which a key is named by its id, "{more}", with the key in force."""

    def named(found: re.Match[str]) -> str:
        return key_of(app, found[1]) if found[1] in KEYS else found[0]

    return _NAMED.sub(named, words)


def keys_in_force(screen: Screen[Any]) -> list[tuple[ActiveBinding, list[str]]]:
    """What the keys of a screen do now, each action once with its keys, in the table's order.

    A letter that only goes into the field with the cursor does nothing else, wherever somebody
    has moved it from; Textual looks at that before it looks at their own keys.
    """
    found: dict[tuple[str, str], tuple[ActiveBinding, list[str]]] = {}
    field = screen.focused
    for key, active in screen.active_bindings.items():
        if field is not None and field.check_consume_key(key, key_to_character(key)):
            continue
        binding = active.binding
        _, keys = found.setdefault((binding.id or "", binding.action), (active, []))
        keys.append(key_in_words(screen.app, binding))
    return sorted(found.values(), key=lambda each: place_of(each[0].binding))


def binding(key_id: str, action: str | None = None) -> Binding:
    """The binding of a key, for the action named as its id unless another is given."""
    key = KEYS[key_id]
    return Binding(key.key, action or key.id, key.label, tooltip=key.help, id=key.id)


def bindings(*ids: str) -> list[BindingType]:
    """The bindings of several keys, in the order given, each for the action named as its id."""
    return [binding(key_id) for key_id in ids]


def numbers(count: int, part: str, *, show: bool = False) -> list[Binding]:
    """Bindings of 1 to `count` (at most 9) for the action `choose(number)`.

    The first stands for all of them in the key bar (where it is shown) and in the help.
    """
    first = Binding(
        "1",
        "choose(1)",
        f"{part}s",
        show=show,
        key_display=f"1-{count}",
        id=f"{part}_1",
        tooltip=f"Goes to the {part} with that number, where you are not typing.",
    )
    others = range(2, count + 1)
    return [first, *(Binding(str(n), f"choose({n})", show=False, id=f"{part}_{n}") for n in others)]


def numbered(
    action: str, choices: Iterable[tuple[str, str, str]], first: int = 1
) -> list[BindingType]:
    """Bindings of a number for each choice, which stand in words elsewhere on the screen.

    Args:
        action: the action, which is given the choice's value.
        choices: value, what it is called and what the help says of it, each.
        first: the number of the first.
    """
    return [
        Binding(
            str(number),
            f"{action}('{value}')",
            called,
            show=False,
            id=f"{action}_{number}",
            tooltip=tooltip,
        )
        for number, (value, called, tooltip) in enumerate(choices, first)
    ]
