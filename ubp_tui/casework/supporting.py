"""Support for staff who are affected, and check-ins with who is in touch (R22, R24)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import CheckIn, StaffMember, Support
from ubp_tui.policy.forms import Findings
from ubp_tui.policy.text import clean


def offer_support(
    desk: Desk,
    case_id: UUID,
    staff_id: UUID,
    offer: str,
    answer: str = "",
    follow_up_on: pendulum.Date | None = None,
) -> Support:
    """Offers support to somebody affected; offer, answer and follow-up stay private (R22).

    Raises:
        Invalid: it is not said what was offered, or to whom.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.allowed(Action.OFFER_SUPPORT, case_id)
        if staff_id not in file.staff.people:
            found.add("staff_id", "Choose whom it is offered to.", "R22")
        found.text("offer", "What was offered", offer, "R22")
        found.length("answer", "Their answer", answer)
        if follow_up_on is not None:
            found.to_come("follow_up_on", "The day to ask again", follow_up_on, work.today)
        reject(found.problems)
        return work.add(
            Support(
                id=work.new_id(),
                case_id=case_id,
                staff_id=staff_id,
                offered_by_id=work.actor_id,
                offered_at=work.now,
                offer=clean(offer),
                answer=clean(answer),
                answered_at=work.now if answer.strip() else None,
                follow_up_on=follow_up_on,
            )
        )


def follow_up_support(
    desk: Desk, seen: Support, answer: str, follow_up_on: pendulum.Date | None = None
) -> Support:
    """Records the answer or how it went, and when to ask again, if at all (R22).

    Raises:
        Invalid: the next day is in the past, or there are no words.
    """
    found = Findings()
    with desk.transaction() as work:
        work.allowed(Action.OFFER_SUPPORT, seen.case_id)
        found.text("answer", "Their answer, or how it went", answer, "R22")
        if follow_up_on is not None:
            found.to_come("follow_up_on", "The day to ask again", follow_up_on, work.today)
        reject(found.problems)
        return work.change(
            seen,
            answer=clean(answer),
            answered_at=work.now,
            follow_up_on=follow_up_on or seen.follow_up_on,
            followed_up_at=None if follow_up_on else work.now,
        )


def check_in(desk: Desk, case_id: UUID, staff_id: UUID, note: str) -> CheckIn:
    """Records a conversation with the point of contact or deputy about how it goes (R24).

    Raises:
        Refused: only their line of management, or whoever works the case, holds it.
        Invalid: there is no note.
    """
    found = Findings()
    with desk.transaction() as work:
        person: StaffMember = work.get(StaffMember, staff_id)
        file = work.allowed(Action.CHECK_IN, case_id, person)
        if not any(r.staff_id == staff_id and r.accepted_at for r in file.contact_roles):
            raise Refused("They are neither point of contact nor deputy here.", "R24")
        found.text("note", "How it goes", note, "R24")
        reject(found.problems)
        return work.add(
            CheckIn(
                id=work.new_id(),
                case_id=case_id,
                staff_id=staff_id,
                held_by_id=work.actor_id,
                held_at=work.now,
                note=clean(note),
            )
        )
