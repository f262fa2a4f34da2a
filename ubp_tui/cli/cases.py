"""`ubp cases`: a queue of the case list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click
import pendulum

from ubp_tui.casework.directory import staff_directory
from ubp_tui.casework.queues import (
    CaseRow,
    ListRequest,
    Queue,
    Sort,
    count_cases,
    list_cases,
    refresh_all_stale,
    viewer,
)
from ubp_tui.cli.asked import Asked, listing, pass_asked
from ubp_tui.cli.context import at_desk
from ubp_tui.cli.failures import Command
from ubp_tui.cli.output import due, fits, say, say_json, table, table_within, width_to_fit
from ubp_tui.policy.facts import Directory
from ubp_tui.policy.short_dates import due_words
from ubp_tui.policy.text import is_blank, shortened

_HEADER = ("Reference", "Customer", "Stage", "Due", "Owner", "Measures", "Next step")
_NARROW = ("Reference", "Customer", "Stage", "Due", "Next step")
_MOST = 10_000
_SORTS = {sort.value.replace(" ", "-"): sort for sort in Sort}


def _read_limit(context: click.Context, parameter: click.Parameter, value: str) -> int:
    """A whole number from 1 to the most there may be."""
    is_number = value.isascii() and value.isdecimal() and len(value) < 9
    if is_number and 1 <= int(value) <= _MOST:
        return int(value)
    raise click.BadParameter(f"“{shortened(value)}” is no whole number from 1 to {_MOST:,}.")


@click.command(cls=Command)
@click.option(
    "--queue",
    type=click.Choice([queue.value for queue in Queue]),
    default=Queue.MINE.value,
    show_default=True,
    help="Which cases.",
)
@click.option("--filter", "words", default="", metavar="TEXT", help="In a name or a reference.")
@click.option(
    "--sort",
    type=click.Choice(list(_SORTS)),
    default=Sort.DUE.value,
    show_default=True,
    help="In which order.",
)
@click.option(
    "--limit",
    callback=_read_limit,
    default="50",
    show_default=True,
    metavar="N",
    help="At most so many.",
)
@listing
@pass_asked
def cases(asked: Asked, queue: str, words: str, sort: str, limit: int) -> None:
    """Lists the cases of a queue.

    It shows those that you have been given, and those where something is for you to do.
    """
    request = ListRequest(queue=Queue(queue), words=words, sort=_SORTS[sort], limit=limit)
    with at_desk(asked) as desk:
        refresh_all_stale(desk)
        staff = staff_directory(desk)
        looking = viewer(desk, staff[desk.actor_id])
        rows = list_cases(desk, looking, request)
        if asked.json:
            say_json([as_data(row, staff) for row in rows])
            return
        if not rows:
            say(_nothing(request))
            return
        say(_as_table(rows, staff, desk.today()))
        say(_how_many(len(rows), count_cases(desk, looking, request)))


def as_data(row: CaseRow, staff: Directory) -> dict[str, Any]:
    """A case in a list, in the shape that `docs/command-line.md` promises."""
    return {
        "reference": row.reference,
        "stage": row.stage,
        "also": list(row.also),
        "appeal": row.appeal or None,
        "customer": {"reference": row.customer_reference, "name": row.customer_name},
        "owner": staff.name(row.owner_id),
        "next_step": row.next_step or None,
        "due": row.next_due,
        "measures": list(row.measures),
    }


def _as_table(rows: Sequence[CaseRow], staff: Directory, today: pendulum.Date) -> str:
    """The whole list; on a terminal that is too narrow for it, what is read first of each case."""
    lines = [_line(row, staff, today) for row in rows]
    width = width_to_fit()
    if width is None or fits(width, _HEADER, lines):
        return table(_HEADER, lines)
    return table_within(width, _NARROW, [_short_line(row, today) for row in rows])


def _short_line(row: CaseRow, today: pendulum.Date) -> tuple[str, ...]:
    return (
        row.reference,
        row.customer_name,
        _stage(row),
        due_words(row.next_due, today),
        row.next_step or "nothing",
    )


def _stage(row: CaseRow) -> str:
    appeal = [f"appeal {row.appeal}"] if row.appeal else []
    return ", ".join([row.stage, *row.also, *appeal])


def _line(row: CaseRow, staff: Directory, today: pendulum.Date) -> tuple[str, ...]:
    return (
        row.reference,
        row.customer_name,
        _stage(row),
        due(row.next_due, today),
        staff.name(row.owner_id),
        " ".join(row.measures) or "none",
        row.next_step or "nothing",
    )


def _nothing(request: ListRequest) -> str:
    if is_blank(request.words):
        others = ", ".join(other for other in Queue if other != request.queue)
        return f"No cases here. Other queues are: {others}."
    found = f"No case here has “{shortened(request.words)}” in a name or a reference."
    if request.queue == Queue.ALL:
        return found
    return f"{found} To look in all that you may see: --queue all"


def _how_many(shown: int, there_are: int) -> str:
    if shown < there_are:
        return f"{shown} of {there_are} cases. For more: --limit {there_are}"
    return "1 case." if shown == 1 else f"{shown} cases."
