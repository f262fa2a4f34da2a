"""The written warning: issued with its two questions, answered, returned (R6, R12)."""

from __future__ import annotations

from functools import partial

from screens.answers import Answers
from screens.case.ways import Way, by_form
from screens.filled import Filled, ways_to_tell
from screens.form_screen import FormSpec
from screens.format_question import format_question
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import reject
from ubp_tui.casework.views import CaseView
from ubp_tui.casework.warnings import (
    answer_needs,
    answer_nominee,
    issue_warning,
    record_warning_returned,
)
from ubp_tui.policy.actions import Action
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Answer, Warning
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.forms.preparing import NewWarning
from ubp_tui.policy.needs import ways_to_warn
from ubp_tui.policy.short_dates import short_date
from ubp_tui.policy.warnings import on_their_way, standing_warnings
from ubp_tui.widgets.questions import Option, Question, Shown, Values

NEEDS = "Is there anything the customer needs, or any reasonable adjustments?"
NOMINEE = "Would they like to nominate someone who communicates with us on their behalf?"
ANSWERS = (
    Option(Answer.NO_ANSWER_YET, "Asked, no answer yet"),
    Option(Answer.YES, "Yes"),
    Option(Answer.NO, "No"),
)


def warn_ways(desk: Desk, view: CaseView) -> list[Way]:
    """A warning can be issued; one that was sent can come back."""
    return [
        by_form(
            "Issue a written warning",
            Action.WARN,
            partial(warning_form, desk, view),
            "Warning recorded.",
        )
    ] + [
        by_form(
            f"The warning of {short_date(warning.sent_on, view.today)} came back",
            Action.TELL,
            partial(returned_form, desk, view, warning),
            "Recorded: the customer does not have this warning, so it does not stand.",
            about=(warning.id,),
        )
        for warning in _with_the_customer(view)
    ]


def answer_ways(desk: Desk, view: CaseView) -> list[Way]:
    """The two questions of each warning that the customer has, while they wait for an answer."""
    ways = []
    for warning in _with_the_customer(view):
        needs, nominee = warning.needs_answer, warning.nominee_answer
        for words, answer, form in (
            ("Answer about needs, at the warning", needs, needs_form),
            ("Answer about nominating someone", nominee, nominee_form),
        ):
            if answer == Answer.NO_ANSWER_YET:
                way = by_form(
                    f"{words} ({answer})",
                    Action.RECORD_NEED,
                    partial(form, desk, view, warning),
                    "The customer's answer is recorded.",
                    about=(warning.id,),
                )
                ways.append(way)
    return ways


def _with_the_customer(view: CaseView) -> list[Warning]:
    return [w for w in view.file.warnings if w.returned_on is None and w.undone_at is None]


def warning_form(desk: Desk, view: CaseView) -> FormSpec:
    """A written warning that was sent, with the two questions asked in it."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        months = desk.policy.figures.warning_months.in_words()
        return [
            filled.words("must_change", "What must change", "In words that the customer reads"),
            filled.pick(
                "sent_how",
                "How it was sent",
                ways_to_tell(desk.policy, ways_to_warn(view.file)),
                f"It stands for {months} from the day the customer has it.",
            ),
            filled.day("sent_on", "The day it was sent"),
            format_question(filled, desk.policy, view.file),
            Shown(name="sentence", label="Two questions", hint=desk.policy.needs_sentence),
            filled.pick("needs_answer", NEEDS, ANSWERS),
            filled.words("needs_words", "What the customer said they need", lines=2),
            filled.pick("nominee_answer", NOMINEE, ANSWERS),
            filled.words("nominee_words", "What the customer said about nominating", lines=2),
        ]

    def send(answers: Answers) -> Warning:
        form = NewWarning(
            must_change=answers.text("must_change"),
            sent_how=answers.text("sent_how"),
            sent_on=answers.day("sent_on"),
            format=answers.text("format"),
            needs_answer=answers.text("needs_answer"),
            needs_words=answers.text("needs_words"),
            nominee_answer=answers.text("nominee_answer"),
            nominee_words=answers.text("nominee_words"),
        )
        answers.checked()
        return issue_warning(desk, view.file.case.id, form)

    title = f"{view.file.case.reference}: written warning"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        sure=lambda _: _sent_before(view),
        save="Record the warning",
        rule="R6",
        help="A written warning that was sent: what must change, how and when it was sent, "
        "and the customer's answers about what they need and whether they would like to "
        "nominate someone.",
    )


def _sent_before(view: CaseView) -> str:
    """The question where a warning stands or is on its way; empty where none does."""
    there = [*standing_warnings(view.file, view.today), *on_their_way(view.file, view.today)]
    if not there:
        return ""
    before = in_words(there[-1].sent_on)
    return f"A warning was sent on {before} already. Was another one sent to the customer?"


def _answer_questions(desk: Desk, label: str, before: str, typed: Values) -> list[Question]:
    """What they answer now; `before` is what they said while they gave no answer."""
    filled = Filled(typed)
    said = [Shown(name="before", label="They said before", hint=before)] if before else []
    return [
        Shown(name="sentence", label="The customer was asked", hint=desk.policy.needs_sentence),
        *said,
        filled.pick("answer", label, ANSWERS, now=Answer.NO_ANSWER_YET),
        filled.words("words", "What the customer said", "In their own words"),
    ]


def needs_form(desk: Desk, view: CaseView, warning: Warning) -> FormSpec:
    """What the customer says they need; it becomes an adjustment to agree or decline."""

    def ask(typed: Values) -> list[Question]:
        return _answer_questions(desk, NEEDS, warning.needs_words, typed)

    def send(answers: Answers) -> Warning:
        return answer_needs(desk, warning, answers.text("answer"), answers.text("words"))

    return FormSpec(
        title=f"{view.file.case.reference}: needs",
        ask=ask,
        send=send,
        rule="R12",
        help="What the customer answered about needs and reasonable adjustments when they "
        "were warned. A need becomes an adjustment to agree or decline.",
    )


def nominee_form(desk: Desk, view: CaseView, warning: Warning) -> FormSpec:
    """Whether the customer would like to nominate someone."""

    def ask(typed: Values) -> list[Question]:
        return _answer_questions(desk, NOMINEE, warning.nominee_words, typed)

    def send(answers: Answers) -> Warning:
        return answer_nominee(desk, warning, answers.text("answer"), answers.text("words"))

    title = f"{view.file.case.reference}: a nominated person"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R12",
        help="Whether the customer would like to nominate someone, as they answered when "
        "they were warned.",
    )


def returned_form(desk: Desk, view: CaseView, warning: Warning) -> FormSpec:
    """A warning that came back."""

    def ask(typed: Values) -> list[Question]:
        return [Filled(typed).day("returned_on", "The day it came back")]

    def send(answers: Answers) -> Warning:
        returned_on = answers.day("returned_on")
        answers.checked()
        if returned_on is None:
            reject([Problem("returned_on", "The day it came back is empty. Type it.", "R6")])
        assert returned_on is not None
        return record_warning_returned(desk, warning, returned_on)

    title = f"{view.file.case.reference}: the warning came back"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R6",
        help="The warning came back, so the customer does not have it and it does not stand.",
    )
