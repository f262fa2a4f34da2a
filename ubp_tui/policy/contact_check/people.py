"""Who deals with the customer today: M1's point of contact or deputy, or a nominated person."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import pendulum

from ubp_tui.policy.calendar import WorkingCalendar
from ubp_tui.policy.facts import CaseFile, Measure, Nomination, Role, StaffMember
from ubp_tui.policy.standing import own_nomination, role_holder


class Answering(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a customer is passed to under M1.

    `cover` is the deputy where the point of contact answers; None where nobody covers. `away` is
    the point of contact where the deputy answers for them. Where whoever answers is not at work
    today, `works_on` is the day on which they next are; None where that is not known.
    """

    person: StaffMember
    cover: StaffMember | None = None
    away: StaffMember | None = None
    is_at_work: bool
    works_on: pendulum.Date | None = None


def answering(
    file: CaseFile, measure: Measure, today: pendulum.Date, calendar: WorkingCalendar
) -> Answering | None:
    """Whom the customer is passed to: the point of contact, else the deputy (R14, R26).

    Whoever is here and works today leads. On a day on which neither does, such as a Sunday, it is
    whoever works first from then on. None where both are away or have left: M1 is suspended then.
    """
    contact, deputy = (_here(file, measure, role, today) for role in Role)
    here = [person for person in (contact, deputy) if person is not None]
    if not here:
        return None
    days = {person.id: _works_on(person, today, calendar) for person in here}
    chosen = min(here, key=lambda person: days[person.id] or pendulum.Date.max)
    holder = role_holder(file, measure, Role.CONTACT)
    named = file.staff[holder.staff_id] if holder else None
    return Answering(
        person=chosen,
        cover=deputy if chosen is contact and deputy is not contact else None,
        away=named if named is not None and named.id != chosen.id else None,
        is_at_work=days[chosen.id] == today,
        works_on=days[chosen.id] if days[chosen.id] != today else None,
    )


def _here(file: CaseFile, measure: Measure, role: Role, today: pendulum.Date) -> StaffMember | None:
    holder = role_holder(file, measure, role)
    person = file.staff[holder.staff_id] if holder else None
    return person if person and person.is_here(today) else None


def _works(person: StaffMember, day: pendulum.Date, calendar: WorkingCalendar) -> bool:
    return (
        day.isoweekday() in person.working_days
        and day not in calendar.bank_holidays
        and person.is_here(day)
    )


def _works_on(
    person: StaffMember, today: pendulum.Date, calendar: WorkingCalendar
) -> pendulum.Date | None:
    """The first day from today on which they work; None where that is not within four weeks."""
    days = (today.add(days=ahead) for ahead in range(29))
    return next((day for day in days if _works(person, day, calendar)), None)


def acting_for(nominations: Iterable[Nomination], today: pendulum.Date) -> list[Nomination]:
    """Who may speak for the customer today, oldest first (R27).

    Nominated persons, and whoever has authority as an attorney or a deputy of court.
    """
    return [nomination for nomination in nominations if nomination.is_live(today)]


def nominee_of(file: CaseFile, measure: Measure) -> Nomination:
    """Whom M5, which binds, rests on.

    Raises:
        LookupError: it is another measure, or rests on nobody; then it does not bind.
    """
    found = own_nomination(file, measure)
    if found is None:
        raise LookupError(f"{measure.code} rests on no nominated person")
    return found
