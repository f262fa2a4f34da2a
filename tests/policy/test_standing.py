"""A measure binds from when the customer is told until its last day (R11, R12, R18, R20)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import DateTime as Moment

from tests.policy.builders import EMAIL_ONLY, NO_BOILER, POLICE, POLICY, THURSDAYS, Story, at, day
from tests.policy.stands import stands
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.facts import Ended, ItemState
from ubp_tui.policy.informing import informed_at
from ubp_tui.policy.standing import State, standings


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


def test_r12_m6_that_is_withheld_is_not_done_before_its_authoriser_has_confirmed() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    story.item(decision, 10, state=ItemState.WITHHELD, authorised_by_id=story.eve.id)
    story.change(story.measure("M6"), reported_at=at("2026-04-03 12:00"))
    assert standings(story.file, POLICY, at("2026-04-04"))[0].state == State.UNTOLD


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
    assert stands(story, "2028-01-01", "M6").state == State.UNREPORTED


@pytest.mark.parametrize("withheld", [True, False])
def test_r13_m6_that_was_told_or_is_withheld_says_that_its_report_is_to_be_recorded(
    withheld: bool,
) -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    if withheld:
        story.item(decision, 10, state=ItemState.WITHHELD)
    else:
        story.inform(decision)
    found = stands(story, "2026-04-04", "M6")
    assert (found.state, found.rule) == ("its report is to be recorded", "R13")


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


@pytest.mark.parametrize("when", ["2026-05-31", "2026-06-01"])
def test_r4_a_measure_decided_about_somebody_under_age_never_binds_them(when: str) -> None:
    story = Story()
    story.in_force(EMAIL_ONLY, POLICE)
    story.change(story.customer, born_on=day("2008-06-01"))
    states = {s.measure.code: s.state for s in standings(story.file, POLICY, at(when))}
    assert states == {"M2": State.SUSPENDED, "M6": State.UNREPORTED}


def test_r4_whoever_was_of_age_when_it_was_decided_is_bound() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    story.change(story.customer, born_on=day("2008-03-01"))
    (found,) = standings(story.file, POLICY, at("2026-05-31"))
    assert found.state == State.BINDING
