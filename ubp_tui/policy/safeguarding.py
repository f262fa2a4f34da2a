"""What the safeguarding lead is told of, by being given the case (R4, R27)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pendulum

from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Customer, Measure, StaffMember
from ubp_tui.policy.periods import birthday


@dataclass(frozen=True, slots=True)
class Concern:
    """Why the safeguarding lead is to be told, by which rule, and since when."""

    why: str
    in_short: str
    rule: str
    since: pendulum.DateTime | pendulum.Date


def concerns(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> list[Concern]:
    """What the safeguarding lead has not been told of: nothing once they have the case.

    Somebody under 18, to whom no measure applies (R4); doubts about capacity (R27). Whoever was
    told and has left looks after nobody any more, so that another is told from then on.
    """
    given = {access.staff_id for access in file.access}
    if given & {lead.id for lead in leads(file, now)}:
        return []
    told = [p for p in file.staff.people.values() if p.safeguarding_lead and p.id in given]
    gone_on = max((p.left_on for p in told if p.left_on), default=None)
    return [
        replace(concern, since=gone_on) if gone_on else concern
        for concern in _all_concerns(file, policy, now)
    ]


def leads(file: CaseFile, now: pendulum.DateTime) -> list[StaffMember]:
    """The safeguarding leads who may be told: who work here, and whom the case is not about."""
    return [
        person
        for person in file.staff.people.values()
        if person.safeguarding_lead
        and person.id != file.customer.staff_id
        and not person.has_left(london_date(now))
    ]


def _all_concerns(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> list[Concern]:
    found = []
    if is_under_age(file.customer, policy, now):
        found.append(Concern("the customer is under age", "Under age", "R4", file.case.opened_at))
    doubted = [n for n in file.nominations if n.capacity_doubt]
    if doubted:
        since = doubted[0].recorded_at
        found.append(Concern("capacity is doubted", "Capacity doubted", "R27", since))
    return found


def is_under_age(customer: Customer, policy: Policy, now: pendulum.DateTime) -> bool:
    """Whether a customer is too young for any measure (R4)."""
    born, age = customer.born_on, policy.figures.adult_age.value
    return born is not None and london_date(now) < birthday(born, age)


def grows_up(stored: Customer, changed: Customer, policy: Policy, now: pendulum.DateTime) -> bool:
    """Whether a customer who is protected as under age would not be, by a change (R4)."""
    return is_under_age(stored, policy, now) and not is_under_age(changed, policy, now)


def was_decided_under_age(file: CaseFile, measure: Measure, policy: Policy) -> bool:
    """Whether a measure turns out to have been decided about somebody too young for it (R4).

    It does not bind, when they have grown up since either, until a decider lifts it. M6 is no
    measure on the customer that binds them.
    """
    decided_at = file.decision(measure.decision_id).decided_at
    return measure.code != "M6" and is_under_age(file.customer, policy, decided_at)
