"""What waits without a case, each with whoever it falls to and until when (R1, R3, R8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar, TypeVar
from uuid import UUID

import pendulum

from models.case_files import (
    incidents_without_case,
    needs_without_case,
    waiting_allegations,
)
from models.rows import get
from models.staff import load_directory
from models.transactions import reading
from ubp_tui.casework.asking import asking_at, asking_by
from ubp_tui.casework.customers import customer_of
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.actions import Action
from ubp_tui.policy.caseless import (
    Recorded,
    Waits,
    allegation_waits_for,
    need_waits_for,
    waits_for,
    why_not_see,
)
from ubp_tui.policy.eligibility import Refusal
from ubp_tui.policy.facts import Adjustment, Allegation, Customer, Directory, Incident
from ubp_tui.policy.permissions import may
from ubp_tui.policy.steps import falls_to


@dataclass(frozen=True, slots=True, kw_only=True)
class _WithoutCase:
    """What everything that waits without a case has, and no reference unless it says so.

    `owner_id` is whoever it falls to; None where any manager may. `customer` is None only for
    an incident of which nobody knows whose it is (R4).
    """

    customer: Customer | None
    owner_id: UUID | None
    waits: Waits
    staff: Directory

    @property
    def owner(self) -> str:
        """The name of whoever it falls to, else "any manager"."""
        return self.staff.whose(self.owner_id)

    @property
    def reference(self) -> str | None:
        """Its own reference; None where it has none."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingIncident(_WithoutCase):
    """An incident that has joined no case, with what it waits for.

    It falls to who recorded it, or to their line manager while they are away.
    """

    KIND: ClassVar[str] = "incident"
    incident: Incident

    @property
    def key(self) -> UUID:
        """What tells it from everything else that waits."""
        return self.incident.id

    @property
    def reference(self) -> str:
        """Its reference."""
        return self.incident.reference

    @property
    def recorded_at(self) -> pendulum.DateTime:
        """When it was recorded."""
        return self.incident.recorded_at


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingNeed(_WithoutCase):
    """A need of a customer without an open case, with what it waits for (R8).

    It falls to who recorded it where they may answer it, otherwise to their line manager.
    `why_not_answer` is why the viewer may not.
    """

    KIND: ClassVar[str] = "need"
    need: Adjustment
    customer: Customer
    why_not_answer: Refusal | None

    @property
    def key(self) -> UUID:
        """What tells it from everything else that waits."""
        return self.need.id

    @property
    def recorded_at(self) -> pendulum.DateTime:
        """When the customer asked for it."""
        return self.need.asked_at


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingAllegation(_WithoutCase):
    """An allegation of a customer without a case, with what it waits for (R3).

    It falls to who looks into it, or to their line manager while they are away.
    `why_not_answer` is why the viewer may not record what was found.
    """

    KIND: ClassVar[str] = "allegation"
    allegation: Allegation
    customer: Customer
    why_not_answer: Refusal | None

    @property
    def key(self) -> UUID:
        """What tells it from everything else that waits."""
        return self.allegation.id

    @property
    def recorded_at(self) -> pendulum.DateTime:
        """When the customer said it."""
        return self.allegation.recorded_at


Waiting = WaitingIncident | WaitingNeed | WaitingAllegation
"""What waits without a case."""
W = TypeVar("W", bound=_WithoutCase)


def waiting_incidents(desk: Desk) -> tuple[WaitingIncident, ...]:
    """The caseless incidents that somebody may see, what is due first leading.

    After a death there are none: every step ends (R20).
    """
    return _due_first(_incidents(desk, load_directory(desk.database)))


def waiting_needs(desk: Desk) -> tuple[WaitingNeed, ...]:
    """The caseless needs that somebody may see, what is due first leading; none after a death."""
    return _due_first(_needs(desk, load_directory(desk.database)))


def allegations_to_look_into(desk: Desk) -> tuple[WaitingAllegation, ...]:
    """The caseless allegations that somebody may see, oldest first; none after a death."""
    return _due_first(_allegations(desk, load_directory(desk.database)))


def waiting_without_case(desk: Desk) -> tuple[Waiting, ...]:
    """Everything caseless that somebody may see, what is due first leading."""
    staff = load_directory(desk.database)
    found = chain[Waiting](_incidents(desk, staff), _needs(desk, staff), _allegations(desk, staff))
    return _due_first(found)


def own_due_days(desk: Desk) -> tuple[pendulum.Date, ...]:
    """By when each thing is due that waits without a case for whoever asks, the first leading.

    For a manager that includes what falls to nobody in particular. It can be asked in any thread.

    Raises:
        DatabaseProblem: the database cannot be read.
    """
    mine: tuple[UUID | None, ...] = (desk.actor_id,)
    with reading(desk.database):
        found = waiting_without_case(desk)
    if found and asking_at(desk, found[0].staff).holds(desk.policy.authority.manages):
        mine = (desk.actor_id, None)
    return tuple(waiting.waits.due_on for waiting in found if waiting.owner_id in mine)


def _due_first(found: Iterable[W]) -> tuple[W, ...]:
    return tuple(sorted(found, key=lambda waiting: waiting.waits.due_on))


def _incidents(desk: Desk, staff: Directory) -> Iterator[WaitingIncident]:
    asking = asking_at(desk, staff)
    for incident in incidents_without_case(desk.database):
        customer = customer_of(desk, incident)
        if customer is not None and customer.died_on is not None:
            continue
        if why_not_see(asking, incident, customer) is None:
            yield WaitingIncident(
                incident=incident,
                customer=customer,
                owner_id=_owner(incident.recorded_by_id, incident, customer, staff, desk),
                waits=waits_for(incident, customer, desk.policy),
                staff=staff,
            )


def _needs(desk: Desk, staff: Directory) -> Iterator[WaitingNeed]:
    asking = asking_at(desk, staff)
    why_not_answer = may(asking, Action.ANSWER_ADJUSTMENT)
    for need in needs_without_case(desk.database):
        customer = get(desk.database, Customer, need.customer_id)
        waits = need_waits_for(need, desk.policy)
        if waits is None or customer.died_on is not None:
            continue
        if why_not_see(asking, need, customer) is None:
            yield WaitingNeed(
                need=need,
                customer=customer,
                owner_id=_answers(need, customer, staff, desk),
                waits=waits,
                staff=staff,
                why_not_answer=why_not_answer,
            )


def _allegations(desk: Desk, staff: Directory) -> Iterator[WaitingAllegation]:
    asking = asking_at(desk, staff)
    for allegation in waiting_allegations(desk.database):
        customer = get(desk.database, Customer, allegation.customer_id)
        if customer.died_on is None and why_not_see(asking, allegation, customer) is None:
            yield WaitingAllegation(
                allegation=allegation,
                customer=customer,
                owner_id=_owner(allegation.looks_into_id, allegation, customer, staff, desk),
                waits=allegation_waits_for(allegation, desk.policy),
                staff=staff,
                why_not_answer=may(asking, Action.LOOK_INTO_ALLEGATION, None, allegation),
            )


def _owner(
    staff_id: UUID, recorded: Recorded, customer: Customer | None, staff: Directory, desk: Desk
) -> UUID | None:
    """Whose it is, or who manages them while they are away, where they see it."""
    owner_id = falls_to(staff_id, staff, desk.today())
    if owner_id is None or why_not_see(asking_by(owner_id, desk, staff), recorded, customer):
        return None
    return owner_id


def _answers(need: Adjustment, customer: Customer, staff: Directory, desk: Desk) -> UUID | None:
    """Whoever recorded a need or manages them, where they are here and may answer it (R8)."""
    recorder = staff[need.asked_by_id]
    for person_id in (recorder.id, recorder.line_manager_id):
        if person_id is None or falls_to(person_id, staff, desk.today()) != person_id:
            continue
        asking = asking_by(person_id, desk, staff)
        if not (why_not_see(asking, need, customer) or may(asking, Action.ANSWER_ADJUSTMENT)):
            return person_id
    return None
