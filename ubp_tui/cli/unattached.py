"""`ubp waiting`: what waits without a case (R1, R3, R8)."""

from __future__ import annotations

from typing import Any

import click
import pendulum

from ubp_tui.casework.waiting import Waiting, waiting_without_case
from ubp_tui.cli.asked import Asked, listing, pass_asked
from ubp_tui.cli.context import at_desk
from ubp_tui.cli.failures import Command
from ubp_tui.cli.output import customer_data, due, say, say_json, table
from ubp_tui.policy.caseless import NOBODY_KNOWN

_WITHOUT_REFERENCE = {"need": "a need", "allegation": "an allegation"}
_HEADER = ("Reference", "Customer", "Recorded", "Falls to", "Due", "Waits for")


@click.command(cls=Command)
@listing
@pass_asked
def waiting(asked: Asked) -> None:
    """Lists the incidents, needs and allegations that wait without a case.

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
    return {
        "kind": each.KIND,
        "reference": each.reference,
        # None where it is not known whose it is (R4).
        "customer": None if each.customer is None else customer_data(each.customer),
        "recorded_at": each.recorded_at,
        "owner": each.owner,
        "waits_for": each.waits.what,
        "due": each.waits.due_on,
    }


def _line(each: dict[str, Any], today: pendulum.Date) -> tuple[str, ...]:
    recorded_on = each["recorded_at"].in_timezone("Europe/London").date()
    return (
        each["reference"] or _WITHOUT_REFERENCE[each["kind"]],
        each["customer"]["name"] if each["customer"] else NOBODY_KNOWN,
        recorded_on.isoformat(),
        each["owner"],
        due(each["due"], today),
        each["waits_for"],
    )
