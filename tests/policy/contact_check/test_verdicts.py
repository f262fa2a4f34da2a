"""One answer for every combination of measures, the strictest leading (R14)."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policy.builders import EMAIL_ONLY, NO_BOILER, POLICE, THURSDAYS, Story
from tests.policy.contact_check.asked import asked
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.question import Verdict, strictness
from ubp_tui.policy.measures import MeasureDetails

CODES = ("M1", "M2", "M3", "M4", "M5", "M6")
SETS = [*((code,) for code in CODES), *combinations(CODES, 2)]

ORDER = ("not today", "other channel", "nominated person", "pass to", "go ahead except", "go ahead")
"""R14: strictest first."""

GOES = "go ahead"
ON_CONTACT_DAYS = {
    "M1": dict.fromkeys(Channel, "pass to"),
    "M2": dict.fromkeys(Channel, "other channel") | {Channel.EMAIL: GOES},
    "M3": dict.fromkeys(Channel, "go ahead except"),
    "M4": dict.fromkeys(Channel, GOES),
    "M5": dict.fromkeys(Channel, "nominated person"),
    "M6": dict.fromkeys(Channel, GOES),
}
ON_OTHER_DAYS = ON_CONTACT_DAYS | {
    "M4": {
        Channel.PHONE: "not today",
        Channel.VISIT: "not today",
        Channel.SOCIAL: "not today",
        Channel.EMAIL: GOES,
        Channel.LETTER: GOES,
        Channel.PORTAL: GOES,
    }
}
NOTHING = {code: dict.fromkeys(Channel, GOES) for code in CODES}

# Measures bind from Friday 3 April 2026 at 15:00 until the end of Thursday 1 April 2027.
MOMENTS = [
    ("2026-04-03 14:59", NOTHING),
    ("2026-04-03 15:00", ON_OTHER_DAYS),
    ("2026-04-09 00:00", ON_CONTACT_DAYS),
    ("2026-04-09 23:59", ON_CONTACT_DAYS),
    ("2026-04-10 00:00", ON_OTHER_DAYS),
    ("2027-03-31 23:59", ON_OTHER_DAYS),
    ("2027-04-01 23:59", ON_CONTACT_DAYS),
    ("2027-04-02 00:00", NOTHING),
    ("2027-04-08 10:00", NOTHING),
]


def with_measures(*codes: str) -> Story:
    """Some of the six in force."""
    story = Story()
    nomination = story.nomination()
    details: dict[str, MeasureDetails] = {
        "M1": story.contact("phone", "email"),
        "M2": EMAIL_ONLY,
        "M3": NO_BOILER,
        "M4": THURSDAYS,
        "M5": story.speaks_for_her(nomination),
        "M6": POLICE,
    }
    story.in_force(*(details[code] for code in codes))
    return story


@pytest.mark.parametrize("codes", SETS, ids="+".join)
def test_r14_the_strictest_measure_leads_by_every_channel_at_every_boundary(
    codes: tuple[str, ...],
) -> None:
    story = with_measures(*codes)
    for when, table in MOMENTS:
        for channel in Channel:
            expected = min((table[code][channel] for code in codes), key=ORDER.index)
            assert asked(story, when, channel).verdict == expected, (when, channel)


@pytest.mark.parametrize("codes", SETS, ids="+".join)
def test_r14_who_speaks_for_the_customer_goes_ahead_but_for_a_closed_issue(
    codes: tuple[str, ...],
) -> None:
    story = with_measures(*codes)
    expected = "go ahead except" if "M3" in codes else "go ahead"
    assert asked(story, caller="nominated").verdict == expected


@pytest.mark.parametrize("codes", SETS, ids="+".join)
def test_r4_somebody_else_goes_ahead_on_their_own_matters(codes: tuple[str, ...]) -> None:
    answer = asked(with_measures(*codes), caller="other")
    assert answer.verdict == Verdict.GO_AHEAD
    assert answer.adjustments == answer.not_discussed == ()
    assert answer.how == "their own matters only, nothing about Jane Okafor"


def test_r14_informing_a_public_body_is_never_part_of_the_check() -> None:
    answer = asked(with_measures("M6"))
    assert not answer.applies
    assert answer.measures == ()
    assert "police" not in repr(answer)


DETAILS = st.sets(st.sampled_from(CODES), min_size=1, max_size=5)
MOMENT = st.sampled_from([when for when, _ in MOMENTS])


@given(codes=DETAILS, more=st.sampled_from(CODES), when=MOMENT, channel=st.sampled_from(Channel))
def test_r14_one_more_measure_never_allows_more(
    codes: set[str], more: str, when: str, channel: Channel
) -> None:
    before = asked(with_measures(*sorted(codes)), when, channel)
    after = asked(with_measures(*sorted(codes | {more})), when, channel)
    assert strictness(after.verdict) >= strictness(before.verdict)
    assert set(before.not_discussed) <= set(after.not_discussed)
    assert {m.code for m in before.measures} <= {m.code for m in after.measures}
