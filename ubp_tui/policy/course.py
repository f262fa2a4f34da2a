"""The course of a measure: when it came into force, when it ended, who answers meanwhile.

All of it follows from the facts: a measure begins and lapses with nobody doing anything (R12, R18).
"""

from __future__ import annotations

import pendulum

from ubp_tui.policy.calendar import WorkingCalendar, start_of
from ubp_tui.policy.contact_check.people import answering
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.ends import end_of
from ubp_tui.policy.facts import CaseFile, Measure, Role, StaffMember
from ubp_tui.policy.informing import informed_at
from ubp_tui.policy.standing import Standing, State, role_holder


def came_into_force_at(
    file: CaseFile, measure: Measure, policy: Policy, now: pendulum.DateTime
) -> pendulum.DateTime | None:
    """The moment at which a measure came into force; None where it has not, or never did (R12)."""
    told = informed_at(file, measure.decision_id, policy)
    if told is None or measure.last_day is None:
        return None
    began = max(start_of(measure.starts_on), told)
    end = end_of(file, measure, policy, now)
    over = min(now, end.at) if end else now
    return began if began <= over else None


def lapsed_at(
    file: CaseFile, measure: Measure, policy: Policy, now: pendulum.DateTime
) -> pendulum.DateTime | None:
    """The moment at which a measure lapsed; None where something else ended it before (R18)."""
    end = end_of(file, measure, policy, now)
    return end.at if end and end.rule == "R18" else None


def ended_words(standing: Standing) -> str:
    """How and on which day a measure ended: "lifted, 5 May 2026"; empty where it has not."""
    day = standing.ended_on
    return f"{standing.ended_because}, {in_words(day)}" if day else ""


def who_answers(
    file: CaseFile, standing: Standing, today: pendulum.Date, calendar: WorkingCalendar
) -> str:
    """That somebody covers for the point of contact: "Sam Reed is away: Dee Patel answers" (R26).

    Empty where M1's answer is not given, and where the point of contact answers themselves.
    """
    measure = standing.measure
    if measure.code != "M1" or not (standing.state == State.BINDING or standing.is_immediate):
        return ""
    found = answering(file, measure, today, calendar)
    if found is None:
        return ""
    covers = f"{found.person.name} answers"
    if found.away is not None:
        return f"{found.away.name} {_not_here(found.away, today)}: {covers}"
    has_contact = role_holder(file, measure, Role.CONTACT) is not None
    return "" if has_contact else f"There is no point of contact: {covers}"


def _not_here(person: StaffMember, today: pendulum.Date) -> str:
    if person.has_left(today):
        return "has left"
    return "is away" if person.is_away(today) else "does not work today"
