"""Bars that show how far something long has come, for a person who waits for it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import click

Tell = Callable[[str, int, int], None]
"""Told the part that is being done, such as "Reading", how much of it is done, and of how much."""


@contextmanager
def bars(last: str) -> Iterator[Tell]:
    """Shows a bar on the terminal for each part of something, one after the other.

    Nothing is shown where the error output is no terminal. In the last part Ctrl+C comes too
    late, and is not heard: it would say that what is being kept was stopped.

    Args:
        last: the part at which there is no way back.
    """
    label, bar = "", None
    usual = signal.getsignal(signal.SIGINT)
    is_shown = sys.stderr.isatty()
    with ExitStack() as shown:

        def tell(part: str, done: int, there_are: int) -> None:
            nonlocal label, bar
            if part == last:
                signal.signal(signal.SIGINT, signal.SIG_IGN)
            if is_shown and part != label:
                shown.close()
                label, bar = part, shown.enter_context(_bar(part, there_are))
            if bar is not None:
                bar.update(done - bar.pos)

        try:
            yield tell
        finally:
            signal.signal(signal.SIGINT, usual)


def _bar(label: str, length: int) -> Any:
    return click.progressbar(length=length, label=label, file=sys.stderr)
