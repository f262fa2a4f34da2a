"""Who may decide, review or lift, and why somebody else may not."""

from typing import Any

import msgspec
import pytest

from tests.policy.builders import POLICY, Story, at, day
from ubp_tui.policy.eligibility import (
    Refusal,
    candidates,
    grade_on,
    only_outside_is_left,
    why_not_change,
    why_not_decide,
    why_not_review,
)
from ubp_tui.policy.facts import Approval, Outcome, StaffMember

TODAY = day("2026-04-02")


def may_decide(story: Story, person: StaffMember, proposal: Any) -> str:
    refusal = why_not_decide(story.people[person.id], story.file, proposal, POLICY, TODAY)
    return refusal.reason if refusal else "may"


def may_review(story: Story, person: StaffMember, appeal: Any) -> str:
    refusal = why_not_review(story.people[person.id], story.file, appeal, POLICY, day("2026-04-20"))
    return refusal.reason if refusal else "may"


def outside(story: Story) -> StaffMember:
    return story.person("Olu Outside", "executive", outside=True, organisation="Board")


def test_r10_only_a_head_of_service_or_an_executive_decides() -> None:
    story = Story()
    story.incident(recorded_by_id=story.sam.id)
    proposal = story.propose()
    found = {
        person.grade: may_decide(story, person, proposal)
        for person in (story.asha, story.mina, story.hal, story.eve)
    }
    assert found == {
        "adviser": "Only a head of service or above decides; Asha Adviser is adviser.",
        "manager": "Only a head of service or above decides; Mina Manager is manager.",
        "head_of_service": "may",
        "executive": "may",
    }


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("sent it", "sent the proposal or wrote part of it"),
        ("wrote part of it", "sent the proposal or wrote part of it"),
        ("was the target", "is a target of the incident"),
        ("was a witness", "is a witness of the incident"),
        ("recorded an incident", "recorded the incident"),
        ("is accused", "named in an allegation"),
        ("has left", "no longer works here"),
        ("gave their answer", "has already given their decision"),
        ("is the customer", "is the customer"),
    ],
)
def test_r10_who_never_decides(how: str, said: str) -> None:
    story = Story()
    hal = story.hal
    proposal = story.propose(
        sent_by_id=hal.id if how == "sent it" else story.tom.id,
        author_ids=(story.tom.id, hal.id) if how == "wrote part of it" else (story.tom.id,),
    )
    assert may_decide(story, story.hope, proposal) == "may"
    match how:
        case "was the target":
            story.incident(target=hal)
        case "was a witness":
            story.incident(witness=hal)
        case "recorded an incident":
            story.incident(recorded_by_id=hal.id)
        case "is accused":
            story.allegation(hal)
        case "has left":
            story.change(hal, left_on=day("2026-04-01"))
        case "gave their answer":
            story.add(
                Approval(
                    id=story.id(),
                    case_id=story.case.id,
                    proposal_id=proposal.id,
                    decided_by_id=hal.id,
                    entered_by_id=hal.id,
                    grade="head_of_service",
                    decided_at=at("2026-04-02"),
                    outcome=Outcome.APPROVED,
                    reasons="Fair.",
                )
            )
        case "is the customer":
            story.change(story.customer, staff_id=hal.id)
    assert said in may_decide(story, hal, proposal)


@pytest.mark.parametrize(
    "fields", [{"unproven_at": at("2026-03-25")}, {"dropped_at": at("2026-03-25")}]
)
def test_r10_an_incident_the_case_no_longer_relies_on_involves_nobody(
    fields: dict[str, object],
) -> None:
    story = Story()
    story.change(story.incident(target=story.hal), **fields)
    assert may_decide(story, story.hal, story.propose()) == "may"


def test_r10_an_allegation_counts_only_until_it_has_been_looked_into() -> None:
    story = Story()
    story.allegation(story.hal, looked_into_at=at("2026-03-20"))
    assert may_decide(story, story.hal, story.propose()) == "may"


def test_r10_whoever_leaves_decides_until_the_end_of_their_last_day() -> None:
    story = Story()
    story.change(story.hal, left_on=TODAY)
    assert may_decide(story, story.hal, story.propose()) == "may"


@pytest.mark.parametrize(
    ("on", "grade"),
    [
        ("2026-03-31", "manager"),
        ("2026-04-01", "head_of_service"),
        ("2026-04-30", "head_of_service"),
        ("2026-05-01", "manager"),
    ],
)
def test_r10_acting_authority_counts_as_the_grade_from_day_to_day(on: str, grade: str) -> None:
    story = Story()
    mina = story.acting(story.mina, "head_of_service", "2026-04-01", "2026-04-30")
    assert grade_on(mina, POLICY, day(on)) == grade
    assert may_decide(story, story.mina, story.propose()) == "may"


def test_r10_acting_in_a_lower_grade_takes_nothing_away() -> None:
    story = Story()
    eve = story.acting(story.eve, "manager", "2026-04-01", "2026-04-30")
    assert grade_on(eve, POLICY, TODAY) == "executive"


def test_r10_an_outside_person_decides_only_where_nobody_here_may() -> None:
    story = Story()
    olu = outside(story)
    proposal = story.propose()
    assert "works here and may" in may_decide(story, olu, proposal)
    for person in (story.hal, story.hope, story.eve):
        story.incident(target=person)
    assert may_decide(story, olu, proposal) == "may"


def test_r10_being_away_is_not_nobody() -> None:
    story = Story()
    olu = outside(story)
    story.incident(target=story.hal)
    story.incident(target=story.hope)
    story.away(story.eve, "2026-03-01")
    assert may_decide(story, olu, story.propose()).startswith("Eve Executive works here and may")


def test_r10_an_outside_person_ranks_as_executive() -> None:
    story = Story()
    olu = story.change(outside(story), grade="adviser")
    assert grade_on(olu, POLICY, TODAY) == "executive"


def reviewable(story: Story, **decided: Any) -> Any:
    return story.appeal(story.decide(story.propose(), **decided), reviewer=story.hope)


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
        ("asha", "A manager or above hears it; Asha Adviser is adviser."),
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


def may_change(story: Story, person: StaffMember, decision: Any) -> Refusal | None:
    return why_not_change(person, story.file, decision, POLICY, day("2026-05-01"))


def test_r21_nobody_of_a_lower_grade_than_the_decider_lifts_a_measure() -> None:
    story = Story()
    made = story.decide(story.propose(), decided_by_ids=(story.eve.id,), grade="executive")
    assert may_change(story, story.eve, made) is None
    refusal = may_change(story, story.hal, made)
    assert refusal is not None and refusal.rule == "R21"


def test_r19_lifting_needs_the_grade_that_decides_whoever_decided() -> None:
    story = Story()
    made = story.decide(story.propose())
    refusal = may_change(story, story.mina, made)
    assert refusal is not None and refusal.rule == "R19"
    assert may_change(story, story.hope, made) is None
    left = story.change(story.hope, left_on=day("2026-04-30"))
    assert may_change(story, left, made) is not None


def test_r21_nobody_of_a_lower_grade_than_the_reviewer_lifts_a_measure() -> None:
    story = Story()
    made = story.decide(story.propose())
    appeal = story.appeal(made, reviewer=story.eve)
    assert may_change(story, story.hal, made) is None
    story.change(appeal, decided_at=at("2026-04-20"))
    refusal = may_change(story, story.hal, made)
    assert refusal is not None and "executive decided this or reviewed" in refusal.reason
    assert may_change(story, story.eve, made) is None


def test_r31_everybody_is_listed_with_the_reason_why_not_and_who_is_away() -> None:
    story = Story()
    proposal = story.propose()
    story.incident(target=story.eve)
    story.away(story.hal, "2026-04-01")
    story.change(story.dee, left_on=day("2026-04-01"))
    found = candidates(
        story.people.values(),
        lambda p: why_not_decide(p, story.file, proposal, POLICY, TODAY),
        TODAY,
    )
    assert [(c.person.name, c.note) for c in found if not c.refusal] == [
        ("Hope Head", ""),
        ("Hal Head", "away"),
    ]
    assert all(c.refusal.reason for c in found if c.refusal)
    assert "Dee Patel" not in [c.person.name for c in found]
    assert not only_outside_is_left(found)


def test_r10_where_nobody_here_may_only_somebody_from_outside_is_left() -> None:
    story = Story()
    outside(story)
    proposal = story.propose()
    for person in (story.hal, story.hope, story.eve):
        story.allegation(person)
    found = candidates(
        story.people.values(),
        lambda p: why_not_decide(p, story.file, proposal, POLICY, TODAY),
        TODAY,
    )
    assert only_outside_is_left(found)
    assert [c.person.name for c in found if not c.refusal] == ["Olu Outside"]


def test_r10_another_landlord_may_let_managers_decide() -> None:
    authority = msgspec.structs.replace(POLICY.authority, decides="manager")
    policy = msgspec.structs.replace(POLICY, authority=authority)
    story = Story()
    assert why_not_decide(story.mina, story.file, story.propose(), policy, TODAY) is None
