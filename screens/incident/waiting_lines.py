"""The lines of what waits without a case: incidents and needs."""

from __future__ import annotations

from uuid import UUID

import pendulum

from screens.wording import day_cell, due_cell
from ubp_tui.casework.unattached import Waiting, WaitingIncident
from ubp_tui.policy.calendar import london_date
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.row_list import Row

COLUMNS = (
    Column("Ref", 9),
    Column("Customer"),
    Column("When", 8),
    Column("Falls to", 16),
    Column("Waits for", 11),
    Column("Due", 8),
)
NEED = "a need"
"""What stands in the place of a reference: a need has none of its own."""


def key_of(waiting: Waiting) -> UUID:
    """What tells a line from the others."""
    return waiting.incident.id if isinstance(waiting, WaitingIncident) else waiting.need.id


def line_of(waiting: Waiting, today: pendulum.Date) -> Row:
    """One line; ! marks what is due today or overdue."""
    if isinstance(waiting, WaitingIncident):
        reference, moment = waiting.incident.reference, waiting.incident.happened_at
    else:
        reference, moment = NEED, waiting.need.asked_at
    due = waiting.waits.due_on
    cells = (
        reference,
        waiting.customer.name,
        day_cell(london_date(moment), today),
        waiting.owner,
        waiting.waits.what,
        due_cell(due, today),
    )
    return Row(key_of(waiting), cells, "!" if due <= today else "")
