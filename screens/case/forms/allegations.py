"""What the customer says a member of staff did: recorded, looked into (R3)."""

from __future__ import annotations

from functools import partial

from screens.answers import Answers, people
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import answer_allegation, record_allegation
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Allegation
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.text import in_quotes
from ubp_tui.widgets.questions import Question, Shown, Values


def ways(desk: Desk, view: CaseView) -> list[Way]:
    """One can be recorded at any time; each is looked into."""
    return [
        *[
            by_form(
                f"Outcome of the allegation about {name}",
                Action.RECORD_ALLEGATION,
                partial(outcome_form, desk, view, allegation),
                "What was found is recorded.",
                subject=allegation,
                about=(allegation.id,),
            )
            for allegation in view.file.allegations
            if allegation.looked_into_at is None
            for name in [view.file.staff.name(allegation.about_id)]
        ],
        by_form(
            "Record an allegation about a colleague",
            Action.RECORD_ALLEGATION,
            partial(allegation_form, desk, view),
            "The allegation is recorded.",
        ),
    ]


def allegation_form(desk: Desk, view: CaseView) -> FormSpec:
    """What the customer says, and who looks into it."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        staff = people(view.file.staff.people.values(), view.today)
        return [
            filled.words("words", "What the customer says", "In their own words, unaltered"),
            filled.pick("about_id", "About whom", staff),
            filled.pick("looks_into_id", "Who looks into it", staff, "Somebody else"),
        ]

    def send(answers: Answers) -> Allegation:
        about_id, looks_into_id = answers.id("about_id"), answers.id("looks_into_id")
        if about_id is None:
            answers.problems.append(Problem("about_id", "Choose whom it is about.", "R3"))
        if looks_into_id is None:
            answers.problems.append(Problem("looks_into_id", "Choose who looks into it.", "R3"))
        answers.checked()
        assert about_id is not None and looks_into_id is not None
        words = answers.text("words")
        return record_allegation(desk, view.file.case.id, about_id, words, looks_into_id)

    title = f"{view.file.case.reference}: an allegation"
    return FormSpec(title=title, ask=ask, send=send, rule="R3")


def outcome_form(desk: Desk, view: CaseView, allegation: Allegation) -> FormSpec:
    """What looking into an allegation found."""

    def ask(typed: Values) -> list[Question]:
        name = view.file.staff.name(allegation.about_id)
        hint = in_quotes(allegation.words)
        return [
            Shown(name="what", label=f"What the customer says about {name}", hint=hint),
            Filled(typed).words("outcome", "What was found"),
        ]

    def send(answers: Answers) -> Allegation:
        return answer_allegation(desk, allegation, answers.text("outcome"))

    title = f"{view.file.case.reference}: an allegation looked into"
    return FormSpec(title=title, ask=ask, send=send, rule="R3")
