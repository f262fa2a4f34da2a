"""Makes the pictures of the guide again: real screens on the sample data, on a fixed day."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pendulum
from textual.pilot import Pilot

from models.database import create
from models.staff import find_staff
from ubp_tui.app import UbpApp
from ubp_tui.demo import DEFAULT_USER, build_demo
from ubp_tui.opening import Opening
from ubp_tui.policy.loading import load_policy
from ubp_tui.widgets.themes import SELWOOD

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
DAY = pendulum.datetime(2026, 11, 24, 10, 42, tz="Europe/London").in_timezone("UTC")
_FONT_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_ID = re.compile(r"terminal-\d+")


@dataclass(frozen=True)
class Picture:
    """One picture: its name, who sits there, the keys that lead to it, the window's size."""

    name: str
    keys: Sequence[str]
    who: str = DEFAULT_USER
    size: tuple[int, int] = (80, 24)


def _reference(number: str) -> list[str]:
    """The keys that go to a case by its number."""
    return ["number_sign", *number, "enter"]


PICTURES_TO_TAKE = (
    Picture("case-list", []),
    Picture("case-list-wide", ["down"], size=(120, 40)),
    Picture("contact-check", ["c", *"kow", "enter"], who="kofi"),
    Picture("case", _reference("7")),
    Picture("why", ["w"]),
    Picture("help", ["question_mark"]),
    Picture("incident", ["i", *"okafor", "down", "enter"]),
    Picture("wizard", [*_reference("16"), "p", "4"]),
    Picture("decision", [*_reference("20"), "d"], who="helen"),
    Picture("informing", [*_reference("15"), "enter"]),
    Picture("appeal", [*_reference("12"), "enter"], who="grace"),
)


async def take(picture: Picture, opening: Opening) -> None:
    """Goes to a screen with the keyboard and keeps what it shows."""
    app = UbpApp(opening)
    async with app.run_test(size=picture.size) as pilot:
        await _settled(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await _settled(pilot)
        svg = app.export_screenshot(title="ubp")
    # Without addresses of fonts elsewhere, and with the same ids each time.
    svg = _ID.sub(f"terminal-{picture.name}", _FONT_FACES.sub("", svg))
    (PICTURES / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
    print(f"{picture.name}.svg")


async def _settled(pilot: Pilot[object]) -> None:
    """Waits until nothing is being read or drawn any more."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def main() -> None:
    """Takes all pictures, or those named on the command line."""
    wanted = set(sys.argv[1:])
    policy = load_policy()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        database = create(Path(folder) / "demo.db", policy.landlord, DAY, demo=True)
        build_demo(database, policy, DAY)
        with database.connection_context():
            for picture in PICTURES_TO_TAKE:
                if wanted and picture.name not in wanted:
                    continue
                opening = Opening(
                    database=database,
                    policy=policy,
                    clock=lambda: DAY,
                    person=find_staff(database, picture.who),
                    account=picture.who,
                    theme=SELWOOD,
                    demo=True,
                )
                asyncio.run(take(picture, opening))


if __name__ == "__main__":
    main()
