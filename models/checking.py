"""Checking that a database is whole and that nothing in it contradicts the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

import pendulum
from peewee import Database

from models.agreement import disagreements
from models.case_files import load_case_files
from models.cases import CaseRow
from models.customer_index import rebuild_index
from models.fields import id_from
from models.index_agreement import misfiled
from models.installation import counters_behind
from models.journal_head import newest_moment
from models.proof import verify
from models.soundness import damage
from models.staff import load_directory
from models.summaries import Summarise, derived_ahead, off_worklists, read_summaries, rewrite
from models.transactions import reading, writing
from ubp_tui.policy.calendar import in_london, is_ahead
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Directory
from ubp_tui.policy.summary import is_stale, same_answer, summarise

BATCH = 500
"""So many cases are read together, which is many times as fast as one by one."""

Progress = Callable[[int, int], None]
"""Told, now and then, how many cases were looked at and how many there are."""

_UNLISTED = "{reference} has no summary, so no list shows it. Run: ubp db check --mend"
_DIFFERS = "What lists show of {reference} is not what its records say. Run: ubp db check --mend"

_RECORDED_AHEAD = (
    "The newest change was recorded at {last}, but this computer's clock says {now}; nothing can "
    "be recorded before. Have the clock checked. If it is right, restore the newest backup from "
    "before it, or wait until {last}."
)
_DERIVED_AHEAD = (
    "What lists show of {cases} worked out by a clock that was ahead. Have the clock checked; "
    "if it is right, run: ubp db check --mend"
)


def _tell_nobody(done: int, there_are: int) -> None:
    """For whoever does not wait."""


def check(
    database: Database,
    policy: Policy,
    now: pendulum.DateTime,
    summarise: Summarise = summarise,
    progress: Progress = _tell_nobody,
) -> tuple[str, ...]:
    """What is wrong with a database, a sentence each; nothing when it is sound.

    The file itself, the journal, every record compared with what the journal last said of it,
    and every case's summary and what a search finds each customer by, derived again and compared.
    Summaries whose time has come are not wrong, only due (`summaries.refresh`).

    Raises:
        DatabaseProblem: the database cannot be read at all.
    """
    with reading(database):
        if damaged := damage(database.connection()):
            return damaged
        journal = verify(database).first_problem
        found = [journal] if journal else list(disagreements(database))
        found += [*counters_behind(database), *_from_ahead(database, now), *misfiled(database)]
        directory, cases = load_directory(database), _cases(database)
        for start in range(0, len(cases), BATCH):
            progress(start, len(cases))
            batch = dict(cases[start : start + BATCH])
            found += _differing(database, batch, directory, policy, now, summarise)
        return tuple(found)


def _from_ahead(database: Database, now: pendulum.DateTime) -> Iterator[str]:
    """What a clock that was ahead for a while has left behind."""
    newest = newest_moment(database)
    if newest is not None and is_ahead(newest, now):
        clocks = {"last": in_london(newest), "now": in_london(now)}
        yield _RECORDED_AHEAD.format(**clocks)
    if count := derived_ahead(database, now):
        yield _DERIVED_AHEAD.format(cases="1 case was" if count == 1 else f"{count} cases was")


def _cases(database: Database) -> Sequence[tuple[UUID, str]]:
    """The id and reference of every case."""
    query = CaseRow.select(CaseRow.id, CaseRow.reference).order_by(CaseRow.reference)
    return [(id_from(key), reference) for key, reference in database.execute(query)]


def _differing(
    database: Database,
    cases: dict[UUID, str],
    directory: Directory,
    policy: Policy,
    now: pendulum.DateTime,
    summarise: Summarise,
) -> Iterator[str]:
    stored = read_summaries(database, cases)
    fresh = {key for key, summary in stored.items() if not is_stale(summary, policy, now)}
    same = {
        file.case.id
        for file in load_case_files(database, fresh, directory)
        if same_answer(stored[file.case.id], summarise(file, policy, now))
    } - off_worklists(database, stored)
    for key, reference in cases.items():
        if key not in stored:
            yield _UNLISTED.format(reference=reference)
        elif key in fresh and key not in same:
            yield _DIFFERS.format(reference=reference)


def mend_lists(
    database: Database,
    policy: Policy,
    now: pendulum.DateTime,
    progress: Progress = _tell_nobody,
) -> None:
    """Derives what lists show of every case, and what a search finds customers by, afresh.

    Records and the journal stay as they are: all of that is only derived from them.

    Raises:
        DatabaseProblem: the database cannot be written to; nothing was changed.
    """
    with writing(database):
        keys = [key for key, _ in _cases(database)]
        for start in range(0, len(keys), BATCH):
            progress(start, len(keys))
            rewrite(database, keys[start : start + BATCH], policy, now)
        rebuild_index(database)
