"""What the contact check answers about the customer of a story."""

from __future__ import annotations

from tests.policy.builders import POLICY, Story, at
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.answer import Answer, check
from ubp_tui.policy.contact_check.question import OnRecord, Question
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Caller


def on_record(*stories: Story) -> OnRecord:
    """One customer, whose cases are told in one or more stories."""
    file = stories[0].file
    return OnRecord(
        customer=file.customer,
        staff=file.staff,
        adjustments=file.adjustments,
        nominations=file.nominations,
        files=tuple(story.file for story in stories),
    )


def asked(
    story: Story,
    when: str = "2026-04-10 10:00",
    channel: str = "phone",
    caller: str = "customer",
    policy: Policy = POLICY,
) -> Answer:
    """The answer on a Friday in force, to the customer on the phone, unless said otherwise."""
    question = Question(caller=Caller(caller), channel=Channel(channel), at=at(when))
    return check(on_record(story), question, policy)
