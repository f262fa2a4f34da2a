"""What suspends a measure for now: M3's issue open and closed again, binding again (R14, R33)."""

from __future__ import annotations

from functools import partial

from screens.answers import Answers
from screens.case.forms.measures import which
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from screens.telling_questions import how_question
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.measures import end_issue, suspend_for_issue, tell_binds_again
from ubp_tui.casework.refusals import reject
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Measure, Suspension, SuspensionCause
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.naming import called
from ubp_tui.widgets.questions import Question, Shown, Values


def ways(desk: Desk, view: CaseView) -> list[Way]:
    """For each measure that has not ended: what suspends it begins, is over, or was told of."""
    return [
        way
        for standing in view.standings
        if not standing.has_ended
        for way in _ways_of(desk, view, standing.measure)
    ]


def _ways_of(desk: Desk, view: CaseView, measure: Measure) -> list[Way]:
    name = called(measure, view.file.measures)
    open_now = [s for s in measure.suspensions if s.told_at is None]
    by_issue = [s for s in open_now if s.cause == SuspensionCause.ISSUE_OPEN]

    def which(suspension: Suspension) -> str:
        """Told apart by what was open, where there are several."""
        return f": {suspension.reason}" if len(open_now) > 1 else ""

    found = [
        by_form(
            f"Record that the issue of {name} is closed{which(suspension)}",
            Action.TELL,
            partial(closed_form, desk, view, measure, suspension),
            "Recorded. The measure binds again once the customer is told.",
            about=(measure.id,),
        )
        for suspension in by_issue
        if suspension.over_at is None
    ]
    found += [
        by_form(
            f"Tell the customer that {name} binds again{which(suspension)}",
            Action.TELL,
            partial(binds_form, desk, view, measure, suspension),
            f"Recorded: the customer knows, and {name} binds again.",
            about=(measure.id,),
        )
        for suspension in open_now
        if suspension.over_at is not None and all(s.over_at for s in open_now)
    ]
    if measure.code == "M3":
        reopened = partial(opened_form, desk, view, measure)
        again = "something else of the issue" if by_issue else "the issue"
        words = f"Record that {again} of {name} is open again"
        done = f"Recorded: {name} is suspended until the issue is closed."
        found.append(by_form(words, Action.TELL, reopened, done, about=(measure.id,)))
    return found


def _about(view: CaseView, measure: Measure) -> str:
    return f"{view.file.case.reference}, {called(measure, view.file.measures)}"


def opened_form(desk: Desk, view: CaseView, measure: Measure) -> FormSpec:
    """The issue is open again, so M3 does not bind."""

    def ask(typed: Values) -> list[Question]:
        hint = "A complaint, a repair or an Ombudsman referral, with its reference"
        return [which(desk, view, measure), Filled(typed).words("reason", "What is open", hint)]

    def send(answers: Answers) -> Suspension:
        return suspend_for_issue(desk, view.file.case.id, measure.id, answers.text("reason"))

    title = f"{_about(view, measure)}: the issue is open again"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R14",
        help="What the customer may not discuss is open again, such as a complaint or a "
        "repair. The measure does not bind until it is closed and they are told.",
    )


def closed_form(desk: Desk, view: CaseView, measure: Measure, suspension: Suspension) -> FormSpec:
    """The issue is closed."""

    def ask(typed: Values) -> list[Question]:
        return [
            which(desk, view, measure),
            Shown(name="reason", label="What was open", hint=suspension.reason),
            Filled(typed).yes_no("sure", "Is it closed now?"),
        ]

    def send(answers: Answers) -> Suspension:
        if not answers.yes("sure"):
            reject([Problem("sure", "Choose yes where it is; otherwise go back.", "R14")])
        return end_issue(desk, suspension)

    title = f"{_about(view, measure)}: the issue is closed"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R14",
        help="The issue that suspended the measure is closed. The measure binds again once "
        "the customer is told.",
    )


def binds_form(desk: Desk, view: CaseView, measure: Measure, suspension: Suspension) -> FormSpec:
    """The customer has been told that the measure binds again."""
    post = desk.policy.figures.post_days.in_words()
    hint = f"By post it counts as received {post} later, and binds again from then."

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            which(desk, view, measure),
            Shown(name="reason", label="It was suspended", hint=suspension.reason),
            filled.day("told_on", "The day the customer was told that it binds again"),
            how_question(filled, desk.policy, view.file, hint),
        ]

    def send(answers: Answers) -> Suspension:
        told_on = answers.day("told_on")
        answers.checked()
        return tell_binds_again(desk, suspension, told_on, answers.text("how"))

    title = f"{_about(view, measure)}: it binds again"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R33",
        help="The day on which the customer was told that the measure binds again, and how.",
    )
