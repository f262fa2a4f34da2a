"""`ubp doctor`: what the program finds here, and whether anything keeps it from working."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click
from peewee import SqliteDatabase, fn

from models.cases import CaseRow
from models.database import SCHEMA_VERSION, open_database, version_of
from models.files import what_remains
from models.installation import read_installation
from models.soundness import damage
from models.staff import load_directory
from models.transactions import reading
from ubp_tui.cli.asked import Asked, listing, pass_asked
from ubp_tui.cli.context import account_on, check_grades, clock_of, place_of, policy_of, settings
from ubp_tui.cli.failures import Command, Failure, explained
from ubp_tui.cli.output import say, say_json
from ubp_tui.cli.version import program_version
from ubp_tui.identity import signed_in
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.eligibility import grade_on
from ubp_tui.settings import NoFolder, settings_path

_LIBRARIES = ("textual", "peewee", "pendulum", "click", "msgspec", "platformdirs")
_COLUMNS, _ROWS = 80, 24


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `prevents` says that nothing works until it is mended."""

    what: str
    found: str
    prevents: bool = False


@click.command(cls=Command)
@listing
@click.pass_context
@pass_asked
def doctor(asked: Asked, context: click.Context) -> None:
    """Says what the program finds here.

    Terminal, database, policy, who you are, and the versions of everything. It ends with 1 where
    something keeps the program from working.
    """
    findings = (
        Finding("Program", f"ubp {program_version()}, Python {platform.python_version()}"),
        Finding("Libraries", _libraries()),
        _look("Settings", _settings),
        _look("Policy", lambda: _policy(asked)),
        _look("Database", lambda: _database(asked)),
        _look("You", lambda: _identity(asked)),
        Finding("Terminal", _terminal()),
        Finding("Colours", _colours()),
        Finding("Encoding", sys.stdout.encoding or "unknown"),
    )
    works = not any(finding.prevents for finding in findings)
    if asked.json:
        listed = [{"what": f.what, "found": f.found, "prevents": f.prevents} for f in findings]
        say_json({"works": works, "findings": listed})
    else:
        say("\n".join(f"{finding.what}: {finding.found}" for finding in findings))
        say("Nothing here keeps the program from working." if works else _what_prevents(findings))
    if not works:
        context.exit(1)


def _what_prevents(findings: tuple[Finding, ...]) -> str:
    names = ", ".join(finding.what.lower() for finding in findings if finding.prevents)
    return f"To be mended before the program works: {names}."


def _look(what: str, find: Callable[[], str]) -> Finding:
    try:
        with explained():
            return Finding(what, find())
    except click.ClickException as problem:
        return Finding(what, problem.format_message(), prevents=True)


def _libraries() -> str:
    named = [f"{name} {version(name)}" for name in _LIBRARIES]
    return ", ".join([*named, f"SQLite {sqlite3.sqlite_version}"])


def _settings() -> str:
    settings()
    try:
        path = settings_path()
    except NoFolder:
        return "none, as this computer names no folder of your own; the usual ones hold"
    return str(path) if path.exists() else f"none at {path}, so the usual ones hold"


def _policy(asked: Asked) -> str:
    found = policy_of(asked)
    return f"{found.name}, {found.landlord}, version {found.edition}"


def _database(asked: Asked) -> str:
    place = place_of(asked)
    if not place.is_chosen and not place.path.exists() and not what_remains(place.path):
        return f"none yet; ubp makes one at {place.path}"
    stored = version_of(place.path)
    if stored < SCHEMA_VERSION:
        return f"{place.path}, of an earlier version; it is brought up to date when it is opened"
    return _contents(open_database(place.path), place.path)


def _contents(database: SqliteDatabase, path: Path) -> str:
    with reading(database):
        if damaged := damage(database.connection()):
            raise Failure(f"{path} is not sound. {damaged[0]} For more: ubp db check")
        installation = read_installation(database)
        ((cases,),) = database.execute(CaseRow.select(fn.COUNT(CaseRow.id)))
        mode = database.pragma("journal_mode")
    holds = "sample data" if installation.demo else installation.landlord
    size = path.stat().st_size / 1024**2
    return (
        f"{path}, {holds}, version {SCHEMA_VERSION}, journal mode {mode}, {size:.1f} MiB, "
        f"{cases} {'case' if cases == 1 else 'cases'}"
    )


def _identity(asked: Asked) -> str:
    place = place_of(asked)
    if not place.path.exists() or version_of(place.path) != SCHEMA_VERSION:
        return "looked up once there is a database that can be opened"
    database, policy = open_database(place.path), policy_of(asked)
    with database.connection_context():
        account = account_on(asked, database)
        today = london_date(clock_of(asked, database)())
        staff = load_directory(database)
        check_grades(staff, policy)
        person = signed_in(staff, account, policy, today)
    if person is None:
        return f"{account}; nobody is on the list of staff yet"
    return f"{account}: {person.name}, {policy.grade_title(grade_on(person, policy, today))}"


def _terminal() -> str:
    try:
        size = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return "none; commands work, the full-screen program needs one"
    small = size.columns < _COLUMNS or size.lines < _ROWS
    least = f"; the full-screen program is made for {_COLUMNS} by {_ROWS}" if small else ""
    return f"{os.environ.get('TERM', 'unknown')}, {size.columns} by {size.lines}{least}"


def _colours() -> str:
    if not sys.stdout.isatty():
        return "none, as this is not a terminal"
    if os.environ.get("NO_COLOR"):
        return "none, because NO_COLOR is set"
    if os.environ.get("COLORTERM", "") in ("truecolor", "24bit"):
        return "16 million"
    kind = os.environ.get("TERM", "dumb")
    if kind == "dumb":
        return "none"
    return "256" if "256color" in kind else "16"
