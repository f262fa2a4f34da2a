"""A meter for terminal programs: runs one in a pseudo-terminal and says what its user waits for.

    python -m benchmarks.terminal --until READY --press down -- python -m benchmarks.floor

Runs on Linux, where the system tells the most memory that a program has held.
"""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import click
import pyte

RESTLESS = 20.0
"""Seconds of writing after which a program will not come to rest."""

QUIET = 0.25
"""Seconds without output after which a program has finished painting."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
}

# Variables of the person's own terminal, and the one that makes Python compile anew every time.
LEFT_OUT = {"COLORTERM", "COLUMNS", "LINES", "NO_COLOR", "PYTHONDONTWRITEBYTECODE"}


class NeverShown(Exception):
    """What was waited for did not come onto the screen; the message shows what did."""


class Painted(NamedTuple):
    """What a program wrote in answer to something."""

    written: int
    """Bytes."""
    first: float | None
    """Seconds until the first of them, or None where it wrote nothing."""
    last: float | None
    """Seconds until the last of them, or None where it wrote nothing."""


class _Screen(pyte.Screen):
    """A screen whose answers to the program's questions go back to the program."""

    def __init__(self, columns: int, rows: int, program: int) -> None:
        super().__init__(columns, rows)
        self._program = program

    def write_process_input(self, data: str) -> None:
        os.write(self._program, data.encode())


class Terminal:
    """A program running in a terminal of its own, from `with` until its end."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Starts the program.

        Args:
            command: the program and its arguments.
            columns: the width of the terminal.
            rows: the height of the terminal.
            environment: variables beside those of this process.
        """
        inherited = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
        variables = {**inherited, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        self._terminal, programs_end = pty.openpty()
        termios.tcsetwinsize(programs_end, (rows, columns))
        self.written = 0
        self._started = self._last_read = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=programs_end,
            stdout=programs_end,
            stderr=programs_end,
            env={**variables, **(environment or {})},
            start_new_session=True,
        )
        os.close(programs_end)
        self._screen = _Screen(columns, rows, self._terminal)
        self._stream = pyte.ByteStream(self._screen)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._terminal)

    @property
    def text(self) -> str:
        """What is on the screen now, one line a row."""
        return "\n".join(self._screen.display)

    def wait_for(self, pattern: str, within: float = 20.0) -> float:
        """Reads until a regular expression is on the screen.

        Returns:
            Seconds from the start of the program to the output that put it there.

        Raises:
            NeverShown: it did not come within so many seconds, or the program ended first.
        """
        wanted = re.compile(pattern)
        deadline = time.perf_counter() + within
        while not wanted.search(self.text):
            left = deadline - time.perf_counter()
            if left <= 0 or not self._read(left):
                raise NeverShown(f"{pattern!r} did not come onto the screen:\n{self.text}")
        return self._last_read - self._started

    def press(self, key: str) -> Painted:
        """Sends a key, by its name in KEYS or as itself, and reads until the answer is painted."""
        os.write(self._terminal, KEYS.get(key, key).encode())
        return self.settle()

    def press_until(self, key: str, pattern: str) -> float:
        """Sends a key, and reads until a regular expression is on the screen, and all is painted.

        Returns:
            Seconds from the key to the output that put it there.

        Raises:
            NeverShown: it did not come.
        """
        began = time.perf_counter() - self._started
        os.write(self._terminal, KEYS.get(key, key).encode())
        seconds = self.wait_for(pattern) - began
        self.settle()
        return seconds

    def settle(self, quiet: float = QUIET) -> Painted:
        """Reads until so many seconds have brought nothing.

        Raises:
            NeverShown: it went on writing for longer than RESTLESS.
        """
        began, before = time.perf_counter(), self.written
        first = last = None
        while self._read(quiet):
            if self._last_read - began > RESTLESS:
                raise NeverShown(f"The program goes on writing:\n{self.text}")
            last = self._last_read - began
            first = last if first is None else first
        return Painted(self.written - before, first, last)

    def written_at_rest(self, seconds: float) -> int:
        """Bytes that the program writes while nobody does anything."""
        before, deadline = self.written, time.perf_counter() + seconds
        while (left := deadline - time.perf_counter()) > 0 and self._read(left):
            pass
        return self.written - before

    def peak_memory(self) -> float:
        """The most memory that the program has held so far, in MiB.

        Raises:
            ProcessLookupError: the program has ended.
        """
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        held = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
        if held is None:
            raise ProcessLookupError("The program has ended, so its memory cannot be read.")
        return int(held[1]) / 1024

    def _read(self, within: float) -> bool:
        """Puts the next output on the screen; False where none came or the program has ended."""
        if not select.select([self._terminal], [], [], within)[0]:
            return False
        try:
            output = os.read(self._terminal, 65536)
        except OSError:  # Linux says so when the program has ended.
            return False
        self._last_read = time.perf_counter()
        self.take(output)
        return True

    def take(self, output: bytes) -> None:
        """Counts what the program wrote and puts it on the screen."""
        self.written += len(output)
        self._stream.feed(output)


def _milliseconds(seconds: float | None) -> str:
    return "nothing came" if seconds is None else f"{seconds * 1000:.0f} ms"


@click.command()
@click.option("--until", required=True, help="Regular expression that says the program is ready.")
@click.option("--press", "keys", multiple=True, help="A key to press then; may be repeated.")
@click.option("--rest", default=0.0, help="Seconds to count what is written at rest.")
@click.argument("command", nargs=-1, required=True)
def main(until: str, keys: tuple[str, ...], rest: float, command: tuple[str, ...]) -> None:
    """Meters COMMAND and prints its last screen and its figures."""
    with Terminal(command) as terminal:
        ready = terminal.wait_for(until)
        terminal.settle()
        lines = [f"ready after {ready:.3f} s, {terminal.written} bytes written"]
        for key in keys:
            written, first, last = terminal.press(key)
            lines.append(
                f"{key}: {written} bytes, first after {_milliseconds(first)}, "
                f"last after {_milliseconds(last)}"
            )
        if rest:
            lines.append(f"at rest: {terminal.written_at_rest(rest)} bytes in {rest} s")
        lines.append(f"peak memory {terminal.peak_memory():.0f} MiB")
        click.echo(terminal.text)
        click.echo("\n".join(lines))


if __name__ == "__main__":
    main()
