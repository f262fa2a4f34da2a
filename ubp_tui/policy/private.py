"""What is private even among those who have been given a case (R3, R22-R25)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from msgspec.structs import replace

from ubp_tui.policy.asking import Asking
from ubp_tui.policy.facts import Allegation, Directory, Incident, PersonnelChange


def may_read_support(asking: Asking, staff: Directory, staff_id: UUID) -> bool:
    """Whether somebody reads what support a member of staff was offered (R22, R24).

    They themselves do, their line of management, and the data protection role.
    """
    actor = asking.actor
    return (
        actor.data_protection
        or actor.id == staff_id
        or actor.id in _line_of_management(staff, staff_id)
    )


def may_read_allegation(asking: Asking, allegation: Allegation) -> bool:
    """Whether somebody reads what the customer said of a member of staff (R3, R35).

    Whom it is about does once it has been looked into. Until then they hear of it from whoever
    looks into it, and the customer is not known to them for having spoken up.
    """
    return allegation.looked_into_at is not None or allegation.about_id != asking.actor.id


def as_recorder_reads(incident: Incident) -> Incident:
    """An incident on a case as its recorder reads it who has not been given the case (R35).

    What they wrote themselves; what colleagues on the case wrote about it is not theirs to read.
    """
    recorder = incident.recorded_by_id
    own = tuple(added for added in incident.additions if added.written_by_id == recorder)
    if incident.details_by_id in (None, recorder):
        return replace(incident, additions=own, unproven_reason="")
    return replace(
        incident,
        additions=own,
        unproven_reason="",
        behaviours=(),
        effect_on_time="",
        effect_on_resources="",
        effect_on_service="",
        effect_on_wellbeing="",
        witnesses="",
        evidence="",
        staff=(),
    )


def may_read_change(asking: Asking, change: PersonnelChange) -> bool:
    """Whether somebody reads why a change of personnel is asked for, and the answer (R25, R35).

    Whoever asked, managers and the data protection role do; whoever it is about does not.
    """
    actor = asking.actor
    if actor.id in (change.asked_by_id, change.about_id):
        return actor.id == change.asked_by_id
    return actor.data_protection or asking.holds(asking.policy.authority.manages)


def _line_of_management(staff: Directory, staff_id: UUID) -> Iterator[UUID]:
    """Their line manager, that person's, and so on; a circle is gone round once."""
    passed = {staff_id}
    person = staff.people.get(staff_id)
    while person is not None and person.line_manager_id not in (None, *passed):
        assert person.line_manager_id is not None
        passed.add(person.line_manager_id)
        yield person.line_manager_id
        person = staff.people.get(person.line_manager_id)
