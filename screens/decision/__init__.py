"""Deciding on a proposal, measure by measure (R10-R13)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from screens.decision.screen import DecisionScreen
from screens.form_in_panes import open_and_say
from screens.work_screen import WorkScreen
from ubp_tui.casework.views import case_view_by_id

__all__ = ["open_decision"]


def open_decision(screen: WorkScreen[Any], case_id: UUID, proposal_id: UUID) -> None:
    """Shows a proposal to decide; whoever may not decide reads why, and may read the rest."""
    view = screen.attempt(lambda: case_view_by_id(screen.desk, case_id))
    if view is not None:
        open_and_say(screen, DecisionScreen(screen.desk, view, view.file.proposal(proposal_id)))
