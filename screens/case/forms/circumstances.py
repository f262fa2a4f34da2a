"""What is considered before any measure: contributing factors, the customer's account (R7)."""

from __future__ import annotations

from screens.answers import Answers
from screens.case.ways import Way, by_form
from screens.filled import Filled, of_policy, ways_to_tell
from screens.form_screen import FormSpec
from ubp_tui.casework.circumstances import record_account, record_factor
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Account, Factor
from ubp_tui.policy.forms.preparing import NewAccount, NewFactor
from ubp_tui.widgets.questions import Question, Values


def factor_ways(desk: Desk, view: CaseView) -> list[Way]:
    """A factor can be recorded at any time."""
    return [
        by_form(
            "Record a contributing factor",
            Action.RECORD_FACTOR,
            lambda: factor_form(desk, view),
            "Contributing factor recorded.",
        )
    ]


def account_ways(desk: Desk, view: CaseView) -> list[Way]:
    """The customer's account can be recorded at any time."""
    return [
        by_form(
            "Record the customer's account, or why none",
            Action.RECORD_ACCOUNT,
            lambda: account_form(desk, view),
            "The customer's account is recorded.",
        )
    ]


def factor_form(desk: Desk, view: CaseView) -> FormSpec:
    """A contributing factor, our own failings included."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            filled.pick("kind", "Contributing factor", of_policy(desk.policy.factors)),
            filled.words("words", "What we know about it", "Facts, and how we know them"),
        ]

    def send(answers: Answers) -> Factor:
        form = NewFactor(kind=answers.text("kind"), words=answers.text("words"))
        return record_factor(desk, view.file.case.id, form)

    title = f"{view.file.case.reference}: contributing factor"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R7",
        help="Something that contributed to what happened: health, home, or our own failing, "
        "such as a late repair. Whoever decides reads it.",
    )


def account_form(desk: Desk, view: CaseView) -> FormSpec:
    """The customer's own account, or why there is none."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            filled.words("words", "The customer's account", "In their own words, unaltered"),
            filled.day("invited_on", "The day they were asked for it"),
            filled.pick("how", "How they were asked", ways_to_tell(desk.policy)),
            filled.words(
                "none_reason",
                "Or: why there is no account",
                "Only where there is none, such as: asked twice by letter, no answer",
                lines=2,
            ),
        ]

    def send(answers: Answers) -> Account:
        form = NewAccount(
            invited_on=answers.day("invited_on"),
            how=answers.text("how"),
            words=answers.text("words"),
            none_reason=answers.text("none_reason"),
        )
        answers.checked()
        return record_account(desk, view.file.case.id, form)

    title = f"{view.file.case.reference}: the customer's account"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R7",
        help="The customer's own account in their words, or how they were invited to give it "
        "and why there is none.",
    )
