"""What is logged of a contact: an emergency always, what may count only where it can (R12-R17)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policy.builders import EMAIL_ONLY, POLICY, Story, at
from tests.policy.contact_check.asked import asked
from tests.policy.contact_check.test_verdicts import CODES, MOMENTS, with_measures
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.lines import always_lines
from ubp_tui.policy.contact_check.offered import why_not_log
from ubp_tui.policy.facts import Caller, ContactKind
from ubp_tui.policy.forms.contacts import NewContact, contact_problems, kind_meant

ALWAYS_TAKEN = st.sampled_from(POLICY.always_taken)
SETS = st.sets(st.sampled_from(CODES), min_size=1).map(sorted)
MOMENT = st.sampled_from([when for when, _ in MOMENTS])


@given(codes=SETS, when=MOMENT, channel=st.sampled_from(Channel), caller=st.sampled_from(Caller))
def test_r15_an_emergency_is_always_taken(
    codes: list[str], when: str, channel: Channel, caller: Caller
) -> None:
    """Whatever stands, on any day and by any channel: the answer says so, and it can be logged."""
    answer = asked(with_measures(*codes), when, channel, caller)
    (_, taken) = always_lines(POLICY)
    assert all(each in taken.words for each in POLICY.always_taken)
    form = NewContact(
        kind=ContactKind.EMERGENCY, caller=caller, channel=channel, happened_at=at(when)
    )
    assert contact_problems(form, answer, POLICY, at(when)) == []
    refusal = why_not_log(answer)
    assert (refusal is None) == bool(answer.measures and caller != Caller.OTHER)


@given(codes=SETS, when=MOMENT, channel=st.sampled_from(Channel), about=ALWAYS_TAKEN)
def test_r15_what_is_always_taken_is_never_outside_the_measures(
    codes: list[str], when: str, channel: Channel, about: str
) -> None:
    answer = asked(with_measures(*codes), when, channel)
    form = NewContact(
        kind=ContactKind.OUTSIDE,
        channel=channel,
        happened_at=at(when),
        about=about,
        words="Rang.",
        our_reply_late=False,
    )
    assert "kind" in {p.field for p in contact_problems(form, answer, POLICY, at(when))}
    assert kind_meant(ContactKind.OUTSIDE, about, False, POLICY) == ContactKind.EMERGENCY


def test_r15_whether_it_was_always_taken_is_answered_before_it_counts() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    now = at("2026-04-10 10:00")
    fields = {
        about: {problem.field for problem in contact_problems(form, asked(story), POLICY, now)}
        for about in (None, "")
        for form in [
            NewContact(
                kind=ContactKind.OUTSIDE,
                channel="phone",
                happened_at=now,
                about=about,
                words="Rang.",
                our_reply_late=False,
            )
        ]
    }
    assert fields == {None: {"about"}, "": set()}


@pytest.mark.parametrize("about", POLICY.always_accepted)
def test_r16_what_is_always_accepted_is_permitted_whatever_was_chosen(about: str) -> None:
    assert kind_meant(ContactKind.OUTSIDE, about, True, POLICY) == ContactKind.PERMITTED


@pytest.mark.parametrize(
    ("late", "kind"),
    [(True, "neutral"), (False, "outside the measures"), (None, "outside the measures")],
)
def test_r17_after_a_late_reply_of_ours_it_is_none(late: bool | None, kind: str) -> None:
    assert kind_meant(ContactKind.OUTSIDE, "", late, POLICY) == kind


def test_r12_an_emergency_does_not_wait_for_whether_they_were_told() -> None:
    story = Story()
    story.decide(story.propose(EMAIL_ONLY), immediate="a threat to safety")
    answer = asked(story)
    now = at("2026-04-10 10:00")
    for kind, fields in ((ContactKind.EMERGENCY, []), (ContactKind.PERMITTED, ["told"])):
        form = NewContact(kind=kind, channel="phone", happened_at=now)
        assert [p.field for p in contact_problems(form, answer, POLICY, now)] == fields
