"""Opens the contact check, empty or about a customer who is known."""

from __future__ import annotations

from typing import Any

from screens.contact_check.screen import ContactCheckScreen
from screens.work_screen import WorkScreen
from ubp_tui.policy.facts import Customer


def open_contact_check(screen: WorkScreen[Any], customer: Customer | None = None) -> None:
    """Opens the check; a screen that is a check already only searches again.

    Args:
        screen: where it is opened from.
        customer: whom it is about, where that is known.
    """
    screen.app.push_screen(ContactCheckScreen(screen.desk, customer))
