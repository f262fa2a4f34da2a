"""What a contact counts as: permitted, an emergency, neutral or outside the measures (R12, R17)."""

from __future__ import annotations

import pendulum

from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Contact, ContactKind, Measure
from ubp_tui.policy.informing import informed_at


def was_told(file: CaseFile, measure: Measure, by: pendulum.DateTime) -> bool:
    """Whether somebody who took a contact told the customer of an immediate measure (R12)."""
    return any(
        measure.id in contact.told_ids and contact.happened_at <= by
        for contact in file.contacts
        if contact.struck_at is None
    )


def outside(file: CaseFile) -> list[Contact]:
    """The contacts said to be outside the measures that were not struck, oldest first."""
    return [c for c in file.contacts if c.kind == ContactKind.OUTSIDE and c.struck_at is None]


def waiting(file: CaseFile) -> list[Contact]:
    """Those that wait for the case's owner to confirm them or not (R17)."""
    return [contact for contact in outside(file) if contact.confirmed is None]


def confirmed(file: CaseFile, since: pendulum.DateTime | None = None) -> list[Contact]:
    """Those that count, as a review looks at them (R17).

    Args:
        file: the case.
        since: only what happened after that moment, such as the last review.
    """
    return [
        contact
        for contact in outside(file)
        if contact.confirmed and (since is None or contact.happened_at > since)
    ]


def held_unknowing(file: CaseFile, policy: Policy) -> list[Contact]:
    """Contacts held against a customer who had been told of none of the measures (R12).

    So it is once the letter came back, or that they were told at once was logged by mistake.
    """
    return [
        contact
        for contact in outside(file)
        if not any(
            _knew(file, measure, contact.happened_at, policy)
            for measure in file.measures
            if measure.id in contact.against_ids
        )
    ]


def _knew(file: CaseFile, measure: Measure, then: pendulum.DateTime, policy: Policy) -> bool:
    told = informed_at(file, measure.decision_id, policy)
    return (told is not None and told <= then) or was_told(file, measure, then)
