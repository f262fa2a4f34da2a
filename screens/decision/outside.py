"""Recording somebody from outside who decides or reviews (R10, R31)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from screens.answers import Answers
from screens.form_screen import FormScreen, FormSpec
from screens.work_screen import WorkScreen
from ubp_tui.casework.staff import record_outside_person
from ubp_tui.policy.facts import StaffMember
from ubp_tui.widgets.questions import Line, Question, Values


def open_outside_form(
    screen: WorkScreen[Any], case_id: UUID, recorded: Callable[[], object]
) -> None:
    """Asks who they are; `recorded` follows where somebody was recorded."""

    def send(answers: Answers) -> StaffMember:
        return record_outside_person(
            screen.desk, answers.text("name"), answers.text("organisation"), case_id
        )

    spec = FormSpec(
        title="Somebody from outside",
        ask=_questions,
        send=send,
        save="Record them",
        rule="R10",
        help="Only where nobody who works here may: a board member, or another landlord.",
    )

    def follow(found: StaffMember | None) -> None:
        if found is not None:
            recorded()

    screen.app.push_screen(FormScreen(screen.desk, spec), follow)


def _questions(typed: Values) -> list[Question]:
    hint = "Only where nobody who works here may. They rank with the highest grade."
    return [
        Line(name="name", label="Their name", hint=hint, value=str(typed.get("name", ""))),
        Line(
            name="organisation",
            label="Where they are from",
            hint="Such as “board member”, or the name of another landlord.",
            value=str(typed.get("organisation", "")),
        ),
    ]
