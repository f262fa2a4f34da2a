"""What whoever a step falls to does, until measures are decided."""

from __future__ import annotations

from tests.simulation import deciding, preparing
from tests.simulation.turn import Turn, begin
from ubp_tui.casework import (
    adjustments,
    allegations,
    appeals,
    cases,
    circumstances,
    duties,
    incidents,
    nominations,
    staff,
    warnings,
)
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Answer
from ubp_tui.policy.forms.incidents import IncidentDetails
from ubp_tui.policy.forms.preparing import AdjustmentAnswer, NewAccount, NewFactor


def draft_and_send(turn: Turn) -> None:
    deciding.propose(
        turn.office, turn.choose, turn.file, turn.choose.some(deciding.CODES), turn.who
    )


def warn_or_propose(turn: Turn) -> None:
    if turn.choose.sometimes(3):
        deciding.propose(
            turn.office, turn.choose, turn.file, turn.choose.some(deciding.CODES), turn.who
        )
    else:
        preparing.warn(turn.office, turn.choose, turn.file, turn.who)


def close_or_propose(turn: Turn) -> None:
    if turn.step.blocker:
        turn.wait()
    elif turn.step.rule == "R20" or turn.choose.sometimes(3):
        turn.do(cases.close_case, turn.file.case, "Nothing is left to do.")
    else:
        turn.office.let_pass(days=3)
        begin(turn.office, turn.file.customer)
        codes = turn.choose.some(deciding.CODES)
        deciding.propose(turn.office, turn.choose, turn.file_now, codes, turn.owner_now())


def decide(turn: Turn) -> None:
    proposal = turn.about(turn.file.proposals)
    deciding.decide(turn.office, turn.choose, turn.file, proposal, turn.who)


def find_somebody(turn: Turn) -> None:
    """Somebody from outside decides or reviews; for all else somebody stands in meanwhile."""
    appeals = {appeal.id for appeal in turn.file.appeals}
    if "stand in" in turn.step.blocker:
        stand_in(turn)
    elif turn.step.rule == "R10" or turn.step.about_id in appeals:
        record_outside(turn)
    else:
        stand_in(turn)


def name_lead(turn: Turn) -> None:
    others = [p for p in turn.office.people if not p.outside and p.id != turn.who.id]
    here = [p for p in others if p.is_here(turn.office.today)]
    if here:
        turn.do(duties.give_duty, turn.choose.one(here), duties.Duty.SAFEGUARDING)


def stand_in(turn: Turn) -> None:
    """A colleague acts at the grade of whoever records it, or at one that the case needs."""
    today = turn.office.today
    others = [p for p in turn.office.people if not p.outside and p.id != turn.who.id]
    here = [p for p in others if p.is_here(today)]
    if here:
        whom, until = turn.choose.one(here), today.add(days=turn.choose.one((25, 0)))
        needs_more = "as an executive" in turn.step.blocker
        grade = "executive" if needs_more else turn.who.grade
        given = (grade, today, until, "Eve is away.", turn.file.case.id)
        turn.do(staff.give_acting_authority, whom.id, *given)
    turn.wait()


def record_outside(turn: Turn) -> None:
    outside = [p for p in turn.office.people if p.outside]
    if not outside:
        name = f"Olu {len(turn.office.people)}"
        turn.do(staff.record_outside_person, name, "the board", turn.file.case.id)
    elif turn.step.rule == "R10":
        decide(turn)
    else:
        appeal = turn.about(turn.file.appeals)
        turn.do(appeals.refer_appeal, appeal, turn.choose.one(outside).id)


def consider(turn: Turn) -> None:
    if turn.step.action == Action.RECORD_FACTOR:
        factor = NewFactor(kind="our_late_repair", words="The boiler waited for weeks.")
        turn.do(circumstances.record_factor, turn.file.case.id, factor)
    else:
        account = NewAccount(none_reason="Three calls, no answer.")
        turn.do(circumstances.record_account, turn.file.case.id, account)


def incident_or_allegation(turn: Turn) -> None:
    if turn.step.action == Action.COMPLETE_INCIDENT:
        incident = turn.about(turn.file.incidents)
        details = IncidentDetails(behaviours=("threats",), effect_on_wellbeing="She was shaken.")
        turn.do(incidents.complete_incident, incident, details)
    else:
        allegation = turn.about(turn.file.allegations)
        turn.do(allegations.answer_allegation, allegation, "He did not.")


def ask_need(turn: Turn) -> None:
    warning = turn.about(turn.file.warnings)
    ask = warnings.answer_nominee if "nominates" in turn.step.what else warnings.answer_needs
    turn.do(ask, warning, Answer.NO, "")


def answer_adjustment(turn: Turn) -> None:
    adjustment = turn.about(turn.file.adjustments)
    form = AdjustmentAnswer(
        agreed=True,
        what_we_do="Ask what suits them.",
        review_on=turn.office.today.add(months=6),
        terms=adjustment.terms,
    )
    turn.do(adjustments.answer_adjustment, adjustment, form)


def resolve_conflict(turn: Turn) -> None:
    preparing.resolve_conflict(turn.office, turn.choose)


def nominate(turn: Turn) -> None:
    form = preparing.nomination(turn.office, turn.choose)
    turn.do(nominations.nominate, turn.file.customer.id, form, turn.file.case.id)


def write_note(turn: Turn) -> None:
    turn.do(cases.add_note, turn.file.case.id, "The safeguarding lead was told.")
