"""One incident to read, in all its words."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.incident.details import open_incident_details
from screens.incident.words import incident_text
from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.unattached import incident_view
from ubp_tui.widgets.bindings import binding, bindings
from ubp_tui.widgets.page import Page


class IncidentReadingScreen(WorkScreen[None]):
    """An incident as it was recorded, with what was completed and added since."""

    HELP_WORDS: ClassVar[str] = (
        "What was recorded of the incident. {change} completes its details, or adds beside them "
        "where a proposal cites it and its words are frozen."
    )
    RULE: ClassVar[str] = "R1"
    BINDINGS: ClassVar[list[BindingType]] = [binding("change", "details"), *bindings("why")]

    def __init__(self, desk: Desk, incident_id: UUID) -> None:
        """Of an incident."""
        super().__init__(desk, "Incident")
        self._incident_id = incident_id

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
            self.retitle(f"Incident {view.incident.reference}")
            self.query_one(Page).show(incident_text(view, self.desk.policy))

    def action_details(self) -> None:
        """Completes it, or adds beside it."""
        open_incident_details(self, self._incident_id)
