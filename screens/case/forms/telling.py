"""What the customer is told besides the checklist: ends, refusals, reviews (R6, R19, R20)."""

from __future__ import annotations

from functools import partial

from screens.answers import Answers
from screens.case.forms import contacts, issues, roles
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from screens.telling_questions import read_telling, telling_questions
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.telling import tell_end, tell_refusal, tell_review
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Decision, EndTold, Outcome, Review
from ubp_tui.policy.naming import that_ended
from ubp_tui.policy.stage import untold_ends
from ubp_tui.widgets.questions import Question, Shown, Values


def ways(desk: Desk, view: CaseView) -> list[Way]:
    """Everything of this kind that the customer does not know yet."""
    return [
        *_end_ways(desk, view),
        *[
            by_form(
                "Tell the customer that no measures apply",
                Action.TELL,
                partial(refusal_form, desk, view, decision),
                "Recorded: the customer knows that no measures apply.",
                about=(decision.id,),
            )
            for decision in view.file.decisions
            if decision.outcome == Outcome.REFUSED and decision.refusal_told_on is None
        ],
        *[
            by_form(
                "Tell the customer what the review found",
                Action.TELL,
                partial(review_form, desk, view, review),
                "Recorded: the customer knows what the review found.",
                about=(review.id,),
            )
            for review in view.file.reviews
            if review.told_on is None
        ],
        *roles.tell_ways(desk, view),
        *contacts.tell_ways(desk, view),
        *issues.ways(desk, view),
    ]


def _end_ways(desk: Desk, view: CaseView) -> list[Way]:
    untold = untold_ends(view.file, list(view.standings))
    if not untold:
        return []
    ended = that_ended(standing.measure.code for standing in untold)
    return [
        by_form(
            f"Tell the customer that {ended}",
            Action.TELL,
            partial(end_form, desk, view, ended),
            f"Recorded: the customer knows that {ended}.",
        )
    ]


def end_form(desk: Desk, view: CaseView, ended: str) -> FormSpec:
    """The customer is told of an end, or attempts to reach them are recorded."""

    def ask(typed: Values) -> list[Question]:
        return [
            Shown(name="what", label=f"The customer is told that {ended}"),
            *telling_questions(Filled(typed), desk.policy, view.file),
        ]

    def send(answers: Answers) -> EndTold:
        return tell_end(desk, view.file.case.id, read_telling(answers))

    title = f"{view.file.case.reference}: tell of the end"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R20",
        help="The day on which the customer was told that a measure has ended, and how. Where "
        "nobody could be reached, the attempts made are recorded instead.",
    )


def refusal_form(desk: Desk, view: CaseView, decision: Decision) -> FormSpec:
    """The customer is told that no measures apply."""

    def ask(typed: Values) -> list[Question]:
        refused = "The proposal was refused: the customer is told that no measures apply"
        return [
            Shown(name="what", label=refused, hint=decision.reasons),
            *telling_questions(Filled(typed), desk.policy, view.file),
        ]

    def send(answers: Answers) -> Decision:
        return tell_refusal(desk, decision, read_telling(answers))

    title = f"{view.file.case.reference}: no measures apply"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R6",
        help="The day on which the customer was told that what was proposed was refused, so "
        "that no measures apply, and how. Where nobody could be reached, the attempts made are "
        "recorded instead.",
    )


def review_form(desk: Desk, view: CaseView, review: Review) -> FormSpec:
    """The customer is told what a review found."""

    def ask(typed: Values) -> list[Question]:
        found = f"The review found: {review.outcome}"
        return [
            Shown(name="what", label=found, hint=review.reasons),
            *telling_questions(Filled(typed), desk.policy, view.file),
        ]

    def send(answers: Answers) -> Review:
        return tell_review(desk, review, read_telling(answers))

    title = f"{view.file.case.reference}: tell of the review"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R19",
        help="The day on which the customer was told what the review found, and how. Where "
        "nobody could be reached, the attempts made are recorded instead.",
    )
