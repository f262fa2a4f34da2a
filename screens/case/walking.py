"""From one case to another: along the list in which it stands, or by a reference."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from screens.case.filling import FillsIn
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.doorway import ClosedDoor
from ubp_tui.casework.views import CaseView, visit_case
from ubp_tui.widgets.bindings import bindings


class WalksCases(FillsIn):
    """A screen at a case from which one goes on to others, whether one has been given it or not."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("previous_case", "next_case", "go_to")

    def __init__(
        self, desk: Desk, title: str, who: str, neighbour: Callable[[int], str | None]
    ) -> None:
        """`neighbour` gives the next (1) or previous (-1) reference of the list it stands in."""
        super().__init__(desk, title, who)
        self._neighbour = neighbour

    @abstractmethod
    def arrive(self, found: CaseView | ClosedDoor) -> None:
        """Shows another case than before, or whom to ask for it."""

    def action_next_case(self) -> None:
        """Goes to the next case of the list."""
        self._go(self._neighbour(1), "This is the last case of the list.")

    def action_previous_case(self) -> None:
        """Goes to the previous case of the list."""
        self._go(self._neighbour(-1), "This is the first case of the list.")

    def action_go_to(self) -> None:
        """Goes to a case by its reference."""
        from screens.go_to import GoToScreen

        self.app.push_screen(GoToScreen(self.desk), lambda typed: self._go(typed, ""))

    def _go(self, reference: str | None, at_the_end: str) -> None:
        if not reference:
            self.say(at_the_end)
            return
        found = self.attempt(lambda: visit_case(self.desk, reference))
        if found is not None:
            self.arrive(found)
