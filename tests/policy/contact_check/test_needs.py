"""What everybody does for a customer comes first, and tells no story (R8, R35)."""

from __future__ import annotations

import pytest

from tests.policy.builders import EMAIL_ONLY, THURSDAYS, Story, day
from tests.policy.contact_check.asked import asked
from ubp_tui.policy.contact_check.question import Verdict


def test_r8_an_agreed_adjustment_is_shown_as_what_we_do() -> None:
    story = Story()
    needed = story.adjustment(format="large_print")
    story.change(needed, words="My eyes are bad since the stroke.", what_we_do="Give more time.")
    assert asked(story).adjustments == ("Give more time; large print",)


@pytest.mark.parametrize(
    ("terms", "line"),
    [
        ({"channels_needed": ("email", "letter")}, "By email or letter"),
        ({"channels_unusable": ("phone",)}, "Not by phone"),
        ({"days_needed": (1, 3)}, "On Monday and Wednesday"),
        ({"days_impossible": (5,)}, "Not on Friday"),
        ({"format": "another_language", "language": "Polish"}, "In Polish"),
        ({"format": "braille"}, "Braille"),
    ],
)
def test_r8_what_it_states_as_data_is_put_into_words(terms: dict[str, object], line: str) -> None:
    story = Story()
    story.adjustment(**terms)
    assert asked(story).adjustments == (line,)


def test_r8_people_are_named() -> None:
    story = Story()
    story.adjustment(people_needed=(story.dee.id,), people_impossible=(story.sam.id,))
    assert asked(story).adjustments == ("With Dee Patel; not with Sam Reed",)


def test_r35_the_customers_own_words_and_the_reason_are_not_shown() -> None:
    story = Story()
    needed = story.adjustment(format="large_print")
    story.change(needed, words="since my stroke", answer_reason="the doctor's letter")
    shown = repr(asked(story))
    assert "stroke" not in shown
    assert "doctor" not in shown


@pytest.mark.parametrize("state", ["asked", "declined", "withdrawn"])
def test_r8_only_what_is_agreed_is_shown(state: str) -> None:
    story = Story()
    story.change(story.adjustment(format="large_print"), state=state)
    assert asked(story).adjustments == ()


def test_r14_the_preferred_format_language_and_communication_needs_are_shown() -> None:
    story = Story()
    story.change(
        story.customer, format="large_print", language="Welsh", communication_needs="Speak slowly"
    )
    answer = asked(story)
    assert answer.adjustments == ("Large print; in Welsh", "Speak slowly")
    assert answer.applies


def test_r8_an_adjustment_agreed_after_the_decision_wins_at_once() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    assert asked(story).verdict == Verdict.OTHER_CHANNEL
    story.adjustment("2026-04-08 10:00", channels_unusable=("email",))
    answer = asked(story)
    assert answer.verdict == Verdict.GO_AHEAD
    assert answer.measures == ()
    assert answer.adjustments == ("Not by email",)


def test_r8_what_it_does_not_contradict_still_binds() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY, THURSDAYS)
    story.adjustment("2026-04-08 10:00", days_impossible=(4,))
    answer = asked(story)
    assert [m.code for m in answer.measures] == ["M2"]
    assert answer.verdict == Verdict.OTHER_CHANNEL


def test_r8_a_measure_that_is_an_adjustment_is_said_as_what_was_agreed() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    story.change(story.measure("M2"), is_adjustment=True)
    assert asked(story).say.endswith("This is what we agreed with you, because you need it.")


def test_r20_a_death_is_said_and_nothing_else_applies() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    story.change(story.customer, died_on=day("2026-04-08"))
    answer = asked(story)
    assert (answer.verdict, answer.died_on) == (Verdict.GO_AHEAD, day("2026-04-08"))
    assert answer.say == "I am sorry for your loss. Please tell me what you need."
    assert answer.applies
