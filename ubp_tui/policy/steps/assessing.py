"""What is left before a proposal: incidents, circumstances, adjustments, the warning (R1-R8)."""

from __future__ import annotations

import pendulum

from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.danger import besides_danger
from ubp_tui.policy.facts import AdjustmentState, Answer, ItemState, Outcome, Warning
from ubp_tui.policy.informing import NEEDS, NOMINEE, current_item
from ubp_tui.policy.safeguarding import is_under_age
from ubp_tui.policy.stage import waiting_proposal
from ubp_tui.policy.standing import has_agreement
from ubp_tui.policy.steps.case_at import CaseAt, NextStep
from ubp_tui.policy.steps.ending import begun_anew
from ubp_tui.policy.text import shortened
from ubp_tui.policy.warnings import relied_on, standing_warnings


def incident_steps(at: CaseAt) -> list[NextStep]:
    """Incidents of the case whose details are still missing (R1)."""
    days = at.policy.figures.incident_details_days.value
    return [
        at.step(
            f"Complete incident {incident.reference}",
            "R1",
            Action.COMPLETE_INCIDENT,
            at.after(incident.recorded_at, days),
            owner_id=incident.recorded_by_id,
            about_id=incident.id,
        )
        for incident in at.file.incidents
        if incident.details_completed_at is None and incident.dropped_at is None
    ]


def allegation_steps(at: CaseAt) -> list[NextStep]:
    """Allegations against staff that somebody looks into (R3)."""
    return [
        at.step(
            f"Allegation about {at.file.staff.name(allegation.about_id)}: look into it",
            "R3",
            Action.LOOK_INTO_ALLEGATION,
            at.after(allegation.recorded_at),
            owner_id=allegation.looks_into_id,
            about_id=allegation.id,
            about=allegation,
        )
        for allegation in at.file.allegations
        if allegation.looked_into_at is None
    ]


def adjustment_steps(at: CaseAt) -> list[NextStep]:
    """Adjustments to agree or decline, and agreed ones whose review day comes (R8)."""
    steps = []
    for adjustment in at.file.adjustments:
        if adjustment.state == AdjustmentState.ASKED:
            due = at.after(adjustment.asked_at)
            what = f"Answer need: {shortened(adjustment.words, 40)}"
        elif adjustment.state == AdjustmentState.AGREED and adjustment.review_on:
            due = adjustment.review_on
            what = f"Review need: {shortened(adjustment.words, 40)}"
        else:
            continue
        steps.append(at.step(what, "R8", Action.ANSWER_ADJUSTMENT, due, about_id=adjustment.id))
    return steps


def late_adjustment_steps(at: CaseAt) -> list[NextStep]:
    """Adjustments asked for on a case that is closed: they belong to the customer (R8).

    They are answered, and reviewed by their day, all the same.
    """
    of_the_case = {a.id for a in at.file.adjustments if a.case_id == at.file.case.id}
    return [step for step in adjustment_steps(at) if step.about_id in of_the_case]


def warning_steps(at: CaseAt) -> list[NextStep]:
    """What is left of the two questions asked at the warning (R12, items 6 and 7; R27).

    The same question answered since, when informing of a decision, answers them too.
    """
    return [
        at.step(what, "R12", Action.RECORD_NEED, at.after(w.received_on), about_id=w.id)
        for w in standing_warnings(at.file, at.today)
        for number, what, answer in _questions(w)
        if answer == Answer.NO_ANSWER_YET
        and not _answered_since(at, w, number)
        and not (number == NOMINEE and _nominated_since(at, w))
    ] + [
        at.step(
            "Record whom the customer nominates",
            "R27",
            Action.RECORD_NOMINATION,
            at.after(w.received_on),
            about_id=w.id,
        )
        for w in standing_warnings(at.file, at.today)
        if w.nominee_answer == Answer.YES and not _nominated_since(at, w)
    ]


def nomination_steps(at: CaseAt) -> list[NextStep]:
    """A nominated person who has not been asked, or has not said, whether they accept (R27)."""
    return [
        at.step(
            f"Ask whether {nomination.name} accepts the nomination",
            "R27",
            Action.RECORD_NOMINATION,
            at.after(nomination.recorded_at),
            about_id=nomination.id,
        )
        for nomination in at.file.nominations
        if nomination.accepted_on is None and nomination.ended_on is None
    ]


def _questions(warning: Warning) -> list[tuple[int, str, str]]:
    return [
        (NEEDS, "Record what the customer needs, asked at the warning", warning.needs_answer),
        (NOMINEE, "Record whether the customer nominates someone", warning.nominee_answer),
    ]


def _nominated_since(at: CaseAt, warning: Warning) -> bool:
    """Whether a nomination was recorded then or later, or the question was put again."""
    recorded = any(n.recorded_at >= warning.issued_at for n in at.file.nominations)
    return recorded or has_agreement(at.file, at.today) or _answered_since(at, warning, NOMINEE)


def _answered_since(at: CaseAt, warning: Warning, number: int) -> bool:
    """Whether the customer has answered the question when informed of a later decision."""
    items = [current_item(informing, number) for informing in at.file.informings]
    return any(
        item and item.state == ItemState.DONE and item.done_at >= warning.issued_at
        for item in items
    )


def considering_steps(at: CaseAt) -> list[NextStep]:
    """What to consider, and then whether to warn, propose or close (R6, R7).

    A public body informed because of danger leaves all of it to do (R13).
    """
    if waiting_proposal(at.file) is not None:
        return []
    if besides_danger(at.file, at.standings, at.policy) and not begun_anew(at):
        return _sent_back(at)
    steps = []
    opened = at.after(at.file.case.opened_at)
    if not at.file.factors:
        steps.append(at.step("Consider contributing factors", "R7", Action.RECORD_FACTOR, opened))
    if not at.file.accounts:
        steps.append(at.step("Ask for the customer's account", "R7", Action.RECORD_ACCOUNT, opened))
    return [*steps, _way_on(at)]


def _way_on(at: CaseAt) -> NextStep:
    """The one step that says where the case goes from here: it is never without.

    About somebody under age nothing is proposed (R4).
    """
    if is_under_age(at.file.customer, at.policy, at.now):
        return _way_on_with_a_child(at)
    if sent_back := _sent_back(at):
        return sent_back[0]
    last = at.file.decisions[-1] if at.file.decisions else None
    if last is not None and last.outcome == Outcome.REFUSED:
        return at.step("Close or propose again", "R6", Action.CLOSE, at.after(last.decided_at))
    sent = [w for w in at.file.warnings if w.undone_at is None and w.returned_on is None]
    if not sent:
        return at.step("Warn, propose or close", "R6", Action.WARN, at.after(_unwarned_since(at)))
    newest = sent[-1]
    if not any(relied_on(incident) for incident in at.file.incidents):
        what = "Tell them that the warning answers nothing, and close"
        return at.step(what, "R6", Action.CLOSE, at.after(newest.received_on))
    if at.today <= newest.lapses_on:
        return at.step("The warning lapses: close or propose", "R6", Action.CLOSE, newest.lapses_on)
    return at.step("Close or propose again", "R6", Action.CLOSE, at.after(newest.lapses_on))


def _way_on_with_a_child(at: CaseAt) -> NextStep:
    """Nothing but a warning can come of it; the case closes with what else is done about it."""
    warned = standing_warnings(at.file, at.today)
    if not warned:
        return at.step("Warn or close", "R6", Action.CLOSE, at.after(_unwarned_since(at)))
    return at.step("The warning lapses: close", "R6", Action.CLOSE, warned[-1].lapses_on)


def _sent_back(at: CaseAt) -> list[NextStep]:
    """A proposal that was sent back waits to be changed, whatever else is in force (R11)."""
    if is_under_age(at.file.customer, at.policy, at.now):
        return []
    last = at.file.decisions[-1] if at.file.decisions else None
    if last is None or last.outcome != Outcome.SENT_BACK:
        return []
    what = "Change the proposal and send it again"
    return [at.step(what, "R11", Action.DRAFT, at.after(last.decided_at))]


def _unwarned_since(at: CaseAt) -> pendulum.Date:
    """When the case was opened, or the last warning came back or was undone."""
    days = [london_date(at.file.case.opened_at)]
    days += [w.returned_on for w in at.file.warnings if w.returned_on]
    days += [london_date(w.undone_at) for w in at.file.warnings if w.undone_at]
    return max(days)


def refusal_steps(at: CaseAt) -> list[NextStep]:
    """A customer whose proposal was refused is told (R6)."""
    return [
        at.step(
            "Tell the customer that no measures apply",
            "R6",
            Action.TELL,
            at.after(decision.decided_at),
            about_id=decision.id,
        )
        for decision in at.file.decisions
        if decision.outcome == Outcome.REFUSED and decision.refusal_told_on is None
    ]
