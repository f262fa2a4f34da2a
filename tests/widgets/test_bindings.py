"""Bindings: each can be moved by its id, and is explained."""

import importlib
import pkgutil
from typing import Any

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import screens
from ubp_tui import widgets
from ubp_tui.app import UbpApp
from ubp_tui.keys import KEYS
from ubp_tui.widgets.bindings import bindings, numbers

CURSOR = {
    *("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab"),
    *("j", "k"),
}
"""Keys that move the cursor everywhere; help says so once for all."""


def all_bindings() -> list[Any]:
    """Every binding of our own screens and widgets, but those that move the cursor."""
    for package in (screens, widgets):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    found, waiting = [], list(DOMNode.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if not kind.__module__.startswith(("screens.", "ubp_tui.")) or kind is UbpApp:
            continue
        for bound in Binding.make_bindings(kind.__dict__.get("BINDINGS", [])):
            if bound.key not in CURSOR:
                found.append(pytest.param(bound, id=f"{kind.__name__}-{bound.key}"))
    return found


@pytest.mark.parametrize("bound", all_bindings())
def test_every_binding_can_be_moved_by_its_id_and_is_explained(bound: Binding) -> None:
    assert bound.id
    assert bound.tooltip or (bound.key.isdigit() and not bound.show)


def test_bindings_carry_the_id_by_which_they_can_be_moved() -> None:
    check, back = bindings("contact_check", "back")
    assert (check.key, check.action, check.id) == ("c", "contact_check", "contact_check")
    assert (back.key, back.action, back.tooltip) == ("escape", "back", KEYS["back"].help)


def test_numbers_go_to_the_part_with_that_number() -> None:
    first, second = numbers(2, "part")
    assert [(n.key, n.action) for n in (first, second)] == [("1", "choose(1)"), ("2", "choose(2)")]
    assert (first.key_display, first.tooltip) == (
        "1-2",
        "Goes to the part with that number, where you are not typing.",
    )
