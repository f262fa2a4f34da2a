"""Whether proposed measures can stand beside those that a case has already (S, R18)."""

from __future__ import annotations

from collections.abc import Sequence

import pendulum

from ubp_tui.policy.conflicts import why_not_together
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Measure
from ubp_tui.policy.measures import (
    LimitedContact,
    MeasureDetails,
    SingleContact,
    SingleMethod,
    code_of,
)
from ubp_tui.policy.standing import running_measures


def conflicts_with_standing(
    details: Sequence[MeasureDetails],
    starts_on: pendulum.Date | None,
    file: CaseFile,
    policy: Policy,
    now: pendulum.DateTime,
) -> list[str]:
    """Why measures cannot stand beside those of earlier decisions, a sentence each.

    Args:
        details: what is proposed or approved together.
        starts_on: the first day of it; None while it is not known.
        file: the case.
        policy: the policy.
        now: the moment of asking, at which what has ended stands in nobody's way.
    """
    running = running_measures(file, policy, now)
    codes = {code_of(d) for d in details}
    others = [m.details for m in running if m.code not in codes]
    found = why_not_together([*details, *others], file.staff) if others else []
    for proposed in details:
        found += [
            _sentence(measure)
            for measure in running
            if _contradict(proposed, measure.details) and _overlap(starts_on, measure)
        ]
    return found


def _contradict(proposed: MeasureDetails, standing: MeasureDetails) -> bool:
    """Whether nobody could keep to both: two methods, two points of contact, no common day."""
    match proposed, standing:
        case SingleMethod(method=one), SingleMethod(method=other):
            return one != other
        case SingleContact(staff_id=one), SingleContact(staff_id=other):
            return one != other
        case LimitedContact(weekdays=some), LimitedContact(weekdays=others):
            return not set(some) & set(others)
        case _:
            return False


def _overlap(starts_on: pendulum.Date | None, measure: Measure) -> bool:
    return measure.last_day is None or starts_on is None or starts_on <= measure.last_day


def _sentence(measure: Measure) -> str:
    until = f" until {in_words(measure.last_day)}" if measure.last_day else ""
    return (
        f"{measure.code} stands already{until} and says otherwise, so nobody could keep to both. "
        "Propose the same again, start after that day, or have it lifted first."
    )
