"""What ends before its day: an absence, as somebody is back (R26)."""

from __future__ import annotations

from uuid import UUID

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused
from ubp_tui.casework.staff import refuse_unless_self_or_leader
from ubp_tui.policy.facts import StaffMember


def end_absence(desk: Desk, staff_id: UUID) -> StaffMember:
    """Records that somebody is back from today; they themselves, or a team leader or above (R26).

    Yesterday is the last day of every absence in which they are today. One that began today is
    taken off the list, as no day of it is left; the journal keeps it.

    Raises:
        Refused: the actor may not, or they are not away today.
    """
    with desk.transaction() as work:
        refuse_unless_self_or_leader(work, staff_id)
        person: StaffMember = work.get(StaffMember, staff_id)
        running = [absence for absence in person.absences if absence.covers(work.today)]
        if not running:
            raise Refused(f"{person.name} is not away today, so nothing changes.", "R26")
        for absence in running:
            if absence.since < work.today:
                work.change(absence, until=work.today.subtract(days=1))
            else:
                work.remove(absence)
        back: StaffMember = work.get(StaffMember, staff_id)
        return back
