"""What is left when measures have ended: tell the customer, then close."""

from tests.policy.builders import EMAIL_ONLY, POLICE, POLICY, THURSDAYS, Story, at, day
from tests.policy.due import due, steps
from ubp_tui.policy.facts import Outcome, Support
from ubp_tui.policy.steps import ends_with_case, next_steps


def test_r20_the_customer_is_told_and_then_the_case_is_closed() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY, THURSDAYS)
    found = steps(story, "2027-04-02", "R20")
    assert [(s.what, str(s.due_on), s.blocker) for s in found] == [
        ("M2, M4 have ended: tell the customer", "2027-04-08", ""),
        ("Close the case", "2027-04-08", "Tell the customer that M2 has ended first."),
    ]
    story.tell_end("M2", "M4")
    [close] = steps(story, "2027-04-06", "R20")
    assert (close.what, close.blocker) == ("Close the case", "")


def test_r20_closing_falls_due_after_the_time_to_appeal() -> None:
    story = Story()
    story.in_force()
    story.end("M2", "2026-04-10")
    story.tell_end("M2", told="2026-04-11")
    assert due(story, "2026-04-12", "R20") == [("Close the case", "2026-05-12", "Tom Leader")]


def test_r20_an_end_is_told_while_other_measures_go_on() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY, THURSDAYS)
    story.end("M4", "2026-05-05 10:00")
    assert due(story, "2026-05-05 12:00", "R20") == [
        ("M4 has ended: tell the customer", "2026-05-12", "Tom Leader")
    ]


def test_m6_alone_needs_no_letter_at_its_end_and_is_closed_by_a_decider() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    story.inform(decision)
    story.change(story.measure("M6"), reported_at=at("2026-04-07"))
    assert due(story, "2026-04-08", "R20") == [("Close the case", "2026-05-12", "Hal Head")]


def test_r20_after_a_death_nothing_is_left_but_closing() -> None:
    story = Story()
    story.appeal(story.in_force(story.contact()))
    story.propose(sent="2026-05-01 10:00")
    story.adjustment(None)
    story.add(
        Support(
            id=story.id(),
            case_id=story.case.id,
            staff_id=story.sam.id,
            offered_by_id=story.tom.id,
            offered_at=at("2026-04-10"),
            offer="A talk.",
            follow_up_on=day("2026-06-01"),
        )
    )
    story.change(story.customer, died_on=day("2026-05-05"))
    found = steps(story, "2026-05-06")
    assert [(s.what, str(s.due_on), s.blocker) for s in found] == [
        ("Close the case", "2026-05-12", "")
    ]


def test_r20_a_reopened_case_is_closed_again_after_the_appeal() -> None:
    story = Story()
    warning = story.warn()
    story.change(story.case, closed_at=at("2026-05-01"), reopened_at=at("2026-06-01"))
    story.appeal(warning, "2026-06-01")
    [close] = steps(story, "2026-06-02", "R20")
    assert (close.what, str(close.due_on), close.blocker) == (
        "Close the case",
        "2026-06-08",
        "An appeal is open.",
    )


def test_r29_a_late_appeal_waits_for_an_answer_on_a_closed_case_too() -> None:
    story = Story()
    decision = story.in_force()
    story.end("M2", "2026-04-10")
    story.tell_end("M2", told="2026-04-11")
    story.change(story.case, closed_at=at("2026-07-01"))
    late = story.appeal(decision, "2026-08-03")
    accept = "Accept the late appeal, or say why not"
    assert due(story, "2026-08-04") == [(accept, "2026-08-10", "Tom Leader")]
    story.change(late, not_accepted_at=at("2026-08-05 10:00"), not_accepted_reason="Too late.")
    tell = "Tell the customer the outcome of the appeal"
    assert due(story, "2026-08-06") == [(tell, "2026-08-12", "Tom Leader")]


def test_r6_a_warning_after_measures_ended_leads_to_its_own_next_step() -> None:
    story = Story()
    story.in_force()
    story.end("M2", "2026-04-10")
    story.tell_end("M2", told="2026-04-11")
    story.incident("2026-05-05 09:00")
    warning = story.warn("2026-05-06")
    lapses = "The warning lapses: close or propose"
    assert (lapses, str(warning.lapses_on), "Tom Leader") in due(story, "2026-07-01")
    assert due(story, "2026-07-01", "R20") == []


def test_r6_after_a_refusal_that_follows_an_end_closing_falls_due_from_the_refusal() -> None:
    story = Story()
    story.in_force()
    story.end("M2", "2026-04-10")
    story.tell_end("M2", told="2026-04-11")
    again = story.propose(sent="2026-08-03 10:00")
    story.decide(again, Outcome.REFUSED, decided="2026-08-04 10:00")
    assert ("Close or propose again", "2026-08-11", "Tom Leader") in due(story, "2026-08-05", "R6")
    assert due(story, "2026-08-05", "R20") == []


def test_r20_a_closed_case_has_nothing_left() -> None:
    story = Story()
    story.change(story.case, closed_at=at("2026-05-01"))
    assert steps(story, "2026-05-02") == []


def test_r20_what_nobody_would_do_any_more_ends_with_the_case() -> None:
    story = Story()
    story.in_force()
    story.end("M2", "2026-04-10")
    story.tell_end("M2", told="2026-04-11")
    story.change(story.records["incidents"][0], details_completed_at=None)
    story.adjustment(None)
    left = {s.what for s in ends_with_case(story.file, POLICY, at("2026-06-01"))}
    assert f"Complete incident {story.file.incidents[0].reference}" in left
    assert "Close the case" not in left
    assert not any(what.startswith("Answer need") for what in left), "a late need waits on"


def test_r33_the_outcome_of_an_appeal_is_a_telling_as_an_end_is() -> None:
    story = Story()
    story.appeal(story.in_force(), reviewer=story.hope, decided_at=at("2026-04-20 10:00"))
    [step] = [s for s in next_steps(story.file, POLICY, at("2026-05-05")) if s.rule == "R33"]
    assert step.tells
