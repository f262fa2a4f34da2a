"""What suspends a measure, and until when (R8, R23, R26, R27, R33)."""

import msgspec
import pytest

from tests.policy.builders import EMAIL_ONLY, Story, at, day
from tests.policy.stands import stands
from ubp_tui.policy.facts import NominationKind, Role, SuspensionCause
from ubp_tui.policy.standing import State, contact_today, role_holder, unresolved_conflicts


def test_r8_an_adjustment_agreed_later_suspends_the_measure_at_once() -> None:
    story = Story()
    story.in_force()
    adjustment = story.adjustment("2026-05-01 10:00", channels_unusable=("email",))
    stood = stands(story, "2026-05-01 10:00")
    assert (stood.state, stood.rule) == (State.SUSPENDED, "R8")
    [found] = unresolved_conflicts(story.file, story.measure())
    assert found == adjustment


def test_r8_m1_is_suspended_once_the_customer_can_use_none_of_its_channels() -> None:
    story = Story()
    story.in_force(story.contact("email", "phone"))
    story.adjustment("2026-05-01 10:00", channels_unusable=("email",))
    assert stands(story, "2026-05-01 10:00", "M1").state == State.BINDING
    story.adjustment("2026-05-02 10:00", channels_unusable=("phone",))
    stood = stands(story, "2026-05-02 10:00", "M1")
    assert (stood.state, stood.rule) == (State.SUSPENDED, "R8")
    assert [why.split(",")[0] for why in stood.suspended_because] == [
        "The customer cannot use email",
        "The customer cannot use phone",
    ]
    story.change(story.measure("M1"), details=story.contact("email", "phone", "visit"))
    assert stands(story, "2026-05-03", "M1").state == State.BINDING


def test_r8_changing_the_measure_resolves_the_contradiction() -> None:
    story = Story()
    story.in_force()
    story.adjustment("2026-05-01 10:00", channels_unusable=("email",))
    letters = msgspec.structs.replace(EMAIL_ONLY, method="letter")
    story.change(story.measure(), details=letters)
    assert stands(story, "2026-05-02").state == State.BINDING


def test_r8_only_an_agreed_adjustment_suspends() -> None:
    story = Story()
    story.in_force()
    story.adjustment(None, channels_unusable=("email",))
    assert stands(story, "2026-05-02").state == State.BINDING


def test_r33_a_suspended_measure_binds_again_once_the_customer_is_told() -> None:
    story = Story()
    story.in_force()
    story.suspend(
        "M2", "2026-05-01 10:00", over_at=at("2026-05-05"), told_at=at("2026-05-06 09:00")
    )
    found = [
        stands(story, when).state
        for when in ("2026-05-01 09:59", "2026-05-01 10:00", "2026-05-05 12:00", "2026-05-06 09:00")
    ]
    assert found == [State.BINDING, State.SUSPENDED, State.SUSPENDED, State.BINDING]


def test_each_suspension_rests_on_the_rule_of_its_cause() -> None:
    rules = []
    for cause in SuspensionCause:
        story = Story()
        story.in_force()
        story.suspend("M2", "2026-05-01 10:00", cause=cause)
        rules.append(stands(story, "2026-05-02").rule)
    assert rules == ["R33", "R14", "R8", "R8", "R27", "R4"]


def test_r33_an_appeal_by_itself_suspends_nothing() -> None:
    story = Story()
    decision = story.in_force()
    story.appeal(decision, reviewer=story.hope)
    assert stands(story, "2026-04-20").state == State.BINDING


@pytest.mark.parametrize(
    ("nomination", "when", "state"),
    [
        ({}, "2026-06-01", State.BINDING),
        ({"accepted": None}, "2026-06-01", State.SUSPENDED),
        ({"accepted": "2026-06-02"}, "2026-06-01", State.SUSPENDED),
        ({"ended_on": day("2026-06-01")}, "2026-05-31", State.BINDING),
        ({"ended_on": day("2026-06-01")}, "2026-06-01", State.SUSPENDED),
        ({"until": day("2026-06-01")}, "2026-06-01 23:59", State.BINDING),
        ({"until": day("2026-06-01")}, "2026-06-02", State.SUSPENDED),
        ({"kind": NominationKind.ATTORNEY}, "2026-06-01", State.SUSPENDED),
    ],
)
def test_r27_m5_binds_only_while_both_agree(
    nomination: dict[str, object], when: str, state: State
) -> None:
    story = Story()
    made = story.nomination(**nomination)
    story.in_force(story.speaks_for_her(made))
    assert stands(story, when, "M5").state == state


def test_r27_m5_binds_again_with_another_agreement_only_once_it_rests_on_that() -> None:
    story = Story()
    story.in_force(story.speaks_for_her(story.nomination(ended_on=day("2026-06-01"))))
    other = story.nomination(accepted="2026-06-10")
    stood = stands(story, "2026-06-10", "M5")
    assert (stood.state, stood.rule) == (State.SUSPENDED, "R27")
    story.change(story.measure("M5"), details=story.speaks_for_her(other))
    assert stands(story, "2026-06-09", "M5").state == State.SUSPENDED
    assert stands(story, "2026-06-10", "M5").state == State.BINDING


def test_r26_the_deputy_answers_while_the_point_of_contact_is_away() -> None:
    story = Story()
    story.in_force(story.contact())
    story.away(story.sam, "2026-05-04", "2026-05-08")
    found = [
        role and story.people[role.staff_id].name
        for when in ("2026-05-03", "2026-05-04", "2026-05-08", "2026-05-09")
        if (role := contact_today(story.file, story.measure("M1"), day(when)))
    ]
    assert found == ["Sam Reed", "Dee Patel", "Dee Patel", "Sam Reed"]


def test_r26_m1_is_suspended_while_neither_of_the_two_is_here() -> None:
    story = Story()
    story.in_force(story.contact())
    story.away(story.sam, "2026-05-04")
    assert stands(story, "2026-05-05", "M1").state == State.BINDING
    story.change(story.people[story.dee.id], left_on=day("2026-05-05"))
    assert stands(story, "2026-05-05", "M1").state == State.BINDING
    assert stands(story, "2026-05-06", "M1").state == State.SUSPENDED


def test_r23_m1_is_suspended_while_nobody_has_accepted() -> None:
    story = Story()
    decision = story.decide(story.propose(story.contact()))
    story.inform(decision)
    assert stands(story, "2026-04-04", "M1").state == State.SUSPENDED


def test_r21_another_point_of_contact_takes_over_once_they_accept_and_the_customer_is_told() -> (
    None
):
    story = Story()
    story.in_force(story.contact())
    measure = story.measure("M1")
    role = story.ask_role(measure, story.dee.id, Role.CONTACT, at("2026-05-01"))

    def holder() -> str:
        found = role_holder(story.file, story.measure("M1"), Role.CONTACT)
        return story.people[found.staff_id].name if found else "nobody"

    assert holder() == "Sam Reed"
    role = story.change(role, accepted_at=at("2026-05-02"))
    assert holder() == "Sam Reed"
    story.change(role, told_on=day("2026-05-03"))
    assert holder() == "Dee Patel"


def test_r23_only_m1_has_a_point_of_contact() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    story.add(story.ask_role(story.measure(), story.sam.id, Role.CONTACT, at("2026-04-02")))
    story.roles_accepted()
    assert role_holder(story.file, story.measure(), Role.CONTACT) is None
