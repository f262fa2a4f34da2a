"""The keys of the whole program: one key means one thing everywhere, and people can move it.

Nothing here knows Textual, so that settings are checked without waiting for it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ubp_tui.policy.text import shortened


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its id, what is pressed, its label for the key bar and a sentence for the help.

    Of several keys, parted by commas, the first is shown.
    """

    id: str
    key: str
    label: str
    help: str

    @property
    def pressed(self) -> frozenset[str]:
        """Each of its keys."""
        return pressed(self.key)


def pressed(keys: str) -> frozenset[str]:
    """Each key of several that are parted by commas."""
    return frozenset(key.strip() for key in keys.split(","))


_TABLE = (
    Key("filter", "/", "filter", "Shows only the lines with the words you type."),
    Key("open", "enter", "open", "Opens what the cursor is on."),
    Key("kind", "f", "kind", "Shows only entries of one kind, then of the next."),
    Key("contact_check", "c", "contact check", "Says how to respond to a customer now."),
    Key("incident", "i", "incident", "Records an incident."),
    Key("log_contact", "l", "log", "Logs a contact."),
    Key("emergency", "g", "emergency", "Logs an emergency, which is always taken."),
    Key("new_case", "n", "new case", "Opens a case for a customer."),
    Key("unattached", "u", "unattached", "Shows the incidents that have joined no case."),
    Key("open_case", "o", "open case", "Opens the customer's case."),
    Key("appeal", "a", "appeal", "Records an appeal, or goes to the one there is."),
    Key("propose", "p", "measures", "Drafts measures to propose."),
    Key("decide", "d", "decide", "Decides on what is proposed."),
    Key("tell", "t", "tell", "Goes to what the customer is to be told."),
    Key("more", "m", "more", "Lists all that can be done here, and why something cannot."),
    Key("personnel", "x", "change of person", "Asks for another person, at any time."),
    Key("change", "e", "change", "Changes the answer that the cursor is on."),
    Key("outside", "b", "outside person", "Records somebody from outside, who decides or reviews."),
    Key("returned", "r", "letter returned", "Says that the letter came back or was not sent."),
    Key("hold", "h", "suspend", "Suspends a measure until the appeal is decided."),
    Key("next_pane", "f6", "next part", "Goes to the next part of the screen."),
    Key("attach", "+", "attach", "Attaches the incident to the customer's open case."),
    Key("drop", "-", "drop", "Drops the incident, with the reason."),
    Key("allegation", "v", "allegation", "Records what the customer says a colleague did."),
    Key("identify", "=", "whose it is", "Says whose an incident was, and how you know."),
    Key("later", "z", "later", "Keeps the incident waiting some weeks more."),
    Key("sort", "s", "sort", "Puts the lines in another order."),
    Key("previous_case", "[", "previous", "Goes to the previous case."),
    Key("next_case", "]", "next", "Goes to the next case."),
    Key("go_to", "#", "go to", "Goes to the case with a reference that you type."),
    Key("submit", "f10", "continue", "Goes on with what is filled in."),
    Key("throw_away", "f9", "throw away", "Throws away what you typed on this form."),
    Key("why", "w", "why", "Says which rule asks for this, and what customers said."),
    Key("help", "?,f1", "help", "Explains this screen and its keys."),
    Key("back", "escape", "back", "Goes back; nothing is lost."),
    Key("quit", "q", "quit", "Leaves the program; drafts are kept."),
)

KEYS: Mapping[str, Key] = MappingProxyType({key.id: key for key in _TABLE})
"""Every key by its id, in the order in which help lists them."""

TAKEN: Mapping[str, str] = MappingProxyType(
    {
        "j": "one line down",
        "k": "one line up",
        "y": "yes, where a question is asked",
        **{str(number): "go to the part with that number" for number in range(1, 10)},
    }
)
"""Keys that lists, forms and questions use themselves, with what they do."""

_WHILE_TYPING = ("back", "submit", "throw_away")
"""What has to be reached where every letter goes into a field."""
_FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 13))


def problems_with_keymap(keymap: Mapping[str, str]) -> list[str]:
    """What is wrong with somebody's own choice of keys, a sentence each; empty when it is right.

    Args:
        keymap: from a key's id to the keys wanted, parted by commas, as `App.set_keymap` takes it.
    """
    return list(_problems(keymap))


def _problems(keymap: Mapping[str, str]) -> Iterator[str]:
    wanted = {name: pressed(keymap.get(name, key.key)) for name, key in KEYS.items()}
    for name in keymap:
        if name in KEYS:
            yield from _problems_with(name, wanted)
        else:
            near = difflib.get_close_matches(name, KEYS, n=1)
            meant = f"Did you mean “{near[0]}”?" if near else f"There are {', '.join(KEYS)}."
            yield f"There is no key named “{shortened(name)}”. {meant}"


def _problems_with(name: str, wanted: Mapping[str, frozenset[str]]) -> Iterator[str]:
    usable = True
    for key in sorted(wanted[name]):
        if not _is_usable(key) and key not in KEYS[name].pressed:
            usable = False
            yield (
                f"The key for “{name}” cannot be “{shortened(key)}”: use one letter, digit or "
                "sign, or f1 to f12."
            )
        elif key in TAKEN:
            yield f"The key for “{name}”, {key}, is taken: {TAKEN[key]}."
    for other in wanted:
        if other != name and wanted[name] & wanted[other]:
            yield f"The key for “{name}” is taken by “{other}”."
    if usable and name in _WHILE_TYPING and all(len(key) == 1 for key in wanted[name]):
        yield (
            f"The key for “{name}” is needed where words are typed, where a letter is only a "
            f"letter: use f1 to f12, or keep {KEYS[name].key}."
        )


def _is_usable(key: str) -> bool:
    """Whether every terminal sends a key, and to no other end."""
    return key in _FUNCTION_KEYS or (len(key) == 1 and key.isprintable() and not key.isspace())
