"""By which channel and who: the numbers that choose them, and the lines that show them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text
from textual.binding import BindingType

from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.question import Question
from ubp_tui.policy.contact_check.words import caller_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Caller
from ubp_tui.policy.labels import label
from ubp_tui.widgets.bindings import numbered
from ubp_tui.widgets.cells import broken

_FIRST_CALLER = len(Channel) + 1


def number_bindings() -> list[BindingType]:
    """1 to 6 choose the channel, 7 to 9 who it is."""
    channels = [
        (channel.value, channel.value, f"Asks about being in touch by {channel.value}.")
        for channel in Channel
    ]
    callers = [
        (caller.value, caller.value, f"{caller_words(caller)} is in touch.") for caller in Caller
    ]
    return [*numbered("channel", channels), *numbered("caller", callers, _FIRST_CALLER)]


def choice_text(question: Question, policy: Policy, width: int) -> Text:
    """The channels and who is in touch with their numbers; what is chosen stands in brackets."""
    return Text("\n".join(broken([*_choices(question, policy)], " ", width)))


def _choices(question: Question, policy: Policy) -> Iterator[str]:
    for number, channel in enumerate(Channel, 1):
        name = f"{number} {label(policy.channels, channel)}"
        yield f"[{name}]" if channel == question.channel else f" {name} "
    for number, caller in enumerate(Caller, _FIRST_CALLER):
        name = f"{number} {caller_words(caller)}"
        yield f"[{name}]" if caller == question.caller else f" {name} "
