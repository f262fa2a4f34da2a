"""Support for staff, and changes of personnel."""

from typing import Any

from tests.policy.builders import Story, at, day
from tests.policy.due import due, what
from ubp_tui.policy.facts import PersonnelChange, Role, Support


def test_r22_everyone_affected_is_offered_support() -> None:
    story = Story()
    wes = story.person("Wes Witness", "adviser")
    tara = story.person("Tara Target", "adviser")
    story.incident(target=tara, witness=wes)
    story.decide(story.propose(story.contact()), decided="2026-04-07 10:00")
    story.roles_accepted("2026-04-08 10:00")
    assert due(story, "2026-04-09", "R22") == [
        ("Offer support to Asha Adviser", "2026-03-09", "Tom Leader"),
        ("Offer support to Tara Target", "2026-03-09", "Tom Leader"),
        ("Offer support to Wes Witness", "2026-03-09", "Tom Leader"),
        ("Offer support to Hal Head", "2026-04-14", "Tom Leader"),
        ("Offer support to Sam Reed", "2026-04-15", "Tom Leader"),
        ("Offer support to Dee Patel", "2026-04-15", "Tom Leader"),
    ]


def test_r22_the_owner_is_offered_support_by_their_line_manager() -> None:
    story = Story()
    story.change(story.tom, line_manager_id=story.mina.id)
    story.incident(recorded_by_id=story.tom.id)
    assert due(story, "2026-03-03", "R22") == [
        ("Offer support to Tom Leader", "2026-03-09", "Mina Manager")
    ]


def test_r22_who_has_left_is_from_outside_or_was_in_a_dropped_incident_is_not() -> None:
    story = Story()
    olu = story.person("Olu Outside", "executive", outside=True)
    story.incident(recorded_by_id=story.sam.id, dropped_at=at("2026-03-03"))
    story.incident()
    story.decide(story.propose(), decided_by_ids=(olu.id,))
    story.change(story.asha, left_on=day("2026-03-31"))
    assert what(story, "2026-04-03", "R22") == []


def test_r22_support_is_offered_from_the_day_an_incident_joined_the_case() -> None:
    story = Story()
    story.incident("2026-03-02 09:00", joined_at=at("2026-03-13 09:00"))
    assert due(story, "2026-03-14", "R22")[0][1] == "2026-03-20"


def test_r22_an_offer_is_made_once_and_followed_up() -> None:
    story = Story()
    story.incident()
    support = story.add(
        Support(
            id=story.id(),
            case_id=story.case.id,
            staff_id=story.asha.id,
            offered_by_id=story.tom.id,
            offered_at=at("2026-03-03"),
            offer="A talk.",
            follow_up_on=day("2026-03-17"),
        )
    )
    assert due(story, "2026-03-04", "R22") == [
        ("Follow up with Asha Adviser: support", "2026-03-17", "Tom Leader")
    ]
    story.change(support, followed_up_at=at("2026-03-17"))
    assert what(story, "2026-03-18", "R22") == []


def request(story: Story, **more: Any) -> PersonnelChange:
    return story.add(
        PersonnelChange(
            id=story.id(),
            case_id=story.case.id,
            about_id=story.sam.id,
            asked_by_customer=False,
            asked_by_id=story.sam.id,
            asked_at=at("2026-05-05 10:00"),
            words="It is too much.",
            **more,
        )
    )


def test_r25_the_line_manager_answers_within_five_working_days_where_they_are_a_manager() -> None:
    story = Story()
    story.incident(target=story.sam)
    story.change(story.sam, line_manager_id=story.mina.id)
    request(story)
    answer = "Request to change Sam Reed: answer it"
    assert due(story, "2026-05-06", "R25") == [(answer, "2026-05-12", "Mina Manager")]
    story.change(story.sam, line_manager_id=story.tom.id)
    assert due(story, "2026-05-06", "R25") == [(answer, "2026-05-12", "")]
    story.change(story.sam, line_manager_id=None)
    assert due(story, "2026-05-06", "R25") == [(answer, "2026-05-12", "")]


def test_r35_naming_somebody_who_has_no_part_in_a_case_opens_it_to_nobody_of_theirs() -> None:
    story = Story()
    story.change(story.sam, line_manager_id=story.mina.id)
    mark = story.person("Mark Manager", "manager")
    story.change(story.tom, line_manager_id=mark.id)
    request(story)
    answer = "Request to change Sam Reed: answer it"
    assert due(story, "2026-05-06", "R25") == [(answer, "2026-05-12", "Mark Manager")]


def test_r25_a_change_that_was_agreed_is_carried_out() -> None:
    story = Story()
    story.in_force(story.contact())
    change = request(story, answered_at=at("2026-05-06 10:00"), agreed=True)
    assert due(story, "2026-05-07", "R25") == [
        ("Point of contact: ask somebody else", "2026-05-13", "Tom Leader")
    ]
    story.ask_role(story.measure("M1"), story.asha.id, Role.CONTACT, at("2026-05-07"))
    assert what(story, "2026-05-08", "R25") == []
    story.change(change, agreed=False)
    assert what(story, "2026-05-08", "R25") == []


def test_r25_nobody_is_replaced_once_the_measure_has_ended() -> None:
    story = Story()
    story.in_force(story.contact())
    request(story, answered_at=at("2026-05-06 10:00"), agreed=True)
    story.end("M1", "2026-05-06 12:00")
    assert what(story, "2026-05-07", "R25") == []
