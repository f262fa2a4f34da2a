"""What can be done on an appeal at each point, and why the rest cannot (R29-R33)."""

from typing import Any

import pytest

from tests.policy.builders import POLICY, Story, at, day
from ubp_tui.policy.appeal_work import AppealWork, next_work, why_not_now, why_not_work
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.facts import Appeal, CaseFile

TODAY = day("2026-04-20")
ASKED: dict[str, Any] = {"reasons_asked_on": day("2026-04-16")}
CONFIRMED = ASKED | {"reasons": "No.", "reasons_confirmed_on": day("2026-04-17")}
REFERRED = CONFIRMED | {"referred_at": at("2026-04-17 10:00")}
DECIDED = REFERRED | {"decided_at": at("2026-04-20 09:00")}
TOLD = DECIDED | {"told_on": TODAY}
WITHDRAWN = ASKED | {"withdrawn_at": at("2026-04-20 09:00")}


def appealed(received_on: str = "2026-04-10", **fields: Any) -> tuple[CaseFile, Appeal]:
    story = Story()
    appeal = story.appeal(story.in_force(), received_on, **fields)
    return story.file, appeal


@pytest.mark.parametrize(
    ("fields", "following", "possible"),
    [
        ({}, "ASK", "ASK CONFIRM DECLINE WITHDRAW"),
        (ASKED, "CONFIRM", "CONFIRM DECLINE WITHDRAW"),
        (CONFIRMED, "REFER", "REFER WITHDRAW"),
        (REFERRED, "REVIEW", "REFER REVIEW WITHDRAW"),
        (DECIDED, "TELL", "TELL"),
        (TOLD, None, ""),
        (WITHDRAWN, None, ""),
    ],
)
def test_r30_each_piece_of_work_has_its_time(
    fields: dict[str, Any], following: str | None, possible: str
) -> None:
    file, appeal = appealed(**fields)
    found = [w.name for w in AppealWork if why_not_now(w, file, appeal, POLICY, TODAY) is None]
    assert " ".join(found) == possible
    first = next_work(file, appeal, POLICY, TODAY)
    assert (first.name if first else None) == following


def test_r29_a_late_appeal_waits_for_why_it_is_taken() -> None:
    file, appeal = appealed("2026-06-30", **CONFIRMED)
    assert next_work(file, appeal, POLICY, TODAY) == AppealWork.LATE
    refusal = why_not_now(AppealWork.REFER, file, appeal, POLICY, TODAY)
    assert refusal is not None and "the last day to appeal" in refusal.reason


def test_r31_what_the_appeal_is_ready_for_is_still_asked_of_who_may() -> None:
    story = Story()
    appeal = story.appeal(story.in_force(), **REFERRED, reviewer_id=story.hope.id)
    asking = Asking(actor=story.tom, policy=POLICY, now=at("2026-04-20 10:00"))
    refusal = why_not_work(AppealWork.REVIEW, asking, story.file, appeal)
    assert refusal is not None and refusal.rule == "R31"
