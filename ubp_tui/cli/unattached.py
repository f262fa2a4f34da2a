"""`ubp waiting`: the incidents and needs that wait without a case (R1, R8)."""

from __future__ import annotations

from typing import Any

import click
import pendulum

from ubp_tui.casework.unattached import Waiting, WaitingIncident, waiting_without_case
from ubp_tui.cli.asked import Asked, listing, pass_asked
from ubp_tui.cli.context import at_desk
from ubp_tui.cli.failures import Command
from ubp_tui.cli.output import due, say, say_json, table

_HEADER = ("Reference", "Customer", "Recorded", "Falls to", "Due", "Waits for")


@click.command(cls=Command)
@listing
@pass_asked
def waiting(asked: Asked) -> None:
    """Lists the incidents and needs that wait without a case.

    It shows what you recorded, and all of it to whoever works cases.
    """
    with at_desk(asked) as desk:
        found = [as_data(each) for each in waiting_without_case(desk)]
        if asked.json:
            say_json(found)
        elif not found:
            say("Nothing waits without a case.")
        else:
            say(table(_HEADER, [_line(each, desk.today()) for each in found]))


def as_data(each: Waiting) -> dict[str, Any]:
    """What waits, in the shape that `docs/command-line.md` promises."""
    if isinstance(each, WaitingIncident):
        kind, reference = "incident", each.incident.reference
        recorded_at = each.incident.recorded_at
    else:
        kind, reference, recorded_at = "need", None, each.need.asked_at
    return {
        "kind": kind,
        "reference": reference,
        "customer": {"reference": each.customer.reference, "name": each.customer.name},
        "recorded_at": recorded_at,
        "owner": each.owner,
        "waits_for": each.waits.what,
        "due": each.waits.due_on,
    }


def _line(each: dict[str, Any], today: pendulum.Date) -> tuple[str, ...]:
    recorded_on = each["recorded_at"].in_timezone("Europe/London").date()
    return (
        each["reference"] or "a need",
        each["customer"]["name"],
        recorded_on.isoformat(),
        each["owner"],
        due(each["due"], today),
        each["waits_for"],
    )
