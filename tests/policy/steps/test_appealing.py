"""What is left of appeals and of complaints noted beside them."""

from typing import Any

import pytest

from tests.policy.builders import Story, at, day
from tests.policy.due import due, steps
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Complaint

ASKED = {"reasons_asked_on": day("2026-04-13")}


@pytest.mark.parametrize(
    ("fields", "when", "left"),
    [
        (
            {},
            "2026-04-13",
            ("Ask the customer to confirm the appeal's reasons", "2026-04-17", "Tom Leader"),
        ),
        (ASKED, "2026-04-27", ("Record the confirmed appeal reasons", "2026-04-27", "Tom Leader")),
        (ASKED, "2026-04-28", ("Refer the appeal to a senior manager", "2026-05-05", "Tom Leader")),
        (
            ASKED | {"reasons_confirmed_on": day("2026-04-14")},
            "2026-04-14",
            ("Refer the appeal to a senior manager", "2026-04-21", "Tom Leader"),
        ),
        (
            {"reasons_declined_on": day("2026-04-14")},
            "2026-04-14",
            ("Refer the appeal to a senior manager", "2026-04-21", "Tom Leader"),
        ),
    ],
)
def test_r30_r31_an_appeal_always_has_its_next_step(
    fields: dict[str, Any], when: str, left: tuple[str, str, str]
) -> None:
    story = Story()
    story.appeal(story.in_force(), "2026-04-10", **fields)
    appealing = [d for d in due(story, when) if "appeal" in d[0]]
    assert appealing == [left]


def test_r32_the_reviewer_decides_within_ten_working_days() -> None:
    story = Story()
    story.appeal(story.in_force(), "2026-04-10", reviewer=story.hope)
    assert due(story, "2026-04-13", "R32") == [("Review the appeal", "2026-04-24", "Hope Head")]


def test_r31_what_an_outside_person_reviews_is_entered_by_a_head_of_service() -> None:
    story = Story()
    olu = story.person("Olu Outside", "executive", outside=True)
    story.appeal(story.in_force(), "2026-04-10", reviewer=olu)
    assert due(story, "2026-04-13", "R32") == [("Review the appeal", "2026-04-24", "Hope Head")]


@pytest.mark.parametrize("how", ["left", "accused"])
def test_r31_a_reviewer_who_drops_out_is_replaced(how: str) -> None:
    story = Story()
    story.appeal(story.in_force(), "2026-04-10", reviewer=story.hope)
    if how == "left":
        story.change(story.hope, left_on=day("2026-04-12"))
    else:
        story.allegation(story.hope)
    assert due(story, "2026-04-13", "R32") == []
    assert due(story, "2026-04-13", "R31") == [
        ("Refer the appeal to a senior manager", "2026-04-17", "Tom Leader")
    ]


def test_r31_where_nobody_else_is_here_who_may_review_it_somebody_has_to_stand_in() -> None:
    story = Story()
    story.appeal(story.in_force(), "2026-04-10", reviewer=story.hope)
    story.away(story.hope, "2026-04-12")
    [step] = steps(story, "2026-04-13", "R31")
    assert (step.what, step.blocker) == ("Hope Head is away: refer the appeal to another", "")
    story.away(story.eve, "2026-04-12")
    [step] = steps(story, "2026-04-13", "R31")
    assert step.blocker == (
        "Nobody else who is here may review it: have a head of service ask somebody to stand in."
    )


def test_r29_a_late_appeal_is_accepted_for_a_reason_or_not() -> None:
    story = Story()
    in_time = story.appeal(story.in_force(), "2026-05-05")
    assert due(story, "2026-05-06", "R29") == []
    late = story.change(in_time, received_on=day("2026-05-06"), recorded_at=at("2026-05-06 10:00"))
    assert due(story, "2026-05-06", "R29") == [
        ("Accept the late appeal, or say why not", "2026-05-13", "Tom Leader")
    ]
    story.change(late, late_reason="She was in hospital.")
    assert due(story, "2026-05-06", "R29") == []
    assert len(due(story, "2026-05-06", "R30")) == 1


def test_r31_where_nobody_may_review_a_head_of_service_records_an_outside_person() -> None:
    story = Story()
    decision = story.in_force()
    story.allegation(story.hope)
    story.allegation(story.eve)
    story.appeal(decision, reasons_confirmed_on=day("2026-04-13"))
    [step] = steps(story, "2026-04-14", "R31")
    assert step.action == Action.RECORD_AUTHORITY
    assert step.owner_id == story.hal.id
    assert step.blocker == "Nobody here may review it: record an outside person."


def test_r33_the_customer_is_told_the_outcome() -> None:
    story = Story()
    appeal = story.appeal(story.in_force(), reviewer=story.hope, decided_at=at("2026-04-20 10:00"))
    assert due(story, "2026-04-20 12:00", "R33") == [
        ("Tell the customer the outcome of the appeal", "2026-04-27", "Tom Leader")
    ]
    story.change(appeal, told_on=day("2026-04-21"))
    assert due(story, "2026-04-21 12:00", "R33") == []


def complaint(story: Story, **more: Any) -> Complaint:
    return story.add(
        Complaint(
            id=story.id(),
            case_id=story.case.id,
            reference="C-77",
            received_on=day("2026-04-13"),
            words="Nobody called back.",
            recorded_by_id=story.asha.id,
            recorded_at=at("2026-04-13 10:00"),
            **more,
        )
    )


def test_r28_a_complaint_may_ask_the_decider_to_look_again() -> None:
    story = Story()
    story.in_force()
    noted = complaint(story, asks_decider=True)
    assert due(story, "2026-04-14", "R28") == [
        ("Complaint C-77: look again", "2026-04-20", "Hal Head")
    ]
    story.change(noted, looked_again_at=at("2026-04-15"))
    assert due(story, "2026-04-16", "R28") == []


def test_r28_before_any_decision_the_owner_looks_again() -> None:
    story = Story()
    complaint(story, asks_decider=True)
    assert due(story, "2026-04-14", "R28")[0][2] == "Tom Leader"


def test_r28_a_complaint_by_itself_changes_nothing() -> None:
    story = Story()
    story.in_force()
    before = steps(story, "2026-04-14")
    complaint(story)
    assert steps(story, "2026-04-14") == before


def test_r31_while_the_reviewer_is_away_the_owner_refers_the_appeal_to_another() -> None:
    story = Story()
    story.appeal(story.in_force(), "2026-04-10", reviewer=story.hope)
    story.change(story.hope, line_manager_id=story.hal.id)
    story.away(story.people[story.hope.id], "2026-04-13", "2026-04-14")
    refer = ("Hope Head is away: refer the appeal to another", "2026-04-24", "Tom Leader")
    assert due(story, "2026-04-13", "R31") == [refer]
    assert due(story, "2026-04-15", "R32")[0][2] == "Hope Head"
