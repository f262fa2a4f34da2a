"""The case itself in the timeline: opened, handed on, closed, its notes and its incidents."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pendulum

from ubp_tui.casework.timeline.telling import Entry, Kind, Teller
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Incident
from ubp_tui.policy.private import may_read_allegation


def of_the_case(teller: Teller) -> Iterator[Entry]:
    """What happened to the case as a whole, and what it is about."""
    yield from _case(teller)
    yield from _access(teller)
    for incident in teller.file.incidents:
        yield from _incident(teller, incident)
    yield from _allegations(teller)


def _case(teller: Teller) -> Iterator[Entry]:
    case = teller.file.case
    yield teller.entry(case.opened_at, case.opened_by_id, Kind.CASE, "Case opened", case.id)
    for passed in teller.acts.get((case.id, "owner_id"), ())[1:]:
        words = f"The case passed to {teller.name(UUID(passed.said['owner_id']))}"
        yield teller.entry(passed.at, passed.by_id, Kind.CASE, words, case.id)
    known_by = case.closed_by_id if (case.id, "closed_at") not in teller.acts else None
    for closed in teller.each(case, "closed_at", known_by):
        words = f"Case closed: {closed.said.get('closing_reason', case.closing_reason)}"
        yield teller.entry(closed.at, closed.by_id, Kind.CASE, words, case.id)
    for reopened in teller.each(case, "reopened_at"):
        yield teller.entry(reopened.at, reopened.by_id, Kind.CASE, "Case open again", case.id)
    yield from _deaths(teller)


def _deaths(teller: Teller) -> Iterator[Entry]:
    """That a death was recorded, though it was a mistake."""
    customer = teller.file.customer
    for death in teller.each(customer, "death_recorded_at"):
        said = death.said.get("died_on", customer.died_on and str(customer.died_on))
        on = f" on {in_words(pendulum.Date.fromisoformat(said))}" if said else ""
        known_by = death.said.get("death_known_by", customer.death_known_by)
        words = f"Recorded that {customer.spoken_name} died{on}: {known_by}"
        yield teller.entry(death.at, death.by_id, Kind.CASE, words, teller.file.case.id)


def _access(teller: Teller) -> Iterator[Entry]:
    for access in teller.file.access:
        words = f"{teller.name(access.staff_id)} was given the case: {access.reason}"
        yield teller.entry(access.given_at, access.given_by_id, Kind.CASE, words, access.id)
    for note in teller.file.notes:
        yield teller.entry(note.written_at, note.written_by_id, Kind.NOTE, note.words, note.id)


def _incident(teller: Teller, incident: Incident) -> Iterator[Entry]:
    reference, by = incident.reference, incident.recorded_by_id
    words = _incident_words(teller, incident)
    yield teller.entry(incident.happened_at, by, Kind.INCIDENT, words, incident.id)
    if incident.joined_at != teller.file.case.opened_at:
        joined = f"{reference} joined the case"
        yield from teller.did(incident, "joined_at", Kind.INCIDENT, joined)
    details = f"{reference}: the details recorded"
    yield from teller.did(incident, "details_completed_at", Kind.INCIDENT, details)
    unproven = f"{reference} found unproven: {incident.unproven_reason}"
    yield from teller.did(incident, "unproven_at", Kind.INCIDENT, unproven)
    for addition in incident.additions:
        added, by = f"{reference}, added: {addition.words}", addition.written_by_id
        yield teller.entry(addition.written_at, by, Kind.INCIDENT, added, incident.id)


def _incident_words(teller: Teller, incident: Incident) -> str:
    recorded = london_date(incident.recorded_at)
    late = f", recorded on {in_words(recorded)}"
    later = late if recorded != london_date(incident.happened_at) else ""
    unproven = " (found unproven)" if incident.unproven_at else ""
    by = teller.by(incident.channel)
    return f"{incident.reference}, {by}{later}{unproven}: {incident.what_happened}"


def _allegations(teller: Teller) -> Iterator[Entry]:
    for allegation in teller.file.allegations:
        if not may_read_allegation(teller.asking, allegation):
            continue
        about, by = teller.name(allegation.about_id), allegation.recorded_by_id
        words = f"Allegation about {about}: {allegation.words}"
        yield teller.entry(allegation.recorded_at, by, Kind.INCIDENT, words, allegation.id)
        answer = f"Allegation about {about} looked into: {allegation.outcome}"
        yield from teller.did(allegation, "looked_into_at", Kind.INCIDENT, answer)
