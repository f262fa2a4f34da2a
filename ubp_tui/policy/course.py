"""The course of a measure: when it came into force, when it ended, who answers meanwhile.

All of it follows from the facts: a measure begins and lapses with nobody doing anything (R12, R18).
"""

from __future__ import annotations

from collections.abc import Iterator

import pendulum

from ubp_tui.policy.calendar import london_date, start_of
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Measure, Role
from ubp_tui.policy.informing import SHARED, current_item, informed_at, told_of_report_at
from ubp_tui.policy.standing import Standing, State, contact_today, role_holder


def came_into_force_at(
    file: CaseFile, measure: Measure, policy: Policy, now: pendulum.DateTime
) -> pendulum.DateTime | None:
    """The moment at which a measure came into force; None where it has not, or never did (R12)."""
    told = informed_at(file, measure.decision_id, policy)
    if told is None or measure.last_day is None:
        return None
    began = max(start_of(measure.starts_on), told)
    over = min([now, *_ends(file, measure)])
    return began if began <= over else None


def lapsed_at(file: CaseFile, measure: Measure, now: pendulum.DateTime) -> pendulum.DateTime | None:
    """The moment at which a measure lapsed; None where something else ended it before (R18)."""
    if measure.last_day is None:
        return None
    over = start_of(measure.last_day.add(days=1))
    return over if over <= min([now, *_ends(file, measure)]) else None


def _ends(file: CaseFile, measure: Measure) -> Iterator[pendulum.DateTime]:
    """The moments at which a measure ends, of which the first counts."""
    if measure.last_day is not None:
        yield start_of(measure.last_day.add(days=1))
    if measure.ended_at is not None:
        yield measure.ended_at
    if file.customer.died_on is not None:
        yield start_of(file.customer.died_on)


def ended_on(
    file: CaseFile, standing: Standing, policy: Policy, now: pendulum.DateTime
) -> pendulum.Date | None:
    """The day on which a measure ended, as its standing gives the reason; None where it has not."""
    measure = standing.measure
    if not standing.has_ended:
        return None
    if file.customer.died_on is not None:
        return file.customer.died_on
    if measure.ended_at is not None and measure.ended_at <= now:
        return london_date(measure.ended_at)
    if measure.last_day is not None:
        return measure.last_day
    return london_date(min(now, max(_done_at(file, measure, policy))))


def _done_at(file: CaseFile, measure: Measure, policy: Policy) -> Iterator[pendulum.DateTime]:
    """When M6 was reported, and when the customer was told of it or that was withheld (R12)."""
    if measure.reported_at is not None:
        yield measure.reported_at
    told = told_of_report_at(file, measure.decision_id, policy)
    if told is not None:
        yield told
        return
    informing = file.informing_of(measure.decision_id)
    shared = current_item(informing, SHARED) if informing else None
    if shared is not None:
        yield shared.done_at


def ended_words(file: CaseFile, standing: Standing, policy: Policy, now: pendulum.DateTime) -> str:
    """How and on which day a measure ended: "lifted, 5 May 2026"; empty where it has not."""
    day = ended_on(file, standing, policy, now)
    return f"{standing.ended_because}, {in_words(day)}" if day else ""


def who_answers(file: CaseFile, standing: Standing, today: pendulum.Date) -> str:
    """That somebody covers for the point of contact: "Sam Reed is away: Dee Patel answers" (R26).

    Empty where M1's answer is not given, and where the point of contact is here themselves.
    """
    measure = standing.measure
    if measure.code != "M1" or not (standing.state == State.BINDING or standing.is_immediate):
        return ""
    contact = role_holder(file, measure, Role.CONTACT)
    answering = contact_today(file, measure, today)
    if answering is None or (contact is not None and contact.id == answering.id):
        return ""
    covers = f"{file.staff.name(answering.staff_id)} answers"
    if contact is None:
        return f"There is no point of contact: {covers}"
    person = file.staff[contact.staff_id]
    return f"{person.name} {'has left' if person.has_left(today) else 'is away'}: {covers}"
