"""The lines of a case: its next steps, the words about one, and its timeline."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pendulum
from rich.text import Text

from ubp_tui.casework.timeline import Kind
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import LONDON
from ubp_tui.policy.facts import Proposal
from ubp_tui.policy.short_dates import due_words
from ubp_tui.policy.steps import NextStep
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.row_list import Row
from ubp_tui.widgets.timeline import Entry

_DUE = Column("Due", 11)
STEP_COLUMNS = (Column("Next step"), _DUE)
WIDE_STEP_COLUMNS = (Column("Next step"), Column("Who", 16), _DUE)

RULE_OF_KIND: Mapping[str, str] = MappingProxyType(
    {
        Kind.INCIDENT: "R1",
        Kind.CIRCUMSTANCES: "R7",
        Kind.ADJUSTMENT: "R8",
        Kind.WARNING: "R6",
        Kind.PROPOSAL: "R9",
        Kind.DECISION: "R11",
        Kind.INFORMING: "R12",
        Kind.MEASURE: "R18",
        Kind.APPEAL: "R29",
        Kind.PEOPLE: "R25",
        Kind.NOTE: "R35",
        Kind.CASE: "R4",
    }
)
"""The rule that stands behind each kind of entry, for `w`."""


def step_rows(view: CaseView, *, wide: bool) -> list[Row]:
    """The next steps, the first due leading; one that waits for something is marked."""
    return [
        Row(
            (step.action, step.about_id, step.what),
            (step.what, view.file.staff.whose(step.owner_id), due_words(step.due_on, view.today))
            if wide
            else (step.what, due_words(step.due_on, view.today)),
            "-" if step.blocker else "",
        )
        for step in view.steps
    ]


def waits_for(view: CaseView, proposal: Proposal) -> str:
    """What a proposal waits for, as the next steps say; empty where it is decided."""
    step = next((s for s in view.steps if s.about_id == proposal.id), None)
    if step is None:
        return ""
    decides = step.action == Action.DECIDE
    return (
        f"the decision of {view.file.staff.whose(step.owner_id)}"
        if decides
        else "somebody who may decide"
    )


def step_words(view: CaseView, step: NextStep | None, opens: str, refusal: str, key: str) -> Text:
    """Whose the step at the cursor is, and what it waits for.

    Args:
        view: the case.
        step: the step at the cursor; None where nothing is left to do.
        opens: what `key` opens, in words.
        refusal: why the viewer may not do it; empty where they may.
        key: what is pressed to open it.
    """
    if step is None:
        return Text("")
    owner = (
        "yours" if step.owner_id == view.asking.actor.id else view.file.staff.whose(step.owner_id)
    )
    first = f"{owner} · {step.rule} · {step.what}"
    if step.blocker:
        second = f"Waits: {step.blocker}"
    elif refusal:
        second = f"Not for you: {refusal}"
    else:
        second = f"{key}: {opens}"
    return Text(f"{first}\n{second}")


def timeline_entries(view: CaseView) -> list[Entry]:
    """Everything that happened, the newest first; the key says which record, when and what."""
    return [
        Entry(
            (entry.about_id, entry.at, entry.words),
            _when(entry.at, view.today),
            entry.who,
            entry.kind.value,
            entry.words,
        )
        for entry in view.timeline
    ]


def _when(at: pendulum.DateTime, today: pendulum.Date) -> str:
    local = at.in_timezone(LONDON)
    if local.year == today.year:
        return f"{local.day} {local:%b %H:%M}"
    return f"{local.day} {local:%b %Y}"
