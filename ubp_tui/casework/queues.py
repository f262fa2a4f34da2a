"""The case list: queues, counts and a window of lines, as somebody may see them (R35)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

import pendulum

from models import queues
from models.case_steps import read_steps
from models.journal_head import head
from models.problems import DatabaseProblem
from models.queues import CaseRow, Queue, Sort, Viewer
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.leading_steps import leading
from ubp_tui.policy.eligibility import holds
from ubp_tui.policy.facts import StaffMember, SummaryStep

__all__ = [
    "CaseRow",
    "ListRequest",
    "Queue",
    "Sort",
    "count_cases",
    "count_queues",
    "journal_head",
    "list_cases",
    "refresh_all_stale",
    "refresh_stale",
    "viewer",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRequest:
    """Which lines of which queue: `words` must all be in a name or reference."""

    queue: Queue = Queue.MINE
    words: str = ""
    sort: Sort = Sort.DUE
    offset: int = 0
    limit: int = 100


def viewer(desk: Desk, person: StaffMember) -> Viewer:
    """Who looks at the list, with what their grade lets them see today."""
    today = desk.today()
    return Viewer(
        staff_id=person.id,
        today=today,
        ending_by=today.add(weeks=desk.policy.figures.ending_weeks.value),
        may_decide=holds(person, desk.policy.authority.decides, desk.policy, today),
        manages=holds(person, desk.policy.authority.manages, desk.policy, today),
    )


def list_cases(desk: Desk, looking: Viewer, request: ListRequest) -> tuple[CaseRow, ...]:
    """Lines of a queue; a line whose day of change has come is derived afresh."""
    rows = queues.window(
        desk.database,
        request.queue,
        looking,
        request.words,
        request.sort,
        request.offset,
        request.limit,
    )
    now, steps = desk.now(), read_steps(desk.database, [row.case_id for row in rows])
    lines = []
    for row in rows:
        if row.is_as_recorded(now):
            line, there = row, steps[row.case_id]
        else:
            line, there = _afresh(desk, row, now)
        lines.append(leading(line, there, request.queue, looking))
    return tuple(lines)


def _afresh(
    desk: Desk, row: CaseRow, now: pendulum.DateTime
) -> tuple[CaseRow, tuple[SummaryStep, ...]]:
    """A line and its steps as the records say now."""
    # Late, here and below: none of it is needed to show the first lines.
    from models.case_files import load_case_file
    from models.staff import load_directory
    from ubp_tui.policy.summary import summarise

    file = load_case_file(desk.database, row.case_id, load_directory(desk.database))
    derived = summarise(file, desk.policy, now)
    shown_m6 = ("M6",) if "M6" in row.measures else ()
    line = replace(
        row,
        stage=derived.stage,
        also=derived.also,
        appeal=derived.appeal,
        measures=(*derived.measures, *shown_m6),
        next_step=derived.next_step,
        next_rule=derived.next_rule,
        next_due=derived.next_due,
        next_owner_id=derived.next_owner_id,
        last_day=derived.last_day,
        changes_on=derived.changes_on,
        derived_at=derived.derived_at,
    )
    return line, derived.steps


def count_cases(desk: Desk, looking: Viewer, request: ListRequest) -> int:
    """How many lines a queue has."""
    return queues.count(desk.database, request.queue, looking, request.words)


def count_queues(desk: Desk, looking: Viewer, words: str = "") -> dict[Queue, int]:
    """How many lines each queue has."""
    return queues.counts(desk.database, looking, words)


def refresh_stale(desk: Desk, limit: int = 20) -> int:
    """Derives anew some of the lines whose day of change has come; how many it was."""
    from models.summaries import refresh

    return refresh(desk.database, desk.policy, desk.now(), limit)


def refresh_all_stale(desk: Desk, batch: int = 50, batches: int = 40) -> None:
    """Derives lines anew, so that what came to wait by itself is in its queue.

    At most `batch` times `batches` lines. Where the database may only be read, or is in use,
    they stay as they are: a list is still of use.
    """
    with suppress(DatabaseProblem):
        for _ in range(batches):
            if refresh_stale(desk, batch) < batch:
                return


def journal_head(desk: Desk) -> int:
    """The number of the newest change anywhere: polled to notice what colleagues do."""
    return head(desk.database)
