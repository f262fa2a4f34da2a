"""The outputs of a command, which may be closed, full, or unable to write some letters."""

from __future__ import annotations

import io
import os
import re
import sys
from contextlib import suppress

import click

LONGEST = 1200
"""Characters of a line of error output; more than any sentence has without what was typed."""
_LONG_WORD = re.compile(r"\S{300,}")
"""Longer than nearly every path."""


def write_what_can_be_written() -> None:
    """A closed output, or a letter that the terminal's encoding has not, stops nothing."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (for as long as it runs)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write_no_more() -> None:
    """Keeps Python from trying, at its end, to write what is left, and from saying so."""
    with suppress(io.UnsupportedOperation):  # in a test it is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(sentence: str) -> None:
    """Writes to the error output, without anything that a terminal would obey.

    Of a very long word or line, which repeats what was typed, the beginning and the end are enough.
    """
    from ubp_tui.policy.text import clean  # late: finding a command needs none of it

    cut = _LONG_WORD.sub(_ends_of, clean(sentence))
    lines = [_shortened(line) for line in cut.splitlines()]
    with suppress(OSError):  # then nobody can be told
        click.echo("\n".join(lines), err=True)


def _ends_of(word: re.Match[str]) -> str:
    return f"{word[0][:80]}…{word[0][-40:]}"


def _shortened(line: str) -> str:
    half = LONGEST // 2
    return line if len(line) <= LONGEST else f"{line[:half]} … {line[-half:]}"
