"""What a customer is promised, worked out once and kept with the record that promises it (R36).

A landlord may change the policy's figures at any time; what a customer has been told stands as
it was told. So the days that a customer counts on are recorded, not worked out again.
"""

from __future__ import annotations

import pendulum

from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Decision


def appeal_by(knows_from: pendulum.Date | pendulum.DateTime, policy: Policy) -> pendulum.Date:
    """The last day on which an appeal arrives in time (R29).

    Args:
        knows_from: the day or the moment from which the customer counts as told.
        policy: the policy under which they are told.
    """
    is_moment = isinstance(knows_from, pendulum.DateTime)
    day = london_date(knows_from) if is_moment else knows_from
    return policy.calendar.add(day, policy.figures.appeal_days.value)


def reasons_by(asked_on: pendulum.Date, policy: Policy) -> pendulum.Date:
    """The last day on which whoever appeals may confirm their reasons (R30).

    Args:
        asked_on: the day on which they were asked.
        policy: the policy under which they were asked.
    """
    return policy.calendar.add(asked_on, policy.figures.appeal_reasons_days.value)


def review_on(file: CaseFile, decision: Decision) -> pendulum.Date | None:
    """The day on which a decision's measures are looked at next; None where they end before (R19).

    Args:
        file: the case.
        decision: one that approved measures; for a report to a public body alone there is none.
    """
    if decision.starts_on is None or decision.review_months is None:
        return None
    reviewed = [london_date(r.reviewed_at) for r in file.reviews if r.decision_id == decision.id]
    day = max([decision.starts_on, *reviewed]).add(months=decision.review_months)
    return None if decision.last_day is not None and day > decision.last_day else day
