"""One incident to read, in all its words."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.incident.answering import (
    nobodys_words,
    open_allegation,
    open_identification,
)
from screens.incident.details import open_incident_details
from screens.incident.words import incident_text
from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.unattached import IncidentView, incident_view
from ubp_tui.widgets.bindings import binding, bindings
from ubp_tui.widgets.page import Page


class IncidentReadingScreen(WorkScreen[None]):
    """An incident as it was recorded, with what was completed and added since."""

    HELP_WORDS: ClassVar[str] = (
        "What was recorded of the incident. {change} completes its details, or adds beside them "
        "where a proposal cites it and its words are frozen. {allegation} records what the "
        "customer says a colleague did; {identify} says whose it was, where nobody knew or it was "
        "recorded of somebody else."
    )
    RULE: ClassVar[str] = "R1"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding("change", "details"),
        *bindings("allegation", "identify", "why"),
    ]

    def __init__(self, desk: Desk, incident_id: UUID) -> None:
        """Of an incident."""
        super().__init__(desk, "Incident")
        self._incident_id = incident_id
        self._view: IncidentView | None = None

    def body(self) -> ComposeResult:
        """The words."""
        yield Page()

    def on_mount(self) -> None:
        """Shows them."""
        self.ask_again()
        self.query_one(Page).focus()

    def on_screen_resume(self) -> None:
        """Back from the details: they show here."""
        if self.query(Page):
            self.ask_again()

    def ask_again(self) -> None:
        """Reads it again."""
        view = self.attempt(lambda: incident_view(self.desk, self._incident_id))
        if view is not None:
            self._view = view
            self.refresh_bindings()
            self.retitle(f"Incident {view.incident.reference}")
            self.query_one(Page).show(incident_text(view, self.desk.policy))

    def action_details(self) -> None:
        """Completes it, or adds beside it."""
        open_incident_details(self, self._incident_id)

    def reason_against(self, action: str) -> str | None:
        """What answers an incident needs its customer."""
        view = self._view
        if view is None or action != "allegation":
            return super().reason_against(action)
        if view.case is not None:
            return f"It is on {view.case.reference} now: record there what the customer says."
        return nobodys_words(self) if view.customer is None else None

    def action_allegation(self) -> None:
        """Records what the customer says a colleague did, in answer to it."""
        if (view := self._view) is not None and view.customer is not None:
            open_allegation(self, view.incident, view.customer, view.staff)

    def action_identify(self) -> None:
        """Says whose it is."""
        if (view := self._view) is not None:
            open_identification(self, view.incident)
