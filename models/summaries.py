"""Writing and refreshing what lists show of each case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import reduce
from operator import add
from typing import NamedTuple, Protocol
from uuid import UUID

import pendulum
from peewee import Database, fn

from models.case_files import load_case_files
from models.case_steps import STEP_COLUMNS, read_steps
from models.fields import id_from
from models.inserting import insert, insert_many
from models.row_reader import RowReader
from models.rows import Missing
from models.staff import load_directory
from models.summary import CaseStepRow, CaseSummaryRow, WorklistRow
from models.transactions import reading, writing
from ubp_tui.policy.calendar import CLOCKS_DIFFER_BY
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Summary
from ubp_tui.policy.summary import RULES_VERSION, summarise, worklists


class Summarise(Protocol):
    """What derives a summary; `ubp_tui.policy.summary.summarise`, or a test's own."""

    def __call__(self, file: CaseFile, policy: Policy, now: pendulum.DateTime, /) -> Summary:
        """The summary of a case at a moment."""


_COLUMNS = {
    name: CaseSummaryRow._meta.columns[name]
    for name in Summary.__struct_fields__
    if name != "steps"
}
_ROW = RowReader(_COLUMNS)


class _OnWorklist(NamedTuple):
    """A row of whose work a case is, by the names of its columns."""

    case_id: UUID
    staff_id: UUID
    due_on: pendulum.Date | None
    closed: bool
    reference_number: int
    reference: str


_WORKLIST = {name: WorklistRow._meta.columns[name] for name in _OnWorklist._fields}
_WORKLIST_ROW = RowReader(_WORKLIST)


def write_summary(database: Database, summary: Summary) -> None:
    """Puts a case's summary and steps in the place of the earlier ones, inside a write."""
    for row in (WorklistRow, CaseStepRow, CaseSummaryRow):
        database.execute(row.delete().where(row.case == summary.case_id))
    insert(database, CaseSummaryRow, {name: getattr(summary, name) for name in _COLUMNS})
    steps = [tuple(getattr(step, name) for name in STEP_COLUMNS) for step in summary.steps]
    insert_many(database, CaseStepRow, tuple(STEP_COLUMNS), steps)
    insert_many(database, WorklistRow, tuple(_WORKLIST), _worklist_rows(summary))


def _worklist_rows(summary: Summary) -> list[_OnWorklist]:
    case = (summary.closed, summary.reference_number, summary.reference)
    return [
        _OnWorklist(summary.case_id, who, due, *case) for who, due in worklists(summary).items()
    ]


def read_summary(database: Database, case_id: UUID) -> Summary:
    """The stored summary of a case.

    Raises:
        Missing: it has none.
    """
    found = read_summaries(database, [case_id])
    if not found:
        raise Missing(f"There is no summary of a case with the id {case_id}.")
    return found[case_id]


def read_summaries(database: Database, case_ids: Collection[UUID]) -> dict[UUID, Summary]:
    """The stored summaries of some cases, at most some hundreds, by case; only those there are."""
    row = CaseSummaryRow
    query = row.select(*_COLUMNS.values()).where(row.case.in_(list(case_ids)))
    with reading(database):
        steps = read_steps(database, case_ids)
        lines = [_ROW.read(line) for line in database.execute(query)]
    return {line["case_id"]: Summary(**line, steps=steps[line["case_id"]]) for line in lines}


def off_worklists(database: Database, summaries: Mapping[UUID, Summary]) -> set[UUID]:
    """The cases, at most some hundreds, that are not on the worklists their summaries say."""
    row = WorklistRow
    query = row.select(*_WORKLIST.values()).where(row.case.in_(list(summaries)))
    with reading(database):
        stored = {_OnWorklist(**_WORKLIST_ROW.read(line)) for line in database.execute(query)}
    derived = {row for summary in summaries.values() for row in _worklist_rows(summary)}
    return {row.case_id for row in stored ^ derived}


def rewrite(
    database: Database,
    case_ids: Collection[UUID],
    policy: Policy,
    now: pendulum.DateTime,
    summarise: Summarise = summarise,
) -> None:
    """Derives the summaries of some cases, at most some hundreds, afresh, inside a write."""
    for file in load_case_files(database, case_ids, load_directory(database)):
        write_summary(database, summarise(file, policy, now))


def mark_all_stale(database: Database) -> None:
    """Says that the summary of every case with something left to do may have changed.

    For changes that any case may depend on, such as somebody's absence. Inside a write.
    """
    row = CaseSummaryRow
    # Whatever the clock says now: before that moment a summary is stale anyhow.
    marked = row.update(changes_on=row.derived_at)
    database.execute(marked.where(~row.closed | (row.next_step != "")))


def derived_ahead(database: Database, now: pendulum.DateTime) -> int:
    """How many summaries were derived by a clock that was ahead of this one."""
    row = CaseSummaryRow
    latest = now.add(minutes=CLOCKS_DIFFER_BY)
    with reading(database):
        found = database.execute(row.select(fn.COUNT(row.case)).where(row.derived_at > latest))
        return int(found.fetchone()[0])


def stale(
    database: Database, policy: Policy, now: pendulum.DateTime, limit: int
) -> tuple[UUID, ...]:
    """Some of the cases whose summary may no longer be what their records say."""
    row = CaseSummaryRow
    # One part for each index, none of them "unequal": a million cases are no wait.
    reasons = (
        row.changes_on <= now,
        row.derived_at > now,
        row.policy_edition < policy.edition,
        row.policy_edition > policy.edition,
        row.code_version < RULES_VERSION,
        row.code_version > RULES_VERSION,
    )
    query = reduce(add, (row.select(row.case).where(reason) for reason in reasons))
    with reading(database):
        found = database.execute(query.limit(limit))
        return tuple(dict.fromkeys(id_from(key) for (key,) in found))


def refresh(
    database: Database,
    policy: Policy,
    now: pendulum.DateTime,
    limit: int = 20,
    summarise: Summarise = summarise,
) -> int:
    """Brings a small batch of stale summaries up to date; nothing of it is journalled.

    Returns:
        How many were; 0 when none is left.
    """
    case_ids = stale(database, policy, now, limit)
    if case_ids:
        with writing(database):
            rewrite(database, case_ids, policy, now, summarise)
    return len(case_ids)
