"""What the check says to do, the words to say, and what they rest on (R14)."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.policy.builders import EMAIL_ONLY, NO_BOILER, POLICY, THURSDAYS, Story, at, day
from tests.policy.contact_check.asked import asked, on_record
from ubp_tui.policy.contact_check.answer import Rests, check
from ubp_tui.policy.contact_check.question import Question, Verdict
from ubp_tui.policy.facts import Caller
from ubp_tui.policy.measures import IssueClosed, SingleMethod


def test_r14_nothing_applies_where_there_is_no_measure() -> None:
    answer = asked(Story())
    assert (answer.verdict, answer.headline, answer.how) == (Verdict.GO_AHEAD, "GO AHEAD", "")
    assert answer.say == "How can I help you?"
    assert answer.rests_on == (Rests("R14", ""),)
    assert not answer.applies


@pytest.mark.parametrize(
    ("channel", "headline"),
    [
        ("phone", "NOT BY PHONE"),
        ("letter", "NOT BY LETTER"),
        ("visit", "NOT AT A VISIT"),
        ("social", "NOT ON SOCIAL MEDIA"),
        ("portal", "NOT THROUGH THE PORTAL"),
        ("email", "GO AHEAD"),
    ],
)
def test_r14_a_single_method_says_which_channel_is_not_open_and_which_is(
    channel: str, headline: str
) -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    answer = asked(story, channel=channel)
    assert answer.headline == headline
    if headline != "GO AHEAD":
        assert answer.how == "by email: jane@example.org"
        assert answer.say == "Our arrangement is that we are in touch by email."


def test_r14_several_measures_are_one_instruction() -> None:
    story = Story()
    story.in_force(story.contact("email"), EMAIL_ONLY, THURSDAYS, NO_BOILER)
    answer = asked(story)
    assert answer.headline == "NOT TODAY"
    assert answer.how == (
        "next is Thursday 16 April; by email on any day: jane@example.org; "
        "with Sam Reed (cover: Dee Patel)"
    )
    assert answer.not_discussed == ("the boiler of 2025 (final response 2 February 2026, C-5512)",)
    assert [m.code for m in answer.measures] == ["M4", "M2", "M1", "M3"]
    assert answer.say == (
        "Our arrangement is that we are in touch by email, on any day, and that we answer on "
        "Thursday. We will answer what you send now on Thursday 16 April. In an emergency you can "
        "reach us at any time. Sam Reed deals with whatever you need."
    )


def test_r14_whoever_may_only_ring_is_asked_to_ring_on_the_next_contact_day() -> None:
    story = Story()
    story.in_force(SingleMethod(method="phone", address="01225 900366"), THURSDAYS)
    answer = asked(story, channel="visit")
    assert answer.how.startswith("next is Thursday 16 April; by phone: ")
    assert "Please get in touch again on Thursday 16 April." in answer.say
    assert "we are in touch by phone" in answer.say


def test_r14_the_last_day_is_that_of_what_leads_and_the_review_the_first_to_come() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    shorter = story.decide(story.propose(NO_BOILER), months=3)
    story.inform(shorter)
    answer = asked(story)
    assert (answer.until, answer.review) == (day("2027-04-01"), day("2026-10-02"))
    assert asked(story, channel="email").until == day("2026-07-01")


def test_r14_the_answer_names_each_rule_and_measure_that_it_rests_on() -> None:
    story = Story()
    nomination = story.nomination()
    story.adjustment(format="large_print")
    story.in_force(story.speaks_for_her(nomination), EMAIL_ONLY)
    assert asked(story).rests_on == (
        Rests("R8", ""),
        Rests("R14", "M2"),
        Rests("R14", "M5"),
        Rests("R27", "M5"),
    )


def test_r14_closed_issues_are_named_where_nothing_stricter_applies() -> None:
    other = IssueClosed(issue="the fence", our_reference="C-7", final_response_on=day("2026-03-01"))
    story = Story()
    story.in_force(NO_BOILER, other)
    answer = asked(story)
    assert answer.headline == "GO AHEAD, BUT NOT ABOUT"
    assert answer.how == "the boiler of 2025; the fence"
    assert "final answer about this: the boiler of 2025 and the fence. I cannot" in answer.say
    assert "new information" in answer.say


def passed_to_sam() -> Story:
    story = Story()
    story.in_force(story.contact("phone", "visit"))
    return story


def test_r14_the_point_of_contact_answers_and_the_deputy_is_named() -> None:
    answer = asked(passed_to_sam())
    assert answer.headline == "PASS TO"
    assert answer.how == "Sam Reed (cover: Dee Patel), by phone or by appointment: 01225"


def test_r26_the_deputy_answers_while_they_are_away() -> None:
    story = passed_to_sam()
    story.away(story.sam, "2026-04-10", "2026-04-12")
    answer = asked(story)
    assert answer.how.startswith("Dee Patel (for Sam Reed), by phone")
    assert "that Dee Patel deals with" in answer.say
    assert Rests("R26", "M1") in answer.rests_on


def test_r26_with_both_away_it_is_suspended_so_the_customer_goes_ahead() -> None:
    story = passed_to_sam()
    story.away(story.sam, "2026-04-10")
    story.away(story.dee, "2026-04-10", "2026-04-10")
    assert asked(story).verdict == Verdict.GO_AHEAD
    assert not asked(story).applies
    assert asked(story, "2026-04-13 10:00").how.startswith("Dee Patel")


def test_r26_somebody_who_left_is_not_answering() -> None:
    story = passed_to_sam()
    story.change(story.people[story.sam.id], left_on=day("2026-04-09"))
    assert asked(story).how.startswith("Dee Patel (for Sam Reed)")


def test_r14_on_a_day_on_which_they_never_work_the_deputy_answers() -> None:
    story = passed_to_sam()
    story.change(story.people[story.sam.id], working_days=(1, 2))
    assert asked(story).how.startswith("Dee Patel (for Sam Reed)")


def test_r14_at_a_weekend_it_is_said_when_they_are_at_work_again() -> None:
    answer = asked(passed_to_sam(), "2026-04-11 10:00")
    assert answer.how.startswith("Sam Reed (cover: Dee Patel; at work again on Monday 13 April)")
    assert "is at work again on Monday 13 April" in answer.say


def test_r14_the_customer_is_spoken_with_through_them() -> None:
    story = Story()
    story.in_force(story.speaks_for_her(story.nomination()))
    answer = asked(story)
    assert (answer.headline, answer.how) == (
        "SPEAK WITH",
        "Ada Okafor (sister): ada@example.org",
    )
    assert answer.say.startswith("Our arrangement is that we speak with Ada Okafor")


def test_r27_a_nomination_that_ended_lets_the_customer_speak() -> None:
    story = Story()
    nomination = story.nomination()
    story.in_force(story.speaks_for_her(nomination))
    story.change(nomination, ended_on=day("2026-04-10"))
    assert asked(story).verdict == Verdict.GO_AHEAD
    assert asked(story, "2026-04-09 23:59").verdict == Verdict.NOMINATED_PERSON


def test_r27_whoever_is_nominated_no_more_speaks_on_their_own_matters() -> None:
    story = Story()
    story.in_force(NO_BOILER)
    story.nomination(until=day("2026-04-09"))
    answer = asked(story, caller="nominated")
    assert answer.verdict == Verdict.GO_AHEAD
    assert answer.how.startswith("nobody is nominated at present")
    assert answer.not_discussed == ()


def test_r27_it_is_said_what_they_may_discuss() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    story.change(story.nomination(), may_discuss="rent and repairs")
    answer = asked(story, caller="nominated")
    assert (answer.how, answer.may_discuss) == ("", ("Ada Okafor: rent and repairs",))
    assert answer.say.endswith("talk with you about: rent and repairs.")


def test_r27_an_attorney_speaks_for_the_customer_as_well() -> None:
    story = Story()
    story.nomination(kind="attorney")
    assert asked(story, caller="nominated").may_discuss == ("Ada Okafor: everything",)


def immediate() -> Story:
    story = Story()
    story.decide(story.propose(EMAIL_ONLY), immediate="a threat to safety")
    return story


def test_r12_the_answer_is_given_with_words_that_tell() -> None:
    answer = asked(immediate())
    assert answer.headline == "NOT BY PHONE"
    assert [m.code for m in answer.to_tell] == ["M2"]
    assert answer.say.startswith("I have to tell you something new")
    assert answer.say.endswith("Our arrangement is that we are in touch by email.")
    assert Rests("R12", "M2") in answer.rests_on


def test_r12_the_reason_is_not_said() -> None:
    assert "threat" not in repr(asked(immediate()).say)


def test_r4_nobody_else_is_told_of_it() -> None:
    answer = asked(immediate(), caller="other")
    assert answer.to_tell == ()
    assert "something new" not in answer.say


def test_r12_once_informed_it_is_new_no_more() -> None:
    story = immediate()
    story.inform(story.file.decisions[0], "2026-04-08 10:00")
    assert asked(story).to_tell == ()


def test_r33_a_measure_that_the_reviewer_suspended_answers_nothing() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    story.suspend("M2", "2026-04-10 09:00")
    assert asked(story, "2026-04-10 08:59").verdict == Verdict.OTHER_CHANNEL
    assert asked(story, "2026-04-10 09:00").verdict == Verdict.GO_AHEAD


def test_r20_measures_of_a_case_that_is_open_again_count_as_well() -> None:
    one, other = Story(), Story()
    one.in_force(EMAIL_ONLY)
    other.in_force(NO_BOILER)
    answer = check(on_record(one, other), Question(at=at("2026-04-10 10:00")), POLICY)
    assert {m.code for m in answer.measures} == {"M2", "M3"}


def test_r14_a_landlords_own_words_are_said() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    words = replace(POLICY.contact_words, other_channel="Please {method}, thank you.")
    answer = asked(story, policy=replace(POLICY, contact_words=words))
    assert answer.say == "Please by email, thank you."


def test_r14_what_looks_like_a_name_in_braces_stays_as_it_was_typed() -> None:
    story = Story()
    story.in_force(replace(NO_BOILER, issue="{day} \x1b[2Jand {contact}."))
    assert "about this: {day} [2Jand {contact}. I cannot" in asked(story).say


def test_r4_the_customers_own_address_is_for_staff_and_is_not_said() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    answer = asked(story)
    assert "jane@example.org" in answer.how
    assert "jane@example.org" not in answer.say


def test_r14_a_visit_is_by_appointment() -> None:
    story = Story()
    story.in_force(SingleMethod(method="visit", address="12 Mill Lane"))
    answer = asked(story, channel="visit")
    assert (answer.verdict, answer.how) == (Verdict.GO_AHEAD, "by appointment")
    assert answer.say == "Our arrangement is that we are in touch by appointment."


def test_r26_whoever_of_the_two_works_first_answers_at_a_weekend() -> None:
    story = passed_to_sam()
    story.away(story.sam, "2026-04-13", "2026-04-24")
    answer = asked(story, "2026-04-11 10:00")
    assert answer.how.startswith("Dee Patel (for Sam Reed; at work again on Monday 13 April)")
    assert "I will pass on what you tell me" in answer.say


def test_r26_where_it_is_not_known_when_they_are_back_nobody_is_passed_on() -> None:
    story = passed_to_sam()
    for person in (story.sam, story.dee):
        story.away(story.people[person.id], "2026-04-13")
    answer = asked(story, "2026-04-11 10:00")
    assert "at work again in some weeks" in answer.how
    assert "I will pass you on" not in answer.say


def test_r14_beside_something_stricter_nobody_is_passed_on() -> None:
    story = Story()
    story.in_force(story.contact("email"), EMAIL_ONLY)
    assert "pass you on" not in asked(story).say
    assert "pass you on" in asked(story, channel="email").say


def test_r27_with_several_who_act_none_is_told_what_another_may_discuss() -> None:
    story = Story()
    story.change(story.nomination(), may_discuss="the rent account")
    story.change(
        story.nomination(), name="Max Okafor", kind="attorney", may_discuss="health and money"
    )
    answer = asked(story, caller="nominated")
    assert answer.say == "Thank you for speaking for Jane Okafor. May I ask your name?"
    assert answer.may_discuss == ("Ada Okafor: the rent account", "Max Okafor: health and money")
    known = Question(caller=Caller.NOMINATED, at=at("2026-04-10 10:00"), by_name="Ada Okafor")
    named = check(on_record(story), known, POLICY)
    assert named.may_discuss == ("Ada Okafor: the rent account",)
    assert "money" not in named.say


def test_r27_whoever_does_not_act_any_more_is_not_taken_for_another_who_does() -> None:
    story = Story()
    story.nomination()
    story.in_force(NO_BOILER)
    ended = Question(caller=Caller.NOMINATED, at=at("2026-04-10 10:00"), by_name="Max Okafor")
    answer = check(on_record(story), ended, POLICY)
    assert answer.may_discuss == ()
    how = (
        "Max Okafor is not nominated at present: their own matters only, nothing about Jane Okafor"
    )
    assert answer == replace(asked(story, caller="other"), question=ended, how=how)


def test_r14_whoever_acts_for_the_customer_is_not_told_of_the_issue_unasked() -> None:
    story = Story()
    story.nomination()
    story.in_force(NO_BOILER)
    answer = asked(story, caller="nominated")
    assert (answer.headline, answer.how) == ("GO AHEAD, BUT NOT ABOUT", "the boiler of 2025")
    assert "boiler" not in answer.say


def test_r12_whoever_acts_for_the_customer_does_not_hear_of_it_first() -> None:
    story = Story()
    story.nomination()
    story.decide(story.propose(NO_BOILER), immediate="a threat to safety")
    answer = asked(story, caller="nominated")
    assert (answer.verdict, answer.not_discussed) == (Verdict.GO_AHEAD, ())


def test_r20_after_a_death_nobody_acts_for_the_customer_any_more() -> None:
    story = Story()
    story.nomination()
    story.change(story.customer, died_on=day("2026-04-08"))
    answer = asked(story, caller="nominated")
    assert answer.may_discuss == ()
    assert answer.how.startswith("nobody is nominated at present")


def test_r4_nothing_of_the_customers_is_in_an_answer_to_somebody_else() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    answer = asked(story, caller="other")
    assert (answer.until, answer.review, answer.measures) == (None, None, ())
    assert answer.rests_on == (Rests("R4", ""),)
    assert not answer.applies


def test_r14_a_review_that_is_past_is_not_said_to_come() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    assert asked(story, "2026-10-02 10:00").review == day("2026-10-02")
    assert asked(story, "2026-10-03 10:00").review is None


def test_r8_what_the_customer_cannot_use_is_not_offered_for_the_point_of_contact() -> None:
    story = Story()
    story.in_force(story.contact("phone", "email"))
    story.adjustment("2026-04-08 10:00", channels_unusable=("phone",))
    assert asked(story).how == "Sam Reed (cover: Dee Patel), by email: 01225"


def test_r8_a_measure_agreed_as_an_adjustment_stands_among_them() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    story.change(story.measure("M2"), is_adjustment=True)
    (line,) = asked(story, channel="email").adjustments
    assert line == "M2 Single method of communication: agreed as an adjustment"


@pytest.mark.parametrize("channel", ["phone", "email"])
def test_r12_an_immediate_limit_says_its_days_and_the_next(channel: str) -> None:
    story = Story()
    story.decide(story.propose(THURSDAYS), immediate="a threat to safety")
    said = asked(story, channel=channel).say
    assert said.startswith("I have to tell you something new")
    assert "in touch on Thursday" in said
    assert "Thursday 16 April" in said


def test_r12_an_immediate_issue_is_said_once() -> None:
    story = Story()
    story.decide(story.propose(NO_BOILER), immediate="a threat to safety")
    assert asked(story).say.count("boiler") == 1
