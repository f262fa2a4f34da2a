"""Who decides, lifts or changes, and why somebody else may not (R10, R19, R21)."""

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.policy.builders import POLICY, Story, at, day
from tests.policy.records import NEEDING_TWO
from tests.policy.reviewers import TODAY, may_review, outside, reviewable
from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import (
    Refusal,
    candidates,
    grade_on,
    only_outside_is_left,
    why_not_change,
    why_not_decide,
)
from ubp_tui.policy.facts import StaffMember


def may_decide(
    story: Story, person: StaffMember, proposal: Any, policy: Policy = NEEDING_TWO
) -> str:
    refusal = why_not_decide(story.people[person.id], story.file, proposal, policy, TODAY)
    return refusal.reason if refusal else "may"


def test_r10_only_a_head_of_service_or_an_executive_decides() -> None:
    story = Story()
    story.incident(recorded_by_id=story.sam.id)
    proposal = story.propose()
    found = {
        person.grade: may_decide(story, person, proposal)
        for person in (story.asha, story.mina, story.hal, story.eve)
    }
    assert found == {
        "adviser": "Only a head of service or above decides; Asha Adviser is an adviser.",
        "manager": "Only a head of service or above decides; Mina Manager is a manager.",
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
            story.approve(proposal, hal)
        case "is the customer":
            story.change(story.customer, staff_id=hal.id)
    assert said in may_decide(story, hal, proposal)


def test_r10_whoever_approved_decides_again_where_that_is_enough_by_now() -> None:
    story = Story()
    proposal = story.propose()
    story.approve(proposal, story.hal)
    assert may_decide(story, story.hal, proposal, POLICY) == "may"
    accused = story.allegation(story.hal)
    story.approve(proposal, story.hope)
    assert "already given" in may_decide(story, story.hope, proposal)
    story.change(accused, looked_into_at=at("2026-04-01 12:00"))
    assert may_decide(story, story.hope, proposal) == "may"
    assert may_decide(story, story.hal, proposal) == "may"


@pytest.mark.parametrize(
    "fields", [{"unproven_at": at("2026-03-25")}, {"dropped_at": at("2026-03-25")}]
)
def test_r10_an_incident_the_case_no_longer_relies_on_involves_nobody(
    fields: dict[str, object],
) -> None:
    story = Story()
    proposal = story.propose()
    story.change(story.incident(target=story.hal), **fields)
    assert may_decide(story, story.hal, proposal) == "may"


def test_r10_r31_what_was_proposed_on_an_incident_is_not_for_its_target_though_unproven() -> None:
    story = Story()
    incident = story.incident(target=story.hope)
    proposal = story.propose()
    story.change(incident, unproven_at=at("2026-04-01 12:00"))
    assert "is a target of the incident" in may_decide(story, story.hope, proposal)
    story.decide(proposal)
    appeal = story.appeal(story.file.decisions[0])
    assert "is a target of the incident" in may_review(story, story.hope, appeal)


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


def test_r10_an_outside_person_is_never_brought_by_the_proposer() -> None:
    story = Story()
    for person in (story.hal, story.hope, story.eve):
        story.incident(target=person)
    proposal = story.propose()
    (proposer_id,) = proposal.proposer_ids
    olu = outside(story, recorded_by_id=proposer_id)
    assert may_decide(story, olu, proposal).startswith("It is the proposer who recorded Olu")
    appeal = reviewable(story)
    assert may_review(story, olu, appeal).startswith("It is the proposer who recorded Olu")


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
    assert refusal is not None and refusal.reason.startswith(
        "An executive decided this or reviewed"
    )
    assert may_change(story, story.eve, made) is None


def test_r10_r21_who_stands_in_by_the_proposers_leave_lifts_nothing() -> None:
    story = Story()
    made = story.decide(story.propose())
    mina = story.acting(story.mina, "head_of_service", "2026-04-01", "2026-06-30")
    assert may_change(story, mina, made) is None
    (given,) = mina.acting
    mina = story.change(mina, acting=(replace(given, given_by_id=story.tom.id),))
    refusal = may_change(story, mina, made)
    assert refusal is not None and refusal.reason.startswith("It is the proposer who let Mina")


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
