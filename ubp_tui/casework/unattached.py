"""Incidents as somebody sees them, and what waits without a case (R1, R8, R35)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from models.case_files import (
    incidents_without_case,
    load_case_file,
    needs_without_case,
    open_case_of,
)
from models.rows import Missing, get
from models.staff import load_directory
from ubp_tui.casework.customers import customer_by_id
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.drafts import my_drafts
from ubp_tui.casework.refusals import NotFound, refuse_if
from ubp_tui.policy.actions import Action
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.caseless import Waits, attached_by, need_waits_for, waits_for, why_not_see
from ubp_tui.policy.eligibility import Refusal
from ubp_tui.policy.facts import (
    Adjustment,
    Case,
    Customer,
    Directory,
    Draft,
    DraftKind,
    Incident,
)
from ubp_tui.policy.permissions import may
from ubp_tui.policy.steps import falls_to

ANY_MANAGER = "any manager"
"""To whom falls what falls to nobody in particular."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingIncident:
    """An incident that has joined no case, with what it waits for.

    `owner` is the name of whoever it falls to: who recorded it, or their line manager while
    they are away, else "any manager".
    """

    incident: Incident
    customer: Customer
    owner: str
    waits: Waits


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingNeed:
    """A need of a customer without an open case, with what it waits for (R8).

    `owner` is the name of whoever it falls to: who recorded it where they may answer it, their
    line manager otherwise, else "any manager". `why_not_answer` is why the viewer may not.
    """

    need: Adjustment
    customer: Customer
    owner: str
    waits: Waits
    staff: Directory
    why_not_answer: Refusal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """An incident with who is named in it; `case` is None while it has joined none."""

    incident: Incident
    customer: Customer
    case: Case | None
    staff: Directory


def waiting_incidents(desk: Desk) -> tuple[WaitingIncident, ...]:
    """The caseless incidents that somebody may see, what is due first leading.

    After a death there are none: every step ends (R20).
    """
    staff = load_directory(desk.database)
    asking = _asking(desk, staff)
    found = []
    for incident in incidents_without_case(desk.database):
        customer = get(desk.database, Customer, incident.customer_id)
        if customer.died_on is not None:
            continue
        if why_not_see(asking, incident, customer) is None:
            found.append(
                WaitingIncident(
                    incident=incident,
                    customer=customer,
                    owner=_owner(incident, customer, staff, desk),
                    waits=waits_for(incident, customer, desk.policy),
                )
            )
    return tuple(sorted(found, key=lambda waiting: waiting.waits.due_on))


def waiting_needs(desk: Desk) -> tuple[WaitingNeed, ...]:
    """The caseless needs that somebody may see, what is due first leading; none after a death."""
    staff = load_directory(desk.database)
    asking = _asking(desk, staff)
    why_not_answer = may(asking, Action.ANSWER_ADJUSTMENT)
    found = []
    for need in needs_without_case(desk.database):
        customer = get(desk.database, Customer, need.customer_id)
        waits = need_waits_for(need, desk.policy)
        if waits is None or customer.died_on is not None:
            continue
        if why_not_see(asking, need, customer) is None:
            found.append(
                WaitingNeed(
                    need=need,
                    customer=customer,
                    owner=_answers(need, customer, staff, desk),
                    waits=waits,
                    staff=staff,
                    why_not_answer=why_not_answer,
                )
            )
    return tuple(sorted(found, key=lambda waiting: waiting.waits.due_on))


Waiting = WaitingIncident | WaitingNeed
"""What waits without a case."""


def waiting_without_case(desk: Desk) -> tuple[Waiting, ...]:
    """The caseless incidents and needs that somebody may see, what is due first leading."""
    waiting: tuple[Waiting, ...] = (*waiting_incidents(desk), *waiting_needs(desk))
    return tuple(sorted(waiting, key=lambda each: each.waits.due_on))


def incident_view(desk: Desk, incident_id: UUID) -> IncidentView:
    """One incident in all its words.

    Raises:
        NotFound: there is no such incident.
        Refused: it is not the viewer's to see (R35).
    """
    staff = load_directory(desk.database)
    try:
        incident = get(desk.database, Incident, incident_id)
    except Missing as missing:
        raise NotFound("This incident is not there any more.") from missing
    customer = get(desk.database, Customer, incident.customer_id)
    if incident.case_id is None:
        refuse_if(why_not_see(_asking(desk, staff), incident, customer))
        return IncidentView(incident=incident, customer=customer, case=None, staff=staff)
    file = load_case_file(desk.database, incident.case_id, staff)
    if incident.recorded_by_id != desk.actor_id:
        refuse_if(may(_asking(desk, staff), Action.SEE_CASE, file))
    return IncidentView(incident=incident, customer=customer, case=file.case, staff=staff)


def unfinished_incidents(desk: Desk) -> tuple[tuple[Draft, Customer], ...]:
    """The incidents that one has begun to record, the newest first, with who they are about."""
    begun = [d for d in my_drafts(desk) if d.kind == DraftKind.INCIDENT and d.about_id]
    return tuple((d, customer_by_id(desk, d.about_id)) for d in reversed(begun) if d.about_id)


def case_to_join(desk: Desk, customer_id: UUID) -> Case | None:
    """The customer's open case, where an incident may be attached to it by whoever asks."""
    case = open_case_of(desk.database, customer_id)
    if case is None:
        return None
    staff = load_directory(desk.database)
    file = load_case_file(desk.database, case.id, staff)
    refusal = may(_asking(desk, staff), Action.JOIN_INCIDENT, file)
    return case if refusal is None else None


def why_not_open_case(desk: Desk) -> Refusal | None:
    """Why whoever asks may not open a case, and who does; None where they may."""
    staff = load_directory(desk.database)
    asking = _asking(desk, staff)
    refusal = may(asking, Action.OPEN_CASE)
    if refusal is None or asking.actor.has_left(asking.today):
        return refusal
    return Refusal(f"{refusal.reason} {attached_by(asking, staff)}", refusal.rule)


def _owner(incident: Incident, customer: Customer, staff: Directory, desk: Desk) -> str:
    """Whoever recorded an incident, or manages them while they are away, where they see it."""
    owner_id = falls_to(incident.recorded_by_id, staff, desk.today())
    if owner_id is None or why_not_see(_by(owner_id, staff, desk), incident, customer):
        return ANY_MANAGER
    return staff.name(owner_id)


def _answers(need: Adjustment, customer: Customer, staff: Directory, desk: Desk) -> str:
    """Whoever recorded a need or manages them, where they are here and may answer it (R8)."""
    recorder = staff[need.asked_by_id]
    for person_id in (recorder.id, recorder.line_manager_id):
        if person_id is None or falls_to(person_id, staff, desk.today()) != person_id:
            continue
        asking = _by(person_id, staff, desk)
        if not (why_not_see(asking, need, customer) or may(asking, Action.ANSWER_ADJUSTMENT)):
            return staff.name(person_id)
    return ANY_MANAGER


def _by(person_id: UUID, staff: Directory, desk: Desk) -> Asking:
    return Asking(actor=staff[person_id], policy=desk.policy, now=desk.now())


def _asking(desk: Desk, staff: Directory) -> Asking:
    return _by(desk.actor_id, staff, desk)
