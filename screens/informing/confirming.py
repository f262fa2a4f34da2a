"""Whoever is named as authorising a withholding confirms it, or does not (R12)."""

from __future__ import annotations

from screens.answers import Answers
from screens.filled import Filled
from screens.form_screen import FormSpec
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.informing import confirm_withholding, decline_withholding
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import InformingItem
from ubp_tui.policy.forms import Problem
from ubp_tui.widgets.questions import Option, Question, Shown, Values

ANSWERS = (
    Option("yes", "I authorise it"),
    Option("no", "I do not", "item 10 is open again, and the customer is told"),
)


def confirm_form(desk: Desk, view: CaseView, item: InformingItem) -> FormSpec:
    """What is withheld and why, as somebody recorded it in one's name, and the answer."""
    recorded_by = view.file.staff.name(item.done_by_id)

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        again = in_words(item.look_again_on) if item.look_again_on else "no day"
        hint = f"{item.reason}\nLooked at again on {again}."
        return [
            Shown(
                name="withheld", label=f"{recorded_by} recorded that you authorise this", hint=hint
            ),
            filled.pick("answer", "Is it withheld?", ANSWERS),
            filled.words("reason", "Where not: why", lines=2),
        ]

    def send(answers: Answers) -> InformingItem:
        answer = answers.text("answer")
        if not answer:
            answers.problems.append(Problem("answer", "Choose whether it is withheld.", "R12"))
        answers.checked()
        if answer == "yes":
            return confirm_withholding(desk, item)
        return decline_withholding(desk, item, answers.text("reason"))

    title = f"{view.file.case.reference}: what is shared is withheld"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R12",
        help="A colleague recorded in your name that what is shared is withheld from the "
        "customer for now. Say whether that is so.",
    )
