"""Nominated persons, the point of contact and changes of personnel in the timeline (R23-R27)."""

from __future__ import annotations

from collections.abc import Iterator

from ubp_tui.casework.timeline.telling import Entry, Kind, Teller
from ubp_tui.policy.facts import ContactRole, Nomination, NominationKind, PersonnelChange
from ubp_tui.policy.private import may_read_change


def people(teller: Teller) -> Iterator[Entry]:
    """Who acts for the customer, and whom the customer deals with."""
    for nomination in teller.file.nominations:
        yield from _nomination(teller, nomination)
    for role in teller.file.contact_roles:
        yield from _role(teller, role)
    for change in teller.file.personnel_changes:
        yield from _change(teller, change)


def _nomination(teller: Teller, nomination: Nomination) -> Iterator[Entry]:
    name, by = nomination.name, nomination.recorded_by_id
    chosen = nomination.kind == NominationKind.NOMINATION
    how = "nominated" if chosen else f"recorded as {nomination.kind}"
    words = f"{name}, {nomination.relationship}, {how}"
    yield teller.entry(nomination.recorded_at, by, Kind.PEOPLE, words, nomination.id)
    accepted = f"{name} accepted to act for the customer"
    yield from teller.did(nomination, "accepted_on", Kind.PEOPLE, accepted)
    ended = f"{name} no longer acts for the customer: ended by {nomination.ended_by}"
    yield from teller.did(nomination, "ended_on", Kind.PEOPLE, ended)


def _role(teller: Teller, role: ContactRole) -> Iterator[Entry]:
    """Why somebody declined stays on the record: it may be about how they are (R22)."""
    name, holder, kind = teller.name(role.staff_id), role.staff_id, Kind.PEOPLE
    asked = f"{name} asked to be the {role.role}"
    yield teller.entry(role.asked_at, role.asked_by_id, kind, asked, role.id)
    accepted = f"{name} accepted to be the {role.role}"
    yield from teller.did(role, "accepted_at", kind, accepted, by=holder)
    declined = f"{name} declined to be the {role.role}"
    yield from teller.did(role, "declined_at", kind, declined, by=holder)
    told = f"The customer was told that {name} is the {role.role}"
    yield from teller.did(role, "told_on", kind, told)
    yield from teller.did(role, "ended_on", kind, f"{name} is the {role.role} no more")


def _change(teller: Teller, change: PersonnelChange) -> Iterator[Entry]:
    """Why, and the reasons of the answer, only for those who may read them (R25, R35)."""
    reads, about = may_read_change(teller.asking, change), teller.name(change.about_id)
    words = f"Change of {about} asked for"
    words += f": {change.words}" if reads else ""
    yield teller.entry(change.asked_at, change.asked_by_id, Kind.PEOPLE, words, change.id)
    agreed = "agreed" if change.agreed else "not agreed"
    answer = f"Answer: a change of {about} is {agreed}"
    answer += f": {change.answer}" if reads else ""
    by = change.answered_by_id
    yield from teller.did(change, "answered_at", Kind.PEOPLE, answer, by=by)
