"""Opens the form for an incident: for a customer who is known, or first asks who it is about."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from screens.incident.finding import FindCustomerScreen
from screens.incident.form import IncidentScreen, recorded_words
from screens.work_screen import WorkScreen
from ubp_tui.casework.customers import customer_by_id
from ubp_tui.policy.facts import Customer, Incident


def open_incident_form(screen: WorkScreen[Any], customer_id: UUID | None = None) -> None:
    """Records an incident; what is half written goes on where it was left (R1).

    Args:
        screen: where it is recorded from, and where the sentence about it is said.
        customer_id: who it is about, where that is known; otherwise it is asked first.
    """

    def recorded(incident: Incident | None) -> None:
        if incident is not None:
            screen.say(recorded_words(incident, screen.desk))

    def about(customer: Customer | None) -> None:
        if customer is not None:
            screen.app.push_screen(IncidentScreen(screen.desk, customer), recorded)

    if customer_id is None:
        screen.app.push_screen(FindCustomerScreen(screen.desk), recorded)
    else:
        about(screen.attempt(lambda: customer_by_id(screen.desk, customer_id)))
