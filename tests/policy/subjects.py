"""The record on which it depends who may do a next step."""

from __future__ import annotations

from typing import Any

from ubp_tui.policy.actions import Action
from ubp_tui.policy.asking import Subject
from ubp_tui.policy.facts import CaseFile
from ubp_tui.policy.steps import NextStep


def subject_of(step: NextStep, file: CaseFile) -> Subject:
    """What `may` is asked about for a step; None where the case alone decides."""
    records: list[Any] = [
        *file.allegations,
        *file.appeals,
        *file.contact_roles,
        *file.decisions,
        *file.personnel_changes,
        *file.proposals,
        *(item for informing in file.informings for item in informing.items),
        *file.staff.people.values(),
    ]
    if step.action in (Action.LIFT, Action.RESOLVE_CONFLICT):
        [measure] = [m for m in file.measures if m.id == step.about_id]
        return file.decision(measure.decision_id)
    if step.rule == "R28":
        return file.decisions[-1] if file.decisions else None
    if step.action in (Action.RECORD_AUTHORITY, Action.OFFER_SUPPORT):
        return None
    return next((record for record in records if record.id == step.about_id), None)
