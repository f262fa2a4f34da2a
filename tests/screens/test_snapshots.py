"""Pictures of the screens on the sample data, compared with those that somebody looked at.

After a change that is meant to look different: look at the report that pytest writes, then
`pytest tests/screens/test_snapshots.py --snapshot-update` and commit the new pictures.
"""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.conftest import Hands, Office
from ubp_tui.app import UbpApp
from ubp_tui.opening import Opening
from ubp_tui.widgets.themes import SELWOOD, TERMINAL

NARROW, WIDE = (80, 24), (120, 40)
BOTH = ((NARROW, TERMINAL), (WIDE, SELWOOD))
ALL = ((NARROW, TERMINAL), (NARROW, SELWOOD), (WIDE, TERMINAL), (WIDE, SELWOOD))

NAMES = {"#": "number_sign", "?": "question_mark", "/": "slash"}
_FONT_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)


@dataclass(frozen=True)
class State:
    """A picture: who sits there, the keys that lead to it, words that are then on the screen.

    `looks` are the sizes of the window and the themes in which it is taken.
    """

    name: str
    who: str
    keys: str
    shows: str
    looks: tuple[tuple[tuple[int, int], str], ...] = BOTH


STATES = (
    State("case-list", "priya", "", "Okafor, Jane", ALL),
    State("case-list-filtered", "priya", "/ o k a enter", "enter open"),
    State("case-list-empty", "kofi", "3", "No proposal waits for a decision."),
    State("go-to", "priya", "# 1 5", "15"),
    State("why", "priya", "w", "Where it comes from", ALL),
    State("policy", "priya", "w 1", "What it is about"),
    State("you-said", "priya", "w 2", "We did"),
    State("measures", "priya", "w 3", "M1 "),
    State("help", "priya", "?", "What this screen is for", ALL),
    State("first-run", "", "", "nobody works here yet", ALL),
    State("first-run-wrong", "", "f10", "There is a problem"),
    State("find-customer", "priya", "i o k a", "Somebody new"),
    State("unattached", "priya", "u", "What waits without a case"),
    State("case", "priya", "# 1 5 enter", "About the case"),
    State("case-not-given", "kofi", "# 2 0 enter", "You have not been given this case."),
    State("informing", "priya", "# 1 5 enter t", "Inform the customer"),
    State("wizard", "priya", "# 2 1 enter p", "Which incidents does the proposal rest on?"),
    State("decision", "helen", "# 2 0 enter d", "1 What is proposed"),
    State("appeal", "helen", "# 1 2 enter a", "Where it stands"),
    State("appeal-review", "grace", "# 1 2 enter a", "1 Decision and evidence"),
)


class Pictured(UbpApp):
    """The program; its pictures name no font that would have to be fetched from elsewhere."""

    def export_screenshot(self, **options: Any) -> str:
        """The picture."""
        return _FONT_FACES.sub("", super().export_screenshot(**options))


def looked_at(state: State) -> list[Any]:
    """A test for each look of a state."""
    return [
        pytest.param(state, size, theme, id=f"{state.name}-{size[0]}x{size[1]}-{theme}")
        for size, theme in state.looks
    ]


@pytest.mark.parametrize(
    ("state", "size", "theme"), [look for state in STATES for look in looked_at(state)]
)
def test_it_looks_as_it_did(
    snap_compare, sample: Office, new_office: Office, state: State, size, theme: str
) -> None:
    office = sample if state.who else new_office

    async def go_there(pilot: Pilot[None]) -> None:
        hands = Hands(pilot)
        await hands.settle()
        for key in state.keys.split():
            await hands.press(NAMES.get(key, key))
        await hands.sees(state.shows)
        await hands.settle()

    opening = Opening(
        database=office.database,
        policy=office.policy,
        clock=lambda: office.now,
        person=office.people.get(state.who),
        account="priya",
        theme=theme,
        demo=True,
    )
    assert snap_compare(Pictured(opening), terminal_size=size, run_before=go_there)
