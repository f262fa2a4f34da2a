"""The records of an invented case: who works there, and whatever is added or changed since.

Times are London's: "2026-03-10 11:00". The case is opened on Monday 2 March 2026.
"""

from __future__ import annotations

from typing import Any, TypeVar, cast
from uuid import UUID

import pendulum
from msgspec.structs import replace

from ubp_tui.policy import facts
from ubp_tui.policy.facts import CaseFile, Directory
from ubp_tui.policy.loading import load_policy

POLICY = load_policy()
NEEDING_TWO = replace(POLICY, authority=replace(POLICY.authority, deciders_needed=2))
Record = TypeVar("Record")

TABLES = {
    facts.Incident: "incidents",
    facts.Allegation: "allegations",
    facts.Factor: "factors",
    facts.Account: "accounts",
    facts.Adjustment: "adjustments",
    facts.Warning: "warnings",
    facts.Proposal: "proposals",
    facts.Approval: "approvals",
    facts.Decision: "decisions",
    facts.Measure: "measures",
    facts.Review: "reviews",
    facts.Informing: "informings",
    facts.EndTold: "ends_told",
    facts.Appeal: "appeals",
    facts.Complaint: "complaints",
    facts.Nomination: "nominations",
    facts.ContactRole: "contact_roles",
    facts.PersonnelChange: "personnel_changes",
    facts.Support: "support",
    facts.CheckIn: "check_ins",
    facts.Contact: "contacts",
    facts.Draft: "drafts",
    facts.Access: "access",
}


def day(text: str) -> pendulum.Date:
    """A date: "2026-03-10"."""
    return pendulum.Date.fromisoformat(text)


def at(text: str) -> pendulum.DateTime:
    """A moment in UTC from London's date and time: "2026-03-10 11:00"; midnight without a time."""
    found = pendulum.parse(text, tz="Europe/London")
    assert isinstance(found, pendulum.DateTime)
    return found.in_timezone("UTC")


class Records:
    """A case, its staff and customer; `file` is what the rules read."""

    def __init__(self, opened: str = "2026-03-02 10:00") -> None:
        self._count = 0
        self.people: dict[UUID, facts.StaffMember] = {}
        self.asha = self.person("Asha Adviser", "adviser")
        self.tom = self.person("Tom Leader", "team_leader")
        self.sam = self.person("Sam Reed", "adviser", line_manager_id=self.tom.id)
        self.dee = self.person("Dee Patel", "adviser", line_manager_id=self.tom.id)
        self.mina = self.person("Mina Manager", "manager")
        self.hal = self.person("Hal Head", "head_of_service")
        self.hope = self.person("Hope Head", "head_of_service")
        self.eve = self.person("Eve Executive", "executive")
        self.customer = facts.Customer(
            id=self.id(),
            reference="P1",
            tenancy_reference="T1",
            family_name="Okafor",
            given_names="Jane",
            address="12 Mill Lane",
            email="jane@example.org",
            phone="01225 000000",
        )
        self.case = facts.Case(
            id=self.id(),
            reference="UBP-0142",
            customer_id=self.customer.id,
            opened_by_id=self.tom.id,
            opened_at=at(opened),
            owner_id=self.tom.id,
            policy_version=POLICY.edition,
        )
        self.records: dict[str, list[Any]] = {name: [] for name in TABLES.values()}

    def id(self) -> UUID:
        """The next key."""
        self._count += 1
        return UUID(int=self._count)

    @property
    def file(self) -> CaseFile:
        """Everything recorded so far."""
        rows: dict[str, Any] = {name: tuple(rows) for name, rows in self.records.items()}
        staff = Directory(dict(self.people))
        return CaseFile(case=self.case, customer=self.customer, staff=staff, **rows)

    def add(self, record: Record) -> Record:
        """Records something of any kind."""
        self.records[TABLES[type(record)]].append(record)
        return record

    def change(self, record: Record, **fields: Any) -> Record:
        """Records something that happened to a record since."""
        changed: Any = replace(record, **fields)
        if isinstance(changed, facts.StaffMember):
            self.people[changed.id] = changed
        elif isinstance(changed, facts.Customer):
            self.customer = changed
        elif isinstance(changed, facts.Case):
            self.case = changed
        else:
            rows = self.records[TABLES[type(changed)]]
            rows[[row.id for row in rows].index(changed.id)] = changed
        return cast(Record, changed)

    def person(self, name: str, grade: str, **more: Any) -> facts.StaffMember:
        """Somebody who works here; with `outside=True` somebody who does not."""
        person = facts.StaffMember(
            id=self.id(), username=name.split()[0].lower(), name=name, grade=grade, **more
        )
        self.people[person.id] = person
        return person

    def away(
        self, person: facts.StaffMember, since: str, until: str | None = None
    ) -> facts.StaffMember:
        """Somebody is away from a day on, perhaps until another."""
        absence = facts.Absence(
            id=self.id(),
            staff_id=person.id,
            since=day(since),
            until=day(until) if until else None,
        )
        return self.change(self.people[person.id], absences=(*person.absences, absence))

    def acting(
        self, person: facts.StaffMember, grade: str, since: str, until: str
    ) -> facts.StaffMember:
        """Somebody stands in at another grade."""
        authority = facts.ActingAuthority(
            id=self.id(),
            staff_id=person.id,
            grade=grade,
            since=day(since),
            until=day(until),
            given_by_id=self.eve.id,
            reason="stands in",
        )
        return self.change(self.people[person.id], acting=(*person.acting, authority))

    def give(self, person: facts.StaffMember) -> None:
        """Somebody has been given the case."""
        self.add(
            facts.Access(
                id=self.id(),
                case_id=self.case.id,
                staff_id=person.id,
                given_by_id=self.tom.id,
                given_at=self.case.opened_at,
            )
        )
