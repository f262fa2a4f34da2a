"""Informing the customer of a decision: the twelve items (R12)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from screens.informing.screen import InformingScreen
from screens.work_screen import WorkScreen
from ubp_tui.casework.views import case_view_by_id

__all__ = ["open_informing"]


def open_informing(screen: WorkScreen[Any], case_id: UUID, informing_id: UUID) -> None:
    """Shows the checklist of a decision; whoever may see the case may read it."""
    view = screen.attempt(lambda: case_view_by_id(screen.desk, case_id))
    if view is not None:
        screen.app.push_screen(InformingScreen(screen.desk, view, informing_id))
