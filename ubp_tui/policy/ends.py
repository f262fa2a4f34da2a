"""How and when a measure ended: lapsed, lifted or undone, by a death, or done (R13, R18-R21)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pendulum

from ubp_tui.policy.calendar import london_date, start_of
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Ended, Informing, Measure
from ubp_tui.policy.informing import (
    SHARED,
    current_item,
    informed_at,
    is_wholly_withheld,
    is_withheld,
    told_of_report_at,
)
from ubp_tui.policy.withholding import has_been_confirmed


class End(NamedTuple):
    """When a measure ended, by which rule, and the reason in words.

    `on` is the London day that counts, `at` the moment from which it is over: what lapses has its
    last day to the end, so it is over with the next.
    """

    on: pendulum.Date
    at: pendulum.DateTime
    rule: str
    because: str


def end_of(file: CaseFile, measure: Measure, policy: Policy, now: pendulum.DateTime) -> End | None:
    """What ended a measure, the first thing where there are several; None while nothing has."""
    return min(_ends(file, measure, policy, now), key=lambda end: end.on, default=None)


def _ends(
    file: CaseFile, measure: Measure, policy: Policy, now: pendulum.DateTime
) -> Iterator[End]:
    if file.customer.died_on is not None:
        died_on = file.customer.died_on
        yield End(died_on, start_of(died_on), "R20", str(Ended.DIED))
    if measure.ended_at is not None and measure.ended_at <= now:
        yield End(london_date(measure.ended_at), measure.ended_at, "R21", measure.ended_kind)
    if measure.last_day is not None and london_date(now) > measure.last_day:
        over = start_of(measure.last_day.add(days=1))
        yield End(measure.last_day, over, "R18", "lapsed at the end of its last day")
    if measure.code == "M6" and measure.reported_at is not None:
        telling = _telling_over(file, measure, policy)
        if telling is not None:
            when, words = telling
            done_at = min(now, max(measure.reported_at, when))
            yield End(london_date(done_at), done_at, "R12", f"done: reported{words}")


def told_or_withheld(file: CaseFile, measure: Measure, policy: Policy) -> bool:
    """Whether telling the customer of M6 is over for now (R12)."""
    return _telling_over(file, measure, policy) is not None


def _telling_over(
    file: CaseFile, measure: Measure, policy: Policy
) -> tuple[pendulum.DateTime, str] | None:
    """Since when telling of M6 is over, and how, as the end of a sentence; None while it is not."""
    told = told_of_report_at(file, measure.decision_id, policy)
    if told is not None:
        return told, " and the customer told"
    informing = file.informing_of(measure.decision_id)
    if informing is None or not (is_withheld(informing) and has_been_confirmed(informing)):
        return None
    rest = informed_at(file, measure.decision_id, policy)
    if rest is None and not is_wholly_withheld(file, informing):
        return None
    since = _withheld_at(informing)
    return max(since, rest) if rest else since, ", telling the customer is withheld"


def _withheld_at(informing: Informing) -> pendulum.DateTime:
    shared = current_item(informing, SHARED)
    assert shared is not None
    return shared.done_at
