"""What is left of support and of changes of personnel (R22, R25)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import ContactRole, PersonnelChange
from ubp_tui.policy.steps.case_at import NOBODY, CaseAt, NextStep, called_first


def affected(at: CaseAt) -> dict[UUID, pendulum.DateTime]:
    """Everybody who is offered support, and since when (R22).

    Everyone named as affected, the recorder, point of contact, deputy and decider.
    """
    since: dict[UUID, pendulum.DateTime] = {}
    for incident in at.file.incidents:
        if incident.dropped_at is None:
            when = incident.joined_at or incident.recorded_at
            for staff_id in (incident.recorded_by_id, *(s.staff_id for s in incident.staff)):
                since.setdefault(staff_id, when)
    for role in at.file.contact_roles:
        if role.accepted_at is not None:
            since.setdefault(role.staff_id, role.accepted_at)
    for decision in at.file.decisions:
        for staff_id in decision.decided_by_ids:
            since.setdefault(staff_id, decision.decided_at)
    people = at.file.staff.people
    return {
        staff_id: when
        for staff_id, when in since.items()
        if staff_id in people
        and not people[staff_id].outside
        and not people[staff_id].has_left(at.today)
    }


def support_steps(at: CaseAt) -> list[NextStep]:
    """Offers not made yet, and follow-ups (R22)."""
    offered = {s.staff_id for s in at.file.support}
    offers = [
        at.step(
            f"Offer support to {at.file.staff.name(staff_id)}",
            "R22",
            Action.OFFER_SUPPORT,
            at.after(since),
            owner_id=_who_offers(at, staff_id),
            about_id=staff_id,
        )
        for staff_id, since in affected(at).items()
        if staff_id not in offered
    ]
    return offers + follow_up_steps(at)


def _who_offers(at: CaseAt, staff_id: UUID) -> UUID:
    """The case's owner; to the owner themselves, their line manager does."""
    owner_id = at.file.case.owner_id
    if staff_id != owner_id:
        return owner_id
    return at.file.staff[owner_id].line_manager_id or NOBODY


def follow_up_steps(at: CaseAt) -> list[NextStep]:
    """Support that was offered and is asked about again, whether the case is closed or not."""
    return [
        at.step(
            f"Follow up with {at.file.staff.name(support.staff_id)}: support",
            "R22",
            Action.OFFER_SUPPORT,
            support.follow_up_on,
            about_id=support.id,
        )
        for support in at.file.support
        if support.follow_up_on is not None and support.followed_up_at is None
    ]


def personnel_steps(at: CaseAt) -> list[NextStep]:
    """A manager answers a request for a change of personnel; one agreed is carried out (R25)."""
    return [
        _answer(at, change) for change in at.file.personnel_changes if change.answered_at is None
    ] + [
        at.step(
            f"{called_first(role.role)}: ask somebody else",
            "R25",
            Action.ASK_ROLE,
            at.after(change.answered_at),
            about_id=role.measure_id,
        )
        for change in at.file.personnel_changes
        if change.agreed and change.answered_at
        for role in _to_fill(at, change)
    ]


def _answer(at: CaseAt, change: PersonnelChange) -> NextStep:
    """With the line manager where they may answer, else with any manager.

    Whom it falls to sees the case, so naming somebody who has no part in it does not open it to
    their line manager (R35): the line manager of the case's owner answers that.
    """
    days = at.policy.figures.personnel_change_days.value
    whose = change.about_id if change.about_id in _on_the_case(at) else at.file.case.owner_id
    return at.step(
        f"Request to change {at.file.staff.name(change.about_id)}: answer it",
        "R25",
        Action.ANSWER_PERSONNEL_CHANGE,
        at.after(change.asked_at, days),
        owner_id=at.file.staff[whose].line_manager_id or NOBODY,
        about_id=change.id,
        about=change,
    )


def _on_the_case(at: CaseAt) -> set[UUID]:
    """Who is asked to be in touch, who has been given the case, and who is affected."""
    in_touch = (role.staff_id for role in at.file.contact_roles)
    return {at.file.case.owner_id, *in_touch, *(a.staff_id for a in at.file.access), *affected(at)}


def _to_fill(at: CaseAt, change: PersonnelChange) -> list[ContactRole]:
    """The roles that whoever is to be replaced holds, while nobody else has been asked."""
    running = {s.measure.id for s in at.standings if not s.has_ended}
    open_roles = [r for r in at.file.contact_roles if not (r.ended_on or r.declined_at)]
    return [
        role
        for role in open_roles
        if role.staff_id == change.about_id
        and role.measure_id in running
        and not any(
            other.measure_id == role.measure_id
            and other.role == role.role
            and other.staff_id != role.staff_id
            for other in open_roles
        )
    ]
