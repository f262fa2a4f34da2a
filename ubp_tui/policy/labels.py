"""What a landlord's policy calls the codes that are recorded, such as channels and formats.

A list may have lost an entry since a code was recorded: then the code itself is shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from ubp_tui.policy.channels import Channel
from ubp_tui.policy.document import Choice, Policy


def labels(choices: Iterable[Choice], codes: Iterable[str]) -> list[str]:
    """What one of the policy's lists calls some of its codes."""
    names = {choice.code: choice.label for choice in choices}
    return [names.get(code, code.replace("_", " ")) for code in codes]


def label(choices: Iterable[Choice], code: str) -> str:
    """What one of the policy's lists calls a code; empty where there is none."""
    return labels(choices, (code,))[0]


def in_sentence(label: str) -> str:
    """A label within a sentence: "social media", but "SMS" and "Easy Read" as they are."""
    first, space, rest = label.partition(" ")
    is_name = rest and all(word[:1].isupper() for word in rest.split())
    if is_name or first[1:] != first[1:].lower():
        return label
    return f"{first.lower()}{space}{rest}"


def any_of(choices: Iterable[Choice], codes: Iterable[str]) -> str:
    """Some of a list's codes within a sentence, of which one will do: "email or portal"."""
    return " or ".join(map(in_sentence, labels(choices, codes)))


def by_channel(code: str, policy: Policy) -> str:
    """How something was said or sent, within a sentence: "by phone", "at a visit"."""
    for channel in policy.channels:
        if channel.code == code and channel.by:
            return channel.by
    return f"by {any_of(policy.channels, (code,))}"


def method_label(method: str, policy: Policy) -> str:
    """What M2's method is called; a visit is by appointment then."""
    name = label(policy.channels, method)
    return f"{name} by appointment" if method == Channel.VISIT else name


def by_method(method: str, policy: Policy) -> str:
    """How the customer reaches us under M2, within a sentence."""
    return "by appointment" if method == Channel.VISIT else by_channel(method, policy)
