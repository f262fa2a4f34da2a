"""Who works here, and who sits at the desk."""

from __future__ import annotations

from models.staff import load_directory
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.facts import Directory, StaffMember


def staff_directory(desk: Desk) -> Directory:
    """Everybody who works here or has worked here."""
    return load_directory(desk.database)


def who(desk: Desk) -> StaffMember:
    """Who sits at the desk."""
    return staff_directory(desk)[desk.actor_id]
