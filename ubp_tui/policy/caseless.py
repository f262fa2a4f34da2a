"""What waits without a case: who sees it, and until when (R1, R3, R8, R35)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

import pendulum

from ubp_tui.policy.asking import Asking
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import Refusal
from ubp_tui.policy.facts import (
    Adjustment,
    AdjustmentState,
    Allegation,
    Customer,
    Directory,
    Incident,
)
from ubp_tui.policy.safeguarding import is_under_age
from ubp_tui.policy.text import capitalised

NOBODY_KNOWN = "nobody known"
"""Stands for the customer of an incident of which nobody knows whose it is (R4)."""

Recorded = Incident | Adjustment | Allegation
"""What can be recorded of a customer who has no case."""


@dataclass(frozen=True, slots=True)
class Waits:
    """What something caseless waits for ("its details", "an answer"), until which London day."""

    what: str
    due_on: pendulum.Date


def why_not_see(asking: Asking, recorded: Recorded, customer: Customer | None) -> Refusal | None:
    """Why somebody does not see what is recorded without a case; None where they do (R35).

    Whoever recorded it sees it, and those who work cases. Where the customer works here, their
    file is restricted: managers see it instead, and never the customer themselves (R4). An
    allegation is seen by managers too and whoever looks into it, never by the accused (R3). An
    incident from nobody known has no customer.
    """
    actor = asking.actor
    if customer is not None and customer.staff_id == actor.id:
        return Refusal("This is about yourself, so a colleague deals with it.", "R4")
    if isinstance(recorded, Allegation) and recorded.about_id == actor.id:
        return Refusal("This is about you, so a colleague deals with it.", "R3")
    if actor.id in _named_in(recorded):
        return None
    authority = asking.policy.authority
    is_staff = customer is not None and customer.staff_id is not None
    restricted = is_staff or isinstance(recorded, Allegation)
    return asking.needs(authority.manages if restricted else authority.works_cases, "R35")


def spoken_of(customer: Customer | None) -> str:
    """Whose an incident is, as a sentence names them."""
    return NOBODY_KNOWN if customer is None else customer.spoken_name


def listed_as(customer: Customer | None) -> str:
    """Whose an incident is, as a list names them: the family name first."""
    return NOBODY_KNOWN if customer is None else customer.name


def attached_by(asking: Asking, staff: Directory) -> str:
    """Who attaches an incident or opens a case for it, told to whoever may not (R4, R35)."""
    grade = asking.policy.a_grade(asking.policy.authority.works_cases)
    able = (
        p
        for p in staff.people.values()
        if p.id == asking.actor.line_manager_id
        and p.is_here(asking.today)
        and replace(asking, actor=p).holds(asking.policy.authority.works_cases)
    )
    first = next((f", such as {person.name}," for person in able), "")
    return f"{capitalised(grade)} or above{first} does that and sees it in this list too."


def _named_in(recorded: Recorded) -> tuple[UUID, ...]:
    """Who recorded it, and who looks into it."""
    match recorded:
        case Adjustment():
            return (recorded.asked_by_id,)
        case Allegation():
            return (recorded.recorded_by_id, recorded.looks_into_id)
        case Incident():
            return (recorded.recorded_by_id,)


def allegation_waits_for(allegation: Allegation, policy: Policy) -> Waits:
    """What a caseless allegation waits for: somebody looks into it (R3)."""
    return Waits("an outcome", _usually(allegation.recorded_at, policy))


def _usually(since: pendulum.DateTime, policy: Policy) -> pendulum.Date:
    """By when something is done where no rule gives a time of its own."""
    return policy.calendar.add(london_date(since), policy.figures.step_days.value)


def need_waits_for(need: Adjustment, policy: Policy) -> Waits | None:
    """What a caseless need waits for: an answer, then its review; None where nothing does (R8)."""
    if need.state == AdjustmentState.ASKED:
        return Waits("an answer", _usually(need.asked_at, policy))
    if need.state == AdjustmentState.AGREED and need.review_on is not None:
        return Waits("its review", need.review_on)
    return None


def why_not_drop(asking: Asking, incident: Incident, customer: Customer | None) -> Refusal | None:
    """Why an incident is not dropped or put off: the safeguarding lead has not seen it (R4)."""
    if customer is None or asking.actor.safeguarding_lead:
        return None
    if not is_under_age(customer, asking.policy, incident.recorded_at):
        return None
    return Refusal(
        f"{customer.spoken_name} is under {asking.policy.figures.adult_age.value}. "
        "Open a case, and give it to the safeguarding lead.",
        "R4",
    )


def details_due_on(incident: Incident, policy: Policy) -> pendulum.Date:
    """The London day by which the rest of an incident is recorded (R1)."""
    days = policy.figures.incident_details_days.value
    return policy.calendar.add(london_date(incident.recorded_at), days)


def waits_for(incident: Incident, customer: Customer | None, policy: Policy) -> Waits:
    """What falls due first on an incident without a case (R1).

    Its details within two working days, and within 20 a case (where it is nobody's yet, a
    customer), a reason to drop it, or a day until which it is followed up. About somebody under
    18 the safeguarding lead is told the next working day, by a case that they are given (R4).
    """
    recorded_on = london_date(incident.recorded_at)
    if customer is not None and is_under_age(customer, policy, incident.recorded_at):
        return Waits("a case for the safeguarding lead", policy.calendar.add(recorded_on, 1))
    unjoined = policy.calendar.add(recorded_on, policy.figures.incident_unjoined_days.value)
    what = "a case" if customer is not None else "a customer"
    joining = Waits(what, incident.followed_up_until or unjoined)
    if incident.details_completed_at is not None:
        return joining
    details = Waits("its details", details_due_on(incident, policy))
    return min(details, joining, key=lambda waits: waits.due_on)
