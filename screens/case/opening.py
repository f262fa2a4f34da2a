"""Opens a case, or says whom to ask where it has not been given to whoever opens it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from screens.work_screen import WorkScreen
from ubp_tui.casework.doorway import ClosedDoor
from ubp_tui.casework.views import CaseView, visit_case


def open_case_screen(
    screen: WorkScreen[Any], reference: str, neighbour: Callable[[int], str | None]
) -> None:
    """Opens a case on a screen of its own.

    Args:
        screen: where it is opened from.
        reference: the case's, such as "UBP-0142".
        neighbour: gives the next (1) or previous (-1) reference of the list it stands in.
    """
    from screens.case.not_given import NotGivenScreen
    from screens.case.screen import CaseScreen

    match screen.attempt(lambda: visit_case(screen.desk, reference)):
        case CaseView() as view:
            screen.app.push_screen(CaseScreen(screen.desk, view, neighbour, screen.kept))
        case ClosedDoor() as door:
            screen.app.push_screen(NotGivenScreen(screen, door, neighbour))
