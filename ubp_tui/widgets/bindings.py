"""The keys of the whole program: one key means one thing everywhere.

A screen takes its bindings from here (`BINDINGS = bindings("contact_check", "back")`), so that
the key bar, the help and the command palette say the same, and staff can move a key by its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from textual.binding import Binding, BindingType
from textual.keys import format_key


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its id, what is pressed, its label for the key bar and a sentence for the help."""

    id: str
    key: str
    label: str
    help: str

    def binding(self, action: str | None = None) -> Binding:
        """The Textual binding, for the action named as the id unless another is given."""
        return Binding(self.key, action or self.id, self.label, tooltip=self.help, id=self.id)


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
    Key("returned", "r", "letter returned", "Records that the letter came back."),
    Key("hold", "h", "suspend", "Suspends a measure until the appeal is decided."),
    Key("next_pane", "f6", "next part", "Goes to the next part of the screen."),
    Key("attach", "+", "attach", "Attaches the incident to the customer's open case."),
    Key("drop", "-", "drop", "Drops the incident, with the reason."),
    Key("later", "z", "later", "Keeps the incident waiting some weeks more."),
    Key("sort", "s", "sort", "Puts the lines in another order."),
    Key("previous_case", "[", "previous", "Goes to the previous case."),
    Key("next_case", "]", "next", "Goes to the next case."),
    Key("go_to", "#", "go to", "Goes to the case with a reference that you type."),
    Key("submit", "f10", "continue", "Goes on with what is filled in."),
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
        "space": "tick, where there is a list to choose from",
        "tab": "the next part",
        **{str(number): "go to the part with that number" for number in range(1, 10)},
    }
)
"""Keys that lists, forms and questions use themselves, with what they do."""


_PLACES = {key_id: place for place, key_id in enumerate(KEYS)}
_IN_WORDS = {"⏎": "enter"}


def place_of(binding: Binding) -> float:
    """Where a key stands among others; one that is not in the table is listed before `w`."""
    return _PLACES.get(binding.id or "", _PLACES["why"] - 0.5)


def key_in_words(display: str) -> str:
    """A key as it is printed on a keyboard, from how Textual displays it."""
    return _IN_WORDS.get(display, display)


def bindings(*ids: str) -> list[BindingType]:
    """The bindings of several keys, in the order given, each for the action named as its id."""
    return [KEYS[key_id].binding() for key_id in ids]


def numbers(count: int) -> list[Binding]:
    """Hidden bindings of 1 to `count` (at most 9) for the action `choose(number)`."""
    return [
        Binding(str(number), f"choose({number})", f"part {number}", show=False)
        for number in range(1, count + 1)
    ]


def problems_with_keymap(keymap: Mapping[str, str]) -> list[str]:
    """What is wrong with somebody's own choice of keys, a sentence each; empty when it is right.

    Args:
        keymap: from a key's id to the keys wanted, as `App.set_keymap` takes it.
    """
    problems = [f"There is no key named “{name}”." for name in keymap if name not in KEYS]
    wanted = {name: _pressed(keymap.get(name, key.key)) for name, key in KEYS.items()}
    for name in (name for name in wanted if name in keymap):
        for other in wanted:
            if other != name and wanted[name] & wanted[other]:
                problems.append(f"The key for “{name}” is taken by “{other}”.")
        for key in sorted(wanted[name] & TAKEN.keys()):
            problems.append(f"The key for “{name}”, {key}, is taken: {TAKEN[key]}.")
    return problems


def _pressed(keys: str) -> set[str]:
    """The keys of a comma-separated list, each as it is shown, however it is spelt."""
    return {format_key(key.strip()) for key in keys.split(",")}
