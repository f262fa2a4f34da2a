"""The usual course of a case, as parts of stories: warned, again, decided, told, over.

Each part is told with `yield from`. The days before the measures are counted back from the one
on which they begin, or would.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

import pendulum

from ubp_tui.casework.cases import close_case
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import join_incident
from ubp_tui.casework.measures import ReviewOutcome, review_measures
from ubp_tui.casework.telling import tell_end, tell_review
from ubp_tui.demo.office import Office
from ubp_tui.demo.routine import (
    accept_roles,
    answer,
    incident,
    inform,
    opened,
    propose,
    support_everybody,
    told_today,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A case on its way: how it began, and the day on which its measures begin, or would."""

    office: Office
    how: Beginning
    begins: pendulum.Date
    case: Case

    @property
    def desk(self) -> Desk:
        """The desk of the case's owner."""
        return self.office.desk(self.how.owner)

    def again(self, what: What) -> PartOfStory[Incident]:
        """Another incident after the warning, 9 working days before, attached to the case."""
        yield self.office.before(self.begins, 9, "15:40")
        found = happens(self.office, self.how.customer, what)
        joined = join_incident(self.desk, found.id, self.case.id)
        support_everybody(self.office, self.how.owner, self.case)
        return joined

    def decided(
        self, *measures: MeasureForm, decider: str = "helen", reasons: str, months: int = 12
    ) -> PartOfStory[Decision]:
        """Proposed 7 working days before and approved as it is at 5; those asked accept at 4."""
        office = self.office
        yield office.before(self.begins, 7, "16:10")
        propose(
            self.desk,
            self.case,
            *measures,
            starts_on=self.begins,
            months=months,
            sent_to_id=office.people[decider].id,
        )
        yield office.before(self.begins, 5, "09:25")
        decision = answer(office, decider, self.case, Outcome.APPROVED, reasons)
        yield office.before(self.begins, 4, "13:15")
        accept_roles(
            office, self.case, "An hour a week set aside, and Priya to talk to at any time."
        )
        support_everybody(office, self.how.owner, self.case)
        return decision

    def told(self, decision: Decision) -> PartOfStory[None]:
        """All twelve items 3 working days before; the letter arrives the day before the start."""
        yield self.office.before(self.begins, 3, "11:30")
        inform(self.office, self.how.owner, self.case, decision)

    def reviewed(self, decision: Decision, words: str) -> PartOfStory[None]:
        """The review at six months, which continues the measures, and telling the customer."""
        office = self.office
        due = self.begins.add(months=office.policy.figures.review_months.value)
        yield office.after(due, 1, "10:05")
        decider = next(u for u, p in office.people.items() if p.id == decision.decided_by_ids[0])
        review = review_measures(
            office.desk(decider), self.case.id, decision.id, ReviewOutcome.CONTINUE, words
        )
        yield office.after(due, 3, "12:20")
        tell_review(self.desk, review, told_today(office, self.case, "letter"))

    def over(self, decision: Decision, words: str) -> PartOfStory[None]:
        """The end is told 2 working days after the last day, and the case closed at 5."""
        assert decision.last_day is not None
        yield self.office.after(decision.last_day, 2)
        tell_end(self.desk, self.case.id, told_today(self.office, self.case, "letter"))
        yield self.office.after(decision.last_day, 5)
        close_case(self.desk, self.office.file(self.case).case, words)


def considered(office: Office, how: Beginning, begins: pendulum.Date) -> PartOfStory[Course]:
    """The first incident 18 working days before, the case and its circumstances at 17."""
    yield office.before(begins, 18, "11:05")
    first = happens(office, how.customer, how.first)
    yield office.before(begins, 17, "14:30")
    case = opened(office, how.owner, first, how.factor, how.known, how.account)
    return Course(office=office, how=how, begins=begins, case=case)


def warned(office: Office, how: Beginning, begins: pendulum.Date) -> PartOfStory[Course]:
    """As `considered`, and a warning 16 working days before; by post it arrives at 14."""
    course = yield from considered(office, how, begins)
    yield office.before(begins, 16, "09:50")
    warn(course.desk, course.case, how.must_change, how=how.warned_how, needs=how.needs)
    return course
