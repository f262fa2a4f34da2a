"""The contact check's one answer, the strictest measure leading (R14)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

import msgspec
import pendulum

from ubp_tui.policy.contact_check.how import (
    headline,
    how_words,
    may_discuss,
    not_discussed,
    says,
    who_answers_now,
)
from ubp_tui.policy.contact_check.needs import what_is_done
from ubp_tui.policy.contact_check.question import OnRecord, Question, Verdict
from ubp_tui.policy.contact_check.say import words_to_say
from ubp_tui.policy.contact_check.verdicts import Bearing, Weighed, weigh
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Caller
from ubp_tui.policy.measure_words import measure_title
from ubp_tui.policy.promises import review_on


class Rests(NamedTuple):
    """What an answer rests on: a rule, with the measure's code, "" where it is no measure."""

    rule: str
    code: str


class Stands(NamedTuple):
    """A measure as an answer names it, without what was said in deciding it (R35).

    `goes_against`: it leads, and has the customer do otherwise than they do by being in touch in
    this way.
    """

    measure_id: UUID
    case_id: UUID
    code: str
    last_day: pendulum.Date | None
    goes_against: bool


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """How to respond, and nothing of the story (R14, R35).

    Attributes:
        question: what was asked.
        verdict: the strictest that any measure says.
        headline: the answer in capitals, such as "NOT BY PHONE".
        how: what to do, such as "by email: jane@example.org; with Sam Reed".
        adjustments: what everybody does for this customer; it comes first (R8).
        say: the words to say.
        may_discuss: what each may discuss who speaks for the customer, a line each.
        not_discussed: the issues of M3, a line each.
        measures: what stands, M6 apart, the strictest first.
        until: the last day of what leads; None where nothing stands.
        review: the day on which what stands is next looked at; None where none is to come.
        answer_on: the day on which a message is answered that M4 takes on any day.
        to_tell: measures of which the customer has not been told, so this tells them (R12).
        died_on: the day on which the customer died.
        rests_on: each rule with its measure.
    """

    question: Question
    verdict: Verdict
    headline: str
    how: str
    adjustments: tuple[str, ...]
    say: str
    may_discuss: tuple[str, ...]
    not_discussed: tuple[str, ...]
    measures: tuple[Stands, ...]
    until: pendulum.Date | None
    review: pendulum.Date | None
    answer_on: pendulum.Date | None
    to_tell: tuple[Stands, ...]
    died_on: pendulum.Date | None
    rests_on: tuple[Rests, ...]

    @property
    def applies(self) -> bool:
        """Whether there is anything to heed: a measure, an adjustment, a death."""
        return bool(self.measures or self.adjustments or self.died_on)


def check(record: OnRecord, question: Question, policy: Policy) -> Answer:
    """How to respond to a customer who is in touch, or to somebody about them (R14).

    Args:
        record: what is recorded of the customer.
        question: who is in touch, how and when.
        policy: the policy, with the words to say.
    """
    weighed = weigh(record, question, policy)
    is_customer = weighed.speaks_for == Caller.CUSTOMER
    measures = tuple(_stands(bearing, weighed) for bearing in weighed.bearings)
    new = {bearing.measure.id for bearing in weighed.bearings if bearing.is_new}
    return Answer(
        question=question,
        verdict=weighed.verdict,
        headline=headline(weighed),
        how=how_words(weighed),
        adjustments=_adjustments(weighed) if is_customer else (),
        say=words_to_say(weighed),
        may_discuss=may_discuss(weighed),
        not_discussed=not_discussed(weighed),
        measures=measures,
        until=_until(weighed),
        review=_review(weighed),
        answer_on=weighed.waits if weighed.verdict != Verdict.NOT_TODAY else None,
        to_tell=tuple(m for m in measures if m.measure_id in new) if is_customer else (),
        died_on=record.customer.died_on,
        rests_on=tuple(dict.fromkeys(_rests_on(weighed))),
    )


def _adjustments(weighed: Weighed) -> tuple[str, ...]:
    """What everybody does, and which measures were agreed because the customer needs them (R8)."""
    also = (
        f"{measure_title(bearing.measure.code, weighed.policy)}: agreed as an adjustment"
        for bearing in weighed.bearings
        if bearing.measure.is_adjustment
    )
    return (*what_is_done(weighed.record, weighed.policy), *also)


def _stands(bearing: Bearing, weighed: Weighed) -> Stands:
    measure = bearing.measure
    is_customer = weighed.speaks_for == Caller.CUSTOMER
    return Stands(
        measure_id=measure.id,
        case_id=measure.case_id,
        code=measure.code,
        last_day=measure.last_day,
        goes_against=is_customer and says(bearing) and bearing.verdict == weighed.verdict,
    )


def _until(weighed: Weighed) -> pendulum.Date | None:
    leading = [b.measure for b in weighed.bearings if b.verdict == weighed.verdict]
    return max((m.last_day for m in leading if m.last_day is not None), default=None)


def _review(weighed: Weighed) -> pendulum.Date | None:
    decided = ((b.file, b.file.decision(b.measure.decision_id)) for b in weighed.bearings)
    days = (review_on(file, decision) for file, decision in decided)
    today = weighed.question.today
    return min((day for day in days if day is not None and day >= today), default=None)


def _rests_on(weighed: Weighed) -> Iterator[Rests]:
    if weighed.speaks_for == Caller.OTHER:
        yield Rests("R4", "")
        return
    if weighed.speaks_for == Caller.NOMINATED:
        yield Rests("R27", "")
    elif what_is_done(weighed.record, weighed.policy):
        yield Rests("R8", "")
    yield from (rests for bearing in weighed.bearings for rests in _of_measure(weighed, bearing))
    if not weighed.bearings:
        yield Rests("R14", "")


def _of_measure(weighed: Weighed, bearing: Bearing) -> Iterator[Rests]:
    code = bearing.measure.code
    yield Rests("R14", code)
    if bearing.is_new:
        yield Rests("R12", code)
    if code == "M5":
        yield Rests("R27", code)
    if code == "M1":
        found = who_answers_now(weighed, bearing)
        if found is not None and found.away is not None:
            yield Rests("R26", code)
