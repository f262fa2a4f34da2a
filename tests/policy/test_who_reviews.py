"""Who reviews an appeal or hears one against a warning, and why others may not (R29, R31)."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.policy.builders import Story, day
from tests.policy.reviewers import may_review, outside, reviewable


def test_r31_a_senior_manager_reviews_and_the_same_grade_is_allowed() -> None:
    story = Story()
    appeal = reviewable(story)
    assert may_review(story, story.hope, appeal) == "may"
    assert may_review(story, story.eve, appeal) == "may"
    assert may_review(story, story.mina, appeal).startswith("A senior manager reviews it")


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("decided", "made the decision"),
        ("is of a lower grade", "is of a lower grade than whoever decided"),
        ("sent the proposal", "sent the proposal or wrote part of it"),
        ("wrote part of it", "sent the proposal or wrote part of it"),
        ("was the target", "is a target of the incident"),
        ("was a witness", "is a witness"),
        ("recorded an incident", "recorded the incident"),
        ("is accused", "named in an allegation"),
        ("has left", "no longer works here"),
    ],
)
def test_r31_who_never_reviews(how: str, said: str) -> None:
    story = Story()
    hope = story.hope
    by: dict[str, Any] = {"decided_by_ids": (story.eve.id,)}
    if how == "decided":
        by = {"decided_by_ids": (story.hal.id, hope.id)}
    if how == "is of a lower grade":
        by["grade"] = "executive"
    proposal = story.propose(
        sent_by_id=hope.id if how == "sent the proposal" else story.tom.id,
        author_ids=(hope.id,) if how == "wrote part of it" else (),
    )
    appeal = story.appeal(story.decide(proposal, **by))
    match how:
        case "was the target":
            story.incident(target=hope)
        case "was a witness":
            story.incident(witness=hope)
        case "recorded an incident":
            story.incident(recorded_by_id=hope.id)
        case "is accused":
            story.allegation(hope)
        case "has left":
            story.change(hope, left_on=day("2026-04-19"))
    assert said in may_review(story, hope, appeal)


def test_r31_the_grade_held_when_deciding_counts_acting_included() -> None:
    story = Story()
    appeal = reviewable(story, decided_by_ids=(story.mina.id,), grade="executive")
    assert "lower grade" in may_review(story, story.hope, appeal)
    assert may_review(story, story.eve, appeal) == "may"


def test_r31_an_outside_person_reviews_only_where_nobody_here_may() -> None:
    story = Story()
    appeal = reviewable(story)
    olu = outside(story)
    assert "works here and may" in may_review(story, olu, appeal)
    story.incident(target=story.hope)
    story.incident(target=story.eve)
    assert may_review(story, olu, appeal) == "may"


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ("tom", "issued the warning"),
        ("asha", "Only a manager or above hears it; Asha Adviser is an adviser."),
        ("mina", "may"),
        ("hal", "may"),
    ],
)
def test_r29_a_warnings_appeal_is_heard_by_a_manager_or_above(person: str, said: str) -> None:
    story = Story()
    appeal = story.appeal(story.warn())
    assert said in may_review(story, getattr(story, person), appeal)


def test_r29_a_warnings_appeal_is_heard_by_nobody_of_a_lower_grade_than_its_issuer() -> None:
    story = Story()
    appeal = story.appeal(story.warn(issued_by_id=story.hal.id))
    assert (
        may_review(story, story.mina, appeal) == "Mina Manager is of a lower grade than Hal Head."
    )
    assert may_review(story, story.hope, appeal) == "may"


def test_r29_nobody_involved_hears_a_warnings_appeal_else_somebody_from_outside() -> None:
    story = Story()
    appeal = story.appeal(story.warn())
    olu = outside(story)
    for person in (story.mina, story.hal, story.hope):
        story.incident(witness=person)
    assert "is a witness" in may_review(story, story.mina, appeal)
    assert "works here and may" in may_review(story, olu, appeal)
    story.allegation(story.eve)
    assert may_review(story, olu, appeal) == "may"


def test_r29_who_stands_in_by_leave_of_the_warnings_issuer_does_not_hear_its_appeal() -> None:
    story = Story()
    appeal = story.appeal(story.warn())
    asha = story.acting(story.asha, "manager", "2026-04-01", "2026-06-30")
    assert may_review(story, asha, appeal) == "may"
    (given,) = asha.acting
    asha = story.change(asha, acting=(replace(given, given_by_id=story.tom.id),))
    assert "Only a manager or above hears it" in may_review(story, asha, appeal)
