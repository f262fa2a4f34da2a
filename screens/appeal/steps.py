"""The forms of an appeal on its way: reasons, withdrawal, telling the outcome (R30, R33)."""

from __future__ import annotations

from collections.abc import Callable

from screens.answers import Answers
from screens.appeal.received import late_form
from screens.filled import DAY_HINT, Filled
from screens.form_screen import FormSpec
from screens.telling_questions import read_telling, telling_questions
from ubp_tui.casework.appeal_outcomes import tell_outcome
from ubp_tui.casework.appeal_reasons import ask_reasons, confirm_reasons, decline_reasons
from ubp_tui.casework.appeals import withdraw_appeal
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.appeal_work import AppealWork
from ubp_tui.policy.facts import Appeal, CaseFile
from ubp_tui.widgets.questions import Question, Shown, Values

Form = Callable[[Desk, Appeal], FormSpec]


def step_form(desk: Desk, file: CaseFile, appeal: Appeal, work: AppealWork, late: str) -> FormSpec:
    """The form of a piece of work that is one form; `late` says why the appeal came late."""
    if work == AppealWork.LATE:
        return late_form(desk, appeal, late)
    if work == AppealWork.TELL:
        return tell_form(desk, file, appeal)
    forms: dict[AppealWork, Form] = {
        AppealWork.ASK: ask_form,
        AppealWork.CONFIRM: confirm_form,
        AppealWork.DECLINE: decline_form,
        AppealWork.WITHDRAW: withdraw_form,
    }
    return forms[work](desk, appeal)


def ask_form(desk: Desk, appeal: Appeal) -> FormSpec:
    """The customer was asked to confirm their reasons."""
    days = desk.policy.figures.appeal_reasons_days.in_words()
    hint = f"They have {days} to answer; then it can be referred as it is."

    def ask(typed: Values) -> list[Question]:
        return [Filled(typed).day("asked_on", "The day they were asked", hint)]

    def send(answers: Answers) -> Appeal:
        asked_on = answers.day("asked_on")
        answers.checked()
        return ask_reasons(desk, appeal, asked_on)

    return FormSpec(
        title="Reasons asked for",
        ask=ask,
        send=send,
        rule="R30",
        help="Records the day on which the customer was asked to confirm their reasons. They "
        "have time to answer; without an answer the appeal goes on as it is.",
    )


def confirm_form(desk: Desk, appeal: Appeal) -> FormSpec:
    """Their reasons, confirmed, in their words."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            Shown(name="first", label="What they said first", hint=appeal.words),
            filled.words(
                "reasons",
                "Their reasons, in their words",
                "As they confirmed them; never put otherwise.",
            ),
            filled.day("confirmed_on", "The day they confirmed"),
        ]

    def send(answers: Answers) -> Appeal:
        confirmed_on = answers.day("confirmed_on")
        answers.checked()
        return confirm_reasons(desk, appeal, answers.text("reasons"), confirmed_on)

    return FormSpec(
        title="Reasons confirmed",
        ask=ask,
        send=send,
        rule="R30",
        help="The reasons as the customer confirmed them, in their own words. What they said "
        "first stands above and is kept.",
    )


def decline_form(desk: Desk, appeal: Appeal) -> FormSpec:
    """The customer does not want to add reasons; the appeal goes on."""
    hint = "The appeal goes on with what they said when they made it."

    def ask(typed: Values) -> list[Question]:
        return [Filled(typed).day("declined_on", "The day they said so", hint)]

    def send(answers: Answers) -> Appeal:
        declined_on = answers.day("declined_on")
        answers.checked()
        return decline_reasons(desk, appeal, declined_on)

    return FormSpec(
        title="No reasons to add",
        ask=ask,
        send=send,
        rule="R30",
        help="The customer does not want to add reasons. Nothing is held against them; the "
        "appeal goes on with what they said when they made it.",
    )


def withdraw_form(desk: Desk, appeal: Appeal) -> FormSpec:
    """The customer withdraws their appeal."""
    hint = "In their own words. The measures stay as they are."

    def ask(typed: Values) -> list[Question]:
        return [Filled(typed).words("words", "What the customer said", hint)]

    def send(answers: Answers) -> Appeal:
        return withdraw_appeal(desk, appeal, answers.text("words"))

    title = "The customer withdraws"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Record it",
        rule="R29",
        help="The customer does not want their appeal to go on. Record what they said in "
        "their own words; the measures stay as they are.",
    )


_BINDS_AGAIN = "What the reviewer suspended and left standing binds again from then on."


def tell_form(desk: Desk, file: CaseFile, appeal: Appeal) -> FormSpec:
    """The customer was told the outcome."""
    hint = _BINDS_AGAIN if appeal.decision_id is not None else ""

    def ask(typed: Values) -> list[Question]:
        return telling_questions(Filled(typed), desk.policy, file, hint or DAY_HINT)

    def send(answers: Answers) -> Appeal:
        return tell_outcome(desk, appeal, read_telling(answers))

    return FormSpec(
        title="The outcome is told",
        ask=ask,
        send=send,
        rule="R33",
        help="The day on which the customer was told what their appeal came to, and how. " + hint,
    )
