"""Whether a warning stands, and whether measures may rest on it."""

import pytest

from tests.policy.builders import EMAIL_ONLY, POLICE, POLICY, Story, at, day
from ubp_tui.policy.facts import Ended, Outcome
from ubp_tui.policy.warnings import (
    is_under_appeal,
    standing_warnings,
    why_no_measures_yet,
    why_not_approve_yet,
)


def why(story: Story, when: str = "2026-04-01 10:00", ground: str = "") -> str:
    every = {incident.id for incident in story.file.incidents}
    return why_no_measures_yet(story.file, every, ground, POLICY, at(when)) or ""


@pytest.mark.parametrize(
    ("when", "warned"),
    [
        ("2026-03-04", False),
        ("2026-03-05", True),
        ("2026-09-04", True),
        ("2026-09-05", False),
    ],
)
def test_r6_a_warning_stands_from_its_receipt_until_it_lapses(when: str, warned: bool) -> None:
    story = Story()
    story.warn("2026-03-05")
    assert bool(standing_warnings(story.file, day(when))) == warned


@pytest.mark.parametrize(
    "fields", [{"undone_at": at("2026-03-20")}, {"returned_on": day("2026-03-20")}]
)
def test_r6_a_warning_that_came_back_or_was_undone_does_not_stand(
    fields: dict[str, object],
) -> None:
    story = Story()
    story.warn(**fields)
    story.incident("2026-03-25 09:00")
    assert standing_warnings(story.file, day("2026-03-26")) == []
    assert "No warning stands" in why(story)


def test_r6_measures_need_a_warning_first() -> None:
    story = Story()
    story.incident()
    assert "No warning stands" in why(story)


@pytest.mark.parametrize(
    ("happened", "enough"),
    [("2026-03-04 09:00", False), ("2026-03-05 23:59", False), ("2026-03-06 00:00", True)],
)
def test_r6_an_incident_counts_only_on_a_later_day_than_the_warning_was_received(
    happened: str, enough: bool
) -> None:
    story = Story()
    story.warn("2026-03-05")
    story.incident(happened)
    assert (why(story) == "") == enough


@pytest.mark.parametrize(
    "fields", [{"unproven_at": at("2026-03-25")}, {"dropped_at": at("2026-03-25")}]
)
def test_r9_an_incident_found_unproven_or_dropped_is_never_relied_on(
    fields: dict[str, object],
) -> None:
    story = Story()
    story.warn("2026-03-05")
    story.change(story.incident("2026-03-20 09:00"), **fields)
    assert "no incident after that" in why(story)


def test_r6_the_warning_must_still_stand() -> None:
    story = Story()
    story.warn("2026-03-05")
    story.incident("2026-09-04 09:00")
    assert why(story, "2026-09-04 10:00") == ""
    assert "No warning stands" in why(story, "2026-09-05 10:00")


def test_r6_going_straight_to_measures_needs_no_warning() -> None:
    story = Story()
    story.incident()
    assert why(story, ground="violence") == ""


def test_r29_no_measure_relies_on_a_warning_while_it_is_under_appeal() -> None:
    story = Story()
    warning = story.warn()
    story.incident("2026-03-20 09:00")
    appeal = story.appeal(warning, "2026-03-25")
    assert is_under_appeal(story.file, warning)
    assert "under appeal" in why(story)
    story.change(appeal, decided_at=at("2026-03-30"))
    assert why(story) == ""


def test_r29_another_warning_may_be_relied_on_while_one_is_under_appeal() -> None:
    story = Story()
    story.appeal(story.warn(), "2026-03-10")
    story.warn("2026-03-12")
    story.incident("2026-03-20 09:00")
    assert why(story) == ""


def test_r6_a_decision_letter_serves_as_the_warning_while_its_measures_last() -> None:
    story = Story()
    story.in_force()
    story.change(story.records["warnings"][0], lapses_on=day("2026-04-30"))
    assert "new incident" in why(story, "2026-06-01")
    story.incident("2026-05-20 09:00")
    assert why(story, "2026-06-01") == ""
    story.end("M2", "2026-06-02", Ended.LIFTED)
    assert "No warning stands" in why(story, "2026-06-03")


def test_r6_a_decision_letter_that_came_back_warns_nobody() -> None:
    story = Story()
    decision = story.in_force()
    story.change(story.records["warnings"][0], lapses_on=day("2026-04-30"))
    story.incident("2026-05-20 09:00")
    story.letter_came_back(decision, "2026-05-25")
    assert "No warning stands" in why(story, "2026-06-01")


def test_r6_a_decision_letter_still_in_the_post_warns_nobody() -> None:
    story = Story()
    decision = story.decide(story.propose())
    story.inform(decision, "2026-04-20 10:00", how="letter")
    story.incident("2026-04-21 09:00")
    assert "No warning stands" in why(story, "2026-04-21 10:00")


def test_r18_more_time_needs_an_incident_newer_than_the_decision_although_the_warning_stands() -> (
    None
):
    story = Story()
    story.in_force(months=2)
    assert "Measures were decided on 2 April 2026. A new incident" in why(story, "2026-05-01")
    story.incident("2026-04-20 09:00")
    assert why(story, "2026-05-01") == ""


def test_r6_after_a_refusal_a_new_incident_is_needed_even_on_a_straight_ground() -> None:
    story = Story()
    story.warn()
    story.incident("2026-03-20 09:00")
    story.decide(story.propose(), Outcome.REFUSED, decided="2026-04-02 10:00")
    assert "refused on 2 April 2026" in why(story, "2026-04-03")
    assert "refused" in why(story, "2026-04-03", ground="violence")
    story.incident("2026-04-02 10:00")
    assert "refused" in why(story, "2026-04-03")
    story.incident("2026-04-02 10:01")
    assert why(story, "2026-04-03") == ""


def test_r6_after_sending_back_no_new_incident_is_needed() -> None:
    story = Story()
    story.warn()
    story.incident("2026-03-20 09:00")
    story.decide(story.propose(), Outcome.SENT_BACK)
    assert why(story, "2026-04-03") == ""


def test_r6_sending_back_does_not_undo_the_refusal_before_it() -> None:
    story = Story()
    story.warn()
    story.incident("2026-03-20 09:00")
    story.decide(story.propose(), Outcome.REFUSED)
    story.decide(story.propose(sent="2026-04-03"), Outcome.SENT_BACK, decided="2026-04-04")
    assert "refused" in why(story, "2026-04-05")


def test_r13_a_report_to_a_public_body_uses_up_no_incident() -> None:
    story = Story()
    story.incident()
    story.decide(story.propose(POLICE, straight_ground="violence"))
    assert why(story, "2026-04-03", ground="violence") == ""


def test_r13_a_report_that_danger_called_for_is_confirmed_without_a_warning() -> None:
    story = Story()
    story.incident()
    danger = story.propose(POLICE, straight_ground="violence")
    usual = story.propose(POLICE)
    assert why_not_approve_yet(story.file, danger, POLICY) is None
    assert "No warning stands" in str(why_not_approve_yet(story.file, usual, POLICY))


def test_r6_the_letter_about_a_public_body_is_no_warning() -> None:
    story = Story()
    story.incident()
    story.inform(story.decide(story.propose(POLICE, straight_ground="violence")))
    story.incident("2026-04-20 09:00")
    assert "No warning stands" in why(story, "2026-05-01 10:00")


def test_r6_what_was_not_approved_beside_a_public_body_was_refused() -> None:
    story = Story()
    story.incident()
    proposal = story.propose(EMAIL_ONLY, POLICE)
    decision = story.decide(proposal, Outcome.PARTLY)
    story.records["measures"] = [m for m in story.records["measures"] if m.code == "M6"]
    assert decision.outcome == Outcome.PARTLY
    assert "A new incident is needed" in why(story, "2026-04-03 10:00", ground="violence")
