"""Measures once decided: reviewed, lifted, suspended, binding again (R19, R21, R33)."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import pendulum

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.casework.suspending import hold_until_told, knowing, suspend
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.conflicts import contradicted
from ubp_tui.policy.facts import CaseFile, Ended, Measure, Review, Suspension, SuspensionCause
from ubp_tui.policy.forms import Findings
from ubp_tui.policy.forms.details import changed_details_problems
from ubp_tui.policy.forms.informing import way_problems
from ubp_tui.policy.measures import MeasureDetails
from ubp_tui.policy.needs import why_not_said
from ubp_tui.policy.standing import running_measures, standing
from ubp_tui.policy.stricter import why_stricter
from ubp_tui.policy.text import clean


class ReviewOutcome(StrEnum):
    """What a review finds; anything stricter is a new decision (R19)."""

    CONTINUE = "continue"
    REDUCE = "reduce"
    LIFT = "lift"


def measure_of(file: CaseFile, measure_id: UUID) -> Measure:
    """A measure of the case.

    Raises:
        Refused: it is not on this case.
    """
    measure = next((m for m in file.measures if m.id == measure_id), None)
    if measure is None:
        raise Refused("This measure is not on this case.", "R21")
    return measure


def not_ended(work: Work, file: CaseFile, measure_id: UUID) -> Measure:
    """Within a transaction: a measure of the case on which something can still be done.

    Raises:
        Refused: it is not on this case, or has ended.
    """
    measure = measure_of(file, measure_id)
    found = standing(file, measure, work.policy, work.now)
    if found.has_ended:
        raise Refused(f"{measure.code} has ended: {found.ended_because}.", found.rule)
    return measure


def lift_measure(
    desk: Desk, case_id: UUID, measure_id: UUID, reasons: str, kind: Ended = Ended.LIFTED
) -> Measure:
    """Lifts a measure; nobody of a lower grade than whoever decided or reviewed can (R21).

    Raises:
        Refused: R19 or R21 does not allow it, or the measure has ended.
        Invalid: there are no reasons.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.case_file(case_id)
        measure = measure_of(file, measure_id)
        work.allowed(Action.LIFT, case_id, file.decision(measure.decision_id))
        found.text("reasons", "Reasons", reasons, "R19")
        reject(found.problems)
        return end_measure(work, file, measure, kind, reasons)


def end_measure(
    work: Work,
    file: CaseFile,
    measure: Measure,
    kind: Ended,
    reasons: str,
    by_id: UUID | None = None,
) -> Measure:
    """Within a transaction: the measure has ended from now on.

    `by_id` is who ended it where somebody else enters it: a reviewer from outside.

    Raises:
        Refused: it had ended before.
    """
    if standing(file, measure, work.policy, work.now).has_ended:
        raise Refused(f"{measure.code} has ended already.", "R18")
    return work.change(
        measure,
        ended_at=work.now,
        ended_kind=kind,
        ended_by_id=by_id or work.actor_id,
        ended_reason=clean(reasons),
    )


def review_measures(
    desk: Desk, case_id: UUID, decision_id: UUID, outcome: ReviewOutcome | None, reasons: str
) -> Review:
    """Records a review: continue, or lift all that still stands; reducing is done one by one.

    Raises:
        Refused: R19 or R21 does not allow it.
        Invalid: the outcome or the reasons are missing.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.case_file(case_id)
        decision = next((d for d in file.decisions if d.id == decision_id), None)
        if decision is None:
            raise Refused("This decision is not on this case.", "R19")
        work.allowed(Action.REVIEW_MEASURES, case_id, decision)
        if outcome is None:
            found.add("outcome", "Choose what the review found.", "R19")
        found.text("reasons", "Reasons", reasons, "R19")
        reject(found.problems)
        assert outcome is not None
        if outcome == ReviewOutcome.LIFT:
            for measure in running_measures(file, work.policy, work.now):
                if measure.decision_id == decision_id:
                    end_measure(work, file, measure, Ended.LIFTED, reasons)
        return _reviewed(work, case_id, decision_id, outcome, reasons)


def _reviewed(
    work: Work, case_id: UUID, decision_id: UUID, outcome: ReviewOutcome, reasons: str
) -> Review:
    return work.add(
        Review(
            id=work.new_id(),
            case_id=case_id,
            decision_id=decision_id,
            reviewed_by_id=work.actor_id,
            reviewed_at=work.now,
            outcome=outcome,
            reasons=clean(reasons),
        )
    )


def reduce_measure(
    desk: Desk,
    case_id: UUID,
    measure_id: UUID,
    reasons: str,
    details: MeasureDetails | None = None,
    last_day: pendulum.Date | None = None,
) -> Measure:
    """Makes a measure milder: more days, another method the customer prefers, a sooner end.

    Raises:
        Refused: R19 or R21 does not allow it, or it has ended.
        Invalid: it would be stricter, changes nothing, has no reasons, or what it would carry is
            not complete.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.case_file(case_id)
        measure = measure_of(file, measure_id)
        work.allowed(Action.REVIEW_MEASURES, case_id, file.decision(measure.decision_id))
        if standing(file, measure, work.policy, work.now).has_ended:
            raise Refused(f"{measure.code} has ended already.", "R18")
        found.text("reasons", "Reasons", reasons, "R19")
        if details is None and last_day is None:
            found.add("details", "Say what is changed.", "R19")
        found.add("details", why_stricter(measure, details, last_day, file.adjustments), "R19")
        changed_details_problems(found, measure, details, file, work.today)
        if last_day is not None:
            found.to_come("last_day", "The last day", last_day, work.today)
        reject(found.problems)
        _reviewed(work, case_id, measure.decision_id, ReviewOutcome.REDUCE, reasons)
        return vary(work, file, measure, details, last_day)


def vary(
    work: Work,
    file: CaseFile,
    measure: Measure,
    details: MeasureDetails | None,
    last_day: pendulum.Date | None,
) -> Measure:
    """Within a transaction: the measure carries something else, or ends sooner.

    Where an adjustment held it back and no longer does, it binds again once the customer is
    told (R8).
    """
    carried = details or measure.details
    held_back = contradicted(measure.details, file.adjustments)
    if held_back and not contradicted(carried, file.adjustments):
        hold_until_told(work, file, measure, SuspensionCause.CHANGED, held_back[0].words)
    return work.change(measure, details=carried, last_day=last_day or measure.last_day)


def suspend_for_issue(desk: Desk, case_id: UUID, measure_id: UUID, reason: str) -> Suspension:
    """The issue that M3 closes is open again: a complaint, repair or referral (M3).

    Raises:
        Refused: it is another measure, has ended, or the same is recorded as open already.
        Invalid: it is not said what is open.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.allowed(Action.TELL, case_id)
        measure = not_ended(work, file, measure_id)
        if measure.code != "M3":
            raise Refused("Only M3 rests on an issue being closed.", "R14")
        found.text("reason", "What is open", reason, "R14")
        reject(found.problems)
        return suspend(work, measure, SuspensionCause.ISSUE_OPEN, reason)


def end_issue(desk: Desk, seen: Suspension) -> Suspension:
    """Records that the issue is closed; the measure binds again once the customer is told.

    Raises:
        Refused: what suspends the measure is not an open issue, or is over already.
    """
    with desk.transaction() as work:
        work.allowed(Action.TELL, seen.case_id)
        if seen.cause != SuspensionCause.ISSUE_OPEN or seen.over_at is not None:
            raise Refused("There is no open issue to close here.", "R14")
        return work.change(seen, over_at=work.now)


def tell_binds_again(
    desk: Desk, seen: Suspension, told_on: pendulum.Date | None, how: str
) -> Suspension:
    """Records that the customer was told: the measure binds again once they know (R33).

    By post they know from the start of the day on which the letter counts as received.

    Raises:
        Refused: what suspends it, or something else that does, is not over, or the customer
            was told already.
        Invalid: the day or the way is missing, or the day was before it was over.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.allowed(Action.TELL, seen.case_id)
        if seen.over_at is None:
            raise Refused("What suspends it is not over yet.", "R33")
        if seen.told_at is not None:
            raise Refused("The customer was told already.", "R33")
        if any(s.over_at is None for s in measure_of(file, seen.measure_id).suspensions):
            raise Refused("Something else still suspends it, so it does not bind again.", "R33")
        found.told("told_on", told_on, london_date(seen.over_at), work.today)
        way_problems(found, how, file, work.policy, "R33")
        found.add("how", why_not_said(how, file, work.policy), "R12")
        reject(found.problems)
        assert told_on is not None
        return work.change(seen, **knowing(work, told_on, how))
