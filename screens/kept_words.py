"""Says on a form that words were kept from before, and from when."""

from __future__ import annotations

import pendulum

from screens.wording import moment_words
from ubp_tui.widgets.questions import Shown


def kept_note(since: pendulum.DateTime | None) -> list[Shown]:
    """The line above a form that holds what was typed before; none where nothing was kept."""
    if since is None:
        return []
    return [Shown(name="kept", label=f"What you typed was kept from {moment_words(since)}.")]
