"""Incidents and allegations in full."""

from __future__ import annotations

from screens.case.records.fields import Fields, by_at, moment, quoted
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.facts import Allegation, Incident
from ubp_tui.policy.labels import label, labels


def incident(record: Incident, view: CaseView) -> Fields:
    """What happened, as it was recorded; what was added later stands beside it."""
    staff, policy = view.file.staff, view.asking.policy
    involved = [f"{staff.name(part.staff_id)}, {part.part}" for part in record.staff]
    return [
        ("When", moment(record.happened_at)),
        ("Channel", label(policy.channels, record.channel)),
        ("Recorded by", by_at(staff, record.recorded_by_id, record.recorded_at)),
        ("What happened", record.what_happened),
        ("Behaviour", ", ".join(labels(policy.behaviours, record.behaviours))),
        ("Effect on time", record.effect_on_time),
        ("Effect on resources", record.effect_on_resources),
        ("Effect on the service for others", record.effect_on_service),
        ("Effect on wellbeing", record.effect_on_wellbeing),
        ("Staff involved", "\n".join(involved)),
        ("Witnesses", record.witnesses),
        ("Evidence", record.evidence),
        ("How we know who it was", record.identified_by),
        ("Words frozen", moment(record.frozen_at)),
        *[
            (f"Added by {by_at(staff, added.written_by_id, added.written_at)}", added.words)
            for added in record.additions
        ],
        ("Found unproven", moment(record.unproven_at)),
        ("Why it is unproven", record.unproven_reason),
    ]


def allegation(record: Allegation, view: CaseView) -> Fields:
    """What the customer says, who looks into it, what was found."""
    staff = view.file.staff
    if not view.may_read_allegation(record):
        return [
            ("About", staff.name(record.about_id)),
            ("Looks into it", staff.name(record.looks_into_id)),
            ("What the customer says", "You read this once it has been looked into."),
        ]
    return [
        ("About", staff.name(record.about_id)),
        ("What the customer says", quoted(record.words)),
        ("Recorded by", by_at(staff, record.recorded_by_id, record.recorded_at)),
        ("Looks into it", staff.name(record.looks_into_id)),
        ("Looked into", moment(record.looked_into_at) or "not yet"),
        ("What was found", record.outcome),
    ]
