"""A process killed in the middle of the wizard, in a real terminal, costs what was being typed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal
from tests.end_to_end.seat import Seat
from tests.sample import SAMPLE_DAY

WARNED = "UBP-0021"
"""A case of the sample on which measures can be drafted, and Priya Shah's."""
F10 = "\x1b[21~"

Start = Callable[[str], Seat]


@pytest.fixture
def start(path: Path) -> Start:
    """Starts the program on the sample data, for somebody; leaving `with` kills it."""
    day = SAMPLE_DAY.format("YYYY-MM-DD")
    return lambda username: Seat(["demo", "--db", str(path), "--today", day, "--as", username])


def go_to_the_case(terminal: Terminal) -> None:
    """From the case list, by the reference."""
    terminal.wait_for("UBP-00")
    terminal.press("#")
    for letter in WARNED:
        terminal.press(letter)
    terminal.press("enter")


def open_the_wizard(terminal: Terminal) -> None:
    """From the case list to the draft of the case."""
    go_to_the_case(terminal)
    terminal.wait_for(rf"{WARNED} .*Kovalenko")
    terminal.press("p")


def take_the_case(terminal: Terminal) -> None:
    """A manager who has not been given the case takes it, and says why."""
    go_to_the_case(terminal)
    terminal.wait_for("Take the case, with the reason")
    terminal.press("enter")
    terminal.wait_for("f10")
    for letter in "Away":
        terminal.press(letter)
    terminal.press(F10)
    terminal.wait_for(rf"{WARNED} .*Kovalenko")


def go_on_with_the_draft(terminal: Terminal) -> None:
    """What was typed before the process was killed is there."""
    terminal.wait_for(">-Behaviour<")
    terminal.press("6")
    terminal.wait_for("tomorrow")


def test_what_was_typed_is_there_again_after_the_process_was_killed(start: Start) -> None:
    with start("priya") as terminal:
        open_the_wizard(terminal)
        terminal.wait_for(">-Behaviour<")
        terminal.press("6")
        terminal.wait_for("First day")
        for letter in "tomorrow":
            terminal.press(letter)
        terminal.wait_for(r">\*Period<")
        terminal.press("tab")
        terminal.press("3")  # and here the process is killed
    with start("priya") as terminal:
        open_the_wizard(terminal)
        terminal.wait_for("draft by Priya Shah")
        go_on_with_the_draft(terminal)
    with start("ruth") as terminal:
        take_the_case(terminal)
        terminal.press("p")
        terminal.wait_for("Priya Shah began this draft")
        terminal.press("y")
        go_on_with_the_draft(terminal)
