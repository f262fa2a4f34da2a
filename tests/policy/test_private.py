"""What is private even among those who have been given a case."""

from msgspec.structs import replace

from tests.policy.builders import POLICY, Story, at
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.facts import Directory, StaffMember
from ubp_tui.policy.private import may_read_allegation, may_read_support


def readers(about: StaffMember, *people: StaffMember) -> list[str]:
    """Who of them reads what support somebody was offered."""
    staff = Directory(people={person.id: person for person in people})
    return [
        person.name
        for person in people
        if may_read_support(
            Asking(actor=person, policy=POLICY, now=at("2026-04-01 10:00")), staff, about.id
        )
    ]


def test_r22_r23_they_and_their_line_of_management_read_what_support_they_get() -> None:
    story = Story()
    hal, tom, dee = story.hal, story.tom, story.dee
    tom = replace(tom, line_manager_id=hal.id)
    sam = replace(story.sam, line_manager_id=tom.id)
    assert readers(sam, sam, tom, hal, dee) == [sam.name, tom.name, hal.name]


def test_r24_the_data_protection_role_reads_it_too() -> None:
    story = Story()
    dee = replace(story.dee, data_protection=True)
    assert readers(story.sam, story.tom, dee) == [dee.name]


def test_r22_two_who_manage_each_other_are_gone_round_once() -> None:
    story = Story()
    sam = replace(story.sam, line_manager_id=story.tom.id)
    tom = replace(story.tom, line_manager_id=sam.id)
    assert readers(sam, sam, tom, story.dee) == [sam.name, tom.name]


def test_r3_what_is_said_of_somebody_is_not_theirs_to_read_until_it_has_been_looked_into() -> None:
    story = Story()
    said = story.allegation(story.hal)
    asks = [
        Asking(actor=p, policy=POLICY, now=at("2026-04-01 10:00")) for p in (story.hal, story.tom)
    ]
    assert [may_read_allegation(asking, said) for asking in asks] == [False, True]
    found = replace(said, looked_into_at=at("2026-03-31 10:00"))
    assert [may_read_allegation(asking, found) for asking in asks] == [True, True]
