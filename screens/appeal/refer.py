"""To whom an appeal is referred: those who may first, everybody else with the reason (R31)."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from screens.answers import Answers
from screens.case.forms.authority import outside_form
from screens.filled import Filled
from screens.form_screen import FormScreen, FormSpec
from screens.wording import grade_words
from screens.work_screen import WorkScreen
from ubp_tui.casework.appeals import refer_appeal
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView, case_view_by_id, reviewers
from ubp_tui.policy.actions import Action
from ubp_tui.policy.eligibility import Candidate, only_outside_is_left
from ubp_tui.policy.facts import Appeal, StaffMember
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.confirm import Confirm, MessageBox
from ubp_tui.widgets.questions import Question, Shown, Values
from ubp_tui.widgets.row_list import Row, RowList

COLUMNS = (Column("Who", 18), Column("Grade", 22), Column("May review, or why not"))


class ReferScreen(WorkScreen[str]):
    """Chooses who reviews an appeal; its result is the sentence that says who does."""

    HELP_WORDS: ClassVar[str] = (
        "Everybody who works here: those who may review this appeal first, the others with the "
        "reason why not, which stands whole at the bottom. Somebody who is away may still be "
        "asked. {open} refers the appeal; where it has a reviewer, the reason is asked first."
    )
    RULE: ClassVar[str] = "R31"
    BINDINGS: ClassVar[list[BindingType]] = bindings("outside", "why")
    DEFAULT_CSS = """
    ReferScreen { #reason { height: 3; dock: bottom; margin-bottom: 1; padding: 0 1; } }
    """

    def __init__(self, desk: Desk, view: CaseView, appeal: Appeal) -> None:
        """Of an appeal, as somebody sees its case."""
        super().__init__(desk, f"Refer the appeal · {view.file.case.reference}")
        self._view = view
        self._appeal = appeal
        self._found = {found.person.id: found for found in reviewers(view, appeal)}

    def body(self) -> ComposeResult:
        """The list, and the whole reason for whoever is at the cursor."""
        yield RowList(COLUMNS, id="people")
        yield Static("", id="reason", markup=False)

    def on_mount(self) -> None:
        """Shows everybody."""
        self._show()
        self.query_one(RowList).focus()

    def _show(self) -> None:
        policy, today = self.desk.policy, self._view.today
        rows = [
            Row(found.person.id, _cells(found, grade_words(found.person, policy, today)))
            for found in self._found.values()
        ]
        self.query_one(RowList).show_rows(lambda first, most: rows[first : first + most], len(rows))

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Says the whole reason for whoever is at the cursor."""
        row = message.row
        found = self._found.get(row.key) if row and isinstance(row.key, UUID) else None
        self.query_one("#reason", Static).update(Text(_whole(found) if found else ""))

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Refers the appeal to whoever is at the cursor, once that is confirmed."""
        assert isinstance(message.row.key, UUID)
        found = self._found[message.row.key]
        if found.refusal is not None:
            self.app.push_screen(MessageBox(_whole(found)))
            return
        if self._appeal.reviewer_id is not None:
            self._ask_why(found.person)
            return
        away = " They are away at present." if found.note else ""
        question = f"Refer this appeal to {found.person.name}?{away} They are given the case."
        self.app.push_screen(
            Confirm(question, yes="refer it", no="choose somebody else"),
            lambda sure: self._refer(found.person) if sure else None,
        )

    def _refer(self, person: StaffMember) -> None:
        self.carry_out(
            lambda: refer_appeal(self.desk, self._appeal, person.id),
            lambda appeal: self.dismiss(f"Referred to {person.name}."),
        )

    def _ask_why(self, person: StaffMember) -> None:
        """Asks for the reason: the appeal has a reviewer already."""
        before = self._view.staff.name(self._appeal.reviewer_id)
        spec = change_form(self.desk, self._appeal, person, before)
        keeper = self.kept.of(spec, self._appeal.id, "change of reviewer", person.id)

        def referred(appeal: Appeal | None) -> None:
            if appeal is not None:
                self.dismiss(f"Referred to {person.name}.")

        self.app.push_screen(FormScreen(self.desk, spec, keeper), referred)

    def reason_against(self, action: str) -> str | None:
        """Somebody from outside reviews only where nobody who works here may."""
        if action != "outside":
            return super().reason_against(action)
        if not only_outside_is_left(self._found.values()):
            return "Somebody who works here may review, so nobody from outside is asked. (R31)"
        refusal = self._view.why_not(Action.RECORD_AUTHORITY)
        return f"{refusal.reason} ({refusal.rule})" if refusal else None

    def action_outside(self) -> None:
        """Records somebody from outside to review."""
        spec = outside_form(self.desk, self._view)
        keeper = self.kept.of(spec, self._appeal.id, "outside")
        self.app.push_screen(FormScreen(self.desk, spec, keeper), self._recorded)

    def _recorded(self, person: StaffMember | None) -> None:
        view = self.attempt(lambda: case_view_by_id(self.desk, self._view.file.case.id))
        if person is not None and view is not None:
            self._view = view
            self._found = {found.person.id: found for found in reviewers(view, self._appeal)}
            self._show()
            self.say(f"{person.name} is recorded. {self.key('open')} refers the appeal to them.")


def change_form(desk: Desk, appeal: Appeal, person: StaffMember, before: str) -> FormSpec:
    """Why somebody else reviews it, which the case then shows (R31)."""

    def ask(typed: Values) -> list[Question]:
        words = f"{before} has it now. {person.name} is given the case, and has the whole time."
        return [
            Shown(name="who", label=f"The appeal goes to {person.name}", hint=words),
            Filled(typed).words("reason", "Why somebody else reviews it", "Kept on the case."),
        ]

    def send(answers: Answers) -> Appeal:
        return refer_appeal(desk, appeal, person.id, answers.text("reason"))

    title = "Another reviewer"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Refer it",
        rule="R31",
        help="Somebody else reviews the appeal. Say why; the reason stands on the case.",
    )


def _cells(found: Candidate, grade: str) -> tuple[str, str, str]:
    may = found.refusal.reason if found.refusal is not None else "may review"
    return found.person.name, grade, "; ".join(filter(None, [found.note, may]))


def _whole(found: Candidate) -> str:
    """Why somebody may not review, whole, or that they may; and that they are away."""
    away = " Away now." if found.note else ""
    if found.refusal is not None:
        return f"{found.refusal.reason} ({found.refusal.rule}){away}"
    return f"{found.person.name} may review this appeal.{away}"
