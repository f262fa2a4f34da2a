"""A line that says how far something long has come, for a person who waits for it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SHORT = 2.0
"""Seconds for which nobody needs to be told anything."""


@contextmanager
def waiting(what: str) -> Iterator[Callable[[int, int], None]]:
    """Says on the terminal how many of how many cases are done, and clears the line at the end.

    Nothing is said where the error output is no terminal, or as long as it is quick.

    Args:
        what: what is being done, such as "Checked".
    """
    began, said = time.monotonic(), False

    def tell(done: int, there_are: int) -> None:
        nonlocal said
        if sys.stderr.isatty() and time.monotonic() - began > SHORT:
            print(f"\r{what} {done} of {there_are} cases", end="", file=sys.stderr, flush=True)
            said = True

    try:
        yield tell
    finally:
        if said:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
