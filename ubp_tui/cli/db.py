"""`ubp db`: making, upgrading, copying, restoring and checking the database."""

from __future__ import annotations

import sys

import click

from models import backups, checking, database
from models.summaries import refresh
from ubp_tui.casework.desk import now_in_utc
from ubp_tui.cli.asked import Asked, listing, on_desk, pass_asked
from ubp_tui.cli.context import clock_of, connected, make_database, place_of, policy_of
from ubp_tui.cli.failures import Failure, Group
from ubp_tui.cli.output import say, say_done, say_json
from ubp_tui.cli.waiting import waiting
from ubp_tui.policy.text import clean
from ubp_tui.settings import path_from

_BATCH = 200


@click.group(cls=Group)
@listing
def db() -> None:
    """Looks after the database."""


@db.command()
@on_desk
@pass_asked
def init(asked: Asked) -> None:
    """Makes a new, empty database."""
    place = place_of(asked)
    make_database(place, policy_of(asked))
    say_done(f"The database is in {place.path}. Next, say who you are: ubp staff add --help")


@db.command()
@on_desk
@pass_asked
def upgrade(asked: Asked) -> None:
    """Brings a database of an earlier version up to date, after a copy of it was made."""
    path = place_of(asked).path
    copy = database.upgrade(path)
    opened = connected(path)
    with opened.connection_context():
        policy, clock = policy_of(asked), clock_of(asked, opened)
        while refresh(opened, policy, clock(), _BATCH) == _BATCH:
            pass
    if copy is None:
        say(f"{path} is up to date.")
    else:
        say_done(f"{path} was brought up to date. As it was before, it is kept in {copy}.")


@db.command()
@click.argument("file", metavar="FILE")
@on_desk
@pass_asked
def backup(asked: Asked, file: str) -> None:
    """Copies the database to FILE, while others go on using it, and checks the copy."""
    path, copy = place_of(asked).path, path_from(file)
    backups.backup(path, copy)
    say_done(f"{path} was copied to {copy}, and the copy is sound.")


@db.command()
@click.argument("file", metavar="FILE")
@click.option("--yes", is_flag=True, help="Without asking first.")
@on_desk
@pass_asked
def restore(asked: Asked, file: str, yes: bool) -> None:
    """Puts the copy FILE in the place of the database; the present one is kept beside it.

    Nobody may be using the database meanwhile.
    """
    path, copy = place_of(asked).path, path_from(file)
    backups.refuse_unusable(copy, path)
    if not yes:
        question = f"Is nobody using {path}, and shall {copy} take its place?"
        if not _agreed(question):
            raise Failure("Nothing was changed.")
    kept = backups.restore(copy, path, now_in_utc())
    was = f" The one before is kept in {kept}." if kept else ""
    say_done(f"{path} is now what {copy} holds.{was}")


def _agreed(question: str) -> bool:
    """Whether somebody says yes, or y.

    Raises:
        Failure: there is nobody to answer.
    """
    click.echo(clean(f"{question} [y/N]: "), nl=False, err=True)
    answer = sys.stdin.readline() if sys.stdin is not None else ""
    if not answer:
        click.echo(err=True)
        raise Failure(
            "There was no answer, so nothing was changed. To restore without being asked: --yes"
        )
    return answer.strip().lower() in ("y", "yes")


@db.command()
@listing
@click.option("--mend", is_flag=True, help="First derive lists and the search afresh.")
@click.pass_context
@pass_asked
def check(asked: Asked, context: click.Context, mend: bool) -> None:
    """Checks the file, the journal, the records against it, and what lists and searches show."""
    opened = connected(place_of(asked).path)
    with opened.connection_context():
        now, policy = clock_of(asked, opened)(), policy_of(asked)
        if mend:
            with waiting("Derived") as progress:
                checking.mend_lists(opened, policy, now, progress)
        with waiting("Checked") as progress:
            problems = checking.check(opened, policy, now, progress=progress)
    if asked.json:
        say_json({"sound": not problems, "problems": list(problems)})
    else:
        state = "is not sound:" if problems else "is sound."
        say("\n".join([f"{opened.database} {state}", *problems]))
    if problems:
        context.exit(1)
