"""The queue of what waits without a case: incidents, needs, allegations (R1, R3, R8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar
from uuid import UUID

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.form_screen import FormScreen, FormSpec
from screens.incident.answering import (
    nobodys_words,
    open_allegation,
    open_identification,
)
from screens.incident.details import open_incident_details
from screens.incident.opening import open_incident_form
from screens.incident.reading import IncidentReadingScreen
from screens.incident.waiting import drop_form, later_form
from screens.incident.waiting_lines import COLUMNS, line_of
from screens.work_screen import WorkScreen
from ubp_tui.casework.cases import open_case
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import join_incident
from ubp_tui.casework.unattached import case_to_join, why_not_open_case
from ubp_tui.casework.waiting import (
    Waiting,
    WaitingAllegation,
    WaitingIncident,
    WaitingNeed,
    waiting_without_case,
)
from ubp_tui.policy.eligibility import Refusal
from ubp_tui.policy.facts import Customer
from ubp_tui.policy.text import in_quotes
from ubp_tui.widgets.bindings import binding, bindings, with_keys
from ubp_tui.widgets.confirm import Confirm
from ubp_tui.widgets.row_list import Row, RowList

EMPTY = "Nothing waits for a case. {incident} records an incident, {back} goes back."


class UnattachedScreen(WorkScreen[None]):
    """What waits without a case, with what falls due on each; nothing is forgotten."""

    HELP_WORDS: ClassVar[str] = (
        "What waits without a case: what you recorded, and for whoever works cases all of it. An "
        "incident is attached to the customer's open case, opens a case, is followed up later, or "
        "is dropped with a reason. {identify} says whose a post or message was, where nobody "
        "knew; {allegation} records what the customer says a colleague did. A need of a customer "
        "without an open case is agreed or declined, an allegation looked into: {open} opens it. "
        "! marks what is due today or overdue."
    )
    RULE: ClassVar[str] = "R1"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("new_case", "attach"),
        binding("change", "details"),
        *bindings("later", "drop", "incident", "allegation", "identify", "why"),
    ]

    def __init__(self, desk: Desk, first_said: str = "") -> None:
        """At a desk; a sentence may be said until the first key."""
        super().__init__(desk, "What waits without a case")
        self._first_said = first_said
        self._waiting: tuple[Waiting, ...] = ()
        self._rows: Sequence[Row] = ()

    def body(self) -> ComposeResult:
        """The list."""
        yield RowList(
            COLUMNS,
            lambda first, most: self._rows[first : first + most],
            empty_text=with_keys(EMPTY, self.app),
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
        """Reads the list again; the cursor stays on its line, or where that was."""
        self._waiting = self.attempt(lambda: waiting_without_case(self.desk)) or ()
        self._rows = [line_of(each, self.desk.today()) for each in self._waiting]
        self.query_one(RowList).refresh_rows(len(self._rows))

    def _current(self) -> Waiting | None:
        row = self.query_one(RowList).cursor_row
        if row is None:
            return None
        return next((each for each in self._waiting if each.key == row.key), None)

    def _incident(self) -> WaitingIncident | None:
        """The incident at the cursor; anything else says what is done with it instead."""
        match self._current():
            case WaitingIncident() as waiting:
                return waiting
            case WaitingNeed():
                self.say(f"This is a need. {self.key('open')} opens it, to agree or decline it.")
            case WaitingAllegation():
                key = self.key("open")
                self.say(f"This is an allegation. {key} opens it, to record what was found.")
        return None

    def _theirs(self) -> tuple[WaitingIncident, Customer] | None:
        """The incident at the cursor with its customer; one that is nobody's says so."""
        waiting = self._incident()
        if waiting is None:
            return None
        if waiting.customer is None:
            self.say(nobodys_words(self))
            return None
        return waiting, waiting.customer

    def reason_against(self, action: str) -> str | None:
        """Why a case cannot be opened by whoever looks."""
        if action == "new_case" and (refusal := why_not_open_case(self.desk)) is not None:
            return f"{refusal.reason} ({refusal.rule})"
        return None

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Shows the incident in all its words, or answers the need or the allegation."""
        match self._current():
            case WaitingIncident() as waiting:
                self.app.push_screen(IncidentReadingScreen(self.desk, waiting.incident.id))
            case WaitingNeed() as waiting:
                self._answer(waiting)
            case WaitingAllegation() as waiting:
                self._look_into(waiting)

    def _answer(self, waiting: WaitingNeed) -> None:
        """Agrees or declines a need, or reviews what was agreed."""
        from screens.case.forms.adjustments import answer_form

        if self._may_answer(waiting.need.words, waiting.why_not_answer):
            name = waiting.customer.spoken_name
            spec = answer_form(self.desk, waiting.staff, waiting.need, name)
            self._open(spec, waiting.need.id, "Recorded.")

    def _look_into(self, waiting: WaitingAllegation) -> None:
        """Records what was found."""
        from screens.case.forms.allegations import outcome_form

        if self._may_answer(waiting.allegation.words, waiting.why_not_answer):
            name = waiting.customer.spoken_name
            spec = outcome_form(self.desk, waiting.staff, waiting.allegation, name)
            self._open(spec, waiting.allegation.id, "What was found is recorded.")

    def _may_answer(self, words: str, refusal: Refusal | None) -> bool:
        """Whoever may not answer reads the customer's words, and why."""
        if refusal is not None:
            self.say(f"{in_quotes(words)} {refusal.reason} ({refusal.rule})")
        return refusal is None

    def action_allegation(self) -> None:
        """Records what the customer says a colleague did, in answer to the incident."""
        if (found := self._theirs()) is not None:
            waiting, customer = found
            open_allegation(self, waiting.incident, customer, waiting.staff)

    def action_identify(self) -> None:
        """Says whose the incident at the cursor is."""
        if (waiting := self._incident()) is not None:
            open_identification(self, waiting.incident)

    def action_incident(self) -> None:
        """Records another incident."""
        open_incident_form(self)

    def action_details(self) -> None:
        """Completes the incident at the cursor."""
        if (waiting := self._incident()) is not None:
            open_incident_details(self, waiting.incident.id)

    def action_drop(self) -> None:
        """Drops the incident at the cursor, with a reason."""
        self._fill_in(drop_form, "Dropped {reference}. It is kept, with the reason.")

    def action_later(self) -> None:
        """Keeps the incident at the cursor waiting some weeks more."""
        self._fill_in(later_form, "{reference} comes back later.")

    def _fill_in(self, form: Callable[[Desk, WaitingIncident], FormSpec], done: str) -> None:
        waiting = self._incident()
        if waiting is not None:
            sentence = done.format(reference=waiting.incident.reference)
            self._open(form(self.desk, waiting), waiting.incident.id, sentence)

    def _open(self, spec: FormSpec, about: UUID, sentence: str) -> None:
        def recorded(result: object) -> None:
            if result is not None:
                self.say(sentence)

        kept = self.kept.of(spec, about, spec.title)
        self.app.push_screen(FormScreen(self.desk, spec, kept), recorded)

    def action_attach(self) -> None:
        """Attaches the incident at the cursor to the customer's open case."""
        if (found := self._theirs()) is None:
            return
        waiting, customer = found
        incident = waiting.incident
        case = self.attempt(lambda: case_to_join(self.desk, customer.id))
        if case is None:
            self.say(self._why_not_attach(customer.spoken_name))
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.carry_out(
                    lambda: join_incident(self.desk, incident.id, case.id),
                    lambda _: self._done(f"{incident.reference} is on {case.reference} now."),
                )

        question = f"Attach {incident.reference} to {case.reference}, {customer.spoken_name}?"
        self.app.push_screen(Confirm(question, "attach it", "leave it"), answered)

    def _why_not_attach(self, name: str) -> str:
        """What to do where there is no case that one works on; not whether there is another."""
        if (refusal := why_not_open_case(self.desk)) is not None:
            return refusal.reason
        return (
            f"{name} has no open case that you have been given. {self.key('new_case')} opens one; "
            f"where another has one, it says which, and {self.key('go_to')} and its reference say "
            "whom to ask."
        )

    def action_new_case(self) -> None:
        """Opens a case for the customer, with this incident and their others that wait."""
        if (found := self._theirs()) is None:
            return
        _, customer = found
        incidents = [w.incident for w in self._waiting if isinstance(w, WaitingIncident)]
        theirs = [each for each in incidents if each.customer_id == customer.id]
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
