"""First run: a new database asks who opens it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.explained import ExplainedScreen
from ubp_tui.casework.refusals import CaseworkError, DatabaseProblem, Invalid
from ubp_tui.casework.staff import NewStaff, first_person, grades_to_begin_with
from ubp_tui.opening import Opening
from ubp_tui.policy.facts import StaffMember
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.confirm import Confirm, MessageBox
from ubp_tui.widgets.form import Form
from ubp_tui.widgets.questions import Line, Option, Pick, Question, Shown


class FirstRunScreen(ExplainedScreen[StaffMember]):
    """Asks for a name and a grade; the account is the operating system's."""

    HELP_WORDS: ClassVar[str] = (
        "Nobody works in this database yet, so it asks who opens it. Type your name, go on with "
        "tab, choose your grade with space, and send with {submit}. Your colleagues are added "
        "afterwards. {back} leaves the program without recording anybody; it asks first."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("quit")

    def __init__(self, opening: Opening) -> None:
        """On a database where nobody works yet."""
        super().__init__(f"Welcome · {opening.policy.landlord}")
        self._opening = opening

    def body(self) -> ComposeResult:
        """The form."""
        yield Form(self._questions(), save="Start")

    def _questions(self) -> list[Question]:
        policy = self._opening.policy
        able = grades_to_begin_with(policy)
        grades = [Option(grade.code, grade.title) for grade in able]
        first = " or ".join(policy.a_grade(grade.code) for grade in able)
        return [
            Shown(
                name="intro",
                label="This database is new: nobody works here yet.",
                hint=f"You are signed in to this computer as “{self._opening.account}”. Say who "
                "you are; you then add your colleagues with: ubp staff add. The first "
                f"person must be {first}; they add the others. {policy.independence}",
            ),
            Line(name="name", label="Name", hint="As colleagues know you"),
            Pick(name="grade", label="Grade", options=grades),
        ]

    def on_form_submitted(self, message: Form.Submitted) -> None:
        """Records the first member of staff."""
        opening = self._opening
        form = NewStaff(
            username=opening.account,
            name=str(message.values["name"]),
            grade=str(message.values["grade"]),
        )
        try:
            person = first_person(opening.database, opening.policy, form, opening.clock())
        except Invalid as invalid:
            problems = [(p.field, p.message) for p in invalid.problems]
            self.query_one(Form).show_problems(problems)
        except (CaseworkError, DatabaseProblem) as problem:
            self.app.push_screen(MessageBox(str(problem)))
        else:
            self.dismiss(person)

    def action_back(self) -> None:
        """There is nothing behind this screen, so it asks before it leaves the program."""

        def answered(sure: bool | None) -> None:
            if sure:
                self.dismiss(None)

        question = "Leave the program? Nobody is recorded."
        self.app.push_screen(Confirm(question, yes="leave", no="stay here"), answered)

    def action_quit(self) -> None:
        """Leaves without recording anybody."""
        self.dismiss(None)
