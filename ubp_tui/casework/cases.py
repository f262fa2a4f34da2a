"""Cases: opened, owned, given to people, noted on, closed (R4, R20, R35)."""

from __future__ import annotations

from uuid import UUID

from models.case_files import open_case_of
from models.installation import ReferenceKind
from ubp_tui.casework.allegations import join_allegations
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, refuse_if, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.closing import why_not_close
from ubp_tui.policy.eligibility import holds
from ubp_tui.policy.facts import Access, Case, Customer, Incident, Note
from ubp_tui.policy.forms import Findings, Problem
from ubp_tui.policy.text import clean

NOBODYS = "It is nobody's yet. Say first whose it is, and how you know."


def open_case(desk: Desk, customer_id: UUID | None, incident_ids: tuple[UUID, ...]) -> Case:
    """Opens the one case a customer can have, with its first incidents (R1, R4).

    Raises:
        Refused: nobody knows whose the incident is, a case is open already, or the grade is lower
            than a team leader's. The sentence names the open case, so that the incident can be
            brought to it, and says no more.
        Invalid: no incident is given, or one is another customer's.
    """
    with desk.transaction() as work:
        work.allowed_without_case(Action.OPEN_CASE)
        if customer_id is None:
            raise Refused(NOBODYS, "R4")
        customer: Customer = work.get(Customer, customer_id)
        if customer.died_on is not None:
            raise Refused("The customer has died. No case is opened.", "R20")
        if customer.staff_id == work.actor_id:
            raise Refused("A case about yourself is opened by somebody else.", "R4")
        if (existing := open_case_of(desk.database, customer_id)) is not None:
            raise Refused(
                f"{customer.spoken_name} has an open case, {existing.reference}. "
                "Attach the incident to it.",
                "R4",
            )
        case = work.add(
            Case(
                id=work.new_id(),
                reference=work.next_reference(ReferenceKind.CASE),
                customer_id=customer_id,
                opened_by_id=work.actor_id,
                opened_at=work.now,
                owner_id=work.actor_id,
                restricted=customer.staff_id is not None,
                policy_version=work.policy.edition,
            )
        )
        give(work, case.id, work.actor_id, "opened the case")
        _attach(work, case, incident_ids)
        join_allegations(desk, work, case)
        return case


def _attach(work: Work, case: Case, incident_ids: tuple[UUID, ...]) -> None:
    if not incident_ids:
        reject([Problem("incidents", "Choose the incident that the case is opened for.", "R1")])
    for incident_id in incident_ids:
        incident: Incident = work.get(Incident, incident_id)
        if incident.customer_id != case.customer_id or incident.case_id or incident.dropped_at:
            message = f"{incident.reference} cannot be attached: it is not free, or not theirs."
            reject([Problem("incidents", message, "R4")])
        work.change(incident, case_id=case.id, joined_at=work.now)


def give(work: Work, case_id: UUID, staff_id: UUID, reason: str) -> None:
    """Within a transaction: somebody has been given the case from now on, once."""
    file = work.case_file(case_id)
    if any(access.staff_id == staff_id for access in file.access):
        return
    work.add(
        Access(
            id=work.new_id(),
            case_id=case_id,
            staff_id=staff_id,
            given_by_id=work.actor_id,
            given_at=work.now,
            reason=reason,
        )
    )


def give_case(desk: Desk, case_id: UUID, staff_id: UUID, reason: str) -> None:
    """Gives a colleague the case, with the reason (R35).

    Raises:
        Refused: it is not yours to give, or the file is about that colleague.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.allowed(Action.GIVE_ACCESS, case_id)
        if staff_id not in file.staff.people:
            found.add("staff_id", "Choose somebody from the list of staff.", "R35")
        if file.customer.staff_id == staff_id:
            raise Refused("The file is about this colleague, so it stays closed to them.", "R4")
        found.text("reason", "Why they need it", reason, "R35")
        reject(found.problems)
        give(work, case_id, staff_id, clean(reason))


def take_case(desk: Desk, case_id: UUID, reason: str) -> None:
    """A manager gives themselves a case, which the case then shows (R35).

    Raises:
        Refused: the grade is lower than a manager's, or the file is about them.
    """
    found = Findings()
    with desk.transaction() as work:
        work.allowed(Action.TAKE_CASE, case_id)
        found.text("reason", "Why you need it", reason, "R35")
        reject(found.problems)
        give(work, case_id, work.actor_id, clean(reason))


def assign_case(desk: Desk, seen: Case, owner_id: UUID) -> Case:
    """Gives the case another owner; a team leader or above does.

    Raises:
        Refused: the new owner does not work cases, or has left.
        ChangedElsewhere: somebody else changed the case meanwhile.
    """
    with desk.transaction() as work:
        file = work.allowed(Action.ASSIGN, seen.id)
        owner = file.staff.people.get(owner_id)
        if owner is None or owner.outside or owner.has_left(work.today):
            raise Refused("Choose somebody who works here.", "R35")
        asking = work.asking(file.staff)
        lowest = work.policy.authority.works_cases
        if not holds(owner, lowest, work.policy, work.today):
            grade = work.policy.a_grade(lowest)
            raise Refused(f"{owner.name} is not {grade} or above, so cannot own a case.", "R35")
        if file.customer.staff_id == owner_id:
            refuse_if(asking.needs(work.policy.authority.manages))
            raise Refused("The file is about this colleague.", "R4")
        case = work.change(seen, owner_id=owner_id)
        give(work, seen.id, owner_id, "owns the case")
        return case


def add_note(desk: Desk, case_id: UUID, words: str) -> Note:
    """A factual note; the customer may read it one day.

    Raises:
        Invalid: it is empty or too long.
    """
    found = Findings()
    with desk.transaction() as work:
        work.allowed(Action.ADD_NOTE, case_id)
        words = clean(words).strip()
        found.text("words", "The note", words)
        reject(found.problems)
        return write_note(work, case_id, words)


def write_note(work: Work, case_id: UUID, words: str) -> Note:
    """Within a transaction: a note on the case, by whoever sits at the desk."""
    return work.add(
        Note(
            id=work.new_id(),
            case_id=case_id,
            written_by_id=work.actor_id,
            written_at=work.now,
            words=words,
        )
    )


def close_case(desk: Desk, seen: Case, reason: str) -> Case:
    """Closes a case: a recorded act, possible once R20 holds.

    Raises:
        Refused: something is left to do; the sentence says what.
        ChangedElsewhere: somebody else changed the case meanwhile.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.allowed(Action.CLOSE, seen.id)
        if (why := why_not_close(file, work.policy, work.now)) is not None:
            raise Refused(f"It cannot be closed yet. {why}", "R20")
        found.text("reason", "Why it is closed", reason, "R20")
        reject(found.problems)
        for draft in file.drafts:
            work.remove(draft)
        return work.change(
            seen,
            closed_at=work.now,
            closed_by_id=work.actor_id,
            closing_reason=clean(reason),
            reopened_at=None,
        )
