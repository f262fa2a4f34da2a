"""Who works here: read on every start, so nothing but the staff's own tables is needed."""

from __future__ import annotations

from collections.abc import Iterable

from peewee import Database

from models import people
from models.rows import find, find_all
from models.storing import Access, Part, Stored
from models.transactions import reading
from ubp_tui.policy import facts
from ubp_tui.policy.text import clean_line

ABSENCE = Stored(facts.Absence, people.AbsenceRow, (people.AbsenceRow.since,), Access.STAFF)
ACTING = Stored(
    facts.ActingAuthority,
    people.ActingAuthorityRow,
    (people.ActingAuthorityRow.since, people.ActingAuthorityRow.grade),
    Access.STAFF,
)
STAFF = Stored(
    facts.StaffMember,
    people.StaffMemberRow,
    (people.StaffMemberRow.name, people.StaffMemberRow.username),
    Access.STAFF,
    (
        Part("absences", ABSENCE, people.AbsenceRow.staff),
        Part("acting", ACTING, people.ActingAuthorityRow.staff),
    ),
)


def load_directory(database: Database) -> facts.Directory:
    """Everybody who works here or has worked here."""
    with reading(database):
        found: Iterable[facts.StaffMember] = find_all(database, STAFF)
        return facts.Directory({person.id: person for person in found})


def find_staff(database: Database, username: str) -> facts.StaffMember | None:
    """Whoever signs in under a username; None when nobody does."""
    with reading(database):
        found = find(database, STAFF, people.StaffMemberRow.username == clean_line(username))
    return found[0] if found else None
