"""Contacts outside the measures: whoever owns the case says whether they count (R17)."""

from __future__ import annotations

from ubp_tui.policy.actions import Action
from ubp_tui.policy.contact_check.logged import confirmed, waiting
from ubp_tui.policy.facts import Contact
from ubp_tui.policy.steps.case_at import CaseAt, NextStep


def contact_steps(at: CaseAt) -> list[NextStep]:
    """To say whether each counts, then to tell the customer, while its measures stand."""
    running = {s.measure.id for s in at.standings if not s.has_ended}

    def counts_still(contact: Contact) -> bool:
        return not running.isdisjoint(contact.against_ids)

    return [
        at.step(
            "Say whether a contact was outside the measures",
            "R17",
            Action.CONFIRM_CONTACT,
            at.after(contact.logged_at),
            about_id=contact.id,
        )
        for contact in waiting(at.file)
        if counts_still(contact)
    ] + [
        at.step(
            "Tell the customer of a contact outside the measures",
            "R17",
            Action.TELL,
            at.after(contact.answered_at),
            about_id=contact.id,
        )
        for contact in confirmed(at.file)
        if contact.told_on is None and contact.answered_at is not None and counts_still(contact)
    ]
