"""Notes on the case."""

from __future__ import annotations

from screens.answers import Answers
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from ubp_tui.casework.cases import add_note
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Note
from ubp_tui.widgets.questions import Question, Values


def ways(desk: Desk, view: CaseView) -> list[Way]:
    """A note can always be added."""
    return [by_form("Add a note", Action.ADD_NOTE, lambda: note_form(desk, view), "Note added.")]


def note_form(desk: Desk, view: CaseView) -> FormSpec:
    """A factual note."""

    def ask(typed: Values) -> list[Question]:
        hint = "Facts, kindly and briefly: the customer may read it one day."
        return [Filled(typed).words("words", "The note", hint, lines=8)]

    def send(answers: Answers) -> Note:
        return add_note(desk, view.file.case.id, answers.text("words"))

    return FormSpec(
        title=f"{view.file.case.reference}: add a note",
        ask=ask,
        send=send,
        rule="R35",
        help="A factual note on the case. Write it so that the customer may read it: they "
        "can ask for their file.",
    )
