"""What each measure answers to somebody who is in touch now, and which of them leads (R14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
import pendulum

from ubp_tui.policy.channels import Channel
from ubp_tui.policy.conflicts import days_impossible
from ubp_tui.policy.contact_check.days import is_contact_day
from ubp_tui.policy.contact_check.logged import was_told
from ubp_tui.policy.contact_check.people import acting_for
from ubp_tui.policy.contact_check.question import (
    TAKEN_ANY_DAY,
    OnRecord,
    Question,
    Verdict,
    strictness,
)
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Caller, CaseFile, Measure, Nomination
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    NominatedPerson,
    SingleContact,
    SingleMethod,
)
from ubp_tui.policy.standing import Standing, answering_now


class Bearing(msgspec.Struct, frozen=True, kw_only=True):
    """What one measure that binds, or is immediate, answers.

    `is_new`: nobody has told the customer of it yet, so the answer tells them (R12).
    """

    file: CaseFile
    measure: Measure
    verdict: Verdict
    is_new: bool


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """All that bears on an answer.

    Attributes:
        record: what is recorded of the customer.
        question: who is in touch, how and when.
        policy: the policy.
        acting: who may speak for the customer on that day, oldest first (R27).
        speaks_for: who is in touch, as far as it counts.
        bearings: what every measure answers, the strictest first.
        waits: the next day on which M4 lets the customer be in touch; None where that is today.
    """

    record: OnRecord
    question: Question
    policy: Policy
    acting: tuple[Nomination, ...]
    speaks_for: Caller
    bearings: tuple[Bearing, ...]
    waits: pendulum.Date | None

    @property
    def verdict(self) -> Verdict:
        """The strictest that any measure says."""
        return self.bearings[0].verdict if self.bearings else Verdict.GO_AHEAD


def weigh(record: OnRecord, question: Question, policy: Policy) -> Weighed:
    """What bears on the answer to somebody who is in touch."""
    acting = _acting(record, question)
    caller = question.caller
    if caller == Caller.NOMINATED and not acting:
        caller = Caller.OTHER  # whom nobody nominates speaks for themselves
    bearings = [
        bearing
        for file in record.files
        for found in answering_now(file, policy, question.at)
        if _concerns(bearing := _bearing(record, file, found, caller, question, policy), caller)
    ]
    return Weighed(
        record=record,
        question=question,
        policy=policy,
        acting=acting,
        speaks_for=caller,
        bearings=tuple(sorted(bearings, key=lambda b: -strictness(b.verdict))),
        waits=_next_day(bearings, record, question, policy) if caller == Caller.CUSTOMER else None,
    )


def _acting(record: OnRecord, question: Question) -> tuple[Nomination, ...]:
    """Who may speak for the customer, or the one who is named; all of it ends with a death.

    Whoever is named and does not act speaks for themselves, whoever else does act.
    """
    if record.customer.died_on is not None:
        return ()
    acting = acting_for(record.nominations, question.today)
    if not question.by_name:
        return tuple(acting)
    return tuple(nomination for nomination in acting if nomination.name == question.by_name)


def _bearing(
    record: OnRecord,
    file: CaseFile,
    found: Standing,
    caller: Caller,
    question: Question,
    policy: Policy,
) -> Bearing:
    told = any(was_told(each, found.measure, question.at) for each in record.files)
    return Bearing(
        file=file,
        measure=found.measure,
        verdict=_verdict(found.measure, record, caller, question, policy),
        is_new=found.is_immediate and not told,
    )


def _concerns(bearing: Bearing, caller: Caller) -> bool:
    """Whether a measure is anything to whoever is in touch (R4).

    Somebody else is told of none; whoever speaks for the customer of none that is new to them.
    """
    return caller == Caller.CUSTOMER or (caller == Caller.NOMINATED and not bearing.is_new)


def _verdict(
    measure: Measure, record: OnRecord, caller: Caller, question: Question, policy: Policy
) -> Verdict:
    """A measure is about its customer alone; for whoever speaks for them only M3 counts (R4)."""
    is_issue = isinstance(measure.details, IssueClosed)
    if caller == Caller.NOMINATED and not is_issue:
        return Verdict.GO_AHEAD
    match measure.details:
        case LimitedContact(weekdays=weekdays):
            impossible = days_impossible(record.adjustments)
            today = is_contact_day(question.today, weekdays, policy.calendar, impossible)
            taken = today or question.channel in TAKEN_ANY_DAY
            return Verdict.GO_AHEAD if taken else Verdict.NOT_TODAY
        case SingleMethod(method=method):
            own = question.channel == Channel(method)
            return Verdict.GO_AHEAD if own else Verdict.OTHER_CHANNEL
        case NominatedPerson():
            return Verdict.NOMINATED_PERSON
        case SingleContact():
            return Verdict.PASS_TO
        case IssueClosed():
            return Verdict.GO_AHEAD_EXCEPT
        case _:
            return Verdict.GO_AHEAD


def _next_day(
    bearings: Iterable[Bearing], record: OnRecord, question: Question, policy: Policy
) -> pendulum.Date | None:
    """The next contact day of every M4, or the day after its last; None where today is one."""
    limits, impossible = [*_limits(bearings)], days_impossible(record.adjustments)

    def is_open(day: pendulum.Date) -> bool:
        return all(
            (last is not None and day > last)
            or is_contact_day(day, weekdays, policy.calendar, impossible)
            for weekdays, last in limits
        )

    day = question.today
    while not is_open(day):
        day = day.add(days=1)
    return None if day == question.today else day


def _limits(
    bearings: Iterable[Bearing],
) -> Iterator[tuple[tuple[int, ...], pendulum.Date | None]]:
    """The weekdays and the last day of every M4."""
    for bearing in bearings:
        details = bearing.measure.details
        if isinstance(details, LimitedContact):
            yield details.weekdays, bearing.measure.last_day
