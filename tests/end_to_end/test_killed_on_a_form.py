"""A process killed while an appeal is dictated, in a real terminal, costs what was being typed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.seat import Seat
from tests.sample import SAMPLE_DAY

WARNED = "UBP-0006"
"""A case of the sample, Priya Shah's, whose warning can be appealed against."""
WORDS = "I was cold for a week"
A_SECOND = 1.0
"""What is typed is kept half a second later."""

Start = Callable[[], Seat]


@pytest.fixture
def start(path: Path) -> Start:
    """Starts the program on the sample data, for Priya; leaving `with` kills it."""
    day = SAMPLE_DAY.format("YYYY-MM-DD")
    return lambda: Seat(["demo", "--db", str(path), "--today", day, "--as", "priya"])


def record_an_appeal(terminal: Seat) -> None:
    """From the case list to the form of an appeal."""
    terminal.wait_for("UBP-00")
    terminal.press("#")
    terminal.type(*WARNED, "enter")
    terminal.wait_for(rf"{WARNED} .*Campbell")
    terminal.press("a")
    terminal.sees("What the customer said")


def test_r30_what_was_dictated_is_there_again_after_the_process_was_killed(start: Start) -> None:
    with start() as terminal:
        record_an_appeal(terminal)
        terminal.type("tab", "tab", "tab", *WORDS)
        terminal.sees(WORDS)
        terminal.settle(A_SECOND)  # and here the process is killed
    with start() as terminal:
        record_an_appeal(terminal)
        terminal.sees("What you typed was kept from")
        terminal.type("tab", "tab", "tab")
        terminal.sees(WORDS)
