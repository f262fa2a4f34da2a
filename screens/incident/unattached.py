"""The queue of incidents that have joined no case: attached, followed up or dropped (R1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.form_screen import FormScreen, FormSpec
from screens.incident.details import open_incident_details
from screens.incident.opening import open_incident_form
from screens.incident.reading import IncidentReadingScreen
from screens.incident.waiting import drop_form, later_form
from screens.wording import day_cell, due_cell
from screens.work_screen import WorkScreen
from ubp_tui.casework.cases import open_case
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import join_incident
from ubp_tui.casework.unattached import (
    WaitingIncident,
    case_to_join,
    waiting_incidents,
    why_not_open_case,
)
from ubp_tui.policy.calendar import london_date
from ubp_tui.widgets.bindings import KEYS, bindings
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.confirm import Confirm
from ubp_tui.widgets.row_list import Row, RowList

COLUMNS = (
    Column("Ref", 9),
    Column("Customer"),
    Column("When", 8),
    Column("Recorded by", 16),
    Column("Waits for", 11),
    Column("Due", 8),
)


class UnattachedScreen(WorkScreen[None]):
    """Incidents without a case, with what falls due on each; nothing is forgotten."""

    HELP_WORDS: ClassVar[str] = (
        "Incidents that have joined no case: those you recorded, and for whoever works cases all "
        "of them. An incident is attached to the customer's open case, opens a case, is followed "
        "up later, or is dropped with a reason. ! marks what is due today or overdue."
    )
    RULE: ClassVar[str] = "R1"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("new_case", "attach"),
        KEYS["change"].binding("details"),
        *bindings("later", "drop", "incident", "why"),
    ]

    def __init__(self, desk: Desk, first_said: str = "") -> None:
        """At a desk; a sentence may be said until the first key."""
        super().__init__(desk, "Incidents without a case")
        self._first_said = first_said
        self._waiting: tuple[WaitingIncident, ...] = ()

    def body(self) -> ComposeResult:
        """The list."""
        yield RowList(
            COLUMNS, empty_text="No incident waits for a case. i records one, esc goes back."
        )

    def on_mount(self) -> None:
        """Shows what waits."""
        self.ask_again()
        self.query_one(RowList).focus()
        self.call_after_refresh(self.say, self._first_said)

    def on_screen_resume(self) -> None:
        """Back from another screen: what was done there shows here."""
        if self.query(RowList):
            self.ask_again()

    def ask_again(self) -> None:
        """Reads the list again; the cursor stays on its incident."""
        self._waiting = self.attempt(lambda: waiting_incidents(self.desk)) or ()
        rows = [self._row(each) for each in self._waiting]
        listed = self.query_one(RowList)
        here = listed.cursor_row

        def window(first: int, most: int) -> Sequence[Row]:
            return rows[first : first + most]

        listed.show_rows(window, len(rows))
        if here is not None:
            listed.move_to_key(here.key)

    def _row(self, waiting: WaitingIncident) -> Row:
        incident, today = waiting.incident, self.desk.today()
        due = waiting.waits.due_on
        return Row(
            incident.id,
            (
                incident.reference,
                waiting.customer.name,
                day_cell(london_date(incident.happened_at), today),
                waiting.recorder,
                waiting.waits.what,
                due_cell(due, today),
            ),
            "!" if due <= today else "",
        )

    def _current(self) -> WaitingIncident | None:
        row = self.query_one(RowList).cursor_row
        if row is None:
            return None
        return next((w for w in self._waiting if w.incident.id == row.key), None)

    def reason_against(self, action: str) -> str | None:
        """Why a case cannot be opened by whoever looks."""
        if action == "new_case" and (refusal := why_not_open_case(self.desk)) is not None:
            return f"{refusal.reason} ({refusal.rule})"
        return None

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Shows the incident in all its words."""
        if (waiting := self._current()) is not None:
            self.app.push_screen(IncidentReadingScreen(self.desk, waiting.incident.id))

    def action_incident(self) -> None:
        """Records another incident."""
        open_incident_form(self)

    def action_details(self) -> None:
        """Completes the incident at the cursor."""
        if (waiting := self._current()) is not None:
            open_incident_details(self, waiting.incident.id)

    def action_drop(self) -> None:
        """Drops the incident at the cursor, with a reason."""
        self._fill_in(drop_form, "Dropped {reference}. It is kept, with the reason.")

    def action_later(self) -> None:
        """Keeps the incident at the cursor waiting some weeks more."""
        self._fill_in(later_form, "{reference} comes back later.")

    def _fill_in(self, form: Callable[[Desk, WaitingIncident], FormSpec], done: str) -> None:
        waiting = self._current()
        if waiting is None:
            return
        spec = form(self.desk, waiting)
        sentence = done.format(reference=waiting.incident.reference)

        def recorded(result: object) -> None:
            if result is not None:
                self.say(sentence)

        kept = self.kept.of(spec.title)
        self.app.push_screen(FormScreen(self.desk, spec, kept), recorded)

    def action_attach(self) -> None:
        """Attaches the incident at the cursor to the customer's open case."""
        waiting = self._current()
        if waiting is None:
            return
        customer, incident = waiting.customer, waiting.incident
        case = self.attempt(lambda: case_to_join(self.desk, customer.id))
        if case is None:
            self.say(f"{customer.spoken_name} has no open case that you work on. n opens one.")
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.carry_out(
                    lambda: join_incident(self.desk, incident.id, case.id),
                    lambda _: self._done(f"{incident.reference} is on {case.reference} now."),
                )

        question = f"Attach {incident.reference} to {case.reference}, {customer.spoken_name}?"
        self.app.push_screen(Confirm(question, "attach it", "leave it"), answered)

    def action_new_case(self) -> None:
        """Opens a case for the customer, with this incident and their others that wait."""
        waiting = self._current()
        if waiting is None:
            return
        customer = waiting.customer
        theirs = [w.incident for w in self._waiting if w.customer.id == customer.id]
        references = ", ".join(each.reference for each in theirs)

        def answered(yes: bool | None) -> None:
            if yes:
                ids = tuple(each.id for each in theirs)
                self.carry_out(
                    lambda: open_case(self.desk, customer.id, ids),
                    lambda case: self._opened(case.reference),
                )

        question = f"Open a case for {customer.spoken_name} with {references}? You will own it."
        self.app.push_screen(Confirm(question, "open the case", "leave it"), answered)

    def _opened(self, reference: str) -> None:
        from screens.case import open_case_screen

        self._done(f"Opened {reference}.")
        open_case_screen(self, reference, lambda _: None)

    def _done(self, sentence: str) -> None:
        self.ask_again()
        self.say(sentence)
