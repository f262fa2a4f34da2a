"""What each item of informing the customer says of one decision (R12)."""

import pytest
from msgspec.structs import replace

from tests.policy.builders import (
    EMAIL_ONLY,
    NO_BOILER,
    POLICE,
    POLICY,
    THURSDAYS,
    Story,
    at,
    day,
)
from ubp_tui.policy.facts import Decision, Ended, ItemState, Outcome
from ubp_tui.policy.measure_words import carries, measure_lines, measure_told
from ubp_tui.policy.measures import MeasureDetails
from ubp_tui.policy.said import AS_BEFORE, NAME_NOBODY, NO_REVIEW, NOTHING_SHARED, Told, said_at

TODAY = day("2026-04-07")


def decided(story: Story, *details: MeasureDetails, **more: object) -> Decision:
    story.incident()
    return story.decide(story.propose(*details), **more)  # type: ignore[arg-type]


def said(story: Story, decision: Decision, number: int) -> tuple[str, ...]:
    informing = story.file.informing_of(decision.id)
    assert informing is not None
    told = Told(file=story.file, informing=informing, policy=POLICY, today=TODAY)
    return said_at(number, told)


def test_r12_the_behaviour_is_said_by_date_with_its_kinds_and_its_effect() -> None:
    story = Story()
    story.incident("2026-03-20 09:00", behaviours=("threats",), effect_on_time="An hour.")
    story.incident("2026-03-02 09:00", behaviours=("aggressive_or_abusive", "threats"))
    decision = story.decide(story.propose())
    assert said(story, decision, 2) == (
        "2 March 2026, by phone: aggressive or abusive behaviour and threats.",
        "20 March 2026, by phone: threats. Effect: An hour.",
        NAME_NOBODY,
    )


def test_r35_the_effect_names_no_colleague() -> None:
    story = Story()
    words = f"{story.asha.name.split()[0]} went home; {story.hope.name} took her calls."
    story.incident(effect_on_service=words, behaviours=("threats",))
    first = said(story, story.decide(story.propose()), 2)[0]
    assert first.endswith("Effect: a colleague went home; a colleague took her calls.")


def test_r9_what_is_refused_or_unproven_is_not_said_of_the_behaviour() -> None:
    story = Story()
    story.incident("2026-03-02 09:00", behaviours=("threats",))
    proposal = story.propose(EMAIL_ONLY, NO_BOILER)
    unproven = story.incident("2026-03-03 09:00", unproven_at=at("2026-04-03"))
    refused = story.incident("2026-03-04 09:00")
    email, boiler = proposal.measures
    email = replace(email, incident_ids=(*email.incident_ids, unproven.id))
    boiler = replace(boiler, incident_ids=(refused.id,))
    proposal = story.change(proposal, measures=(email, boiler))
    story.approve(proposal, outcome=Outcome.PARTLY, approved_ids=(email.id,))
    lines = said(story, story.decide(proposal), 2)
    assert [line.split(",")[0] for line in lines] == ["2 March 2026", NAME_NOBODY]


def test_r10_what_was_decided_without_an_approval_that_counts_no_more_is_said_whole() -> None:
    story = Story()
    story.incident("2026-03-02 09:00", behaviours=("threats",))
    proposal = story.propose(EMAIL_ONLY, THURSDAYS)
    email, days = proposal.measures
    later = story.incident("2026-03-09 09:00", behaviours=("threats",))
    proposal = story.change(proposal, measures=(email, replace(days, incident_ids=(later.id,))))
    story.approve(proposal, story.hope, outcome=Outcome.PARTLY, approved_ids=(email.id,))
    story.approve(proposal, approved_ids=(email.id, days.id))
    lines = said(story, story.decide(proposal), 2)
    assert [line.split(",")[0] for line in lines[:-1]] == ["2 March 2026", "9 March 2026"]


def test_r12_exactly_the_measures_that_stand_are_said() -> None:
    story = Story()
    decision = decided(story, EMAIL_ONLY, THURSDAYS)
    story.end("M4", "2026-04-05")
    (line,) = said(story, decision, 3)
    assert line == (
        "A single method of communication: Please contact us by email: jane@example.org."
    )


def test_r12_a_withheld_report_is_left_out_of_what_is_said_but_for_its_own_item() -> None:
    story = Story()
    decision = decided(story, EMAIL_ONLY, POLICE)
    assert len(said(story, decision, 3)) == 2
    story.item(decision, 10, state=ItemState.WITHHELD)
    assert len(said(story, decision, 3)) == 1
    assert said(story, decision, 10) == (
        "police: the threat. Why: safety. Lawful basis: vital. Not reported yet.",
    )


def test_r12_nothing_is_shared_where_no_body_is_informed() -> None:
    story = Story()
    assert said(story, decided(story), 10) == (NOTHING_SHARED,)


def test_r15_how_they_can_reach_us_is_said_first_and_then_what_is_always_taken() -> None:
    story = Story()
    decision = decided(story, story.contact(), EMAIL_ONLY, THURSDAYS, NO_BOILER)
    lines = said(story, decision, 4)
    assert lines[:4] == (
        f"Through {story.sam.name}, or {story.dee.name} when {story.sam.name} is away, "
        "by phone: 01225.",
        "By email: jane@example.org.",
        "On Thursday. Letters, email and portal messages on any day, answered then.",
        "About everything as before, but for: the boiler of 2025.",
    )
    assert lines[4].startswith("On any day and by any channel: gas, fire,")


def test_r12_a_report_alone_changes_nothing_in_how_they_reach_us() -> None:
    story = Story()
    assert said(story, decided(story, POLICE), 4)[0] == AS_BEFORE


def test_r11_r19_the_start_the_last_day_and_the_next_review_are_said() -> None:
    story = Story()
    decision = decided(story)
    assert said(story, decision, 5) == (
        "From 2 April 2026, or from when they are told if that is later, "
        "to the end of 1 April 2027.",
        "Next review: 2 October 2026.",
    )
    story.review("2026-09-01 10:00")
    assert said(story, decision, 5)[1] == "Next review: 1 March 2027."


def test_r19_no_review_is_promised_after_the_last_day() -> None:
    story = Story()
    assert said(story, decided(story, months=3), 5)[1] == NO_REVIEW


def test_r18_measures_with_a_period_of_their_own_are_told_apart() -> None:
    story = Story()
    decision = decided(story, EMAIL_ONLY, THURSDAYS)
    story.change(story.measure("M4"), last_day=day("2026-12-31"))
    lines = said(story, decision, 5)
    assert lines[0].startswith("a single method of communication: From 2 April 2026")
    assert lines[1].startswith("limited contact: ")
    assert lines[1].endswith("to the end of 31 December 2026.")


def test_r29_by_when_to_appeal_is_said_for_a_letter_of_today() -> None:
    story = Story()
    lines = said(story, decided(story), 8)
    assert lines == (
        "If the letter goes today: by 6 May 2026; by post, by 8 May 2026.",
        "By any channel. A senior manager reviews it (head of service or executive), "
        "not whoever decided.",
    )


def test_r36_once_the_letter_is_sent_the_day_that_it_promises_is_said() -> None:
    story = Story()
    decision = decided(story)
    story.item(decision, 12)
    assert said(story, decision, 8)[0] == "By 5 May 2026, as the letter says."


def test_r12_how_the_ombudsman_is_reached_comes_from_the_policy() -> None:
    story = Story()
    (line,) = said(story, decided(story), 9)
    assert line == POLICY.ombudsman and "0300 111 3000" in line


@pytest.mark.parametrize("number", [6, 7, 11, 12])
def test_r12_items_that_ask_or_send_say_nothing_of_the_decision(number: int) -> None:
    story = Story()
    assert said(story, decided(story), number) == ()


def test_r20_what_was_lifted_has_no_period_to_tell() -> None:
    story = Story()
    decision = decided(story)
    story.end("M2", "2026-04-05", Ended.LIFTED)
    assert said(story, decision, 5) == ()


def test_r14_the_customer_is_told_by_which_channels_they_reach_the_point_of_contact() -> None:
    story = Story()
    decision = decided(story, story.contact("email", "visit"))
    how = "by email or by appointment: 01225."
    assert any(f"Please deal with Sam Reed, {how}" in line for line in said(story, decision, 3))
    through = f"Through Sam Reed, or Dee Patel when Sam Reed is away, {how}"
    assert said(story, decision, 4)[0] == through


def test_r14_what_m1_carries_names_its_channels() -> None:
    story = Story()
    contact = story.contact("email", "portal")
    assert carries(contact, story.file, POLICY) == (
        "Sam Reed, deputy Dee Patel, by email or through the portal"
    )
    assert ("Channels", "By email or through the portal") in measure_lines(
        contact, story.file, POLICY
    )


def test_r36_what_was_recorded_before_channels_were_asked_reads_as_it_did() -> None:
    story = Story()
    contact = replace(story.contact(), channels=())
    assert carries(contact, story.file, POLICY) == "Sam Reed, deputy Dee Patel"
    assert [name for name, _ in measure_lines(contact, story.file, POLICY)] == [
        "Point of contact",
        "Deputy",
        "Reached by",
        "Hears back",
    ]
    assert measure_told(contact, story.file, POLICY).startswith("Please deal with Sam Reed: 01225.")
