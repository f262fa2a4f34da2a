"""Reasonable adjustments: asked for, agreed or declined, withdrawn, resolved (R8)."""

from __future__ import annotations

from uuid import UUID

from msgspec.structs import replace

from models.case_files import cases_of
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.on_its_way import strike_unusable
from ubp_tui.casework.refusals import Refused, refuse_if, reject
from ubp_tui.casework.suspending import hold_until_told
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.caseless import why_not_see
from ubp_tui.policy.conflicts import contradicted
from ubp_tui.policy.facts import (
    Adjustment,
    AdjustmentState,
    AdjustmentTerms,
    CaseFile,
    Customer,
    Measure,
    SuspensionCause,
)
from ubp_tui.policy.forms import cleaned
from ubp_tui.policy.forms.preparing import (
    AdjustmentAnswer,
    NewAdjustment,
    adjustment_problems,
    answer_problems,
)
from ubp_tui.policy.standing import running_measures


def ask_adjustment(
    desk: Desk, customer_id: UUID, form: NewAdjustment, case_id: UUID | None = None
) -> Adjustment:
    """Records what a customer asks for, in their words; anybody may, on any channel (R16).

    Raises:
        Invalid: there are no words, or the terms contradict each other.
        Refused: the customer is whoever records it, or has died and has no case.
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
    work.refuse_own(customer)
    if case_id is None:
        work.refuse_after_death(customer)
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
        answered = work.change(
            seen,
            state=state,
            terms=form.terms,
            answered_by_id=work.actor_id,
            answered_at=work.now,
            answer_reason=form.reason,
            what_we_do=form.what_we_do if form.agreed else "",
            review_on=form.review_on if form.agreed else None,
        )
        for case in cases:
            strike_unusable(work, work.case_file(case.id), answered.words)
        return answered


def _refuse_binding_again(
    work: Work, case_ids: list[UUID], adjustment: Adjustment, form: AdjustmentAnswer
) -> None:
    """What an agreed adjustment suspends is a decider's to settle, not another answer's (R21)."""
    if adjustment.state != AdjustmentState.AGREED:
        return
    answered = replace(adjustment, terms=form.terms)
    for file in map(work.case_file, case_ids):
        for measure in running_measures(file, work.policy, work.now):
            stays = form.agreed and _holds_back(file, measure, answered)
            if _holds_back(file, measure, adjustment) and not stays:
                raise Refused(
                    f"{measure.code} is suspended because of this adjustment. "
                    "Whoever may decide changes or lifts the measure first.",
                    "R8",
                )


def _holds_back(file: CaseFile, measure: Measure, adjustment: Adjustment) -> bool:
    """Whether a measure contradicts an agreed adjustment, alone or with the others (R8)."""
    others = [a for a in file.adjustments if a.id != adjustment.id]
    return adjustment in contradicted(measure.details, [*others, adjustment])


def _may_answer(desk: Desk, work: Work, adjustment: Adjustment) -> None:
    """It belongs to the customer, so it outlives the case in which it was asked for.

    It acts on the measures of their open case, so whoever has been given that answers (R35).
    """
    there = cases_of(desk.database, adjustment.customer_id)
    open_cases = [case.id for case in there if not case.is_closed]
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
    for measure in running_measures(file, work.policy, work.now):
        if _holds_back(file, measure, withdrawn):
            cause = SuspensionCause.WITHDRAWN
            hold_until_told(work, file, measure, cause, withdrawn.words)
