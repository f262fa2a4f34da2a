"""The usual course of a case, as parts of stories: warned, again, decided, in force.

Each part is told with `yield from`. The days are counted back from the one on which the
measures begin, or would.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

import pendulum

from ubp_tui.casework.cases import open_case
from ubp_tui.casework.incidents import join_incident
from ubp_tui.casework.measures import ReviewOutcome, review_measures
from ubp_tui.casework.telling import tell_review
from ubp_tui.demo.office import Office
from ubp_tui.demo.routine import (
    accept_roles,
    answer,
    consider,
    incident,
    inform,
    propose,
    support_everybody,
    warn,
)
from ubp_tui.policy.facts import Case, Decision, Incident, Outcome
from ubp_tui.policy.forms.proposing import MeasureForm

T = TypeVar("T")

PartOfStory = Generator[pendulum.DateTime, None, T]
"""Part of a story, with what comes of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class What:
    """One incident: who recorded it, what happened, which kinds, what effect, on whom."""

    by: str
    words: str
    behaviours: str
    effect: str
    channel: str = "phone"
    target: str = ""
    known_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """How a case began: the first incident, what was considered, and the warning."""

    customer: str
    owner: str
    first: What
    factor: str
    known: str
    account: str
    must_change: str
    needs: str = ""
    warned_how: str = "letter"


def happens(office: Office, customer: str, what: What) -> Incident:
    """An incident as described."""
    return incident(
        office,
        what.by,
        customer,
        what.words,
        what.behaviours,
        what.effect,
        channel=what.channel,
        target=what.target,
        known_by=what.known_by,
    )


def considered(office: Office, how: Beginning, begins: pendulum.Date) -> PartOfStory[Case]:
    """The first incident 18 working days before, the case and its circumstances at 17."""
    yield office.before(begins, 18, "11:05")
    first = happens(office, how.customer, how.first)
    yield office.before(begins, 17, "14:30")
    desk = office.desk(how.owner)
    case = open_case(desk, office.customer(how.customer).id, (first.id,))
    consider(desk, case, how.factor, how.known, how.account)
    support_everybody(office, how.owner, case)
    return case


def warned(office: Office, how: Beginning, begins: pendulum.Date) -> PartOfStory[Case]:
    """As `considered`, and a warning 16 working days before; by post it arrives at 14."""
    case = yield from considered(office, how, begins)
    yield office.before(begins, 16, "09:50")
    warn(office.desk(how.owner), case, how.must_change, how=how.warned_how, needs=how.needs)
    return case


def again(
    office: Office, how: Beginning, case: Case, begins: pendulum.Date, what: What
) -> PartOfStory[Incident]:
    """Another incident after the warning, 9 working days before, attached to the case."""
    yield office.before(begins, 9, "15:40")
    found = happens(office, how.customer, what)
    joined = join_incident(office.desk(how.owner), found.id, case.id)
    support_everybody(office, how.owner, case)
    return joined


def decided(
    office: Office,
    owner: str,
    case: Case,
    begins: pendulum.Date,
    *measures: MeasureForm,
    decider: str = "helen",
    reasons: str,
    months: int = 12,
) -> PartOfStory[Decision]:
    """Proposed 7 working days before and approved as it is at 5; those asked accept at 4."""
    yield office.before(begins, 7, "16:10")
    propose(
        office.desk(owner),
        case,
        *measures,
        starts_on=begins,
        months=months,
        sent_to_id=office.people[decider].id,
    )
    yield office.before(begins, 5, "09:25")
    decision = answer(office, decider, case, Outcome.APPROVED, reasons)
    yield office.before(begins, 4, "13:15")
    accept_roles(office, case, "An hour a week set aside, and Priya to talk to at any time.")
    support_everybody(office, owner, case)
    return decision


def told(
    office: Office,
    owner: str,
    case: Case,
    decision: Decision,
    begins: pendulum.Date,
    in_format: str = "standard",
) -> PartOfStory[None]:
    """All twelve items 3 working days before; the letter arrives the day before the start."""
    yield office.before(begins, 3, "11:30")
    inform(office, owner, case, decision, in_format=in_format)


def reviewed(
    office: Office, owner: str, case: Case, decision: Decision, words: str
) -> PartOfStory[None]:
    """The review at six months, which continues the measures, and telling the customer."""
    assert decision.starts_on is not None
    months = office.policy.figures.review_months.value
    due = decision.starts_on.add(months=months)
    yield office.after(due, 1, "10:05")
    decider = next(u for u, p in office.people.items() if p.id == decision.decided_by_ids[0])
    review = review_measures(
        office.desk(decider), case.id, decision.id, ReviewOutcome.CONTINUE, words
    )
    yield office.after(due, 3, "12:20")
    tell_review(office.desk(owner), review, office.today)
