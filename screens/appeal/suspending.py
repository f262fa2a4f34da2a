"""Suspending a measure while its appeal is heard (R33)."""

from __future__ import annotations

from screens.answers import Answers
from screens.filled import Filled
from screens.form_screen import FormSpec
from ubp_tui.casework.appeal_outcomes import suspend_meanwhile
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Invalid
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.facts import Appeal, Measure, Suspension, SuspensionCause
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.measure_words import measure_summary
from ubp_tui.widgets.questions import Option, Question, Values


def suspendable(view: CaseView, appeal: Appeal) -> list[Measure]:
    """The measures appealed against that have not ended and are not suspended for this."""
    return [
        found.measure
        for found in view.standings
        if appeal.decision_id is not None
        and found.measure.decision_id == appeal.decision_id
        and not found.has_ended
        and not any(
            s.cause == SuspensionCause.APPEAL and s.told_at is None
            for s in found.measure.suspensions
        )
    ]


def suspend_form(desk: Desk, view: CaseView, appeal: Appeal) -> FormSpec:
    """Which measure, and why."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        found = suspendable(view, appeal)
        options = [
            Option(str(m.id), measure_summary(m.details, view.file, desk.policy)) for m in found
        ]
        only = options[0].code if len(options) == 1 else ""
        hint = "It does not bind the customer until the appeal is decided and they are told."
        return [
            filled.pick("measure_id", "Which measure", options, hint, now=only),
            filled.words("reason", "Why", lines=3),
        ]

    def send(answers: Answers) -> Suspension:
        measure_id = answers.id("measure_id")
        if measure_id is None:
            raise Invalid([Problem("measure_id", "Choose the measure to suspend.", "R33")])
        return suspend_meanwhile(desk, appeal, measure_id, answers.text("reason"))

    title = "Suspend a measure meanwhile"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Suspend it",
        rule="R33",
        help="The reviewer can suspend a measure while the appeal is heard. It does not bind "
        "the customer until the appeal is decided and they are told.",
    )
