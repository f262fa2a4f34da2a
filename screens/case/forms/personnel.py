"""A change of personnel: asked for by staff or the customer, answered by a manager (R25)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from screens.answers import Answers, people
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.doorway import Doorway
from ubp_tui.casework.people import answer_personnel_change, ask_personnel_change
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import PersonnelChange
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.taking_part import taking_part
from ubp_tui.policy.text import in_quotes
from ubp_tui.widgets.questions import Option, Question, Shown, Values

ASKED_BY = (Option("staff", "A colleague, or I"), Option("customer", "The customer"))


def ask_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Anybody can ask, at any time."""
    return [ask_way(desk, view, taking_part(view.file))]


def ask_way(desk: Desk, doorway: Doorway, likely: Sequence[UUID] = ()) -> Way:
    """Another person is asked for; `likely` are those who may be meant, where it may be told."""
    return by_form(
        "Ask for a change of personnel",
        Action.ASK_PERSONNEL_CHANGE,
        partial(ask_form, desk, doorway, likely),
        "The request is recorded. A manager answers it.",
    )


def answer_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each request waits for a manager's answer."""
    return [
        by_form(
            f"Answer the request to change {view.file.staff.name(change.about_id)}",
            Action.ANSWER_PERSONNEL_CHANGE,
            partial(answer_form, desk, view, change),
            "The answer is recorded.",
            subject=change,
            about=(change.id,),
        )
        for change in view.file.personnel_changes
        if change.answered_at is None
    ]


def ask_form(desk: Desk, doorway: Doorway, likely: Sequence[UUID] = ()) -> FormSpec:
    """Another person is asked for, with the words of whoever asks; the likeliest lead."""
    first = {str(staff_id): place for place, staff_id in enumerate(likely)}

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        staff = people(doorway.staff.people.values(), doorway.today)
        staff.sort(key=lambda option: first.get(option.code, len(first)))
        return [
            filled.words("words", "Why", "In the words of whoever asks"),
            filled.pick("about_id", "Who is to be replaced", staff, now=next(iter(first), "")),
            filled.pick("asked_by", "Who asks", ASKED_BY, now="staff"),
        ]

    def send(answers: Answers) -> PersonnelChange:
        about_id = answers.id("about_id")
        if about_id is None:
            answers.problems.append(Problem("about_id", "Choose who is to be replaced.", "R25"))
        answers.checked()
        assert about_id is not None
        asks = doorway.customer_id if answers.text("asked_by") == "customer" else None
        return ask_personnel_change(
            desk, doorway.case_id, about_id, answers.text("words"), by_customer=asks
        )

    title = f"{doorway.reference}: ask for a change of personnel"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Ask",
        rule="R25",
        help="A colleague or the customer asks for another person, at any time. Write why, "
        "in the words of whoever asks; a manager answers.",
    )


def answer_form(desk: Desk, view: CaseView, change: PersonnelChange) -> FormSpec:
    """A manager's answer."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        who = (
            "The customer" if change.asked_by_customer else view.file.staff.name(change.asked_by_id)
        )
        return [
            Shown(
                name="asked",
                label=f"{who} asks for a change of {view.file.staff.name(change.about_id)}",
                hint=in_quotes(change.words),
            ),
            filled.yes_no("agreed", "Is the change agreed?"),
            filled.words("answer", "The answer, with reasons"),
        ]

    def send(answers: Answers) -> PersonnelChange:
        if not answers.text("agreed"):
            answers.problems.append(Problem("agreed", "Choose yes or no.", "R25"))
        answers.checked()
        return answer_personnel_change(desk, change, answers.text("answer"), answers.yes("agreed"))

    title = f"{view.file.case.reference}: answer to a request"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R25",
        help="A manager's answer to a request for another person, with reasons.",
    )
