"""What a change of a decided measure leaves as it is (R19, R32)."""

from tests.policy.builders import EMAIL_ONLY, NO_BOILER, POLICE, THURSDAYS, Story, day
from ubp_tui.policy.stricter import stays, why_stricter


def test_r32_m3_stays_with_its_issue_and_m2_with_its_method() -> None:
    assert stays(NO_BOILER) == {"issue", "our_reference", "final_response_on"}
    assert stays(EMAIL_ONLY) == {"method"}
    assert stays(THURSDAYS) == set()


def test_r8_a_method_that_the_customer_cannot_use_may_change() -> None:
    unusable = Story().adjustment(channels_unusable=("email",))
    assert stays(EMAIL_ONLY, [unusable]) == set()


def test_r19_m1_by_fewer_channels_is_stricter_unless_the_customer_cannot_use_them() -> None:
    story = Story()
    story.decide(story.propose(story.contact("email", "phone")))
    (measure,) = story.file.measures
    fewer = story.contact("phone")
    assert why_stricter(measure, fewer, None) == (
        "A channel by which the customer can reach their point of contact now would be lost."
    )
    assert why_stricter(measure, story.contact("email", "phone", "visit"), None) is None
    cannot = story.adjustment(channels_unusable=("email",))
    assert why_stricter(measure, fewer, None, [cannot]) is None


def test_r14_m6_is_an_act_and_gets_no_last_day() -> None:
    story = Story()
    story.decide(story.propose(POLICE))
    (measure,) = story.file.measures
    assert why_stricter(measure, None, day("2026-05-01")) == (
        "M6 is an act and has no last day. Lift it, or record its report."
    )
