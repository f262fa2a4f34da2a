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
from ubp_tui.widgets.themes import THEME_NAMES

Size = tuple[int, int]
SIZES = ((80, 24), (120, 40))
TOO_SMALL = ((79, 24), (60, 20))

_FONT_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)


@dataclass(frozen=True)
class Stop:
    """A picture: the keys that lead there from the one before, words that are then to be seen."""

    name: str
    keys: str
    shows: str


@dataclass(frozen=True)
class Walk:
    """Pictures that somebody comes to one after the other, in each size and in each theme."""

    who: str
    stops: tuple[Stop, ...]
    sizes: tuple[Size, ...] = SIZES


def walk(who: str, *stops: tuple[str, str, str], sizes: tuple[Size, ...] = SIZES) -> Walk:
    """Of somebody, by their account; nobody's is in a program in which nobody works yet."""
    return Walk(who, tuple(Stop(*stop) for stop in stops), sizes)


WALKS = (
    walk(
        "priya",
        ("case-list", "", "[1 Mine"),
        ("case-list-open", "2", "[2 Open"),
        ("case-list-appeals", "4", "[4 Appeals"),
        ("case-list-due", "5", "[5 Due"),
        ("case-list-ending", "6", "[6 Ending"),
        ("case-list-all", "7", "[7 All"),
        ("case-list-filtered", "1 / o k a enter", "enter open"),
    ),
    walk("helen", ("case-list-to-decide", "3", "[3 To decide 1]")),
    walk(
        "kofi",
        ("case-list-empty", "3", "No proposal waits for a decision."),
        ("case-not-given", "# 2 0 enter", "You have not been given this case."),
    ),
    walk(
        "kofi",
        ("contact-check", "c k o w", "measures"),
        ("contact-check-answer", "enter", "PASS TO"),
        ("contact-log", "l", "Outside the measures"),
        ("contact-check-other-channel", "escape c o ' b enter", "NOT BY PHONE"),
    ),
    walk("priya", ("too-small", "", "the program needs 80x24"), sizes=TOO_SMALL),
    walk(
        "priya",
        ("why", "w", "Where it comes from"),
        ("policy", "1", "What it is about"),
        ("you-said", "2", "We did"),
        ("measures", "3", "M1 "),
        ("help", "escape ?", "What this screen is for"),
        ("go-to", "escape # 1 5", "15"),
        ("palette", "escape ctrl+p", "Records an incident."),
    ),
    walk(
        "",
        ("first-run", "", "nobody works here yet"),
        ("first-run-wrong", "f10", "There is a problem"),
    ),
    walk(
        "priya",
        ("find-customer", "i o k a", "Somebody new"),
        ("incident", "escape i P 1 0 3 6 9 9 enter", "What happened"),
        ("incident-wrong", "f10", "There is a problem"),
    ),
    walk(
        "priya",
        ("unattached", "u", "What waits without a case"),
        ("case-assessing", "escape # 2 4 enter", "UBP-0024"),
        ("case-warned", "escape # 2 1 enter", "UBP-0021"),
        ("case-in-force", "escape # 7 enter", "UBP-0007"),
        ("case-ending", "escape # 2 enter", "UBP-0002"),
    ),
    walk(
        "priya",
        ("case-informing", "# 1 5 enter", "About the case"),
        ("more", "m", "Everything on this case"),
        ("record", "escape tab enter", "State: done"),
    ),
    walk(
        "priya",
        ("new-appeal", "# 6 enter a", "What the customer said"),
        ("throw-away", "tab 1 f9", "Throw away what you typed"),
    ),
    walk(
        "priya",
        ("informing", "# 1 5 enter t", "Inform the customer"),
        ("item-6", "enter", "6. Anything they need"),
        ("item-7", "escape down enter", "7. Someone they would like"),
    ),
    walk(
        "priya",
        ("wizard", "# 2 1 enter p", "Which incidents does the proposal rest on?"),
        ("wizard-circumstances", "2", "Our own failings"),
        ("wizard-warning", "3", "Going straight to measures"),
        ("wizard-measures", "4", "What it carries"),
        ("wizard-proportionality", "5", "How comparable cases were decided"),
        ("wizard-check", "7", "Your answer"),
        ("wizard-period", "6", "For how many months?"),
    ),
    walk(
        "helen",
        ("decision", "# 2 0 enter d", "1 What is proposed"),
        ("decision-wrong", "2 f10", "There is a problem"),
    ),
    walk(
        "helen",
        ("appeal", "# 1 2 enter a", "Where it stands"),
        ("appeal-refer", "up enter", "May review, or why not"),
    ),
    walk("grace", ("appeal-review", "# 1 2 enter a", "1 Decision and evidence")),
)

Pictures = dict[str, str]
"""The pictures of a walk, by their names."""
Take = Callable[[Walk, Size, str], Pictures]


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


async def pictures_of(walk: Walk, size: Size, theme: str, office: Office) -> Pictures:
    """Goes from stop to stop, and takes a picture at each."""
    opening = Opening(
        database=office.database,
        policy=office.policy,
        clock=lambda: office.now,
        person=office.people.get(walk.who),
        account="priya",
        theme=theme,
        demo=True,
    )
    pictures: Pictures = {}
    async with Pictured(opening).run_test(size=size) as pilot:
        hands = Hands(pilot)
        await hands.settle()
        for stop in walk.stops:
            for key in stop.keys.split():
                hands.burst(*([key] if len(key) == 1 else ["", key]))
                await hands.settle()
            await hands.sees(stop.shows)
            await hands.settle()
            pictures[stop.name] = pilot.app.export_screenshot(title="ubp")
    return pictures


@pytest.fixture(scope="session")
def taken() -> dict[tuple[Walk, Size, str], Pictures]:
    """What was taken already: a whole walk, where its first picture is asked for."""
    return {}


@pytest.fixture
def take(request: pytest.FixtureRequest, taken: dict[tuple[Walk, Size, str], Pictures]) -> Take:
    """Takes the pictures of a walk, on the sample data or before anybody works here."""

    def pictures(walk: Walk, size: Size, theme: str) -> Pictures:
        if (walk, size, theme) not in taken:
            office = request.getfixturevalue("sample" if walk.who else "new_office")
            taken[walk, size, theme] = asyncio.run(pictures_of(walk, size, theme, office))
        return taken[walk, size, theme]

    return pictures


LOOKS = [
    pytest.param(walk, size, theme, stop.name, id=f"{stop.name}-{size[0]}x{size[1]}-{theme}")
    for walk in WALKS
    for size in walk.sizes
    for theme in THEME_NAMES
    for stop in walk.stops
]


@pytest.mark.parametrize(("walk", "size", "theme", "name"), LOOKS)
def test_it_looks_as_it_did(
    snap_compare: Callable[..., bool], take: Take, walk: Walk, size: Size, theme: str, name: str
) -> None:
    is_the_same = snap_compare(Taken(take(walk, size, theme)[name]))
    assert is_the_same, "it looks different: see the report"
