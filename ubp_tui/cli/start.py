"""`ubp` without a command, and `ubp demo`: the full-screen program."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from models.backups import backup
from models.database import create
from ubp_tui.cli.asked import Asked, as_user, on_day, on_sample, pass_asked, under_policy
from ubp_tui.cli.context import make_usual_database, opening, policy_of, sample_clock
from ubp_tui.cli.failures import Command, Failure
from ubp_tui.cli.output import say_done
from ubp_tui.opening import Opening
from ubp_tui.settings import path_from

_NO_TERMINAL = (
    "The full-screen program needs a terminal to show itself in. "
    "For plain text use a command, such as: ubp cases"
)
_TAKEN = "There is a file at {path} already. Give another path, or move that file away first."
_NOT_SAMPLE = "{path} is not sample data. Open it with: ubp --db {path}"


def open_program(asked: Asked) -> None:
    """Opens the full-screen program, on the first run on a new database of the user's own.

    Raises:
        Failure: there is no terminal.
        DatabaseProblem, PolicyError, SettingsError, NotKnown: in a sentence, why not.
    """
    _refuse_without_terminal()
    make_usual_database(asked)
    with opening(asked) as opened:
        _run(opened)


@click.command(cls=Command)
@on_sample
@under_policy
@on_day
@as_user
@click.option("--no-open", is_flag=True, help="Only make the sample data; needs --db.")
@pass_asked
def demo(asked: Asked, no_open: bool) -> None:
    """Opens the program on sample data.

    Invented customers, with a case at every stage. The data is kept where --db says, and thrown
    away without it.
    """
    if no_open:
        _make_only(asked)
        return
    _refuse_without_terminal()
    with _sample(asked) as path, opening(asked, path) as opened:
        if not opened.demo:
            raise Failure(_NOT_SAMPLE.format(path=path))
        _run(opened)


def _make_only(asked: Asked) -> None:
    if not asked.database:
        raise click.UsageError("Say where to keep the sample data, with --db PATH.")
    path = path_from(asked.database)
    if path.exists():
        raise Failure(_TAKEN.format(path=path))
    _make(asked, path)
    say_done(f"The sample data is in {path}. Open it with: ubp demo --db {path}")


@contextmanager
def _sample(asked: Asked) -> Iterator[Path]:
    """Where the sample data is while it is used."""
    if asked.database:
        path = path_from(asked.database)
        if not path.exists():
            _make(asked, path)
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="ubp-demo-") as folder:
        path = Path(folder) / "demo.db"
        _make(asked, path)
        yield path


def _make(asked: Asked, path: Path) -> None:
    """Makes sample data; elsewhere first, so that nothing half-made is ever at the path."""
    from ubp_tui.demo import build_demo

    if sys.stderr.isatty():
        click.echo("Making the sample data; this takes some seconds.", err=True)
    policy, now = policy_of(asked), sample_clock(asked)()
    with tempfile.TemporaryDirectory(prefix="ubp-demo-") as folder:
        unfinished = Path(folder) / "demo.db"
        database = create(unfinished, policy.landlord, now, demo=True)
        with database.connection_context():
            build_demo(database, policy, now)
        backup(unfinished, path)


def _refuse_without_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise Failure(_NO_TERMINAL)


def _run(opened: Opening) -> None:
    from ubp_tui.app import run

    if code := run(opened):
        click.get_current_context().exit(code)
