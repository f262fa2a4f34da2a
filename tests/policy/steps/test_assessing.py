"""What is left before a proposal: incidents, circumstances, adjustments, the warning."""

import pytest

from tests.policy.builders import POLICE, THURSDAYS, Story, at, day
from tests.policy.due import due, steps, what
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import AdjustmentState, Answer, ItemState, Outcome


def test_r1_the_details_of_an_incident_are_due_from_its_recorder_within_two_working_days() -> None:
    story = Story()
    incident = story.incident("2026-03-06 09:00", details_completed_at=None)
    expected = (f"Complete incident {incident.reference}", "2026-03-10", "Asha Adviser")
    assert due(story, "2026-03-06 12:00", "R1") == [expected]
    story.change(incident, dropped_at=at("2026-03-07"))
    assert due(story, "2026-03-06 12:00", "R1") == []


def test_r3_an_allegation_waits_with_whoever_looks_into_it() -> None:
    story = Story()
    allegation = story.allegation(story.sam)
    assert due(story, "2026-03-03", "R3") == [
        ("Allegation about Sam Reed: look into it", "2026-03-09", "Mina Manager")
    ]
    story.change(allegation, looked_into_at=at("2026-03-04"))
    assert due(story, "2026-03-05", "R3") == []


def test_r8_each_adjustment_is_answered_and_reviewed() -> None:
    story = Story()
    asked = story.adjustment(None)
    assert due(story, "2026-03-03", "R8") == [
        ("Answer need: I need this.", "2026-03-09", "Tom Leader")
    ]
    agreed = story.change(asked, state=AdjustmentState.AGREED, review_on=day("2026-09-01"))
    assert due(story, "2026-03-03", "R8") == [
        ("Review need: I need this.", "2026-09-01", "Tom Leader")
    ]
    story.change(agreed, state=AdjustmentState.WITHDRAWN)
    assert due(story, "2026-03-03", "R8") == []


def test_r8_a_long_need_is_shortened_in_the_list() -> None:
    story = Story()
    story.change(story.adjustment(None), words="I need\n" + "a lot of time " * 10)
    [step] = steps(story, "2026-03-03", "R8")
    assert step.what.endswith("…")
    assert len(step.what) <= 60


def test_r12_the_two_questions_of_the_warning_wait_for_an_answer() -> None:
    story = Story()
    warning = story.warn(
        "2026-03-05", needs_answer=Answer.NO_ANSWER_YET, nominee_answer=Answer.NO_ANSWER_YET
    )
    assert due(story, "2026-03-05", "R12") == [
        ("Record what the customer needs, asked at the warning", "2026-03-12", "Tom Leader"),
        ("Record whether the customer nominates someone", "2026-03-12", "Tom Leader"),
    ]
    story.change(warning, needs_answer=Answer.YES, nominee_answer=Answer.NO)
    assert due(story, "2026-03-05", "R12") == []


def test_r27_whoever_wants_to_nominate_somebody_at_the_warning_is_asked_whom() -> None:
    story = Story()
    warning = story.warn("2026-03-05", nominee_answer=Answer.YES, nominee_words="My sister.")
    assert due(story, "2026-03-05", "R27") == [
        ("Record whom the customer nominates", "2026-03-12", "Tom Leader")
    ]
    nomination = story.change(story.nomination(None), recorded_at=warning.issued_at)
    assert due(story, "2026-03-05", "R27") == [
        ("Ask whether Ada Okafor accepts the nomination", "2026-03-10", "Tom Leader")
    ]
    story.change(nomination, accepted_on=day("2026-03-05"))
    assert due(story, "2026-03-05", "R27") == []


@pytest.mark.parametrize(
    ("number", "left"),
    [
        (6, "Record whether the customer nominates someone"),
        (7, "Record what the customer needs, asked at the warning"),
    ],
)
def test_r12_the_same_question_answered_at_items_6_and_7_closes_that_of_the_warning(
    number: int, left: str
) -> None:
    story = Story()
    story.warn("2026-03-05", needs_answer=Answer.NO_ANSWER_YET, nominee_answer="no answer yet")
    decision = story.decide(story.propose())
    story.inform(decision, besides=[6, 7])
    story.item(decision, number, state=ItemState.NO_ANSWER)
    assert left in what(story, "2026-04-04", "R12")
    story.item(decision, number, words="Large print, please.")
    asked = [s.what for s in steps(story, "2026-04-04", "R12") if s.action == Action.RECORD_NEED]
    assert asked == [left]


def test_r12_an_answer_before_the_warning_does_not_answer_what_it_asks() -> None:
    story = Story()
    story.inform(story.decide(story.propose()), "2026-04-03 15:00")
    story.warn("2026-05-05", needs_answer=Answer.NO_ANSWER_YET)
    assert what(story, "2026-05-05", "R12") == [
        "Record what the customer needs, asked at the warning"
    ]


def test_r7_circumstances_and_the_customers_account_are_due_five_working_days_after_opening() -> (
    None
):
    story = Story()
    assert due(story, "2026-03-02 12:00", "R7") == [
        ("Consider contributing factors", "2026-03-09", "Tom Leader"),
        ("Ask for the customer's account", "2026-03-09", "Tom Leader"),
    ]
    story.considered()
    assert due(story, "2026-03-02 12:00", "R7") == []


def test_r6_a_new_case_is_warned_proposed_or_closed() -> None:
    assert due(Story(), "2026-03-02 12:00", "R6") == [
        ("Warn, propose or close", "2026-03-09", "Tom Leader")
    ]


@pytest.mark.parametrize(
    "fields", [{"returned_on": day("2026-03-20")}, {"undone_at": at("2026-03-20 09:00")}]
)
def test_r6_a_warning_that_came_back_or_was_undone_leaves_the_case_to_be_warned_again(
    fields: dict[str, object],
) -> None:
    story = Story()
    story.warn(**fields)
    assert due(story, "2026-03-20 12:00", "R6") == [
        ("Warn, propose or close", "2026-03-27", "Tom Leader")
    ]


@pytest.mark.parametrize(
    ("when", "left", "by"),
    [
        ("2026-09-04", "The warning lapses: close or propose", "2026-09-04"),
        ("2026-09-05", "Close or propose again", "2026-09-11"),
    ],
)
def test_r6_closing_or_proposing_falls_due_when_a_warning_lapses(
    when: str, left: str, by: str
) -> None:
    story = Story()
    story.incident()
    story.warn("2026-03-05")
    assert due(story, when, "R6") == [(left, by, "Tom Leader")]


def test_r6_a_warning_that_answers_nothing_any_more_is_told_of_and_the_case_closed() -> None:
    story = Story()
    incident = story.incident()
    story.warn("2026-03-05")
    story.change(incident, unproven_at=at("2026-03-09 10:00"))
    left = "Tell them that the warning answers nothing, and close"
    assert due(story, "2026-03-10", "R6") == [(left, "2026-03-12", "Tom Leader")]


def test_r6_after_a_refusal_the_customer_is_told_and_closing_or_proposing_falls_due() -> None:
    story = Story()
    refused = story.decide(story.propose(), Outcome.REFUSED, decided="2026-04-07 10:00")
    assert due(story, "2026-04-08", "R6") == [
        ("Tell the customer that no measures apply", "2026-04-14", "Tom Leader"),
        ("Close or propose again", "2026-04-14", "Tom Leader"),
    ]
    story.change(refused, refusal_told_on=day("2026-04-08"))
    assert what(story, "2026-04-08", "R6") == ["Close or propose again"]


def test_r11_a_proposal_sent_back_waits_to_be_changed() -> None:
    story = Story()
    story.decide(story.propose(), Outcome.SENT_BACK, decided="2026-04-07 10:00")
    expected = ("Change the proposal and send it again", "2026-04-14", "Tom Leader")
    assert due(story, "2026-04-08", "R11") == [expected]


def test_r11_a_proposal_for_more_time_sent_back_waits_although_measures_are_in_force() -> None:
    story = Story()
    story.in_force()
    more = story.propose(THURSDAYS, sent="2026-05-05 10:00")
    story.decide(more, Outcome.SENT_BACK, decided="2026-05-06 10:00")
    assert what(story, "2026-05-07", "R11") == ["Change the proposal and send it again"]


@pytest.mark.parametrize("reported", [None, "2026-03-05 09:00"])
def test_r13_a_report_in_danger_leaves_all_of_the_usual_way_to_do(reported: str | None) -> None:
    story = Story()
    story.incident()
    report = story.propose(POLICE, sent="2026-03-03 10:00", straight_ground="violence")
    decision = story.decide(report, decided="2026-03-04 10:00", starts="2026-03-04")
    story.inform(decision, "2026-03-04 15:00")
    if reported is not None:
        story.change(story.measure("M6"), reported_at=at(reported))
    assert what(story, "2026-03-06", "R7") == [
        "Consider contributing factors",
        "Ask for the customer's account",
    ]
    assert what(story, "2026-03-06", "R6") == ["Warn, propose or close"]
    story.considered()
    story.warn("2026-03-06")
    assert what(story, "2026-03-09", "R6") == ["The warning lapses: close or propose"]
    assert what(story, "2026-03-09", "R7") == []


def test_nothing_is_left_to_consider_while_a_proposal_waits() -> None:
    story = Story()
    story.propose()
    assert due(story, "2026-04-02", "R6") == due(story, "2026-04-02", "R7") == []


def test_r20_on_a_reopened_case_nobody_is_told_to_warn() -> None:
    story = Story()
    story.change(story.case, closed_at=at("2026-04-01"), reopened_at=at("2026-04-10"))
    assert due(story, "2026-04-10", "R6") == []


def test_r4_the_safeguarding_lead_is_told_of_a_customer_under_18_by_giving_them_the_case() -> None:
    story = Story()
    lead = story.person("Lena Lead", "manager", safeguarding_lead=True)
    story.change(story.customer, born_on=day("2008-06-01"))
    tell = "Under age: give the safeguarding lead the case"
    assert due(story, "2026-05-31", "R4") == [(tell, "2026-03-03", "Tom Leader")]
    assert due(story, "2026-06-01", "R4") == []
    story.give(story.eve)
    assert due(story, "2026-05-31", "R4") != []
    story.give(lead)
    assert due(story, "2026-05-31", "R4") == []


def test_r8_a_need_that_comes_on_a_closed_case_waits_for_an_answer_too() -> None:
    story = Story()
    story.change(story.case, closed_at=at("2026-04-01 10:00"))
    adjustment = story.change(story.adjustment(None), asked_at=at("2026-04-06 10:00"))
    assert due(story, "2026-04-07", "R8") == [
        ("Answer need: I need this.", "2026-04-13", "Tom Leader")
    ]
    story.change(adjustment, state="declined", answered_at=at("2026-04-07 10:00"))
    assert due(story, "2026-04-07", "R8") == []
