"""The row that lists show of a case, derived from its file and stored so that lists are quick."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pendulum
from msgspec.structs import replace

from ubp_tui.policy.appeals import open_appeals
from ubp_tui.policy.calendar import start_of
from ubp_tui.policy.closing import last_appeal_day
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Summary, SummaryStep
from ubp_tui.policy.informing import informed_at
from ubp_tui.policy.periods import birthday
from ubp_tui.policy.sorting import folded
from ubp_tui.policy.stage import stage, waiting_proposal
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State, standings
from ubp_tui.policy.steps import NextStep, next_steps

RULES_VERSION = "15"
"""Changes with the rules, so that rows derived by older code are known to be stale."""


def summarise(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> Summary:
    """What lists show of a case at a moment, and until when that stays the same."""
    view = stage(file, policy, now)
    steps = next_steps(file, policy, now)
    first = steps[0] if steps else None
    running = [s for s in standings(file, policy, now) if not s.has_ended]
    binding = [s.measure for s in running if s.state in (State.BINDING, State.SUSPENDED)]
    closed = view.stage == Stage.CLOSED
    return Summary(
        case_id=file.case.id,
        reference=file.case.reference,
        reference_number=_number(file.case.reference),
        customer_id=file.customer.id,
        customer_reference=file.customer.reference,
        customer_name=file.customer.name,
        name_sort=folded(file.customer.name),
        stage=view.stage,
        also=view.also,
        appeal=view.appeal or "",
        measures=tuple(sorted({s.measure.code for s in running} - {"M6"})),
        m6=any(s.measure.code == "M6" for s in running),
        next_step=first.what if first else "",
        next_rule=first.rule if first else "",
        next_due=first.due_on if first else None,
        next_owner_id=first.owner_id if first else None,
        owner_id=file.case.owner_id,
        waiting_decision=not closed and waiting_proposal(file) is not None,
        appeal_open=view.appeal is not None,
        closed=closed,
        last_day=min((m.last_day for m in binding if m.last_day), default=None),
        changes_on=None if closed and not steps else next_change(file, policy, now),
        policy_edition=policy.edition,
        code_version=RULES_VERSION,
        derived_at=now,
        steps=tuple(_row(file, place, step) for place, step in enumerate(steps)),
    )


def _row(file: CaseFile, place: int, step: NextStep) -> SummaryStep:
    return SummaryStep(
        case_id=file.case.id,
        place=place,
        what=step.what,
        rule=step.rule,
        key=step.action.value,
        owner_id=step.owner_id,
        due_on=step.due_on,
        blocker=step.blocker,
    )


def worklists(summary: Summary) -> dict[UUID, pendulum.Date | None]:
    """Whose work a case is, with the day on which the first that falls to each is due.

    Whoever has a next step on it; while it is open its owner too, if only for what others do.
    """
    found: dict[UUID, pendulum.Date | None] = {}
    for step in summary.steps:
        if step.owner_id is not None:
            found.setdefault(step.owner_id, step.due_on)
    if not summary.closed:
        found.setdefault(summary.owner_id, summary.next_due)
    return found


def _number(reference: str) -> int:
    """The number at the end of a reference: 142 of "UBP-0142"."""
    return int(reference.rpartition("-")[2])


def next_change(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> pendulum.DateTime | None:
    """The first moment to come at which the same records may give another answer."""
    moments = [start_of(day) for day in _days_that_matter(file, policy)]
    moments += [t for d in file.decisions if (t := informed_at(file, d.id, policy))]
    moments += [s.told_at for m in file.measures for s in m.suspensions if s.told_at]
    return min((m for m in moments if m > now), default=None)


def _days_that_matter(file: CaseFile, policy: Policy) -> Iterator[pendulum.Date]:
    """Every day on which something begins, and the day after each on which something ends."""
    for measure in file.measures:
        yield measure.starts_on
        if measure.last_day is not None:
            yield measure.last_day.add(days=1)
    for warning in file.warnings:
        yield warning.received_on
        yield warning.lapses_on.add(days=1)
    for nomination in file.nominations:
        for begins in (nomination.consented_on, nomination.accepted_on, nomination.ended_on):
            if begins is not None:
                yield begins
        if nomination.until is not None:
            yield nomination.until.add(days=1)
    yield from _days_of_staff(file)
    yield from _days_of_appeals(file, policy)
    if file.customer.born_on is not None:
        yield birthday(file.customer.born_on, policy.figures.adult_age.value)


def _days_of_staff(file: CaseFile) -> Iterator[pendulum.Date]:
    for person in file.staff.people.values():
        for absence in person.absences:
            yield absence.since
            if absence.until is not None:
                yield absence.until.add(days=1)
        for acting in person.acting:
            yield acting.since
            yield acting.until.add(days=1)
        if person.left_on is not None:
            yield person.left_on.add(days=1)


def _days_of_appeals(file: CaseFile, policy: Policy) -> Iterator[pendulum.Date]:
    for appeal in open_appeals(file):
        if appeal.reasons_by is not None:
            yield appeal.reasons_by.add(days=1)
    if (last := last_appeal_day(file, policy)) is not None:
        yield last.add(days=1)


def is_stale(summary: Summary, policy: Policy, now: pendulum.DateTime) -> bool:
    """Whether a stored row may not be what the records say; one that is yet to be derived is."""
    return (
        (summary.changes_on is not None and summary.changes_on <= now)
        or summary.derived_at > now
        or summary.policy_edition != policy.edition
        or summary.code_version != RULES_VERSION
    )


def same_answer(stored: Summary, derived: Summary) -> bool:
    """Whether two summaries say the same, whenever they were derived."""
    return replace(stored, derived_at=derived.derived_at) == derived
