"""Incidents as somebody sees them, and the case that they could join (R1, R35)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from models.case_files import (
    load_case_file,
    open_case_of,
)
from models.rows import Missing, get
from models.staff import load_directory
from ubp_tui.casework.asking import asking_at
from ubp_tui.casework.customers import customer_by_id, customer_of
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.drafts import my_drafts
from ubp_tui.casework.refusals import NotFound, refuse_if
from ubp_tui.policy.actions import Action
from ubp_tui.policy.caseless import (
    attached_by,
    why_not_see,
)
from ubp_tui.policy.eligibility import Refusal
from ubp_tui.policy.facts import (
    Case,
    Customer,
    Directory,
    Draft,
    DraftKind,
    Incident,
)
from ubp_tui.policy.permissions import may
from ubp_tui.policy.private import as_recorder_reads


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """An incident with who is named in it.

    `customer` is None while it is not known whose it is (R4), `case` while it has joined none.
    """

    incident: Incident
    customer: Customer | None
    case: Case | None
    staff: Directory


def incident_view(desk: Desk, incident_id: UUID) -> IncidentView:
    """One incident in all its words; without the case, its recorder reads their own.

    Raises:
        NotFound: there is no such incident.
        Refused: it is not the viewer's to see (R35).
    """
    staff = load_directory(desk.database)
    try:
        incident = get(desk.database, Incident, incident_id)
    except Missing as missing:
        raise NotFound("This incident is not there any more.") from missing
    customer = customer_of(desk, incident)
    if incident.case_id is None:
        refuse_if(why_not_see(asking_at(desk, staff), incident, customer))
        return IncidentView(incident=incident, customer=customer, case=None, staff=staff)
    file = load_case_file(desk.database, incident.case_id, staff)
    refusal = may(asking_at(desk, staff), Action.SEE_CASE, file)
    if refusal is not None and incident.recorded_by_id == desk.actor_id:
        incident = as_recorder_reads(incident)
    else:
        refuse_if(refusal)
    return IncidentView(incident=incident, customer=customer, case=file.case, staff=staff)


def unfinished_incidents(desk: Desk) -> tuple[tuple[Draft, Customer | None], ...]:
    """The incidents that one has begun to record, the newest first, with who they are about.

    There is no customer with one that is from nobody known (R4).
    """
    begun = [draft for draft in my_drafts(desk) if draft.kind == DraftKind.INCIDENT]
    return tuple(
        (draft, customer_by_id(desk, draft.about_id) if draft.about_id else None)
        for draft in reversed(begun)
    )


def case_to_join(desk: Desk, customer_id: UUID) -> Case | None:
    """The customer's open case, where an incident may be attached to it by whoever asks."""
    case = open_case_of(desk.database, customer_id)
    if case is None:
        return None
    staff = load_directory(desk.database)
    file = load_case_file(desk.database, case.id, staff)
    refusal = may(asking_at(desk, staff), Action.JOIN_INCIDENT, file)
    return case if refusal is None else None


def why_not_open_case(desk: Desk) -> Refusal | None:
    """Why whoever asks may not open a case, and who does; None where they may."""
    staff = load_directory(desk.database)
    asking = asking_at(desk, staff)
    refusal = may(asking, Action.OPEN_CASE)
    if refusal is None or asking.actor.has_left(asking.today):
        return refusal
    return Refusal(f"{refusal.reason} {attached_by(asking, staff)}", refusal.rule)
