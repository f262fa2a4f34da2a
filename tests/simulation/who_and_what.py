"""Whom and what an attempt is about: usually what makes sense, sometimes what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from tests.simulation.choices import Choices
from tests.simulation.office import Office
from ubp_tui.policy.facts import CaseFile, StaffMember

Attempt = Callable[[Office, Choices], None]
About = tuple[CaseFile, Any]


def someone(office: Office, choose: Choices, usual: UUID | None = None) -> StaffMember:
    """The usual person for it, sometimes anybody at all, outside people included."""
    anybody = office.people
    if usual is None:
        return choose.one(anybody)
    return choose.usually(office.staff[usual], *anybody, one_in=5)


def owner(office: Office, choose: Choices, file: CaseFile) -> StaffMember:
    return someone(office, choose, file.case.owner_id)


def a_case(office: Office, choose: Choices) -> CaseFile | None:
    """A case, usually an open one."""
    files = list(office.files.values())
    opened = [f for f in files if f.case.closed_at is None or f.case.reopened_at is not None]
    if opened and not choose.sometimes(8):
        files = opened
    return choose.one(files) if files else None


def one_of(
    office: Office, choose: Choices, records: Callable[[CaseFile], Iterable[Any]]
) -> About | None:
    """A record of some case, with its case; None where no case has any.

    The choice is among cases first, so that one with many records is not all that is seen.
    """
    having = [(f, found) for f in office.files.values() if (found := list(records(f)))]
    if not having:
        return None
    file, found = choose.one(having)
    return file, choose.one(found[::-1])


def unfinished(
    office: Office,
    choose: Choices,
    records: Callable[[CaseFile], Iterable[Any]],
    waits: Callable[[Any], bool],
) -> About | None:
    """Usually a record that still waits for this, sometimes any."""
    if not choose.sometimes(8):
        waiting = one_of(office, choose, lambda file: filter(waits, records(file)))
        if waiting is not None:
            return waiting
    return one_of(office, choose, records)
