"""What is reached from the first screen by one key, whatever the list shows."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

import pendulum
from textual import work
from textual.binding import BindingType

from screens.work_screen import WorkScreen
from ubp_tui.casework.refusals import DatabaseProblem
from ubp_tui.keys import KEYS
from ubp_tui.widgets.bindings import bindings, with_keys

FROM_AN_INCIDENT = "A case is opened from an incident: choose it, then {new_case} again."


class LeadsOn(WorkScreen[None]):
    """The first screen, from which the others are opened."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "contact_check", "incident", "new_case", "unattached", "go_to", "quit"
    )

    waiting_days: tuple[pendulum.Date, ...] = ()
    """By when each thing is due that waits without a case for whoever looks."""

    @work(thread=True, group="waiting", exclusive=True)
    def look_beside_cases(self) -> None:
        """Reads what waits without a case, beside the screen; the list itself comes first."""
        from ubp_tui.casework.waiting import own_due_days

        try:
            days = own_due_days(self.desk)
        except DatabaseProblem:
            return  # whoever asks for a list is told
        self.app.call_from_thread(self._show_waiting, days)

    def _show_waiting(self, days: tuple[pendulum.Date, ...]) -> None:
        if days != self.waiting_days:
            self.waiting_days = days
            self.refresh_bindings()

    def key_label(self, action: str) -> str:
        """How many things wait for one without a case; "!" where one is due today or overdue."""
        if action != "unattached" or not self.waiting_days:
            return ""
        label = f"{KEYS['unattached'].label} {len(self.waiting_days)}"
        return f"{label} !" if self.waiting_days[0] <= self.desk.today() else label

    @abstractmethod
    def neighbour(self, by: int) -> str | None:
        """The reference of the next or previous case in the list; the cursor goes there too."""

    def open_case(self, reference: str) -> None:
        """Opens a case."""
        from screens.case import open_case_screen

        open_case_screen(self, reference, self.neighbour)

    def action_incident(self) -> None:
        """Records an incident."""
        from screens.incident import open_incident_form

        open_incident_form(self)

    def action_unattached(self) -> None:
        """Shows the incidents that have joined no case."""
        from screens.incident import UnattachedScreen

        self.app.push_screen(UnattachedScreen(self.desk))

    def action_new_case(self) -> None:
        """Opens a case from an incident that waits: goes there, and says so."""
        from screens.incident import UnattachedScreen

        self.app.push_screen(UnattachedScreen(self.desk, with_keys(FROM_AN_INCIDENT, self.app)))

    def action_go_to(self) -> None:
        """Goes to a case by its reference."""
        from screens.go_to import GoToScreen

        self.app.push_screen(GoToScreen(self.desk), self._gone_to)

    def _gone_to(self, reference: str | None) -> None:
        if reference:
            self.open_case(reference)

    def action_quit(self) -> None:
        """Leaves the program."""
        self.app.exit()
