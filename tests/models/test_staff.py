"""Everybody who works here is read with their absences and acting authority."""

import pendulum
from playhouse.test_utils import count_queries

from models.fields import new_id
from models.staff import find_staff, load_directory
from ubp_tui.policy import facts

DAY = pendulum.date(2026, 11, 22)


def test_the_directory_is_read_in_three_queries(office) -> None:
    for name in ("Sam Reed", "Dee Patel"):
        office.person(name)
    with count_queries() as queries:
        directory = load_directory(office.database)
    assert queries.count == 3
    assert [person.name for person in directory.people.values()] == [
        "Dee Patel",
        "Priya Shah",
        "Sam Reed",
    ]


def test_a_person_comes_with_their_absences_and_acting_authority(office) -> None:
    key = new_id()
    absence = facts.Absence(id=new_id(), staff_id=key, since=DAY, until=None)
    acting = facts.ActingAuthority(
        id=new_id(),
        staff_id=key,
        grade="manager",
        since=DAY,
        until=DAY,
        given_by_id=office.priya.id,
        reason="Cover.",
    )
    person = facts.StaffMember(
        id=key, username="sam", name="Sam", grade="adviser", absences=(absence,), acting=(acting,)
    )
    office.save(person)
    assert load_directory(office.database)[key] == person


def test_a_member_of_staff_is_found_by_username(office) -> None:
    assert find_staff(office.database, "priya") == office.priya
    assert find_staff(office.database, "nobody") is None
