"""What is shared with others may be withheld: by whose word, confirmed, looked at again (R12)."""

from __future__ import annotations

import pendulum

from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import holds
from ubp_tui.policy.facts import CaseFile, Informing, InformingItem, ItemState, StaffMember
from ubp_tui.policy.informing import SHARED, current_item


def is_confirmed(item: InformingItem) -> bool:
    """Whether whoever is named as authorising a withholding recorded it, or has confirmed it."""
    return item.done_by_id == item.authorised_by_id


def has_been_confirmed(informing: Informing) -> bool:
    """Whether a withholding that stands was confirmed, though a newer one still waits for that."""
    return any(
        is_confirmed(item)
        for item in informing.items
        if item.number == SHARED and item.state == ItemState.WITHHELD and item.struck_at is None
    )


def to_confirm(informing: Informing) -> InformingItem | None:
    """The withholding that waits for whoever is named as authorising it; None without one."""
    shared = current_item(informing, SHARED)
    if shared is None or shared.state != ItemState.WITHHELD or is_confirmed(shared):
        return None
    return shared


def may_authorise(
    person: StaffMember, file: CaseFile, policy: Policy, today: pendulum.Date
) -> bool:
    """Whether somebody may be named: of R10's grade, who signs in to confirm it."""
    return (
        not person.outside
        and not person.has_left(today)
        and person.id != file.customer.staff_id
        and holds(person, policy.authority.decides, policy, today)
    )


def look_again_by(
    file: CaseFile, informing: Informing, policy: Policy, today: pendulum.Date
) -> pendulum.Date:
    """The last day for looking again: that of the measures' next review, or their own last day.

    So that nothing is withheld for longer than anything else goes unreviewed (R12, R19).
    """
    decision = file.decision(informing.decision_id)
    months = decision.review_months or policy.figures.review_months.value
    since = [london_date(r.reviewed_at) for r in file.reviews if r.decision_id == decision.id]
    if decision.starts_on is not None:
        since.append(decision.starts_on)
    review = max(since, default=today).add(months=months)
    if review < today:
        review = today.add(months=months)
    if decision.last_day is not None and decision.last_day >= today:
        return min(review, decision.last_day)
    return review
