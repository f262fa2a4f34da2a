"""When a customer counts as informed of a decision."""

from collections.abc import Iterable

import pytest

from tests.policy.builders import EMAIL_ONLY, POLICE, POLICY, Story, at
from ubp_tui.policy.facts import ItemState
from ubp_tui.policy.informing import (
    current_item,
    informed_at,
    is_wholly_withheld,
    leaves_out_report,
    missing_items,
    next_item,
    unanswered_questions,
)


def test_r12_the_customer_is_informed_at_the_moment_the_last_item_is_done() -> None:
    story = Story()
    decision = story.decide(story.propose())
    story.inform(decision, "2026-04-03 15:00", besides=[9])
    story.item(decision, 9, "2026-04-08 09:30")
    assert informed_at(story.file, decision.id, POLICY) == at("2026-04-08 09:30")


@pytest.mark.parametrize("number", range(1, 13))
def test_r12_every_one_of_the_twelve_items_is_needed(number: int) -> None:
    story = Story()
    decision = story.decide(story.propose())
    story.inform(decision, besides=[number])
    [informing] = story.file.informings
    assert [item.number for item in missing_items(story.file, informing, POLICY)] == [number]
    assert informed_at(story.file, decision.id, POLICY) is None


@pytest.mark.parametrize(
    ("posted", "received"),
    [
        ("2026-04-20 15:00", "2026-04-22"),
        ("2026-04-24 15:00", "2026-04-28"),
        ("2026-04-02 15:00", "2026-04-08"),  # Good Friday and Easter Monday lie between
        ("2026-12-24 09:00", "2026-12-30"),
    ],
)
def test_r12_a_letter_by_post_is_received_at_the_start_of_the_second_working_day(
    posted: str, received: str
) -> None:
    story = Story()
    decision = story.decide(story.propose())
    story.inform(decision, "2026-04-02 12:00", besides=[12])
    story.item(decision, 12, posted, how="letter")
    assert informed_at(story.file, decision.id, POLICY) == at(received)


def test_r12_a_letter_whose_sending_is_recorded_late_counts_from_the_record() -> None:
    story = Story()
    decision = story.decide(story.propose())
    story.inform(decision, "2026-04-02 12:00", besides=[12])
    story.item(decision, 12, "2026-04-20 15:00", how="letter", happened_on=at("2026-04-02").date())
    assert informed_at(story.file, decision.id, POLICY) == at("2026-04-20 15:00")


def test_r12_a_returned_letter_undoes_informing_and_opens_item_12_again() -> None:
    story = Story()
    decision = story.in_force()
    story.letter_came_back(decision, "2026-04-15 09:00")
    [informing] = story.file.informings
    assert informed_at(story.file, decision.id, POLICY) is None
    assert [item.number for item in missing_items(story.file, informing, POLICY)] == [12]
    story.item(decision, 12, "2026-04-16 10:00")
    assert informed_at(story.file, decision.id, POLICY) == at("2026-04-16 10:00")


def test_r12_the_newest_answer_to_an_item_that_is_not_struck_counts() -> None:
    story = Story()
    decision = story.decide(story.propose())
    story.item(decision, 6, state=ItemState.NO_ANSWER)
    newer = story.item(decision, 6, "2026-04-09 10:00", words="Large print")
    [informing] = story.file.informings
    assert current_item(informing, 6) == newer


def test_r12_what_the_customer_says_later_does_not_move_the_day_they_were_informed() -> None:
    story = Story()
    decision = story.decide(story.propose())
    story.inform(decision, besides=[7])
    story.item(decision, 7, "2026-04-03 16:00", state=ItemState.NO_ANSWER)
    story.item(decision, 7, "2026-04-20 10:00", words="My sister")
    assert informed_at(story.file, decision.id, POLICY) == at("2026-04-03 16:00")


def test_r12_no_answer_yet_to_items_6_and_7_waits_and_blocks_nothing() -> None:
    story = Story()
    decision = story.decide(story.propose())
    story.inform(decision, besides=[6, 7])
    story.item(decision, 6, state=ItemState.NO_ANSWER)
    story.item(decision, 7, state=ItemState.NO_ANSWER)
    [informing] = story.file.informings
    assert unanswered_questions(informing) == [6, 7]
    assert informed_at(story.file, decision.id, POLICY) == at("2026-04-03 15:00")


def test_r12_where_m6_stands_alone_and_item_10_is_withheld_nothing_is_told() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    story.item(decision, 10, state=ItemState.WITHHELD)
    [informing] = story.file.informings
    assert is_wholly_withheld(story.file, informing)
    assert missing_items(story.file, informing, POLICY) == []
    assert informed_at(story.file, decision.id, POLICY) is None


def test_r12_where_m6_stands_beside_another_measure_the_other_items_are_still_told() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE, EMAIL_ONLY))
    story.item(decision, 10, state=ItemState.WITHHELD)
    [informing] = story.file.informings
    assert not is_wholly_withheld(story.file, informing)
    assert len(missing_items(story.file, informing, POLICY)) == 11
    story.inform(decision, besides=[10])
    assert informed_at(story.file, decision.id, POLICY) == at("2026-04-03 15:00")


def test_r12_whether_m6_is_withheld_is_settled_before_anything_is_told() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE, EMAIL_ONLY))
    [informing] = story.file.informings
    missing = [item.number for item in missing_items(story.file, informing, POLICY)]
    assert missing == [10, *range(1, 10), 11, 12]
    story.item(decision, 10, state=ItemState.WITHHELD)
    assert left_out(story) == [1, 2, 3, 4, 5, 12]


def test_r12_nothing_is_left_out_where_m6_is_told_or_there_is_none() -> None:
    for measures, state in (((POLICE,), ItemState.DONE), ((EMAIL_ONLY,), ItemState.WITHHELD)):
        story = Story()
        decision = story.decide(story.propose(*measures))
        story.item(decision, 10, state=state)
        assert left_out(story) == []


def left_out(story: Story) -> list[int]:
    [informing] = story.file.informings
    return [t.number for t in POLICY.checklist if leaves_out_report(story.file, informing, t)]


def test_r12_nobody_is_informed_without_a_checklist() -> None:
    story = Story()
    assert informed_at(story.file, story.id(), POLICY) is None


@pytest.mark.parametrize(
    ("done", "after", "follows"),
    [
        ((1,), 1, 2),
        ((1, 2, 5), 5, 6),
        ((1, 3, *range(4, 12)), 11, 2),
        (range(1, 12), 11, 12),
        (range(1, 13), 12, None),
    ],
)
def test_r12_the_next_item_is_the_next_missing_and_the_letter_comes_last(
    done: Iterable[int], after: int, follows: int | None
) -> None:
    story = Story()
    story.decide(story.propose())
    assert going_on(story, done, after) == follows


@pytest.mark.parametrize(("done", "after", "follows"), [((10,), 10, 1), ((1,), 1, 10)])
def test_r12_whether_m6_is_withheld_is_settled_before_the_next_item_too(
    done: Iterable[int], after: int, follows: int
) -> None:
    story = Story()
    story.decide(story.propose(EMAIL_ONLY, POLICE))
    assert going_on(story, done, after) == follows


def going_on(story: Story, done: Iterable[int], after: int) -> int | None:
    """The item to go on with where some are done."""
    decision = story.file.decisions[-1]
    for number in done:
        story.item(decision, number)
    following = next_item(story.file, story.file.informings[-1], POLICY, after)
    return following and following.number
