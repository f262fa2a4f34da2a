"""When a case may be closed."""

from typing import Any

import pytest

from tests.policy.builders import EMAIL_ONLY, POLICE, POLICY, THURSDAYS, Story, at, day
from ubp_tui.policy.closing import last_appeal_day, why_not_close
from ubp_tui.policy.facts import AdjustmentState, ItemState, Outcome, PersonnelChange
from ubp_tui.policy.measures import MeasureDetails


def why(story: Story, when: str) -> str:
    return why_not_close(story.file, POLICY, at(when)) or ""


def lapsed(*details: MeasureDetails) -> Story:
    """Measures that ended on 1 April 2027, of which the customer has been told."""
    story = Story()
    story.in_force(*details)
    story.tell_end(*{m.code for m in story.file.measures})
    return story


def test_r20_a_case_closes_once_measures_ended_and_the_customer_was_told() -> None:
    assert why(lapsed(EMAIL_ONLY, THURSDAYS), "2027-04-06") == ""


def test_r20_a_case_can_be_closed_before_any_decision() -> None:
    story = Story()
    story.incident()
    assert why(story, "2026-03-03") == ""


def test_r20_a_measure_that_has_not_ended_keeps_the_case_open() -> None:
    story = Story()
    story.in_force()
    assert why(story, "2027-04-01 23:59") == "M2 has not ended."


def test_r20_a_measure_of_which_the_customer_is_still_to_be_told_keeps_the_case_open() -> None:
    story = Story()
    story.decide(story.propose())
    assert why(story, "2026-05-01") == "M2 has not ended."


def test_r20_a_waiting_proposal_keeps_the_case_open() -> None:
    story = lapsed()
    story.propose(sent="2027-03-30 10:00")
    assert why(story, "2027-04-06") == "A proposal waits for a decision."


def test_r20_an_end_of_which_the_customer_was_not_told_keeps_the_case_open() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY, THURSDAYS)
    story.tell_end("M2")
    assert why(story, "2027-04-06") == "Tell the customer that M4 has ended first."


def test_r20_recorded_attempts_count_as_told() -> None:
    story = Story()
    story.in_force()
    story.change(story.tell_end("M2"), nobody_reached="Called three times.")
    assert why(story, "2027-04-06") == ""


def test_r29_an_open_appeal_keeps_the_case_open_even_when_the_measures_have_ended() -> None:
    story = lapsed()
    appeal = story.appeal(story.file.decisions[0])
    assert why(story, "2027-04-06") == "An appeal is open."
    story.change(appeal, withdrawn_at=at("2027-04-05"))
    assert why(story, "2027-04-06") == ""


def test_r33_an_outcome_that_was_not_told_keeps_the_case_open() -> None:
    story = lapsed()
    appeal = story.appeal(story.file.decisions[0], decided_at=at("2026-04-20"))
    assert why(story, "2027-04-06") == "Tell the customer the outcome of the appeal first."
    story.change(appeal, told_on=day("2026-04-21"))
    assert why(story, "2027-04-06") == ""


def test_r8_an_adjustment_that_nobody_has_answered_keeps_the_case_open() -> None:
    story = lapsed()
    adjustment = story.adjustment(None)
    assert why(story, "2027-04-06").startswith("Agree or decline the adjustment")
    story.change(adjustment, state=AdjustmentState.DECLINED, answered_at=at("2027-04-06 09:00"))
    assert why(story, "2027-04-06 10:00") == ""


def test_r3_an_allegation_that_has_not_been_looked_into_keeps_the_case_open() -> None:
    story = lapsed()
    allegation = story.allegation(story.hal)
    assert why(story, "2027-04-06").startswith("Record first what came of looking into")
    story.change(allegation, looked_into_at=at("2027-04-06 09:00"), outcome="Nothing in it.")
    assert why(story, "2027-04-06 10:00") == ""


def test_r25_a_request_for_another_person_that_was_not_answered_keeps_the_case_open() -> None:
    story = lapsed()
    change = story.add(
        PersonnelChange(
            id=story.id(),
            case_id=story.case.id,
            about_id=story.hal.id,
            asked_by_customer=True,
            asked_by_id=story.hal.id,
            asked_at=at("2027-03-30"),
            words="Somebody else, please.",
        )
    )
    assert why(story, "2027-04-06") == "Answer the request for a change of personnel first."
    story.change(change, answered_at=at("2027-04-06 09:00"), agreed=False)
    assert why(story, "2027-04-06 10:00") == ""


def test_r19_a_review_that_was_not_told_keeps_the_case_open() -> None:
    story = lapsed()
    review = story.review("2026-10-02")
    assert why(story, "2027-04-06") == "Tell the customer what the review found first."
    story.change(review, told_on=day("2026-10-05"))
    assert why(story, "2027-04-06") == ""


def test_r6_a_refusal_that_was_not_told_keeps_the_case_open() -> None:
    story = Story()
    refused = story.decide(story.propose(), Outcome.REFUSED)
    assert why(story, "2026-04-03") == "Tell the customer first that no measures apply."
    story.change(refused, refusal_told_on=day("2026-04-03"))
    assert why(story, "2026-04-03") == ""


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-05-05 23:59", "The customer can still appeal until 5 May 2026."),
        ("2026-05-06 00:00", ""),
    ],
)
def test_r20_time_to_appeal_that_has_begun_keeps_the_case_open(when: str, said: str) -> None:
    story = Story()
    story.in_force()
    story.end("M2", "2026-04-10")
    story.tell_end("M2", told="2026-04-11")
    assert why(story, when) == said


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({}, "2026-05-05"),
        ({"not_accepted_at": at("2026-04-11")}, "2026-05-05"),
        ({"withdrawn_at": at("2026-04-11")}, "2026-04-02"),
    ],
)
def test_r29_what_was_appealed_cannot_be_appealed_again_unless_it_was_not_accepted(
    fields: dict[str, Any], last: str
) -> None:
    story = Story()
    decision = story.in_force()
    if fields:
        story.appeal(decision, **fields)
    assert last_appeal_day(story.file, POLICY) == day(last)


def test_r20_time_to_appeal_a_warning_counts_unless_it_was_undone() -> None:
    story = Story()
    warning = story.warn("2026-03-05")
    assert why(story, "2026-04-02") == "The customer can still appeal until 2 April 2026."
    assert why(story, "2026-04-03") == ""
    story.change(warning, undone_at=at("2026-03-20"))
    assert why(story, "2026-04-02") == ""


def test_r20_no_time_runs_where_the_customer_was_never_informed() -> None:
    story = Story()
    story.decide(story.propose())
    story.end("M2", "2026-04-03")
    story.tell_end("M2", told="2026-04-04")
    assert last_appeal_day(story.file, POLICY) is None
    assert why(story, "2026-04-05") == ""


def test_r20_after_a_death_the_case_closes_whatever_else_there_is() -> None:
    story = Story()
    story.appeal(story.in_force())
    story.propose(sent="2026-05-01 10:00")
    story.change(story.customer, died_on=day("2026-05-02"))
    assert why(story, "2026-05-02 12:00") == ""


def test_r12_what_is_withheld_keeps_a_case_open_to_be_looked_at_again() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    story.item(decision, 10, state=ItemState.WITHHELD)
    assert why(story, "2026-04-04") == "Record the report to the public body first."
    story.change(story.measure("M6"), reported_at=at("2026-04-03"))
    assert "withheld from the customer" in why(story, "2026-04-04")


def test_m6_alone_and_told_waits_for_the_time_to_appeal_and_needs_no_letter_at_its_end() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    story.inform(decision)
    story.change(story.measure("M6"), reported_at=at("2026-04-03"))
    assert "can still appeal" in why(story, "2026-05-05")
    assert why(story, "2026-05-06") == ""


def test_r4_a_case_about_somebody_under_18_stays_open_until_the_safeguarding_lead_has_it() -> None:
    story = Story()
    story.change(story.customer, born_on=day("2012-01-01"))
    assert why(story, "2026-04-04") == (
        "Have a safeguarding lead named first, and give them the case: the customer is under age."
    )
    lead = story.person("Lea Lead", "manager", safeguarding_lead=True)
    assert why(story, "2026-04-04") == (
        "Give the safeguarding lead the case first: the customer is under age."
    )
    story.give(lead)
    assert why(story, "2026-04-04") == ""
