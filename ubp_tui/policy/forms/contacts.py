"""What is logged of a contact while measures stand, and whether it counts (R12, R15-R17)."""

from __future__ import annotations

from dataclasses import dataclass

import pendulum

from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.answer import Answer
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Caller, ContactKind
from ubp_tui.policy.forms.problems import Findings, Problem
from ubp_tui.policy.text import capitalised


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """A contact as whoever took it logs it.

    `about` is what is always taken or accepted, in the policy's words, or empty where it was none
    of that; None where that was not answered. `told` answers whether they told the customer of
    what is immediate, `our_reply_late` whether a reply that we promised was late; None where that
    was not asked.
    """

    kind: str
    caller: str = Caller.CUSTOMER
    channel: str
    happened_at: pendulum.DateTime | None
    about: str | None = ""
    words: str = ""
    told: bool | None = None
    our_reply_late: bool | None = None


def kind_meant(
    kind: ContactKind, about: str, our_reply_late: bool | None, policy: Policy
) -> ContactKind:
    """What a contact is, once it is known what it was about (R15-R17).

    Args:
        kind: what was chosen first.
        about: what is always taken or accepted, in the policy's words, or anything else.
        our_reply_late: whether it followed a late reply of ours; None where that was not asked.
        policy: the policy.
    """
    if about in policy.always_taken:
        return ContactKind.EMERGENCY
    if about in policy.always_accepted:
        return ContactKind.PERMITTED
    return ContactKind.NEUTRAL if our_reply_late and kind == ContactKind.OUTSIDE else kind


def contact_problems(
    form: NewContact, answer: Answer | None, policy: Policy, now: pendulum.DateTime
) -> list[Problem]:
    """What is wrong with a contact as it is to be logged.

    Args:
        form: what was filled in.
        answer: what the check said at that moment; None where that is not known yet.
        policy: the policy.
        now: the moment of logging.
    """
    found = Findings()
    found.choice("kind", "What it was", form.kind, [*ContactKind], "R17")
    found.choice("channel", "Channel", form.channel, [*Channel], "R17")
    found.choice("caller", "Who it was", form.caller, [*Caller], "R14")
    if form.about:
        always = [*policy.always_taken, *policy.always_accepted]
        found.choice("about", "What it was about", form.about, always, "R15")
    if form.happened_at is None or form.happened_at > now:
        found.add("happened_at", "Say when it was, such as 14:05. It cannot be to come.", "R17")
    found.length("words", "What it was", form.words)
    if answer is not None:
        _told(found, form, answer)
    _kind_of_it(found, form, policy)
    return found.problems


def _told(found: Findings, form: NewContact, answer: Answer) -> None:
    """Whether they were told of what is new; an emergency does not wait for that (R12, R15)."""
    if not answer.to_tell:
        if form.told:
            found.add("told", "There is nothing new to tell them here. Leave it out.", "R12")
    elif form.told is None and form.kind != ContactKind.EMERGENCY:
        found.add("told", "Say whether you told the customer of it.", "R12")


def _kind_of_it(found: Findings, form: NewContact, policy: Policy) -> None:
    """What is always taken is an emergency, what is always accepted permitted (R15, R16)."""
    about = form.about or ""
    if about in policy.always_taken and form.kind != ContactKind.EMERGENCY:
        found.add("kind", f"{_always(about)} taken: log it as an emergency.", "R15")
    if about in policy.always_accepted and form.kind != ContactKind.PERMITTED:
        found.add("kind", f"{_always(about)} accepted: log it as permitted.", "R16")
    if form.kind != ContactKind.OUTSIDE or form.about:
        return
    if form.about is None:
        found.add("about", "Say whether it was one of these, or none of them.", "R15")
    found.text("words", "What happened, in one sentence", form.words, "R17")
    if form.our_reply_late is None:
        found.add("our_reply_late", "Say whether a reply that we promised was late.", "R17")
    elif form.our_reply_late:
        found.add(
            "kind", "Our own reply was late, so this counts as none: log it as neutral.", "R17"
        )


def _always(about: str) -> str:
    return f"{capitalised(about)}: this is always"
