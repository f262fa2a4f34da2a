"""Pictures of the screens on the sample data, compared with those that somebody looked at.

After a change that is meant to look different: look at the report that pytest writes, then
`pytest tests/screens/test_snapshots.py --snapshot-update` and commit the new pictures.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from textual.app import App

from tests.screens.conftest import Hands, Office
from ubp_tui.app import UbpApp
from ubp_tui.opening import Opening
from ubp_tui.widgets.themes import THEME_NAMES, use_theme

Size = tuple[int, int]
SIZES = ((80, 24), (120, 40))
TOO_SMALL = ((79, 24), (60, 20))

_FONT_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)

ABOUT_JANE = "i P 1 0 3 6 9 9 enter"
WIZARD = "# 2 1 enter p"


@dataclass(frozen=True)
class State:
    """A picture: who sits there, the keys that lead to it, words that are then on the screen.

    It is taken in each size of the window and in each theme.
    """

    name: str
    who: str
    keys: str
    shows: str
    sizes: tuple[Size, ...] = SIZES


STATES = (
    State("case-list", "priya", "", "[1 Mine"),
    State("case-list-open", "priya", "2", "[2 Open"),
    State("case-list-to-decide", "helen", "3", "[3 To decide 1]"),
    State("case-list-appeals", "priya", "4", "[4 Appeals"),
    State("case-list-due", "priya", "5", "[5 Due"),
    State("case-list-ending", "priya", "6", "[6 Ending"),
    State("case-list-all", "priya", "7", "[7 All"),
    State("case-list-empty", "kofi", "3", "No proposal waits for a decision."),
    State("case-list-filtered", "priya", "/ o k a enter", "enter open"),
    State("go-to", "priya", "# 1 5", "15"),
    State("palette", "priya", "ctrl+p", "Records an incident."),
    State("too-small", "priya", "", "the program needs 80x24", TOO_SMALL),
    State("why", "priya", "w", "Where it comes from"),
    State("policy", "priya", "w 1", "What it is about"),
    State("you-said", "priya", "w 2", "We did"),
    State("measures", "priya", "w 3", "M1 "),
    State("help", "priya", "?", "What this screen is for"),
    State("first-run", "", "", "nobody works here yet"),
    State("first-run-wrong", "", "f10", "There is a problem"),
    State("find-customer", "priya", "i o k a", "Somebody new"),
    State("incident", "priya", ABOUT_JANE, "What happened"),
    State("incident-wrong", "priya", f"{ABOUT_JANE} f10", "There is a problem"),
    State("unattached", "priya", "u", "What waits without a case"),
    State("case-assessing", "priya", "# 2 4 enter", "UBP-0024"),
    State("case-warned", "priya", "# 2 1 enter", "UBP-0021"),
    State("case-informing", "priya", "# 1 5 enter", "About the case"),
    State("case-in-force", "priya", "# 7 enter", "UBP-0007"),
    State("case-ending", "priya", "# 2 enter", "UBP-0002"),
    State("case-not-given", "kofi", "# 2 0 enter", "You have not been given this case."),
    State("more", "priya", "# 1 5 enter m", "Everything on this case"),
    State("record", "priya", "# 1 5 enter tab enter", "State: done"),
    State("new-appeal", "priya", "# 6 enter a", "What the customer said"),
    State("throw-away", "priya", "# 6 enter a tab 1 f9", "Throw away what you typed"),
    State("informing", "priya", "# 1 5 enter t", "Inform the customer"),
    State("item-6", "priya", "# 1 5 enter t enter", "6. Anything they need"),
    State("item-7", "priya", "# 1 5 enter t down enter", "7. Someone they would like"),
    State("wizard", "priya", WIZARD, "Which incidents does the proposal rest on?"),
    State("wizard-circumstances", "priya", f"{WIZARD} 2", "Our own failings"),
    State("wizard-warning", "priya", f"{WIZARD} 3", "Going straight to measures"),
    State("wizard-measures", "priya", f"{WIZARD} 4", "What it carries"),
    State("wizard-proportionality", "priya", f"{WIZARD} 5", "How comparable cases were decided"),
    State("wizard-period", "priya", f"{WIZARD} 6", "For how many months?"),
    State("wizard-check", "priya", f"{WIZARD} 7", "Your answer"),
    State("decision", "helen", "# 2 0 enter d", "1 What is proposed"),
    State("decision-wrong", "helen", "# 2 0 enter d 2 f10", "There is a problem"),
    State("appeal", "helen", "# 1 2 enter a", "Where it stands"),
    State("appeal-refer", "helen", "# 1 2 enter a up enter", "May review, or why not"),
    State("appeal-review", "grace", "# 1 2 enter a", "1 Decision and evidence"),
)

Pictures = dict[str, str]
"""The picture of a state in each theme."""
Take = Callable[[State, Size], Pictures]


class Pictured(UbpApp):
    """The program; its pictures name no font that would have to be fetched from elsewhere."""

    def export_screenshot(self, **options: Any) -> str:
        """The picture."""
        return _FONT_FACES.sub("", super().export_screenshot(**options))


class Taken(App[str]):
    """Stands for the program where its picture is compared: it was taken before."""

    def __init__(self, picture: str) -> None:
        super().__init__()
        self._picture = picture

    def run(self, *args: Any, **options: Any) -> str:
        """The picture."""
        return self._picture


async def pictures_of(state: State, size: Size, office: Office) -> Pictures:
    """Goes there, and takes the picture in one theme after the other."""
    opening = Opening(
        database=office.database,
        policy=office.policy,
        clock=lambda: office.now,
        person=office.people.get(state.who),
        account="priya",
        theme=THEME_NAMES[0],
        demo=True,
    )
    pictures: Pictures = {}
    async with Pictured(opening).run_test(size=size) as pilot:
        hands = Hands(pilot)
        await hands.settle()
        for key in state.keys.split():
            hands.burst(*([key] if len(key) == 1 else ["", key]))
            await hands.settle()
        await hands.sees(state.shows)
        for theme in THEME_NAMES:
            use_theme(pilot.app, theme)
            await hands.settle()
            pictures[theme] = pilot.app.export_screenshot(title="ubp")
    return pictures


@pytest.fixture(scope="session")
def taken() -> dict[tuple[State, Size], Pictures]:
    """What was taken already: both themes are, where a state is come to for the first."""
    return {}


@pytest.fixture
def take(request: pytest.FixtureRequest, taken: dict[tuple[State, Size], Pictures]) -> Take:
    """Takes the pictures of a state, on the sample data or before anybody works here."""

    def pictures(state: State, size: Size) -> Pictures:
        if (state, size) not in taken:
            office = request.getfixturevalue("sample" if state.who else "new_office")
            taken[state, size] = asyncio.run(pictures_of(state, size, office))
        return taken[state, size]

    return pictures


LOOKS = [
    pytest.param(state, size, theme, id=f"{state.name}-{size[0]}x{size[1]}-{theme}")
    for state in STATES
    for size in state.sizes
    for theme in THEME_NAMES
]


@pytest.mark.parametrize(("state", "size", "theme"), LOOKS)
def test_it_looks_as_it_did(
    snap_compare: Callable[..., bool], take: Take, state: State, size: Size, theme: str
) -> None:
    is_the_same = snap_compare(Taken(take(state, size)[theme]))
    assert is_the_same, "it looks different: see the report"
