"""Where an appeal stands, in words."""

from __future__ import annotations

from ubp_tui.policy.appeals import AppealState, appeal_state
from ubp_tui.policy.facts import Appeal


def appeal_words(appeal: Appeal) -> str:
    """Where an appeal stands: that reasons were asked for only until they are there (R30)."""
    state = appeal_state(appeal)
    if state not in (AppealState.RECEIVED, AppealState.REASONS_ASKED):
        return state
    if appeal.reasons_confirmed_on is not None:
        return "reasons confirmed, not referred yet"
    if appeal.reasons_declined_on is not None:
        return "no reasons to add, not referred yet"
    return state
