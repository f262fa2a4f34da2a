"""Who stands in, or comes from outside, to decide or review this case (R10, R31)."""

from __future__ import annotations

from functools import partial

from screens.answers import Answers, people
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.duties import Duty, give_duty
from ubp_tui.casework.staff import give_acting_authority, record_outside_person
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.dates import When, in_words
from ubp_tui.policy.facts import ActingAuthority, StaffMember
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.safeguarding import leads
from ubp_tui.widgets.questions import Option, Question, Values


def ways(desk: Desk, view: CaseView) -> list[Way]:
    """An outside person where nobody here may; acting authority where somebody stands in."""
    waiting = [proposal.id for proposal in view.file.proposals]
    waiting += [appeal.id for appeal in view.file.appeals]
    return [
        by_form(
            "An outside person decides or reviews",
            Action.RECORD_AUTHORITY,
            partial(outside_form, desk, view),
            "The outside person is recorded.",
            about=tuple(waiting),
        ),
        by_form(
            "A colleague stands in at a higher grade",
            Action.RECORD_AUTHORITY,
            partial(acting_form, desk, view),
            "The acting authority is recorded.",
        ),
    ]


def lead_ways(desk: Desk, view: CaseView) -> list[Way]:
    """A colleague is named safeguarding lead, where nobody is who could be told (R4)."""
    if leads(view.file, view.asking.now):
        return []
    return [
        by_form(
            "Name a safeguarding lead",
            Action.NAME_LEAD,
            partial(lead_form, desk, view),
            lambda lead: f"{lead.name} is safeguarding lead. Give them the case.",
        )
    ]


def lead_form(desk: Desk, view: CaseView) -> FormSpec:
    """Who is told of safeguarding concerns from now on, on every case."""

    def ask(typed: Values) -> list[Question]:
        everybody = people(view.file.staff.people.values(), view.today)
        return [Filled(typed).pick("staff_id", "Who it is", everybody, "Never yourself")]

    def send(answers: Answers) -> StaffMember:
        staff_id = answers.id("staff_id")
        if staff_id is None:
            answers.problems.append(Problem("staff_id", "Choose a colleague.", "R4"))
        answers.checked()
        assert staff_id is not None
        return give_duty(desk, view.file.staff[staff_id], Duty.SAFEGUARDING)

    return FormSpec(
        title=f"{view.file.case.reference}: the safeguarding lead",
        ask=ask,
        send=send,
        rule="R4",
        help="The safeguarding lead is told of customers under age and of doubts about "
        "capacity, on every case, by being given it.",
    )


def outside_form(desk: Desk, view: CaseView) -> FormSpec:
    """Somebody from outside, such as a board member or another landlord."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        hint = "Asked only where nobody who works here may decide or review"
        return [
            filled.line("name", "Their name", hint),
            filled.line("organisation", "Where they are from", "Our board, or another landlord"),
        ]

    def send(answers: Answers) -> StaffMember:
        name, organisation = answers.text("name"), answers.text("organisation")
        return record_outside_person(desk, name, organisation, view.file.case.id)

    title = f"{view.file.case.reference}: an outside person"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R10",
        help="Where nobody here may decide or review, somebody from outside does, such as a "
        "board member or another landlord. Say who it is, and for what.",
    )


def acting_form(desk: Desk, view: CaseView) -> FormSpec:
    """A colleague stands in, from day to day; it counts as the grade."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        grades = [Option(grade.code, grade.title.capitalize()) for grade in desk.policy.grades]
        return [
            filled.pick(
                "grade",
                "At which grade",
                grades,
                "Above your own only where the case needs it and nobody of it is here",
            ),
            filled.day("since", "From", now=in_words(view.today), when=When.EITHER),
            filled.day("until", "Until, that day included", when=When.EITHER),
            filled.line("reason", "Why they stand in"),
            filled.pick(
                "staff_id",
                "Who stands in",
                people(view.file.staff.people.values(), view.today),
                "Never yourself",
            ),
        ]

    def send(answers: Answers) -> ActingAuthority:
        staff_id = answers.id("staff_id")
        since, until = answers.day("since", When.EITHER), answers.day("until", When.EITHER)
        for name, value in (("staff_id", staff_id), ("since", since), ("until", until)):
            if value is None and name not in {p.field for p in answers.problems}:
                answers.problems.append(Problem(name, "This is empty. Fill it in.", "R10"))
        answers.checked()
        assert staff_id is not None and since is not None and until is not None
        return give_acting_authority(
            desk,
            staff_id,
            answers.text("grade"),
            since,
            until,
            answers.text("reason"),
            view.file.case.id,
        )

    title = f"{view.file.case.reference}: acting authority"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R10",
        help="A colleague stands in with a higher grade, from one day to another. It counts "
        "as the grade while it lasts.",
    )
