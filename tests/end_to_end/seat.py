"""A seat at a terminal in which the real `ubp` runs."""

import os
import re
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.terminal import KEYS, Terminal

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds after which a program that does not answer fails the test."""

_ALTERNATE_SCREEN = 1049 << 5  # as pyte keeps a private mode
_COLOURS = re.compile(rb"\x1b\[(?:[0-9:]+;)*(?:[34][0-8]|9[0-7]|10[0-7])(?:[;:][0-9:;]*)?m")


class Seat(Terminal):
    """Types at `ubp` and reads its screen; everything that it wrote is kept."""

    def __init__(
        self,
        arguments: Sequence[str],
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Starts `ubp` with arguments."""
        self.wrote = b""
        variables = {"PYTHONPATH": str(ROOT), **(environment or {})}
        super().__init__([sys.executable, "-m", "ubp_tui", *arguments], columns, rows, variables)

    def take(self, output: bytes) -> None:
        """Keeps what the program wrote, beside putting it on the screen."""
        self.wrote += output
        super().take(output)

    def sees(self, words: str) -> None:
        """Waits until words are on the screen."""
        self.wait_for(re.escape(words), PATIENCE)

    def type(self, *keys: str) -> None:
        """Presses keys, by their names or as themselves, without waiting for an answer."""
        for key in keys:
            self.send(KEYS.get(key, key).encode())

    def send(self, typed: bytes) -> None:
        """Sends bytes as a keyboard does."""
        os.write(self._terminal, typed)

    def resize(self, columns: int, rows: int) -> None:
        """Makes the window another size."""
        self._screen.resize(rows, columns)
        termios.tcsetwinsize(self._terminal, (rows, columns))
        self._process.send_signal(signal.SIGWINCH)

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to the program."""
        self._process.send_signal(number)

    def exit_code(self) -> int:
        """Waits for the end of the program, reading what it still writes.

        Raises:
            AssertionError: it does not end.
        """
        deadline = time.monotonic() + PATIENCE
        while (left := deadline - time.monotonic()) > 0 and self._read(left):
            pass
        try:
            return self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"The program did not end:\n{self.text}") from None

    def back_to_the_list(self) -> None:
        """Presses escape, once, and waits for the list without a filter."""
        self.type("escape")
        self.wait_for(r"(?s)\A Unacceptable(?!.*\n/ ).*q quit", PATIENCE)

    def leave(self) -> None:
        """Leaves the program from the list, as a person does."""
        self.type("q")
        assert self.exit_code() == 0

    @property
    def is_full_screen(self) -> bool:
        """Whether the program has the whole screen to itself."""
        return _ALTERNATE_SCREEN in self._screen.mode

    @property
    def cursor_is_shown(self) -> bool:
        """Whether the terminal's own cursor is shown."""
        return not self._screen.cursor.hidden

    @property
    def colours(self) -> list[bytes]:
        """Every code for a colour that the program wrote."""
        return _COLOURS.findall(self.wrote)
