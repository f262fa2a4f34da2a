"""Who takes part: staff and outside people, and the customer."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pendulum

from ubp_tui.policy.channels import Format
from ubp_tui.policy.facts.fact import Fact


class Absence(Fact, frozen=True, kw_only=True):
    """Days on which somebody is away, both included; `until` is None while it is not known."""

    id: UUID
    staff_id: UUID
    since: pendulum.Date
    until: pendulum.Date | None

    def covers(self, day: pendulum.Date) -> bool:
        """Whether a day lies within it."""
        return self.since <= day and (self.until is None or day <= self.until)

    version: int = 1


class ActingAuthority(Fact, frozen=True, kw_only=True):
    """Somebody stands in at a higher grade, both days included; it counts as the grade (R10)."""

    id: UUID
    staff_id: UUID
    grade: str
    since: pendulum.Date
    until: pendulum.Date
    given_by_id: UUID
    reason: str
    version: int = 1


class StaffMember(Fact, frozen=True, kw_only=True):
    """A member of staff, or an outside person who decides or reviews.

    An outside person has no username: they never sign in, and rank with the highest grade.
    `recorded_by_id` is who recorded them, which is kept of outside people only.
    """

    id: UUID
    username: str | None
    name: str
    grade: str
    outside: bool = False
    organisation: str = ""
    safeguarding_lead: bool = False
    data_protection: bool = False
    line_manager_id: UUID | None = None
    recorded_by_id: UUID | None = None
    working_days: tuple[int, ...] = (1, 2, 3, 4, 5)
    left_on: pendulum.Date | None = None
    version: int = 1
    absences: tuple[Absence, ...] = ()
    acting: tuple[ActingAuthority, ...] = ()

    def has_left(self, day: pendulum.Date) -> bool:
        """Whether they no longer work here on a day."""
        return self.left_on is not None and day > self.left_on

    def is_away(self, day: pendulum.Date) -> bool:
        """Whether they are recorded as away on a day."""
        return any(a.covers(day) for a in self.absences)

    def gone_since(self, day: pendulum.Date) -> pendulum.Date | None:
        """Since when they are away or gone, on a day; None where they are here."""
        since = [a.since for a in self.absences if a.covers(day)]
        if self.left_on is not None and day > self.left_on:
            since.append(self.left_on.add(days=1))
        return min(since, default=None)

    def is_here(self, day: pendulum.Date) -> bool:
        """Whether they work here and are not away on a day."""
        return not self.has_left(day) and not self.is_away(day)


@dataclass(frozen=True, slots=True)
class Directory:
    """Everybody who works here or has worked here, by id."""

    people: dict[UUID, StaffMember]

    def __getitem__(self, staff_id: UUID) -> StaffMember:
        return self.people[staff_id]

    def name(self, staff_id: UUID | None) -> str:
        """Somebody's name, or "nobody" where there is none."""
        person = self.people.get(staff_id) if staff_id else None
        return person.name if person else "nobody"

    def whose(self, owner_id: UUID | None) -> str:
        """Whose a step is: somebody's name, or "any manager" where it is nobody's in particular."""
        return self.name(owner_id) if owner_id else "any manager"


class Customer(Fact, frozen=True, kw_only=True):
    """One person who is a customer, keyed by the person's own reference (R4).

    `communication_needs` is what the housing system says that anybody who deals with them does.
    """

    id: UUID
    reference: str
    tenancy_reference: str
    family_name: str
    given_names: str
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    portal: bool = False
    born_on: pendulum.Date | None = None
    died_on: pendulum.Date | None = None
    death_recorded_at: pendulum.DateTime | None = None
    death_known_by: str = ""
    format: str = Format.STANDARD
    language: str = "English"
    communication_needs: str = ""
    safe_channel: str = ""
    staff_id: UUID | None = None
    version: int = 1

    @property
    def name(self) -> str:
        """The name as lists show it: "Okafor, Jane"."""
        return f"{self.family_name}, {self.given_names}" if self.given_names else self.family_name

    @property
    def spoken_name(self) -> str:
        """The name as people say it: "Jane Okafor"."""
        return f"{self.given_names} {self.family_name}".strip()
