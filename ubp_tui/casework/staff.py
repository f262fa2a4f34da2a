"""Staff: who works here, their grade, absences, acting authority, outside people (R10, R26)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

import pendulum
from peewee import Database

from models.case_files import proposals_waiting
from models.fields import new_id
from models.journal_head import newest_act
from models.unit_of_work import UnitOfWork
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, refuse_if, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.document import Grade, Policy
from ubp_tui.policy.facts import Absence, ActingAuthority, Directory, StaffMember
from ubp_tui.policy.forms import Findings, Problem, cleaned
from ubp_tui.policy.staffing import (
    why_not_give_grade,
    why_not_leave,
    why_not_stand_in,
    why_not_take_grade,
)
from ubp_tui.policy.text import shortened

_NOT_IN_AN_ACCOUNT = re.compile("[\\s/\N{REPLACEMENT CHARACTER}]")
_AN_ACCOUNT = "It has no spaces, slashes or letters that cannot be read. Type it as they sign in."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStaff:
    """Somebody who is to use the program; `username` is their account on this computer."""

    username: str
    name: str
    grade: str
    line_manager_id: UUID | None = None
    safeguarding_lead: bool = False
    data_protection: bool = False
    working_days: tuple[int, ...] = (1, 2, 3, 4, 5)


def staff_problems(form: NewStaff, policy: Policy, staff: Directory) -> list[Problem]:
    """What is wrong with a new member of staff."""
    found = Findings()
    found.text("name", "Name", form.name)
    found.text("username", "Account name", form.username)
    if _NOT_IN_AN_ACCOUNT.search(form.username):
        found.add("username", f"“{shortened(form.username)}” is no account name. {_AN_ACCOUNT}")
    found.choice("grade", "Grade", form.grade, [g.code for g in policy.grades])
    if any(p.username == form.username for p in staff.people.values()):
        found.add("username", f"“{form.username}” is on the list already.")
    if form.line_manager_id is not None and form.line_manager_id not in staff.people:
        found.add("line_manager_id", "Choose the line manager from the list.")
    if not form.working_days or not set(form.working_days) <= set(range(1, 8)):
        found.add("working_days", "Choose the days of the week on which they work.")
    return found.problems


def add_staff(desk: Desk, form: NewStaff) -> StaffMember:
    """Adds somebody; a head of service or above does.

    Raises:
        Refused: the grade is lower, or they could decide what the actor proposed.
        Invalid: something is missing, or the account name is taken.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        staff = work.allowed_without_case(Action.MANAGE_STAFF)
        reject(staff_problems(form, work.policy, staff))
        refuse_if(why_not_give_grade(work.asking(staff), form.grade, staff))
        _refuse_own_decider(desk, work, form.grade)
        return work.add(_member(work.new_id(), form))


def _refuse_own_decider(desk: Desk, work: Work, grade: str) -> None:
    """Whoever proposed measures that wait does not make anybody one who may decide them (R10)."""
    if work.policy.rank(grade) < work.policy.rank(work.policy.authority.decides):
        return
    if any(work.actor_id in each.proposer_ids for each in proposals_waiting(desk.database)):
        raise Refused(
            "Measures that you proposed wait for a decision, so somebody else gives this grade.",
            "R10",
        )


def _member(staff_id: UUID, form: NewStaff) -> StaffMember:
    return StaffMember(
        id=staff_id,
        username=form.username,
        name=form.name,
        grade=form.grade,
        line_manager_id=form.line_manager_id,
        safeguarding_lead=form.safeguarding_lead,
        data_protection=form.data_protection,
        working_days=form.working_days,
    )


def change_grade(desk: Desk, seen: StaffMember, grade: str) -> StaffMember:
    """Gives somebody another grade; never oneself (R10).

    Raises:
        Refused: it is oneself, the actor's grade does not allow it, they could decide what the
            actor proposed, or nobody would be left who keeps the list.
        Invalid: there is no such grade.
    """
    found = Findings()
    with desk.transaction() as work:
        staff = work.allowed_without_case(Action.MANAGE_STAFF, seen)
        found.choice("grade", "Grade", grade, [g.code for g in work.policy.grades])
        reject(found.problems)
        asking = work.asking(staff)
        refuse_if(why_not_take_grade(asking, seen, grade, staff))
        refuse_if(why_not_give_grade(asking, grade, staff))
        _refuse_own_decider(desk, work, grade)
        return work.change(seen, grade=grade)


def record_absence(
    desk: Desk, staff_id: UUID, since: pendulum.Date, until: pendulum.Date | None
) -> Absence:
    """Records when somebody is away; they themselves, or a team leader or above (R26).

    Raises:
        Refused: the actor may not.
        Invalid: it ends before it begins.
    """
    found = Findings()
    with desk.transaction() as work:
        refuse_unless_self_or_leader(work, staff_id)
        if until is not None and until < since:
            found.add("until", "The last day is before the first. Check the dates.")
        reject(found.problems)
        return work.add(Absence(id=work.new_id(), staff_id=staff_id, since=since, until=until))


def refuse_unless_self_or_leader(work: Work, staff_id: UUID) -> None:
    """When somebody is away they say themselves, or a team leader or above (R26).

    Raises:
        Refused: the actor is neither.
    """
    work.get(StaffMember, staff_id)
    if staff_id != work.actor_id:
        work.allowed_without_case(Action.DROP_INCIDENT)


def record_leaving(desk: Desk, seen: StaffMember, left_on: pendulum.Date) -> StaffMember:
    """Records the last day on which somebody works here; their roles then show as open (R26).

    Raises:
        Refused: the actor's grade is too low, they did something here later than that, or nobody
            would be left who keeps the list.
    """
    with desk.transaction() as work:
        staff = work.allowed_without_case(Action.MANAGE_STAFF, seen)
        newest = newest_act(desk.database, seen.id)
        last_did = london_date(newest) if newest is not None else None
        refuse_if(why_not_leave(work.asking(staff), seen, left_on, staff, last_did))
        return work.change(seen, left_on=left_on)


def record_return(desk: Desk, seen: StaffMember) -> StaffMember:
    """Records that somebody works here again, or never left: a mistake is put right (R26).

    They have the account, grade and roles they had; the journal keeps the day they left. Whoever
    keeps the list says so of themselves too, as long as they work here: nobody gains anything.

    Raises:
        Refused: they are not recorded as leaving, or the actor may not give their grade.
    """
    with desk.transaction() as work:
        about = None if seen.id == work.actor_id else seen
        staff = work.allowed_without_case(Action.MANAGE_STAFF, about)
        if seen.left_on is None:
            raise Refused(f"{seen.name} is not recorded as leaving, so nothing changes.", "R26")
        refuse_if(why_not_give_grade(work.asking(staff), seen.grade, staff))
        return work.change(seen, left_on=None)


def give_acting_authority(
    desk: Desk,
    staff_id: UUID,
    grade: str,
    since: pendulum.Date,
    until: pendulum.Date,
    reason: str,
    case_id: UUID | None = None,
) -> ActingAuthority:
    """Records that somebody stands in at a higher grade: by a head of service or above (R10).

    At a grade above the actor's own only for a case that needs it, while nobody of it is here.

    Raises:
        Refused: for oneself, by the proposer of the case it is for, by a lower grade, while
            somebody of the grade is here, as a way of handing a grade back, or for longer than the
            actor stands in themselves.
        Invalid: the dates or the reason do not fit.
    """
    found = Findings()
    with desk.transaction() as work:
        person: StaffMember = work.get(StaffMember, staff_id)
        file = None
        if case_id is not None:
            file = work.allowed(Action.RECORD_AUTHORITY, case_id, person)
        staff = work.allowed_without_case(Action.RECORD_AUTHORITY, person)
        found.choice("grade", "Grade", grade, [g.code for g in work.policy.grades], "R10")
        if until < since:
            found.add("until", "The last day is before the first. Check the dates.", "R10")
        found.text("reason", "Why they stand in", reason, "R10")
        reject(found.problems)
        acting = ActingAuthority(
            id=work.new_id(),
            staff_id=staff_id,
            grade=grade,
            since=since,
            until=until,
            given_by_id=work.actor_id,
            reason=reason,
        )
        refuse_if(why_not_stand_in(work.asking(staff), acting, staff, file))
        return work.add(acting)


def record_outside_person(
    desk: Desk, name: str, organisation: str, case_id: UUID | None = None
) -> StaffMember:
    """Records somebody from outside who decides or reviews where nobody inside may (R10).

    They rank with the highest grade and never sign in.

    Raises:
        Refused: by a grade lower than a head of service's, or by the proposer.
        Invalid: the name or the organisation is missing.
    """
    found = Findings()
    with desk.transaction() as work:
        if case_id is not None:
            work.allowed(Action.RECORD_AUTHORITY, case_id)
        else:
            work.allowed_without_case(Action.RECORD_AUTHORITY)
        found.text("name", "Name", name, "R10")
        found.text("organisation", "Where they are from", organisation, "R10")
        reject(found.problems)
        return work.add(
            StaffMember(
                id=work.new_id(),
                username=None,
                name=name,
                grade=work.policy.grades[-1].code,
                outside=True,
                organisation=organisation,
                recorded_by_id=work.actor_id,
            )
        )


def grades_to_begin_with(policy: Policy) -> tuple[Grade, ...]:
    """The grades of which whoever is first on the list has one: they add the others (R10)."""
    return policy.grades[policy.rank(policy.authority.records_authority) :]


def first_person(
    database: Database, policy: Policy, form: NewStaff, now: pendulum.DateTime
) -> StaffMember:
    """The first run on a new database: whoever opens it says who they are.

    Raises:
        Refused: somebody is on the list already, who can add others.
        Invalid: something is missing, or nobody could go on after somebody of this grade.
    """
    form = cleaned(form)
    staff_id = new_id()
    with UnitOfWork(database, policy, staff_id, now) as unit:
        staff = unit.directory()
        if staff.people:
            raise Refused("Somebody works here already. Ask them to add you.", "R10")
        reject(staff_problems(form, policy, staff) or _cannot_begin(form, policy))
        return unit.add(_member(staff_id, form))


def _cannot_begin(form: NewStaff, policy: Policy) -> list[Problem]:
    able = grades_to_begin_with(policy)
    if form.grade in {grade.code for grade in able}:
        return []
    whom = policy.a_grade(able[0].code)
    said = f"The first on the list adds the others, so it is {whom} or above."
    return [Problem("grade", f"{said} They can then add you.", "R10")]
