"""Reasonable adjustments: asked for, agreed or declined, withdrawn, resolved (R8)."""

from __future__ import annotations

from uuid import UUID

import pendulum
from msgspec.structs import replace

from models.case_files import cases_of
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.measures import measure_of
from ubp_tui.casework.refusals import Refused, refuse_if, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.caseless import why_not_see
from ubp_tui.policy.conflicts import conflict_with_adjustment, conflicts_with_adjustments
from ubp_tui.policy.facts import (
    Adjustment,
    AdjustmentState,
    AdjustmentTerms,
    CaseFile,
    ConflictResolved,
    Customer,
    Suspension,
    SuspensionCause,
)
from ubp_tui.policy.forms import Findings, cleaned
from ubp_tui.policy.forms.details import (
    details_problems,
    possible_beside,
    why_unasked,
)
from ubp_tui.policy.forms.preparing import (
    AdjustmentAnswer,
    NewAdjustment,
    adjustment_problems,
    answer_problems,
)
from ubp_tui.policy.measures import MeasureDetails
from ubp_tui.policy.stage import is_closed
from ubp_tui.policy.standing import State, standing, unresolved_conflicts
from ubp_tui.policy.stricter import why_stricter


def ask_adjustment(
    desk: Desk, customer_id: UUID, form: NewAdjustment, case_id: UUID | None = None
) -> Adjustment:
    """Records what a customer asks for, in their words; anybody may, on any channel (R16).

    Raises:
        Invalid: there are no words, or the terms contradict each other.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        _may_record(work, customer_id, case_id)
        reject(adjustment_problems(form))
        return add_adjustment(work, customer_id, case_id, form.words, form.terms)


def add_adjustment(
    work: Work,
    customer_id: UUID,
    case_id: UUID | None,
    words: str,
    terms: AdjustmentTerms | None = None,
) -> Adjustment:
    """Within a transaction: an adjustment to agree or decline."""
    return work.add(
        Adjustment(
            id=work.new_id(),
            customer_id=customer_id,
            case_id=case_id,
            words=words,
            asked_by_id=work.actor_id,
            asked_at=work.now,
            terms=terms or AdjustmentTerms(),
        )
    )


def _may_record(work: Work, customer_id: UUID, case_id: UUID | None) -> None:
    customer: Customer = work.get(Customer, customer_id)
    if customer.staff_id == work.actor_id:
        raise Refused("This is about yourself, so a colleague records it.", "R4")
    if case_id is None:
        work.allowed_without_case(Action.RECORD_NEED)
    elif work.allowed(Action.RECORD_NEED, case_id).customer.id != customer_id:
        raise Refused("The case is about another customer.", "R4")


def answer_adjustment(desk: Desk, seen: Adjustment, form: AdjustmentAnswer) -> Adjustment:
    """Agrees an adjustment, which applies at once, or declines it with a reason.

    Raises:
        Invalid: the reason or the day of review is missing.
        Refused: it has been withdrawn, or what it suspends would bind again by this.
        ChangedElsewhere: somebody else answered it meanwhile.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        adjustment: Adjustment = work.get(Adjustment, seen.id)
        _may_answer(desk, work, adjustment)
        if adjustment.state == AdjustmentState.WITHDRAWN:
            raise Refused("The customer has withdrawn it.", "R8")
        reject(answer_problems(form, work.today))
        cases = cases_of(desk.database, adjustment.customer_id)
        _refuse_binding_again(work, [case.id for case in cases], adjustment, form)
        state = AdjustmentState.AGREED if form.agreed else AdjustmentState.DECLINED
        return work.change(
            seen,
            state=state,
            terms=form.terms,
            answered_by_id=work.actor_id,
            answered_at=work.now,
            answer_reason=form.reason,
            review_on=form.review_on if form.agreed else None,
        )


def _refuse_binding_again(
    work: Work, case_ids: list[UUID], adjustment: Adjustment, form: AdjustmentAnswer
) -> None:
    """What an agreed adjustment suspends is a decider's to settle, not another answer's (R21)."""
    if adjustment.state != AdjustmentState.AGREED:
        return
    answered = replace(adjustment, terms=form.terms)
    for file in map(work.case_file, case_ids):
        for measure in file.measures:
            if standing(file, measure, work.policy, work.now).has_ended:
                continue
            suspended = conflict_with_adjustment(measure.details, adjustment)
            stays = form.agreed and conflict_with_adjustment(measure.details, answered)
            if suspended and not stays:
                raise Refused(
                    f"{measure.code} is suspended because of this adjustment. "
                    "Whoever may decide changes or lifts the measure first.",
                    "R8",
                )


def _may_answer(desk: Desk, work: Work, adjustment: Adjustment) -> None:
    """It belongs to the customer, so it outlives the case in which it was asked for.

    It acts on the measures of their open case, so whoever has been given that answers (R35).
    """
    there = cases_of(desk.database, adjustment.customer_id)
    open_cases = [case.id for case in there if not is_closed(case)]
    if open_cases:
        asked_in = adjustment.case_id
        case_id = asked_in if asked_in in open_cases else open_cases[0]
        work.allowed(Action.ANSWER_ADJUSTMENT, case_id)
        return
    customer = work.get(Customer, adjustment.customer_id)
    refuse_if(why_not_see(work.asking(work.staff()), adjustment, customer))
    work.allowed_without_case(Action.ANSWER_ADJUSTMENT)


def withdraw_adjustment(desk: Desk, seen: Adjustment) -> Adjustment:
    """Records that the customer withdrew an adjustment: it belongs to them.

    Raises:
        Refused: it has been withdrawn already.
        ChangedElsewhere: somebody else changed it meanwhile.
    """
    with desk.transaction() as work:
        _may_record(work, seen.customer_id, seen.case_id)
        if seen.state == AdjustmentState.WITHDRAWN:
            raise Refused("It has been withdrawn already.", "R8")
        # It is the customer's, so it may hold back measures of a case it was not asked for in.
        for case in cases_of(desk.database, seen.customer_id):
            _suspend_until_told(work, work.case_file(case.id), seen)
        return work.change(
            seen, state=AdjustmentState.WITHDRAWN, withdrawn_at=work.now, review_on=None
        )


def _suspend_until_told(work: Work, file: CaseFile, withdrawn: Adjustment) -> None:
    """A measure that the adjustment held back binds again once the customer is told (R33)."""
    for measure in file.measures:
        found = standing(file, measure, work.policy, work.now)
        held_back = conflicts_with_adjustments(measure.details, [withdrawn])
        if held_back and found.state == State.SUSPENDED:
            work.add(
                Suspension(
                    id=work.new_id(),
                    case_id=file.case.id,
                    measure_id=measure.id,
                    cause=SuspensionCause.WITHDRAWN,
                    reason=withdrawn.words,
                    since=work.now,
                    by_id=work.actor_id,
                    over_at=work.now,
                )
            )


def resolve_conflict(
    desk: Desk,
    measure_id: UUID,
    adjustment_id: UUID,
    case_id: UUID,
    words: str,
    told_on: pendulum.Date | None,
    changed: MeasureDetails | None = None,
) -> ConflictResolved:
    """A decider settles where an adjustment contradicts a measure; the adjustment wins.

    The measure is changed so that it no longer contradicts, or lifted elsewhere; it cannot
    be left to override the adjustment.

    Args:
        desk: where the decider works.
        measure_id: the measure.
        adjustment_id: the adjustment it contradicts.
        case_id: the case of both.
        words: how it was settled.
        told_on: when the customer was told.
        changed: what the measure carries from now on.

    Raises:
        Refused: R21 does not allow it, or the measure would still contradict.
        Invalid: how, or when the customer was told, is missing.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.case_file(case_id)
        measure = measure_of(file, measure_id)
        decision = file.decision(measure.decision_id)
        work.allowed(Action.RESOLVE_CONFLICT, case_id, decision)
        if str(adjustment_id) not in {found for found, _ in unresolved_conflicts(file, measure)}:
            raise Refused("There is no contradiction left to resolve here.", "R8")
        found.text("words", "How it was settled", words, "R8")
        agreed_at = work.get(Adjustment, adjustment_id).answered_at
        found.told("told_on", told_on, london_date(agreed_at), work.today)
        if changed is None:
            found.add("changed", "Change the measure so that it fits, or lift it.", "R8")
        else:
            found.add("changed", why_stricter(measure, changed, None, file.adjustments), "R21")
            details_problems(found, changed, file, work.today)
            possible_beside(found, measure, changed, file, work.today)
        reject(found.problems)
        assert changed is not None and told_on is not None
        if why := why_unasked(measure, changed, file):
            raise Refused(why, "R23")
        if conflicts_with_adjustments(changed, file.adjustments):
            raise Refused("The measure would still contradict an agreed adjustment.", "R8")
        work.change(measure, details=changed)
        return work.add(
            ConflictResolved(
                id=work.new_id(),
                case_id=case_id,
                measure_id=measure_id,
                adjustment_id=adjustment_id,
                resolved_by_id=work.actor_id,
                resolved_at=work.now,
                words=words,
                told_on=told_on,
            )
        )
