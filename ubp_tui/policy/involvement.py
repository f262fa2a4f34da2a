"""Who has a part in what a case is about: involved, accused, or the customer (R4, R10, R23)."""

from __future__ import annotations

from uuid import UUID

from ubp_tui.policy.facts import CaseFile, Proposal


def involvement(person_id: UUID, file: CaseFile, proposal: Proposal | None = None) -> str | None:
    """How somebody is involved in an incident the case relies on, or accused (R10, R31).

    The customer of the case is, where they work here (R4). What the `proposal` in question
    rests on counts though it was found unproven since: it is what is decided on or reviewed.
    """
    if file.customer.staff_id == person_id:
        return "is the customer"
    if part := part_in_incident(person_id, file, proposal):
        return part
    if is_accused(person_id, file):
        return "is named in an allegation that has not been looked into yet"
    return None


def is_accused(person_id: UUID, file: CaseFile) -> bool:
    """Whether the customer says something of somebody that has not been looked into yet (R3)."""
    return any(a.about_id == person_id and a.looked_into_at is None for a in file.allegations)


def part_in_incident(
    person_id: UUID, file: CaseFile, proposal: Proposal | None = None
) -> str | None:
    """Whether somebody is recorder, target or witness of an incident the case relies on (R23).

    Unlike `involvement`, it may be told to the person: it is what they know themselves.
    """
    cited = {i for m in proposal.measures for i in m.incident_ids} if proposal else set()
    for incident in file.incidents:
        is_set_aside = incident.unproven_at is not None or incident.dropped_at is not None
        if is_set_aside and incident.id not in cited:
            continue
        if incident.recorded_by_id == person_id:
            return f"recorded the incident {incident.reference}"
        for taking_part in incident.staff:
            if taking_part.staff_id == person_id:
                return f"is a {taking_part.part} of the incident {incident.reference}"
    return None
