"""Who works in the sample: invented people of every grade."""

from __future__ import annotations

from typing import NamedTuple

from ubp_tui.casework.staff import (
    NewStaff,
    add_staff,
    first_person,
    give_acting_authority,
    record_absence,
    record_leaving,
)
from ubp_tui.demo.office import Office
from ubp_tui.demo.telling import Story


class Person(NamedTuple):
    """One line of the list of staff."""

    username: str
    name: str
    grade: str
    manager: str
    working_days: tuple[int, ...] = (1, 2, 3, 4, 5)


EXECUTIVE = NewStaff(username="grace", name="Grace Thornton", grade="executive")

STAFF = (
    Person("helen", "Helen Morris", "head_of_service", "grace"),
    Person("imran", "Imran Qureshi", "head_of_service", "grace"),
    Person("daniel", "Daniel Osei", "manager", "grace"),
    Person("ruth", "Ruth Adeyemi", "manager", "helen"),
    Person("joanne", "Joanne Whittaker", "manager", "helen"),
    # The contact centre.
    Person("priya", "Priya Shah", "team_leader", "ruth"),
    Person("sam", "Sam Reed", "adviser", "priya"),
    Person("dee", "Dee Patel", "adviser", "priya", (1, 2, 3, 4)),
    Person("kofi", "Kofi Mensah", "adviser", "priya"),
    Person("bethan", "Bethan Price", "adviser", "priya"),
    # The neighbourhood team.
    Person("marcus", "Marcus Bennett", "team_leader", "imran"),
    Person("hannah", "Hannah Clarke", "adviser", "marcus"),
    Person("tomasz", "Tomasz Nowak", "adviser", "marcus"),
    Person("colin", "Colin Webb", "adviser", "marcus"),
)

SAFEGUARDING_LEAD = "joanne"
DATA_PROTECTION = "daniel"


def add_staff_members(office: Office) -> None:
    """Puts everybody on the list: the executive first, who then adds the others."""
    first = first_person(office.database, office.policy, EXECUTIVE, office.now)
    office.people["grace"] = first
    for person in STAFF:
        office.people[person.username] = add_staff(
            office.desk("grace"),
            NewStaff(
                username=person.username,
                name=person.name,
                grade=person.grade,
                line_manager_id=office.people[person.manager].id,
                safeguarding_lead=person.username == SAFEGUARDING_LEAD,
                data_protection=person.username == DATA_PROTECTION,
                working_days=person.working_days,
            ),
        )


def staff_changes(office: Office) -> Story:
    """Colin Webb retires; Imran Qureshi is away and Ruth Adeyemi stands in; Sam Reed is away."""
    yield office.ago(95, "16:45")
    record_leaving(office.desk("helen"), office.people["colin"], office.today)

    yield office.ago(9, "08:40")
    back = office.policy.calendar.add(office.last_day, 6)
    record_absence(office.desk("imran"), office.people["imran"].id, office.today, back)
    give_acting_authority(
        office.desk("grace"),
        office.people["ruth"].id,
        "head_of_service",
        office.today,
        back,
        "Stands in for Imran Qureshi, who is on paternity leave.",
    )

    yield office.ago(3, "08:35")
    until = office.policy.calendar.add(office.last_day, 4)
    record_absence(office.desk("sam"), office.people["sam"].id, office.today, until)
