"""Contacts outside the measures: whether they count, and that the customer is told (R17)."""

from __future__ import annotations

from functools import partial

from screens.answers import Answers
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from screens.telling_questions import read_telling, telling_questions
from screens.wording import moment_words
from ubp_tui.casework.contacts import answer_contact, tell_contact
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.contact_check.logged import confirmed, waiting
from ubp_tui.policy.facts import Contact
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.labels import by_channel
from ubp_tui.widgets.questions import Option, Question, Shown, Values

ANSWERS = (
    Option("counts", "It was outside the measures", "the customer is told"),
    Option("not", "It does not count", "with the reason"),
)


def confirm_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each contact of which it is to be said whether it counts."""
    return [
        by_form(
            f"Say whether the contact of {moment_words(contact.happened_at)} counts",
            Action.CONFIRM_CONTACT,
            partial(confirm_form, desk, view, contact),
            "Recorded.",
            about=(contact.id,),
        )
        for contact in waiting(view.file)
    ]


def tell_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each contact that counts and of which the customer does not know that."""
    return [
        by_form(
            f"Tell the customer that the contact of {moment_words(contact.happened_at)} counts",
            Action.TELL,
            partial(tell_form, desk, view, contact),
            "Recorded: the customer knows.",
            about=(contact.id,),
        )
        for contact in confirmed(view.file)
        if contact.told_on is None
    ]


def _which(desk: Desk, view: CaseView, contact: Contact) -> Shown:
    """The contact that a form is about."""
    by = by_channel(contact.channel, desk.policy)
    who = view.file.staff.name(contact.logged_by_id)
    label = f"{moment_words(contact.happened_at)}, {by}, logged by {who}"
    return Shown(name="contact", label=label, hint=contact.words)


def confirm_form(desk: Desk, view: CaseView, contact: Contact) -> FormSpec:
    """Whether a contact was outside the measures."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            _which(desk, view, contact),
            filled.pick("answer", "What it was", ANSWERS),
            filled.words("reason", "Reason", "Needed where it does not count", lines=2),
        ]

    def send(answers: Answers) -> Contact:
        if not answers.text("answer"):
            answers.problems.append(Problem("answer", "Choose whether it counts.", "R17"))
        answers.checked()
        counts = answers.text("answer") == "counts"
        return answer_contact(desk, contact, counts, answers.text("reason"))

    title = f"{view.file.case.reference}: a contact outside the measures?"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R17",
        help="A contact counts as outside the measures only if you say so, and only such are "
        "looked at in a review. One that followed a late reply of ours, or in which something "
        "was brought that is always accepted, does not count.",
    )


def tell_form(desk: Desk, view: CaseView, contact: Contact) -> FormSpec:
    """The customer is told that a contact counts, or attempts to reach them are recorded."""

    def ask(typed: Values) -> list[Question]:
        return [
            _which(desk, view, contact),
            *telling_questions(Filled(typed), desk.policy, view.file),
        ]

    def send(answers: Answers) -> Contact:
        return tell_contact(desk, contact, read_telling(answers))

    title = f"{view.file.case.reference}: tell of a contact that counts"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R17",
        help="The day on which the customer was told that a contact counts as outside the "
        "measures, and how. Where nobody could be reached, the attempts made are recorded instead.",
    )
