"""Point of contact and deputy: asked, accepted, changed; changes of personnel (R21-R26)."""

from __future__ import annotations

from uuid import UUID

import msgspec
import pendulum

from ubp_tui.casework.cases import give
from ubp_tui.casework.decisions import ask_role
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.measures import measure_of, not_ended
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.conflicts import why_not_them
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import (
    CaseFile,
    ContactRole,
    Measure,
    PersonnelChange,
    Role,
)
from ubp_tui.policy.forms import Findings
from ubp_tui.policy.forms.informing import way_problems
from ubp_tui.policy.informing import LETTER, current_item
from ubp_tui.policy.measures import SingleContact
from ubp_tui.policy.needs import why_not_said
from ubp_tui.policy.periods import knows_from, received_by_post
from ubp_tui.policy.text import clean

TWO_PEOPLE = "Point of contact and deputy are two people."


def ask_for_role(
    desk: Desk, case_id: UUID, measure_id: UUID, staff_id: UUID, role: Role
) -> ContactRole:
    """Asks somebody to be the point of contact or the deputy from now on (R23, R25).

    It is not a change of the measure: they accept, the customer is told, and then it binds.

    Raises:
        Refused: the measure has ended, they do not work here, hold the other role, or an
            adjustment excludes them.
    """
    with desk.transaction() as work:
        file = work.allowed(Action.ASK_ROLE, case_id)
        measure = not_ended(work, file, measure_id)
        if not isinstance(measure.details, SingleContact):
            raise Refused("Only M1 has a point of contact.", "R23")
        person = file.staff.people.get(staff_id)
        if person is None or person.outside or person.has_left(work.today):
            raise Refused("Choose somebody who works here.", "R23")
        if staff_id == file.customer.staff_id:
            raise Refused("The case is about them. Choose somebody else.", "R4")
        changed = _with(measure.details, role, staff_id)
        if changed.staff_id == changed.deputy_id:
            raise Refused(TWO_PEOPLE, "R23")
        if why := why_not_them(staff_id, role, file.adjustments):
            raise Refused(why, "R8")
        held = [r for r in file.contact_roles if not (r.ended_on or r.declined_at)]
        if (measure_id, staff_id, role) in [(r.measure_id, r.staff_id, r.role) for r in held]:
            raise Refused(f"{person.name} holds this role or has been asked already.", "R23")
        return ask_role(work, measure, staff_id, role)


def _with(details: SingleContact, role: str, staff_id: UUID) -> SingleContact:
    if role == Role.CONTACT:
        return msgspec.structs.replace(details, staff_id=staff_id)
    return msgspec.structs.replace(details, deputy_id=staff_id)


def accept_role(desk: Desk, seen: ContactRole, support_offered: str) -> ContactRole:
    """The person accepts the role, knowing what support they get, and is given the case (R23).

    Before the letter goes it names them; after it the customer is told of them by itself.

    Raises:
        Refused: somebody else was asked, the role has ended, or they have
            accepted the other role meanwhile.
        Invalid: it is not said what support they get.
    """
    found = Findings()
    with desk.transaction() as work:
        file = _may_answer(work, seen)
        _refuse_both(file, seen)
        found.text("support_offered", "What support you get", support_offered, "R23")
        reject(found.problems)
        give(work, seen.case_id, seen.staff_id, f"is the {seen.role}")
        if not _letter_sent(file, seen):
            _take_over(work, file, seen)
        return work.change(seen, accepted_at=work.now, support_offered=clean(support_offered))


def decline_role(desk: Desk, seen: ContactRole, reason: str) -> ContactRole:
    """The person declines; somebody else is then asked (R23).

    Raises:
        Refused: somebody else was asked, or the role has ended.
    """
    found = Findings()
    with desk.transaction() as work:
        _may_answer(work, seen)
        found.length("reason", "Reason", reason)
        reject(found.problems)
        return work.change(seen, declined_at=work.now, declined_reason=clean(reason))


def _may_answer(work: Work, seen: ContactRole) -> CaseFile:
    file = work.allowed(Action.ANSWER_ROLE, seen.case_id, seen)
    if seen.accepted_at or seen.declined_at or seen.ended_on:
        raise Refused("This has been answered, or is over.", "R23")
    return file


def _refuse_both(file: CaseFile, role: ContactRole) -> None:
    """Whoever is asked for both roles takes one, so that somebody covers for them (M1, R23)."""
    for other in file.contact_roles:
        is_other = other.measure_id == role.measure_id and other.role != role.role
        if (
            is_other
            and other.staff_id == role.staff_id
            and other.accepted_at
            and not other.ended_on
        ):
            raise Refused(f"You have accepted to be the {other.role}. {TWO_PEOPLE}", "R23")


def _letter_sent(file: CaseFile, role: ContactRole) -> bool:
    """Whether the letter that names the people of the role's measure is out."""
    informing = file.informing_of(measure_of(file, role.measure_id).decision_id)
    return informing is not None and current_item(informing, LETTER) is not None


def _take_over(work: Work, file: CaseFile, new: ContactRole) -> Measure:
    """The measure names the new person; those before them end, their history is kept."""
    measure = measure_of(file, new.measure_id)
    assert isinstance(measure.details, SingleContact)
    for role in file.contact_roles:
        same = role.measure_id == new.measure_id and role.role == new.role
        if same and role.id != new.id and role.ended_on is None:
            work.change(role, ended_on=work.today)
    return work.change(measure, details=_with(measure.details, new.role, new.staff_id))


def tell_of_role(desk: Desk, seen: ContactRole, told_on: pendulum.Date | None, how: str) -> Measure:
    """Records that the customer was told of the new person, who takes over from then (R21).

    The person before them ends; their history is kept. A letter is recorded once it has arrived:
    until then the customer reaches the person whom they know.

    Raises:
        Refused: they have not accepted, or somebody took over from them since.
        Invalid: the day is missing, in the future or before they accepted, or the way is missing,
            cannot be used, or has not reached the customer yet.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.allowed(Action.TELL, seen.case_id)
        if seen.accepted_at is None:
            raise Refused("They have not accepted yet.", "R23")
        if seen.ended_on is not None:
            raise Refused("They hold this role no more. Ask them again first.", "R25")
        found.told("told_on", told_on, london_date(seen.accepted_at), work.today)
        way_problems(found, how, file, work.policy, "R21")
        found.add("how", why_not_said(how, file, work.policy), "R12")
        if told_on is not None and knows_from(told_on, how, work.policy, work.now) > work.now:
            arrives = in_words(received_by_post(told_on, work.policy))
            found.add("told_on", f"A letter of that day arrives on {arrives}. Record it then.")
        reject(found.problems)
        work.change(seen, told_on=told_on)
        return _take_over(work, file, seen)


def ask_personnel_change(
    desk: Desk, case_id: UUID, about_id: UUID, words: str, *, by_customer: UUID | None = None
) -> PersonnelChange:
    """Records a request for another person, by staff or the customer, at any time (R25).

    Args:
        desk: where it is recorded.
        case_id: the case.
        about_id: who is to be replaced.
        words: why, in the words of whoever asks.
        by_customer: the customer's id where they ask; None where a member of staff does.

    Raises:
        Invalid: there are no words.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.allowed(Action.ASK_PERSONNEL_CHANGE, case_id)
        if about_id not in file.staff.people:
            found.add("about_id", "Choose whom it is about.", "R25")
        found.text("words", "Why, in their words", words, "R25")
        reject(found.problems)
        return work.add(
            PersonnelChange(
                id=work.new_id(),
                case_id=case_id,
                about_id=about_id,
                asked_by_customer=by_customer is not None,
                asked_by_id=work.actor_id,
                asked_at=work.now,
                words=clean(words),
            )
        )


def answer_personnel_change(
    desk: Desk, seen: PersonnelChange, answer: str, agreed: bool
) -> PersonnelChange:
    """A manager answers; where agreed, the next step is to ask somebody else (R25).

    Raises:
        Refused: the grade is lower than a manager's, or it is about themselves.
        Invalid: there is no answer.
    """
    found = Findings()
    with desk.transaction() as work:
        work.allowed(Action.ANSWER_PERSONNEL_CHANGE, seen.case_id, seen)
        if seen.answered_at is not None:
            raise Refused("It has been answered.", "R25")
        found.text("answer", "The answer", answer, "R25")
        reject(found.problems)
        return work.change(
            seen,
            answered_by_id=work.actor_id,
            answered_at=work.now,
            agreed=agreed,
            answer=clean(answer),
        )
