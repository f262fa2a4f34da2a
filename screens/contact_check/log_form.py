"""What is asked of a contact that may count against the customer, or tells of a measure (R17)."""

from __future__ import annotations

from screens.answers import Answers
from screens.filled import Filled
from screens.form_screen import FormSpec
from screens.wording import moment_words
from ubp_tui.casework.contact_check import Checked
from ubp_tui.casework.contacts import log_contact
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.contact_check.words import caller_words
from ubp_tui.policy.facts import Contact, ContactKind
from ubp_tui.policy.forms.contacts import NewContact, kind_meant
from ubp_tui.policy.labels import by_channel
from ubp_tui.policy.text import capitalised, uncapitalised
from ubp_tui.widgets.questions import Option, Question, Shown, Values

NONE_OF_THESE = "none"


def log_form(desk: Desk, checked: Checked, kind: ContactKind) -> FormSpec:
    """A contact outside the measures, or any in which something new was to be told."""
    answer = checked.answer
    is_outside = kind == ContactKind.OUTSIDE

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        questions: list[Question] = []
        if is_outside:
            questions += [
                Shown(name="kind", label=f"The check said: {answer.headline}", hint=answer.how),
                Shown(name="touch", label=f"In touch: {_in_touch(desk, checked)}", hint=""),
                filled.pick("about", "Was it one of these?", _always(desk)),
                filled.words("words", "What happened, in one factual sentence", lines=2),
                filled.yes_no(
                    "our_reply_late",
                    "Was a reply that we promised late?",
                    "Then it does not count: it is logged as neutral",
                ),
            ]
        else:
            questions.append(filled.words("words", "What it was, if you like", lines=2))
        if answer.to_tell:
            questions.append(_told(filled, checked))
        return questions

    def send(answers: Answers) -> Contact:
        about = answers.text("about")
        late = _yes_or_no(answers, "our_reply_late")
        form = NewContact(
            kind=kind_meant(kind, about, late, desk.policy),
            caller=answer.question.caller,
            channel=answer.question.channel,
            happened_at=answer.question.at,
            about=_about(answers),
            words=answers.text("words"),
            told=_yes_or_no(answers, "told"),
            our_reply_late=late,
        )
        return log_contact(desk, checked.customer.id, form)

    return FormSpec(
        title=f"Log a contact: {checked.customer.spoken_name}",
        ask=ask,
        send=send,
        save="Log it",
        rule="R17",
        help="A contact that is said to be outside the measures waits for the case's owner, who "
        "confirms it or not. What is always taken is logged as an emergency, what is always "
        "accepted as permitted, and what followed a late reply of ours as neutral.",
    )


def _in_touch(desk: Desk, checked: Checked) -> str:
    """Such as "by phone, the customer, today at 14:05"."""
    question = checked.answer.question
    by, who = by_channel(question.channel, desk.policy), caller_words(question.caller)
    return f"{by}, {uncapitalised(who)}, {moment_words(question.at)}"


def _about(answers: Answers) -> str | None:
    about = answers.text("about")
    return "" if about == NONE_OF_THESE else about or None


def _always(desk: Desk) -> list[Option]:
    """None of them, what is always taken, what is always accepted."""
    always = [*desk.policy.always_taken, *desk.policy.always_accepted]
    return [
        Option(NONE_OF_THESE, "None of these"),
        *[Option(each, capitalised(each)) for each in always],
    ]


def _told(filled: Filled, checked: Checked) -> Question:
    codes = ", ".join(measure.code for measure in checked.answer.to_tell)
    return filled.yes_no("told", f"Did you tell them of {codes}, which is new to them?")


def _yes_or_no(answers: Answers, name: str) -> bool | None:
    given = answers.text(name)
    return None if not given else answers.yes(name)
