"""A measure that contradicts an adjustment agreed later: the adjustment wins (R8)."""

from __future__ import annotations

from functools import partial

from screens.answers import Answers
from screens.carried import change_questions, read_change
from screens.case.ways import Way, by_form
from screens.filled import Filled, ways_to_tell
from screens.form_screen import FormSpec
from ubp_tui.casework.conflicts import resolve_conflict
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.conflicts import why_contradicted
from ubp_tui.policy.facts import Adjustment, ConflictResolved, Measure
from ubp_tui.policy.measure_words import measure_summary
from ubp_tui.policy.standing import unresolved_conflicts
from ubp_tui.widgets.questions import Question, Shown, Values


def ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each contradiction that a decider has not resolved."""
    return [
        by_form(
            f"Change {standing.measure.code} so that it fits an adjustment",
            Action.RESOLVE_CONFLICT,
            partial(resolve_form, desk, view, standing.measure, adjustment),
            f"{standing.measure.code} fits the adjustment now.",
            subject=view.file.decision(standing.measure.decision_id),
            about=(standing.measure.id,),
        )
        for standing in view.standings
        if not standing.has_ended
        for adjustment in unresolved_conflicts(view.file, standing.measure)
    ]


def resolve_form(desk: Desk, view: CaseView, measure: Measure, adjustment: Adjustment) -> FormSpec:
    """What the measure carries is changed so that it no longer contradicts."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        summary = measure_summary(measure.details, view.file, desk.policy)
        why = why_contradicted(measure.details, adjustment, desk.policy, view.file.adjustments)
        return [
            Shown(
                name="why",
                label=summary,
                hint=why,
            ),
            *change_questions(view, measure.details, typed),
            filled.words("words", "How it was settled", lines=2),
            filled.day("told_on", "The day the customer was told"),
            filled.pick("how", "How they were told", ways_to_tell(desk.policy)),
        ]

    def send(answers: Answers) -> ConflictResolved:
        told_on = answers.day("told_on")
        changed = read_change(answers, measure.details)
        answers.checked()
        return resolve_conflict(
            desk,
            measure.id,
            adjustment.id,
            view.file.case.id,
            answers.text("words"),
            told_on,
            answers.text("how"),
            changed if changed != measure.details else None,
        )

    title = f"{view.file.case.reference}: {measure.code} and an adjustment"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Change the measure",
        rule="R8",
        help="The measure contradicts an adjustment agreed later, so it is suspended. Change "
        "what it carries until it fits; the adjustment wins.",
    )
