"""`ubp journal verify`: proves that the journal is whole (R34, R37)."""

from __future__ import annotations

import re

import click

from models.proof import Verdict
from models.proof import verify as prove
from ubp_tui.cli.asked import Asked, listing, pass_asked
from ubp_tui.cli.context import connected, place_of
from ubp_tui.cli.failures import Group
from ubp_tui.cli.output import say, say_json

_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


def _read_head(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[int, str] | None:
    """A number and hash as this command prints them."""
    if value is None:
        return None
    found = _HEAD.fullmatch(value)
    if found is None:
        raise click.BadParameter("It is a number, a colon and a hash, as printed earlier.")
    return int(found[1]), found[2]


@click.group(cls=Group)
@listing
def journal() -> None:
    """The record of every change."""


@journal.command()
@click.option(
    "--witness", callback=_read_head, metavar="N:HASH", help="An end that was noted earlier."
)
@listing
@click.pass_context
@pass_asked
def verify(asked: Asked, context: click.Context, witness: tuple[int, str] | None) -> None:
    """Proves that no entry was changed, moved or taken out.

    Note the end that it prints: given again later with --witness it proves that nothing before
    it was rewritten, by whomever.
    """
    database = connected(place_of(asked).path)
    with database.connection_context():
        found = prove(database, witness)
    if asked.json:
        say_json(
            {
                "whole": found.is_whole,
                "entries": found.entries,
                "withheld": found.withheld,
                "problem": found.first_problem,
                "head": _head(found),
            }
        )
    else:
        say(_in_words(found))
    if not found.is_whole:
        context.exit(1)


def _in_words(found: Verdict) -> str:
    if not found.is_whole:
        return (
            f"The journal is not whole. {found.first_problem} Keep the file as it is, and restore "
            "a copy that is whole with: ubp db restore FILE"
        )
    withheld = f", the words of {found.withheld} erased or withheld" if found.withheld else ""
    entries = "1 entry" if found.entries == 1 else f"{found.entries} entries"
    return f"The journal is whole: {entries}{withheld}. It ends with {_head(found)}"


def _head(found: Verdict) -> str:
    number, digest = found.head
    return f"{number}:{digest}"
