"""What a contact counts as: permitted, an emergency, neutral or outside the measures (R12, R17)."""

from __future__ import annotations

from collections.abc import Iterable

import pendulum

from ubp_tui.policy.facts import CaseFile, Contact, ContactKind, Measure


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


def to_strike(
    contacts: Iterable[Contact], untold: Iterable[Measure], file: CaseFile
) -> list[Contact]:
    """The contacts that count no more once the letter that told of some measures came back (R12).

    One stays that was also outside another measure, or outside an immediate one of which the
    customer had been told when they were in touch.

    Args:
        contacts: those that are said to be outside the measures.
        untold: the measures of the decision whose letter came back.
        file: the case.
    """
    by_id = {measure.id: measure for measure in untold}
    return [
        contact
        for contact in contacts
        if all(
            key in by_id and not was_told(file, by_id[key], contact.happened_at)
            for key in contact.against_ids
        )
    ]
