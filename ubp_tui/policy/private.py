"""What is private between a member of staff and their line of management (R22, R23, R24)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from ubp_tui.policy.asking import Asking
from ubp_tui.policy.facts import Directory


def may_read_support(asking: Asking, staff: Directory, staff_id: UUID) -> bool:
    """Whether somebody reads what support a member of staff was offered (R22, R24).

    They themselves do, their line of management, and the data protection role.
    """
    actor = asking.actor
    return (
        actor.data_protection
        or actor.id == staff_id
        or actor.id in _line_of_management(staff, staff_id)
    )


def _line_of_management(staff: Directory, staff_id: UUID) -> Iterator[UUID]:
    """Their line manager, that person's, and so on; a circle is gone round once."""
    passed = {staff_id}
    person = staff.people.get(staff_id)
    while person is not None and person.line_manager_id not in (None, *passed):
        assert person.line_manager_id is not None
        passed.add(person.line_manager_id)
        yield person.line_manager_id
        person = staff.people.get(person.line_manager_id)
