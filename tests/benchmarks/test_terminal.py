"""The meter is right about programs whose answers are known."""

import sys
from collections.abc import Iterator

import pytest

from benchmarks.terminal import NeverShown, Terminal

ECHOES = """
import os, sys, tty
tty.setraw(0)
os.write(1, b"hello")
while key := os.read(0, 10):
    os.write(1, b"[" + key[-1:] + b"]")
"""


@pytest.fixture
def echo() -> Iterator[Terminal]:
    """A program that greets, then answers each key with the key in brackets."""
    with Terminal([sys.executable, "-c", ECHOES]) as terminal:
        terminal.wait_for("hello")
        yield terminal


def test_a_greeting_is_timed_and_its_bytes_are_counted(echo: Terminal) -> None:
    assert 0 < echo.wait_for("hello") < 20
    assert echo.written == len("hello")


def test_a_key_costs_the_bytes_that_answer_it(echo: Terminal) -> None:
    painted = echo.press("down")
    assert painted.written == len("[B]")
    assert painted.first is not None
    assert painted.last is not None
    assert 0 < painted.first <= painted.last
    assert echo.text.startswith("hello[B]")


def test_a_program_at_rest_writes_nothing(echo: Terminal) -> None:
    assert echo.written_at_rest(0.2) == 0


def test_the_memory_of_a_running_python_is_told(echo: Terminal) -> None:
    assert 1 < echo.peak_memory() < 500


def test_the_terminal_has_the_size_that_was_asked_for() -> None:
    size = "import os; print(*os.get_terminal_size()); input()"
    with Terminal([sys.executable, "-c", size], columns=120, rows=40) as terminal:
        terminal.wait_for("120 40")


def test_what_never_comes_is_said_with_the_screen_that_did(echo: Terminal) -> None:
    with pytest.raises(NeverShown, match="hello"):
        echo.wait_for("goodbye", within=0.1)


def test_a_program_that_ends_is_not_waited_for() -> None:
    ends = [sys.executable, "-c", "print('over')"]
    with Terminal(ends) as terminal, pytest.raises(NeverShown, match="over"):
        terminal.wait_for("READY", within=20)
