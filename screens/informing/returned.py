"""The letter came back, or was recorded by mistake (R12)."""

from __future__ import annotations

from uuid import UUID

from screens.answers import Answers
from screens.filled import Filled
from screens.form_screen import FormSpec
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.informing import correct_letter, record_returned
from ubp_tui.casework.views import CaseView
from ubp_tui.widgets.questions import Option, Question, Shown, Values

CAME_BACK, BY_MISTAKE = "came back", "mistake"
WHAT_HAPPENED = (
    Option(CAME_BACK, "The letter came back"),
    Option(BY_MISTAKE, "It was not sent, or not as it is recorded"),
)
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
            filled.pick("why", "What happened", WHAT_HAPPENED, now=CAME_BACK),
            filled.day("returned_on", "The day it came back"),
            filled.words("words", "What is known about it", "Or what was wrong", lines=2),
        ]

    def send(answers: Answers) -> None:
        case_id, words = view.file.case.id, answers.text("words")
        if answers.text("why") == BY_MISTAKE:
            correct_letter(desk, case_id, informing_id, words)
            return
        returned_on = answers.day("returned_on")
        answers.checked()
        record_returned(desk, case_id, informing_id, returned_on, words)

    title = f"{view.file.case.reference}: the letter does not count"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Record it",
        rule="R12",
        help="The letter came back, or was not sent as it was recorded, so the customer does not "
        "have it. Nothing binds them until one has reached them.",
    )
