"""Checking that a database is whole and that nothing in it contradicts the rest."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pendulum
from peewee import Database

from models.case_files import load_case_file
from models.cases import CaseRow
from models.proof import verify
from models.rows import Missing
from models.staff import load_directory
from models.summaries import Summarise, read_summary, rewrite
from models.transactions import reading, writing
from ubp_tui.policy.document import Policy
from ubp_tui.policy.summary import is_stale, same_answer, summarise


def check(
    database: Database,
    policy: Policy,
    now: pendulum.DateTime,
    summarise: Summarise = summarise,
) -> tuple[str, ...]:
    """What is wrong with a database, a sentence each; nothing when it is sound.

    SQLite's own check, the journal, and every case's summary derived again and compared.
    Summaries whose time has come are not wrong, only due (`summaries.refresh`).

    Raises:
        DatabaseProblem: the database cannot be read at all.
    """
    with reading(database):
        damage = tuple(_damage(database))
        if damage:
            return damage
        journal = verify(database).first_problem
        return (*((journal,) if journal else ()), *_differing(database, policy, now, summarise))


def _damage(database: Database) -> Iterator[str]:
    for (finding,) in database.execute_sql("PRAGMA integrity_check"):
        if finding != "ok":
            yield f"The file is damaged ({finding}). Restore the newest backup."
    for table, *_ in database.execute_sql("PRAGMA foreign_key_check"):
        yield f"A record of {table} refers to one that is not there. Restore the newest backup."


def _differing(
    database: Database, policy: Policy, now: pendulum.DateTime, summarise: Summarise
) -> Iterator[str]:
    directory = load_directory(database)
    query = CaseRow.select(CaseRow.id, CaseRow.reference).order_by(CaseRow.reference)
    for key, reference in database.execute(query):
        try:
            stored = read_summary(database, UUID(key))
        except Missing:
            yield f"{reference} has no summary, so no list shows it. Run: ubp db check --mend"
            continue
        if is_stale(stored, policy, now):
            continue
        file = load_case_file(database, stored.case_id, directory)
        if not same_answer(stored, summarise(file, policy, now)):
            yield (
                f"What lists show of {reference} is not what its records say. "
                "Run: ubp db check --mend"
            )


def mend_lists(database: Database, policy: Policy, now: pendulum.DateTime) -> int:
    """Derives what lists show of every case afresh; how many cases there are.

    Records and the journal stay as they are: lists are only derived from them.

    Raises:
        DatabaseProblem: the database cannot be written to; nothing was changed.
    """
    with writing(database):
        keys = [UUID(key) for (key,) in database.execute(CaseRow.select(CaseRow.id))]
        rewrite(database, keys, policy, now)
    return len(keys)
