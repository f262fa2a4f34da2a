"""An incident in words: a heading for forms, and all of it to read."""

from __future__ import annotations

from rich.text import Text

from screens.wording import moment_words
from ubp_tui.casework.unattached import IncidentView
from ubp_tui.policy.caseless import spoken_of
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Part
from ubp_tui.policy.labels import by_channel, labels
from ubp_tui.widgets.cells import as_lines
from ubp_tui.widgets.page import heading, paragraphs


def incident_heading(view: IncidentView, policy: Policy) -> str:
    """Which incident it is, in a line: "INC-0012 · Jane Okafor · 22 Nov 2026 10:42, by phone"."""
    incident = view.incident
    when = f"{moment_words(incident.happened_at)}, {by_channel(incident.channel, policy)}"
    return f"{incident.reference} · {spoken_of(view.customer)} · {when}"


def incident_text(view: IncidentView, policy: Policy) -> Text:
    """All that is recorded of an incident."""
    incident, staff = view.incident, view.staff
    recorder = f"Recorded by {staff.name(incident.recorded_by_id)}"
    parts: list[Text | str] = [
        heading(incident_heading(view, policy)) + as_lines(incident.what_happened),
        f"{recorder}, {moment_words(incident.recorded_at)}.",
    ]
    if incident.identified_by:
        parts.append(_part("How we know that it was this customer", incident.identified_by))
    if incident.details_completed_at is None:
        parts.append(_part("Details", "Not completed yet: kinds of behaviour and effect."))
    else:
        parts += [_part(name, words) for name, words in _details(view, policy) if words]
    for added in incident.additions:
        who = f"Added by {staff.name(added.written_by_id)}, {moment_words(added.written_at)}"
        parts.append(_part(who, added.words))
    for name, words in (
        ("Dropped", incident.dropped_reason),
        ("Found unproven", incident.unproven_reason),
    ):
        if words:
            parts.append(_part(name, words))
    return paragraphs(*parts)


def _details(view: IncidentView, policy: Policy) -> list[tuple[str, str]]:
    incident = view.incident
    return [
        ("Kinds of behaviour", ", ".join(labels(policy.behaviours, incident.behaviours))),
        ("Effect on time", incident.effect_on_time),
        ("Effect on resources", incident.effect_on_resources),
        ("Effect on the service for others", incident.effect_on_service),
        ("Effect on wellbeing", incident.effect_on_wellbeing),
        ("Staff it was aimed at", _names(view, Part.TARGET)),
        ("Staff who saw or heard it", _names(view, Part.WITNESS)),
        ("Other witnesses", incident.witnesses),
        ("Evidence", incident.evidence),
    ]


def _names(view: IncidentView, part: Part) -> str:
    found = [view.staff.name(each.staff_id) for each in view.incident.staff if each.part == part]
    return ", ".join(found)


def _part(name: str, words: str) -> Text:
    return heading(name) + as_lines(words)
