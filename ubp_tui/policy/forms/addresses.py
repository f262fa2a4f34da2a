"""Whether what was typed can be an email address or a phone number at all (R14).

A slip would leave a customer with one way to reach us that does not exist. Whether it is the right
one, only a person can say.
"""

from __future__ import annotations

import re

from ubp_tui.policy.channels import Channel
from ubp_tui.policy.text import shortened

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
_DIGITS = 5
"""Fewer digits than this are no number that anybody is reached on from outside."""


def why_not_email(text: str) -> str:
    """Why a text is no email address, in a sentence; empty where it can be one."""
    if _EMAIL.fullmatch(text.strip()):
        return ""
    return f"“{shortened(text)}” is not an email address. Check it."


def why_not_phone(text: str) -> str:
    """Why a text is no phone number, in a sentence; empty where it can be one."""
    if sum(c.isdigit() for c in text) >= _DIGITS:
        return ""
    return f"“{shortened(text)}” is not a phone number. Check it."


def why_not_reached(method: str, address: str) -> str:
    """Why nobody is reached there by the method of M2, in a sentence; empty where they can be."""
    match method:
        case Channel.EMAIL:
            return why_not_email(address)
        case Channel.PHONE:
            return why_not_phone(address)
        case _:
            return ""
