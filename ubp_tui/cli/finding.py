"""Finding whom a command is about by anything that somebody knows of them."""

from __future__ import annotations

from typing import Any

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.searching import Found, find_people
from ubp_tui.cli.asked import Asked
from ubp_tui.cli.output import say, say_json, table
from ubp_tui.cli.streams import tell
from ubp_tui.policy.text import shortened

MOST = 20
"""So many are listed where several are found."""


def the_one_found(desk: Desk, asked: Asked, text: str) -> Found | int:
    """The customer whom a text finds; else says who they are, or that nobody is, and how many."""
    found = find_people(desk, text, MOST)
    if len(found) == 1:
        return found[0]
    if asked.json:
        say_json([_as_data(each) for each in found])
    elif found:
        header = ("Reference", "Name", "Address, or through whom", "Postcode", "Measures")
        rows = [_as_row(each) for each in found]
        say(table(header, rows))
    if found:
        more = "" if len(found) < MOST else f" The first {MOST} are shown."
        tell(f"Several customers are found.{more} Ask again with a reference.")
    else:
        words = "Try a reference, a name, a phone or a postcode."
        tell(f"Nobody is found by “{shortened(text)}”. {words}")
    return len(found)


def _as_data(found: Found) -> dict[str, Any]:
    return {
        "reference": found.reference,
        "name": found.name,
        "address": found.address,
        "postcode": found.postcode,
        "through": found.nominee or None,
        "measures": found.measures,
    }


def _as_row(found: Found) -> tuple[str, ...]:
    where = f"through {found.nominee}" if found.nominee else found.address
    marked = "yes" if found.measures else ""
    return found.reference, found.name, where, found.postcode, marked
