"""The case itself: given to colleagues, owned, closed (R20, R35)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pendulum

from screens.answers import Answers, people
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from ubp_tui.casework.cases import assign_case, close_case, give_case
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.closing import why_not_close
from ubp_tui.policy.eligibility import Refusal, holds
from ubp_tui.policy.facts import Case, StaffMember
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.short_dates import due_words
from ubp_tui.policy.steps import ends_with_case
from ubp_tui.widgets.questions import Option, Question, Shown, Values


def give_ways(desk: Desk, view: CaseView) -> list[Way]:
    """The case can be given to a colleague."""
    form = partial(give_form, desk, view)
    return [by_form("Give a colleague the case", Action.GIVE_ACCESS, form, "They have the case.")]


def assign_ways(desk: Desk, view: CaseView) -> list[Way]:
    """The case can have another owner."""
    form = partial(assign_form, desk, view)
    return [by_form("Change the case's owner", Action.ASSIGN, form, "The case has a new owner.")]


def close_ways(desk: Desk, view: CaseView) -> list[Way]:
    """The case can be closed once nothing is in the way (R20)."""
    way = by_form(
        "Close the case", Action.CLOSE, partial(close_form, desk, view), "The case is closed."
    )
    why = _why_not_yet(desk, view)
    return [replace(way, waits=Refusal(why, "R20") if why else None)]


def _why_not_yet(desk: Desk, view: CaseView) -> str:
    why = why_not_close(view.file, desk.policy, view.asking.now)
    return f"It cannot be closed yet. {why}" if why else ""


def _with_leads(others: list[StaffMember], today: pendulum.Date) -> list[Option]:
    """Colleagues to choose from; the safeguarding lead is marked, who has to be told (R4)."""
    leads = {str(person.id) for person in others if person.safeguarding_lead}
    return [
        replace(each, help=", ".join(filter(None, ["safeguarding lead", each.help])))
        if each.code in leads
        else each
        for each in people(others, today)
    ]


def give_form(desk: Desk, view: CaseView) -> FormSpec:
    """A colleague is given the case, with the reason."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        given = {access.staff_id for access in view.file.access}
        others = [p for p in view.file.staff.people.values() if p.id not in given]
        return [
            filled.line("reason", "Why they need it", "The case keeps this sentence"),
            filled.pick("staff_id", "Who is given the case", _with_leads(others, view.today)),
        ]

    def send(answers: Answers) -> None:
        staff_id = answers.id("staff_id")
        if staff_id is None:
            answers.problems.append(Problem("staff_id", "Choose a colleague.", "R35"))
        answers.checked()
        assert staff_id is not None
        give_case(desk, view.file.case.id, staff_id, answers.text("reason"))

    title = f"{view.file.case.reference}: give a colleague the case"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Give them the case",
        rule="R35",
        help="Gives a colleague the case, so that they can see it. Only those who need it "
        "are given it, and the reason stands on the case.",
    )


def assign_form(desk: Desk, view: CaseView) -> FormSpec:
    """Another owner, to whom the next steps fall."""

    def ask(typed: Values) -> list[Question]:
        lowest = desk.policy.authority.works_cases
        able = [
            person
            for person in view.file.staff.people.values()
            if holds(person, lowest, desk.policy, view.today)
        ]
        now = view.file.staff.name(view.file.case.owner_id)
        hint = f"It is {now} now. Steps that no rule gives to another fall to the owner."
        return [Filled(typed).pick("owner_id", "The owner", people(able, view.today), hint)]

    def send(answers: Answers) -> Case:
        owner_id = answers.id("owner_id")
        if owner_id is None:
            answers.problems.append(Problem("owner_id", "Choose the owner.", "R35"))
        answers.checked()
        assert owner_id is not None
        return assign_case(desk, view.file.case, owner_id)

    title = f"{view.file.case.reference}: change the owner"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R35",
        help="Whoever owns the case has every step that no rule gives to another person.",
    )


def close_form(desk: Desk, view: CaseView) -> FormSpec:
    """The case is closed, with the reason."""

    def what_it_means() -> str:
        if why := _why_not_yet(desk, view):
            return why
        left = ends_with_case(view.file, desk.policy, view.asking.now)
        if not left:
            return "Nothing is in the way, and nothing is left unfinished."
        listed = [f"- {s.what} ({due_words(s.due_on, view.today)})" for s in left]
        words = "Nothing is in the way. This ends unfinished with the case:"
        return "\n".join([words, *listed])

    def ask(typed: Values) -> list[Question]:
        return [
            Shown(name="state", label="Closing is a recorded act", hint=what_it_means()),
            Filled(typed).words("reason", "Why it is closed", lines=3),
        ]

    def send(answers: Answers) -> Case:
        return close_case(desk, view.file.case, answers.text("reason"))

    title = f"{view.file.case.reference}: close the case"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Close the case",
        rule="R20",
        help="Closes the case. What is in the way, if anything is, stands at the top.",
    )
