"""The row that lists show of a case, and until when it stays true."""

from collections.abc import Callable

import msgspec
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policy.builders import EMAIL_ONLY, POLICE, POLICY, THURSDAYS, Story, at, day
from tests.policy.histories import histories
from ubp_tui.policy.facts import Summary
from ubp_tui.policy.summary import is_stale, same_answer, summarise


def row(story: Story, when: str) -> Summary:
    return summarise(story.file, POLICY, at(when))


def test_a_row_says_where_the_case_stands_and_what_comes_next() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY, POLICE)
    found = row(story, "2026-04-04")
    assert (found.reference, found.reference_number) == ("UBP-0142", 142)
    assert (found.customer_name, found.name_sort) == ("Okafor, Jane", "okafor, jane")
    assert (found.stage, found.also) == ("in force", ("more to record", "warned"))
    assert (found.measures, found.m6) == (("M2",), True)
    assert found.last_day == day("2027-04-01")
    assert (found.next_step, found.next_rule) == ("Offer support to Asha Adviser", "R22")
    assert (found.next_due, found.next_owner_id) == (day("2026-03-09"), story.tom.id)
    assert [s.place for s in found.steps] == list(range(len(found.steps)))
    assert not (found.waiting_decision or found.appeal_open or found.closed)


def test_a_row_says_when_a_decision_or_an_appeal_waits() -> None:
    story = Story()
    story.appeal(story.in_force())
    story.propose(THURSDAYS, sent="2026-04-20 10:00")
    found = row(story, "2026-04-21")
    assert (found.waiting_decision, found.appeal_open, found.appeal) == (True, True, "received")


def test_a_closed_case_never_changes_by_itself() -> None:
    story = Story()
    story.in_force()
    story.change(story.case, closed_at=at("2026-05-01"))
    found = row(story, "2026-05-02")
    assert (found.closed, found.next_step, found.next_due) == (True, "", None)
    assert found.changes_on is None


@pytest.mark.parametrize(
    ("now", "changes"),
    [
        ("2026-04-03 14:00", "2026-04-03 15:00"),
        ("2026-04-03 15:00", "2026-05-06"),  # the time to appeal is over
        ("2026-05-06 00:00", "2026-09-05"),  # the warning lapses
        ("2026-09-05 00:00", "2027-04-02"),  # the measures lapse
    ],
)
def test_r18_a_row_says_when_it_changes_by_itself(now: str, changes: str) -> None:
    story = Story()
    story.in_force()
    assert row(story, now).changes_on == at(changes)


def away(story: Story) -> None:
    story.away(story.tom, "2026-04-06", "2026-04-10")


def left(story: Story) -> None:
    story.change(story.tom, left_on=day("2026-04-06"))


def stands_in(story: Story) -> None:
    story.acting(story.mina, "executive", "2026-04-06", "2026-04-10")


def nominated(story: Story) -> None:
    story.nomination("2026-04-06", until=day("2026-04-10"))


def nominated_and_over(story: Story) -> None:
    story.nomination("2026-04-01", ended_on=day("2026-04-08"))


def nearly_18(story: Story) -> None:
    story.change(story.customer, born_on=day("2008-04-08"))


def asked_for_reasons(story: Story) -> None:
    # against a decision of which the customer is not informed, so that no time to appeal ends
    story.appeal(story.decide(story.propose()), reasons_asked_on=day("2026-04-02"))


@pytest.mark.parametrize(
    ("happens", "now", "changes"),
    [
        (away, "2026-04-05", "2026-04-06"),
        (away, "2026-04-06", "2026-04-11"),
        (left, "2026-04-06", "2026-04-07"),
        (stands_in, "2026-04-05", "2026-04-06"),
        (stands_in, "2026-04-06", "2026-04-11"),
        (nominated, "2026-04-05", "2026-04-06"),
        (nominated, "2026-04-06", "2026-04-11"),
        (nominated_and_over, "2026-04-05", "2026-04-08"),
        (nearly_18, "2026-04-05", "2026-04-08"),
        (asked_for_reasons, "2026-04-05", "2026-04-21"),
    ],
)
def test_each_day_on_which_something_begins_or_ends_changes_a_row(
    happens: Callable[[Story], None], now: str, changes: str
) -> None:
    story = Story()
    happens(story)
    assert row(story, now).changes_on == at(changes)


def test_a_row_whose_records_can_only_change_by_hand_says_so() -> None:
    assert row(Story(), "2026-03-03").changes_on is None


def test_a_row_is_stale_when_its_time_has_come_or_the_policy_or_the_rules_changed() -> None:
    story = Story()
    story.in_force()
    found = row(story, "2026-04-04")
    assert not is_stale(found, POLICY, at("2026-05-05 23:59"))
    assert is_stale(found, POLICY, at("2026-05-06"))
    newer = msgspec.structs.replace(POLICY, edition="1 (changed)")
    assert is_stale(found, newer, at("2026-04-04"))
    older = msgspec.structs.replace(found, code_version="0")
    assert is_stale(older, POLICY, at("2026-04-04"))


@given(told=histories(), part=st.floats(0, 1, exclude_max=True))
def test_a_row_stays_the_same_until_the_moment_it_names(
    told: tuple[Story, pendulum.DateTime], part: float
) -> None:
    story, now = told
    found = summarise(story.file, POLICY, now)
    until = found.changes_on or now.add(years=3)
    assert until > now
    seconds = int((until - now).total_seconds() * part)
    later = summarise(story.file, POLICY, now.add(seconds=seconds))
    assert same_answer(found, later)
