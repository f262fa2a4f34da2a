"""The letter came back (R12)."""

from __future__ import annotations

from uuid import UUID

from screens.answers import Answers
from screens.filled import Filled
from screens.form_screen import FormSpec
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.informing import record_returned
from ubp_tui.casework.views import CaseView
from ubp_tui.widgets.questions import Question, Shown, Values

WHAT_FOLLOWS = (
    "From the moment this is recorded nothing binds the customer, item 12 is open again, "
    "and their time to appeal starts again with the next letter. An appeal already made stands."
)


def returned_form(desk: Desk, view: CaseView, informing_id: UUID) -> FormSpec:
    """When it came back and what is known about it."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            Shown(name="follows", label="What follows", hint=WHAT_FOLLOWS),
            filled.day("returned_on", "The day it came back"),
            filled.words("words", "What is known about it", "If anything", lines=2),
        ]

    def send(answers: Answers) -> None:
        returned_on = answers.day("returned_on")
        answers.checked()
        record_returned(desk, view.file.case.id, informing_id, returned_on, answers.text("words"))

    title = f"{view.file.case.reference}: the letter came back"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Record its return",
        rule="R12",
        help="The letter came back, so the customer does not have it. Nothing binds them "
        "until another has reached them.",
    )
