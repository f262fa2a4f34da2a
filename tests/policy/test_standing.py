"""Whether a measure binds the customer at a moment, and why not."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import DateTime as Moment

from tests.policy.builders import EMAIL_ONLY, NO_BOILER, POLICE, POLICY, THURSDAYS, Story, at, day
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.facts import Ended, ItemState, NominationKind, Role
from ubp_tui.policy.informing import informed_at
from ubp_tui.policy.standing import (
    Standing,
    State,
    contact_today,
    role_holder,
    standing,
    standings,
    unresolved_conflicts,
)


def stands(story: Story, when: str, code: str = "M2") -> Standing:
    return standing(story.file, story.measure(code), POLICY, at(when))


@pytest.mark.parametrize(
    ("starts", "when", "state"),
    [
        ("2026-04-02", "2026-04-03 14:59", State.WAITING),
        ("2026-04-02", "2026-04-03 15:00", State.BINDING),
        ("2026-05-01", "2026-04-03 15:00", State.WAITING),
        ("2026-05-01", "2026-04-30 23:59", State.WAITING),
        ("2026-05-01", "2026-05-01 00:00", State.BINDING),
    ],
)
def test_r12_a_measure_binds_from_the_later_of_its_start_and_being_informed(
    starts: str, when: str, state: State
) -> None:
    story = Story()
    story.in_force(starts=starts)
    assert stands(story, when).state == state


def test_r12_nothing_binds_before_the_customer_is_told() -> None:
    story = Story()
    decision = story.decide(story.propose())
    story.inform(decision, besides=[12])
    assert stands(story, "2026-12-01").state == State.UNTOLD


def test_r12_nothing_binds_from_the_moment_a_letters_return_is_recorded() -> None:
    story = Story()
    decision = story.in_force()
    assert stands(story, "2026-04-15 08:59").state == State.BINDING
    story.letter_came_back(decision, "2026-04-15 09:00")
    assert stands(story, "2026-04-15 09:00").state == State.UNTOLD


def test_r12_an_immediate_measure_answers_the_check_until_the_customer_is_told() -> None:
    story = Story()
    decision = story.decide(story.propose(), immediate="a threat to safety")
    assert stands(story, "2026-04-02 10:00").is_immediate
    story.inform(decision, "2026-04-08 10:00")
    assert stands(story, "2026-04-08 09:00").is_immediate
    assert stands(story, "2026-04-08 09:00").state == State.WAITING
    assert not stands(story, "2026-04-08 10:00").is_immediate
    assert stands(story, "2026-04-08 10:00").state == State.BINDING


def test_r12_an_immediate_measure_does_not_apply_before_its_start() -> None:
    story = Story()
    story.decide(story.propose(), immediate="a threat to safety", starts="2026-04-06")
    assert not stands(story, "2026-04-05 23:59").is_immediate
    assert stands(story, "2026-04-06 00:00").is_immediate


def test_r12_a_measure_that_is_not_marked_so_is_never_immediate() -> None:
    story = Story()
    story.decide(story.propose())
    assert not stands(story, "2026-04-02 10:00").is_immediate


def test_r8_an_immediate_measure_never_overrides_an_agreed_adjustment() -> None:
    story = Story()
    story.decide(story.propose(), immediate="a threat to safety")
    story.adjustment("2026-04-02 12:00", channels_unusable=("email",))
    assert not stands(story, "2026-04-02 13:00").is_immediate


@pytest.mark.parametrize(
    ("starts", "last", "over"),
    [
        # 12 months from Sunday 29 March 2026, when clocks go forward in the night
        ("2026-03-29", "2027-03-28 23:59:59", "2027-03-29 00:00"),
        # ... and from 26 October 2026: the last day is the one on which clocks went back
        ("2025-10-27", "2026-10-26 23:59:59", "2026-10-27 00:00"),
        ("2025-10-26", "2026-10-25 23:59:59", "2026-10-26 00:00"),
        ("2026-05-14", "2027-05-13 23:59:59", "2027-05-14 00:00"),
        ("2024-02-29", "2025-02-28 23:59:59", "2025-03-01 00:00"),
    ],
)
def test_r18_a_measure_binds_until_the_last_moment_of_its_last_day_in_london(
    starts: str, last: str, over: str
) -> None:
    story = Story()
    decision = story.decide(story.propose(), decided=f"{starts} 00:00", starts=starts)
    story.inform(decision, f"{starts} 10:00")
    assert stands(story, last).state == State.BINDING
    ended = stands(story, over)
    assert (ended.state, ended.rule) == (State.ENDED, "R18")


def test_r11_informing_late_never_moves_the_last_day() -> None:
    story = Story()
    decision = story.decide(story.propose(), starts="2026-04-02")
    story.inform(decision, "2027-03-30 10:00")
    assert stands(story, "2027-04-01 12:00").state == State.BINDING
    assert stands(story, "2027-04-02 00:00").state == State.ENDED


def test_r11_a_suspension_never_moves_the_last_day() -> None:
    story = Story()
    story.in_force()
    story.suspend("M2", "2026-05-01", over_at=at("2027-03-01"), told_at=at("2027-03-01"))
    assert stands(story, "2027-04-02 00:00").state == State.ENDED


def test_r18_a_measure_of_which_nobody_was_told_ends_all_the_same() -> None:
    story = Story()
    story.decide(story.propose())
    assert stands(story, "2027-04-02").has_ended


@pytest.mark.parametrize("kind", [Ended.LIFTED, Ended.UNDONE, Ended.ORDERED])
def test_r21_a_measure_that_was_ended_binds_no_more(kind: Ended) -> None:
    story = Story()
    story.in_force()
    story.end("M2", "2026-06-01 12:00", kind)
    assert stands(story, "2026-06-01 11:59").state == State.BINDING
    ended = stands(story, "2026-06-01 12:00")
    assert (ended.state, ended.ended_because) == (State.ENDED, kind)


def test_r20_a_death_ends_every_measure() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY, THURSDAYS, POLICE)
    story.change(story.customer, died_on=day("2026-06-01"))
    found = standings(story.file, POLICY, at("2026-06-02"))
    assert [(s.state, s.rule) for s in found] == [(State.ENDED, "R20")] * 3


def test_r12_m6_is_an_act_done_when_it_is_reported_and_the_customer_informed() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    assert stands(story, "2026-04-02 11:00", "M6").state == State.UNTOLD
    story.change(story.measure("M6"), reported_at=at("2026-04-02 12:00"))
    assert stands(story, "2026-04-02 13:00", "M6").state == State.UNTOLD
    story.inform(decision)
    assert stands(story, "2026-04-03 15:00", "M6").has_ended


def test_r12_m6_that_is_withheld_is_done_when_it_is_reported() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    story.item(decision, 10, state=ItemState.WITHHELD)
    assert not stands(story, "2026-04-04", "M6").has_ended
    story.change(story.measure("M6"), reported_at=at("2026-04-02 12:00"))
    assert stands(story, "2026-04-04", "M6").has_ended


def test_r12_m6_never_binds_however_long_its_report_takes() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    story.inform(decision)
    assert stands(story, "2028-01-01", "M6").state == State.UNTOLD


def test_r8_an_adjustment_agreed_later_suspends_the_measure_at_once() -> None:
    story = Story()
    story.in_force()
    adjustment = story.adjustment("2026-05-01 10:00", channels_unusable=("email",))
    assert stands(story, "2026-05-01 10:00").state == State.SUSPENDED
    [(found, _)] = unresolved_conflicts(story.file, story.measure())
    assert found == str(adjustment.id)


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


def test_r27_m5_binds_again_with_another_agreement() -> None:
    story = Story()
    story.in_force(story.speaks_for_her(story.nomination(ended_on=day("2026-06-01"))))
    story.nomination(accepted="2026-06-10")
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


MOMENTS = st.integers(0, 900 * 24 * 60).map(lambda minutes: at("2026-03-01").add(minutes=minutes))


@given(
    told=MOMENTS,
    starts=st.integers(0, 60),
    months=st.integers(1, 12),
    how=st.sampled_from(["email", "letter"]),
    now=MOMENTS,
    ended=st.none() | MOMENTS,
)
def test_r12_r18_no_measure_binds_before_its_start_an_untold_customer_or_after_its_last_day(
    told: Moment, starts: int, months: int, how: str, now: Moment, ended: Moment | None
) -> None:
    story = Story()
    begins = day("2026-04-02").add(days=starts)
    decision = story.decide(
        story.propose(EMAIL_ONLY, THURSDAYS, NO_BOILER), starts=str(begins), months=months
    )
    for number in range(1, 13):
        story.item(decision, number, "2026-03-01", how, done_at=told, happened_on=london_date(told))
    if ended:
        story.change(story.measure("M3"), ended_at=ended, ended_kind=Ended.LIFTED)
    informed = informed_at(story.file, decision.id, POLICY)
    assert informed is not None and informed >= told
    for found in standings(story.file, POLICY, now):
        if found.state == State.BINDING:
            assert begins <= london_date(now) <= decision.last_day
            assert informed <= now
            assert found.measure.ended_at is None or now < found.measure.ended_at
        elif found.state in (State.WAITING, State.UNTOLD):
            assert now < max(informed, at(str(begins)))
