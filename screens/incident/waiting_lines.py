"""The lines of what waits without a case: incidents, needs and allegations."""

from __future__ import annotations

import pendulum

from ubp_tui.casework.waiting import Waiting, WaitingIncident
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.caseless import listed_as
from ubp_tui.policy.short_dates import day_cell, due_cell
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.row_list import Row

COLUMNS = (
    Column("Ref", 10),
    Column("Customer"),
    Column("When", 8),
    Column("Falls to", 16),
    Column("Waits for", 11),
    Column("Due", 8),
)
WITHOUT_REFERENCE = {"need": "a need", "allegation": "allegation"}
"""What stands in the place of a reference where there is none."""


def line_of(waiting: Waiting, today: pendulum.Date) -> Row:
    """One line; ! marks what is due today or overdue."""
    if isinstance(waiting, WaitingIncident):
        moment = waiting.incident.happened_at
    else:
        moment = waiting.recorded_at
    due = waiting.waits.due_on
    cells = (
        waiting.reference or WITHOUT_REFERENCE[waiting.KIND],
        listed_as(waiting.customer),
        day_cell(london_date(moment), today),
        waiting.owner,
        waiting.waits.what,
        due_cell(due, today),
    )
    return Row(waiting.key, cells, "!" if due <= today else "")
