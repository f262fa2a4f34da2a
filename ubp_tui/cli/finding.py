"""Finding whom a command is about by anything that somebody knows of them."""

from __future__ import annotations

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
        say_json([{"reference": each.reference, "name": each.name} for each in found])
    elif found:
        header = ("Reference", "Name", "Address, or through whom", "Postcode")
        where = (f"through {each.nominee}" if each.nominee else each.address for each in found)
        rows = [(e.reference, e.name, w, e.postcode) for e, w in zip(found, where, strict=True)]
        say(table(header, rows))
    if found:
        more = "" if len(found) < MOST else f" The first {MOST} are shown."
        tell(f"Several customers are found.{more} Ask again with a reference.")
    else:
        words = "Try a reference, a name, a phone or a postcode."
        tell(f"Nobody is found by “{shortened(text)}”. {words}")
    return len(found)
