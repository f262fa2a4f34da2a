"""The one place where settings, policy, database, clock and person come together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pendulum
from peewee import SqliteDatabase

from models.database import NeedsUpgrade, create, open_database, upgrade
from models.files import AlreadyThere
from models.installation import read_installation
from models.journal_head import newest_moment
from models.staff import load_directory
from ubp_tui.casework.desk import Desk, now_in_utc
from ubp_tui.cli.asked import Asked
from ubp_tui.cli.failures import Failure
from ubp_tui.cli.streams import tell
from ubp_tui.identity import account_name, signed_in
from ubp_tui.opening import Opening
from ubp_tui.policy.calendar import LONDON, london_date
from ubp_tui.policy.dates import read_date
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Directory
from ubp_tui.policy.loading import load_policy
from ubp_tui.settings import (
    A_SERVER,
    NoFolder,
    Settings,
    is_address,
    load_settings,
    path_from,
    settings_path,
    usual_database,
)

Clock = Callable[[], pendulum.DateTime]

_NOBODY_YET = (
    "Nobody is on the list of staff of {path} yet. Say who you are: open the program with ubp, "
    "or see: ubp staff add --help"
)
_NO_SUCH_GRADE = (
    "{name} has the grade {grade}, which this policy does not know. Add it to the policy's "
    "grades, or use the policy that the database was made with."
)
_UPGRADED = (
    "The database {path} was brought up to date. As it was before, it is kept in {copy}; "
    "remove that file when all is well."
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the database is; `is_chosen` unless it is merely where it usually is."""

    path: Path
    is_chosen: bool


def settings() -> Settings:
    """The person's own settings; the usual ones where the computer has no folder for them.

    Raises:
        SettingsError: they cannot be used.
    """
    try:
        return load_settings(settings_path())
    except NoFolder:
        return Settings()


def place_of(asked: Asked) -> Place:
    """Where the database is: as asked, else the environment, else the settings, else as usual.

    Raises:
        Failure: a server's address was given.
        NoFolder: a home folder is meant that the computer does not know.
        SettingsError: the settings cannot be used.
    """
    text = asked.database or os.environ.get("UBP_DATABASE", "")
    if is_address(text):
        raise Failure(f"The database is to be {text}. {A_SERVER}")
    if text:
        return Place(path_from(text), is_chosen=True)
    settled = settings().database
    return Place(settled or usual_database(), is_chosen=settled is not None)


def policy_of(asked: Asked) -> Policy:
    """The policy: as asked, else the environment, else the settings, else the built-in one.

    Raises:
        PolicyError: it cannot be used.
        NoFolder: a home folder is meant that the computer does not know.
        SettingsError: the settings cannot be used.
    """
    text = asked.policy or os.environ.get("UBP_POLICY", "")
    return load_policy(path_from(text) if text else settings().policy)


def make_usual_database(asked: Asked) -> None:
    """Makes the user's own database on the first run, where no other one was chosen.

    Raises:
        DatabaseProblem: its folder cannot be written to.
    """
    place = place_of(asked)
    if place.is_chosen or place.path.exists():
        return
    with suppress(AlreadyThere):  # somebody made it at the same moment
        make_database(place, policy_of(asked))


def make_database(place: Place, policy: Policy) -> None:
    """Makes a new database, and the user's data folder where it goes there.

    Raises:
        DatabaseProblem: something is there already, or the folder cannot be written to.
    """
    if not place.is_chosen:
        place.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    create(place.path, policy.landlord, now_in_utc())


def connected(path: Path) -> SqliteDatabase:
    """The database at a path, brought up to date first where an earlier version made it.

    Raises:
        DatabaseProblem: it cannot be used.
    """
    try:
        return open_database(path)
    except NeedsUpgrade:
        copy = upgrade(path)
        tell(_UPGRADED.format(path=path, copy=copy))
        return open_database(path)


@contextmanager
def opening(asked: Asked, path: Path | None = None) -> Iterator[Opening]:
    """The open database and everything around it; the database is closed at the end.

    Args:
        asked: what the command line asks for.
        path: the database, where it is not for `asked` to say.

    Raises:
        Failure: somebody holds a grade that the policy has not.
        DatabaseProblem, PolicyError, SettingsError, NotKnown: in a sentence, why not.
    """
    policy = policy_of(asked)
    database = connected(path or place_of(asked).path)
    # SQLite tidies its files whenever the last connection closes, so one stays open.
    with database.connection_context():
        clock, account = clock_of(asked, database), account_on(asked, database)
        staff = load_directory(database)
        check_grades(staff, policy)
        settled = settings()
        person = signed_in(staff, account, policy, london_date(clock()))
        yield Opening(
            database=database,
            policy=policy,
            clock=clock,
            person=person,
            account=account,
            theme=settled.theme,
            keys=settled.keys,
            demo=read_installation(database).demo,
        )


def check_grades(staff: Directory, policy: Policy) -> None:
    """Sees to it that the policy knows the grade of everybody who works here.

    Raises:
        Failure: somebody holds a grade that the policy has not.
    """
    known = {grade.code for grade in policy.grades}
    for person in staff.people.values():
        for held in (person.grade, *(acting.grade for acting in person.acting)):
            if held not in known:
                raise Failure(_NO_SUCH_GRADE.format(name=person.name, grade=held))


@contextmanager
def at_desk(asked: Asked) -> Iterator[Desk]:
    """The desk of whoever runs the command.

    Raises:
        Failure: nobody is on the list of staff yet.
        DatabaseProblem, PolicyError, SettingsError, NotKnown: in a sentence, why not.
    """
    with opening(asked) as opened:
        if opened.person is None:
            raise Failure(_NOBODY_YET.format(path=opened.database.database))
        yield opened.desk_of(opened.person)


def account_on(asked: Asked, database: SqliteDatabase) -> str:
    """The account that counts: the computer's, or in sample data whoever was asked for.

    Raises:
        NotKnown: the computer has no name for the account.
    """
    if not read_installation(database).demo:
        return account_name()
    return asked.user or os.environ.get("UBP_USER", "") or _leader_of_the_sample()


def _leader_of_the_sample() -> str:
    from ubp_tui.demo import DEFAULT_USER

    return DEFAULT_USER


def clock_of(asked: Asked, database: SqliteDatabase) -> Clock:
    """The clock that counts: the machine's, or in sample data one on the day asked for.

    On the day of the sample's last change it goes on from there, however early it is now: what
    was recorded or derived then is not of a day to come.

    Raises:
        DateProblem: the day cannot be read.
    """
    if not read_installation(database).demo:
        return now_in_utc
    from models.derived import newest_derived

    clock = sample_clock(asked)
    now = clock()
    there = [m for m in (newest_moment(database), newest_derived(database)) if m is not None]
    newest = max(there, default=now)
    if newest <= now or london_date(newest) > london_date(now):
        return clock
    ahead = newest - now  # the sample was made later in the day than it is now
    return lambda: clock() + ahead


def sample_clock(asked: Asked) -> Clock:
    """The clock of sample data: the machine's, moved by whole days to the day asked for.

    Raises:
        DateProblem: the day cannot be read.
    """
    text = asked.today or os.environ.get("UBP_TODAY", "")
    if not text:
        return now_in_utc
    today = london_date(now_in_utc())
    days = (read_date(text, today) - today).days

    def moved() -> pendulum.DateTime:
        return now_in_utc().in_timezone(LONDON).add(days=days).in_timezone("UTC")

    return moved
