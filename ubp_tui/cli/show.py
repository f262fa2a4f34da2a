"""`ubp show`: one case, in the order in which one reads it aloud."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from ubp_tui.casework.refusals import NotFound
from ubp_tui.casework.views import CaseView, case_view
from ubp_tui.cli.asked import Asked, listing, pass_asked
from ubp_tui.cli.context import at_desk
from ubp_tui.cli.failures import Command, Failure
from ubp_tui.cli.output import at_time, customer_data, due, say, say_json
from ubp_tui.policy.contact_check.logged import confirmed, waiting
from ubp_tui.policy.course import ended_words, who_answers
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Adjustment
from ubp_tui.policy.measure_words import carries, measure_title
from ubp_tui.policy.naming import called
from ubp_tui.policy.standing import Standing
from ubp_tui.policy.steps import NextStep
from ubp_tui.policy.text import clean_line, in_quotes, uncapitalised


@click.command(cls=Command)
@click.argument("reference", metavar="REF")
@listing
@pass_asked
def show(asked: Asked, reference: str) -> None:
    """Shows the case with the reference REF.

    Its stage, adjustments, measures, next steps and timeline.
    """
    with at_desk(asked) as desk:
        try:
            view = case_view(desk, reference)
        except NotFound as error:
            raise Failure(f"{error} Look it up with: ubp cases --queue all") from error
    if asked.json:
        say_json(as_data(view))
        return
    say("\n".join(_lines(view)))


def as_data(view: CaseView) -> dict[str, Any]:
    """A case as a program reads it, in the shape that `docs/command-line.md` promises."""
    file, case, staff = view.file, view.file.case, view.file.staff
    return {
        "reference": case.reference,
        "stage": view.stage.stage,
        "also": list(view.stage.also),
        "appeal": view.stage.appeal,
        "customer": customer_data(file.customer),
        "owner": staff.name(case.owner_id),
        "opened_at": case.opened_at,
        "closed_at": case.closed_at,
        "adjustments": [
            {"words": adjustment.words, "state": adjustment.state}
            for adjustment in file.adjustments
        ],
        "measures": [_measure_data(view, standing) for standing in view.standings],
        "outside_measures": {
            "confirmed": len(confirmed(file)),
            "to_confirm": len(waiting(file)),
        },
        "next_steps": [_step_data(view, step) for step in view.steps],
        "timeline": [
            {"at": entry.at, "who": entry.who or None, "kind": entry.kind, "words": entry.words}
            for entry in view.timeline
        ],
    }


def _measure_data(view: CaseView, standing: Standing) -> dict[str, Any]:
    measure = standing.measure
    return {
        "code": measure.code,
        "name": called(measure, view.file.measures),
        "carries": clean_line(carries(measure.details, view.file, view.asking.policy)),
        "state": standing.state,
        "starts": measure.starts_on,
        "last_day": measure.last_day,
        "binds_from": standing.binds_from,
        "suspended_because": list(standing.suspended_because),
        "ended_because": standing.ended_because or None,
        "ended_on": standing.ended_on,
        "rule": standing.rule,
    }


def _step_data(view: CaseView, step: NextStep) -> dict[str, Any]:
    return {
        "what": step.what,
        "due": step.due_on,
        "owner": view.file.staff.whose(step.owner_id),
        "blocked_by": step.blocker or None,
        "rule": step.rule,
    }


def _lines(view: CaseView) -> Iterator[str]:
    yield from _heading(view)
    for title, part in (
        ("Adjustments", [_adjustment(each) for each in view.file.adjustments]),
        ("Measures", [_measure(view, each) for each in view.standings]),
        *_outside(view),
        ("Next steps", [_step(view, each) for each in view.steps]),
        ("Timeline, newest first", _timeline(view)),
    ):
        yield ""
        yield title
        yield from (f"  {line}" for line in part or ["none"])


def _outside(view: CaseView) -> Iterator[tuple[str, list[str]]]:
    """How many contacts count as outside the measures, where any does or may (R17)."""
    counted, waits = len(confirmed(view.file)), len(waiting(view.file))
    if counted or waits:
        yield "Contacts outside the measures", [f"{counted} confirmed, {waits} to confirm or not"]


def _heading(view: CaseView) -> Iterator[str]:
    file, case = view.file, view.file.case
    appeal = [f"appeal {view.stage.appeal}"] if view.stage.appeal else []
    yield f"{case.reference}: {file.customer.spoken_name}, {file.customer.reference}"
    yield "Stage: " + ", ".join([view.stage.stage, *view.stage.also, *appeal])
    yield f"Owner: {file.staff.name(case.owner_id)}"
    yield f"Opened: {at_time(case.opened_at)}"
    if case.closed_at is not None:
        yield f"Closed: {at_time(case.closed_at)}"


def _adjustment(adjustment: Adjustment) -> str:
    return f"{in_quotes(clean_line(adjustment.words))}, {adjustment.state}"


def _measure(view: CaseView, standing: Standing) -> str:
    """What it is, where it stands and why, and for how long where it has not ended."""
    measure, policy = standing.measure, view.asking.policy
    what = clean_line(carries(measure.details, view.file, policy))
    words = f"{measure_title(measure.code, policy)}, {what}: {_state(view, standing)}"
    if measure.last_day is not None and not standing.has_ended:
        words += f"; runs {in_words(measure.starts_on)} to {in_words(measure.last_day)}"
    covers = who_answers(view.file, standing, view.today, view.asking.policy.calendar)
    return f"{words}; {covers}" if covers else words


def _state(view: CaseView, standing: Standing) -> str:
    if standing.has_ended:
        how = ended_words(standing)
        return f"{standing.state}, {clean_line(how)}"
    reasons = [_within_a_sentence(reason) for reason in standing.suspended_because]
    return f"{standing.state} because {'; '.join(reasons)}" if reasons else standing.state.value


def _within_a_sentence(reason: str) -> str:
    return uncapitalised(clean_line(reason).rstrip("."))


def _step(view: CaseView, step: NextStep) -> str:
    who = view.file.staff.whose(step.owner_id)
    words = f"{step.what}: {who}, {due(step.due_on, view.today)} ({step.rule})"
    return f"{words}. Waits: {clean_line(step.blocker)}" if step.blocker else words


def _timeline(view: CaseView) -> list[str]:
    return [
        ", ".join(filter(None, [at_time(entry.at), entry.kind, entry.who]))
        + f": {clean_line(entry.words)}"
        for entry in view.timeline
    ]
