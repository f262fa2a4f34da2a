"""Finding a colleague by what was typed."""

from __future__ import annotations

from models.staff import find_staff
from ubp_tui.casework.desk import Desk
from ubp_tui.cli.failures import Failure
from ubp_tui.policy.facts import StaffMember
from ubp_tui.policy.text import shortened


def colleague(desk: Desk, username: str) -> StaffMember:
    """Whoever signs in under a username.

    Raises:
        Failure: nobody does.
    """
    person = find_staff(desk.database, username)
    if person is None:
        raise Failure(
            f"Nobody signs in as {shortened(username)}. Look up the name with: ubp staff list"
        )
    return person
