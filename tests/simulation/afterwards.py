"""What whoever a step falls to does once measures are decided."""

from __future__ import annotations

from tests.simulation import appealing, telling
from tests.simulation import plain_facts as plain
from tests.simulation.turn import Turn
from ubp_tui.casework import (
    appeal_outcomes,
    appeal_reasons,
    appeals,
    complaints,
    contacts,
    informing,
    measures,
    nominations,
    people,
    supporting,
)
from ubp_tui.casework import telling as casework_telling
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Role


def inform(turn: Turn) -> None:
    checklist = turn.about(turn.file.informings)
    if not telling.missing(checklist):
        form = telling.item_form(turn.office, turn.choose, turn.file, turn.choose.one((6, 7, 10)))
        turn.do(informing.record_item, turn.file.case.id, checklist.id, form)
    else:
        telling.inform(turn.office, turn.choose, turn.file, checklist, turn.who)


def confirm_withholding(turn: Turn) -> None:
    item = turn.about(i for informing in turn.file.informings for i in informing.items)
    if turn.choose.sometimes(3):
        turn.do(informing.decline_withholding, item, "He is to know.")
    else:
        turn.do(informing.confirm_withholding, item)


def work_appeal(turn: Turn) -> None:
    appeal = turn.about(turn.file.appeals)
    if appeal.decided_at is not None:
        form = telling.told_today(turn.office, turn.file)
        turn.do(appeal_outcomes.tell_outcome, appeal, form)
    elif turn.step.rule == "R29":
        late = turn.choose.one((appeals.accept_late_appeal, appeals.refuse_late_appeal))
        turn.do(late, appeal, "He was in hospital.")
    elif appeal.reasons_asked_on is None:
        turn.do(appeal_reasons.ask_reasons, appeal, turn.office.today)
    elif not appeal.reasons_confirmed_on and turn.choose.sometimes(2):
        if turn.choose.sometimes(4):
            turn.do(appeal_reasons.decline_reasons, appeal, turn.office.today)
        else:
            turn.do(appeal_reasons.confirm_reasons, appeal, "I was ill.", turn.office.today)
    else:
        able = [
            p
            for p in turn.office.people
            if plain.may_review(p, turn.file, appeal, turn.office.today)
        ]
        inside = [p for p in able if not p.outside] or able
        if inside:
            turn.do(appeals.refer_appeal, appeal, turn.choose.one(inside).id)


def review_appeal(turn: Turn) -> None:
    appeal = turn.about(turn.file.appeals)
    if turn.file.measures and appeal.decision_id and turn.choose.sometimes(3):
        measure = turn.choose.one(turn.file.measures_of(appeal.decision_id))
        turn.do(appeal_outcomes.suspend_meanwhile, appeal, measure.id, "It may be wrong.")
    else:
        appealing.decide(turn.office, turn.choose, turn.file, appeal, turn.who)


def tell(turn: Turn) -> None:
    case_id, form = turn.file.case.id, telling.told_today(turn.office, turn.file)
    if turn.step.rule == "R20":
        turn.do(casework_telling.tell_end, case_id, form)
    elif turn.step.rule == "R6":
        decision = turn.file.decision(turn.step.about_id)
        turn.do(casework_telling.tell_refusal, decision, form)
    elif turn.step.rule == "R19":
        review = turn.about(turn.file.reviews)
        turn.do(casework_telling.tell_review, review, form)
    elif turn.step.rule == "R17":
        turn.do(contacts.tell_contact, turn.about(turn.file.contacts), form)
    elif turn.step.rule == "R21":
        role = turn.about(turn.file.contact_roles)
        turn.do(people.tell_of_role, role, turn.office.today, telling.usable_ways(turn.file)[0])
    elif turn.step.rule == "R27":
        live = [n for n in turn.file.nominations if n.is_live(turn.office.today)]
        turn.do(nominations.rest_on, case_id, turn.step.about_id, live[-1].id)
    else:
        measure = turn.about(turn.file.measures)
        for suspension in measure.suspensions:
            if suspension.told_at is None:
                if turn.step.rule == "R14":
                    turn.do(measures.end_issue, suspension)
                else:
                    today = turn.office.today
                    turn.do(measures.tell_binds_again, suspension, today, "phone")


def answer_role(turn: Turn) -> None:
    role = turn.about(turn.file.contact_roles)
    turn.do(people.accept_role, role, "A call a week.")


def ask_role(turn: Turn) -> None:
    whom, role = turn.choose.one(turn.office.people), turn.choose.one(tuple(Role))
    turn.do(people.ask_for_role, turn.file.case.id, turn.step.about_id, whom.id, role)


def record_report(turn: Turn) -> None:
    turn.do(
        informing.record_report, turn.file.case.id, turn.step.about_id, turn.office.today, "Log 12"
    )


def review_or_lift(turn: Turn) -> None:
    if turn.step.action == Action.LIFT:
        turn.do(
            measures.lift_measure, turn.file.case.id, turn.step.about_id, "Nobody acts for them."
        )
    elif turn.step.rule == "R28":
        complaint = turn.about(turn.file.complaints)
        turn.do(complaints.look_again, complaint, "It stands.")
    else:
        turn.wait()
        outcome = turn.choose.usually(*measures.ReviewOutcome, one_in=3)
        turn.office.do(
            turn.owner_now(),
            measures.review_measures,
            turn.file.case.id,
            turn.step.about_id,
            outcome,
            "It goes well.",
        )


def support_somebody(turn: Turn) -> None:
    offered = next((s for s in turn.file.support if s.id == turn.step.about_id), None)
    if offered is not None:
        turn.do(supporting.follow_up_support, offered, "It helped.")
    else:
        turn.do(supporting.offer_support, turn.file.case.id, turn.step.about_id, "A talk.")


def check_in(turn: Turn) -> None:
    turn.do(supporting.check_in, turn.file.case.id, turn.step.about_id, "It goes well.")


def answer_personnel_change(turn: Turn) -> None:
    change = turn.about(turn.file.personnel_changes)
    turn.do(people.answer_personnel_change, change, "Yes.", True)
