"""How long things last and when post arrives (R11, R12): arithmetic on London dates."""

from __future__ import annotations

import pendulum

from ubp_tui.policy.calendar import start_of
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.document import Policy


def add_months(day: pendulum.Date, months: int) -> pendulum.Date:
    """The same day so many months later; the last day of that month where there is none."""
    return day.add(months=months)


def last_day(start: pendulum.Date, months: int) -> pendulum.Date:
    """The last day of a period: the day before the anniversary of its start (R11).

    14 May 2026 for 12 months ends on 13 May 2027. Where that month has no such day, the
    period ends with the month: 29 Feb 2028 for 12 months ends on 28 Feb 2029.

    Raises:
        ValueError: `months` is less than 1.
    """
    if months < 1:
        raise ValueError(f"a period lasts at least a month, not {months}")
    anniversary = add_months(start, months)
    if anniversary.day != start.day:
        return anniversary
    return anniversary.subtract(days=1)


def birthday(born_on: pendulum.Date, age: int) -> pendulum.Date:
    """The day on which somebody reaches an age, in years.

    Whoever was born on 29 February reaches it on 1 March where the year has no such day, as
    the law of England and Wales has it.
    """
    day = born_on.add(years=age)
    return day if day.day == born_on.day else day.add(days=1)


def knows_from(
    told_on: pendulum.Date, how: str, policy: Policy, now: pendulum.DateTime
) -> pendulum.DateTime:
    """The moment from which a customer who was told counts as knowing (R12, our reading).

    By post it is the start of the day of receipt; otherwise the moment of recording, `now`,
    and never an earlier one.
    """
    if how != Channel.LETTER:
        return now
    return max(now, start_of(received_by_post(told_on, policy)))


def received_by_post(sent_on: pendulum.Date, policy: Policy) -> pendulum.Date:
    """The day on which a letter posted on `sent_on` counts as received, from its start (R12)."""
    return policy.calendar.add(sent_on, policy.figures.post_days.value)
