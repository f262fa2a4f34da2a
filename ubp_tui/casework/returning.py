"""What ends before its day: an absence, and that somebody stands in (R10, R26)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from models.journal import entries_of_rows
from models.journal_head import newest_act
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, refuse_if, reject
from ubp_tui.casework.staff import refuse_unless_self_or_leader
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.facts import Absence, ActingAuthority, StaffMember
from ubp_tui.policy.forms import Findings
from ubp_tui.policy.staffing import why_not_end_standing_in


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
            _end(work, absence, work.today.subtract(days=1))
        back: StaffMember = work.get(StaffMember, staff_id)
        return back


def end_acting_authority(desk: Desk, staff_id: UUID, grade: str) -> pendulum.Date:
    """Somebody stands in at a grade no more, nor later as was planned; the last day of it.

    That is yesterday, so that it ends at once; today where they did something with it today, as
    they held the grade when they did (R10). Whoever may give it ends it, never for oneself.

    Raises:
        Refused: the actor may not, or the person does not stand in at that grade.
        Invalid: there is no such grade.
    """
    found = Findings()
    with desk.transaction() as work:
        person: StaffMember = work.get(StaffMember, staff_id)
        staff = work.allowed_without_case(Action.RECORD_AUTHORITY, person)
        found.choice("grade", "Grade", grade, [g.code for g in work.policy.grades], "R10")
        reject(found.problems)
        given = [a for a in person.acting if a.grade == grade and a.until >= work.today]
        if not given:
            title = work.policy.a_grade(grade)
            raise Refused(f"{person.name} does not stand in as {title}, so nothing changes.", "R10")
        days = {acting: _last_day(desk, work, acting) for acting in given}
        for acting, last in days.items():
            refuse_if(why_not_end_standing_in(work.asking(staff), acting, staff))
            _end(work, acting, last)
        return max(days.values())


def _last_day(desk: Desk, work: Work, acting: ActingAuthority) -> pendulum.Date:
    """Today where they did something today since they were given it, else yesterday."""
    yesterday = work.today.subtract(days=1)
    newest = newest_act(desk.database, acting.staff_id)
    if newest is None or london_date(newest) < work.today:
        return yesterday
    given_at = entries_of_rows(desk.database, [acting.id])[0].header.at
    return work.today if newest >= given_at else yesterday


def _end(work: Work, record: Absence | ActingAuthority, last: pendulum.Date) -> None:
    """Ends it with a day, or takes it back where it has no day until then."""
    if record.since > last:
        work.remove(record)
    elif record.until is None or last < record.until:
        work.change(record, until=last)
