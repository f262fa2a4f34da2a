"""What is left when measures have ended: tell the customer, then close."""

from tests.policy.builders import EMAIL_ONLY, POLICE, THURSDAYS, Story, at, day
from tests.policy.due import due, steps
from ubp_tui.policy.facts import Support


def test_r20_the_customer_is_told_and_then_the_case_is_closed() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY, THURSDAYS)
    found = steps(story, "2027-04-02", "R20")
    assert [(s.what, str(s.due_on), s.blocker) for s in found] == [
        ("Tell the customer that M2, M4 has ended", "2027-04-08", ""),
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
        ("Tell the customer that M4 has ended", "2026-05-12", "Tom Leader")
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


def test_r20_a_closed_case_has_nothing_left() -> None:
    story = Story()
    story.change(story.case, closed_at=at("2026-05-01"))
    assert steps(story, "2026-05-02") == []
