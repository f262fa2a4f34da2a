"""A case's reference as people type it."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?:UBP-)?([0-9]{1,9})")


def case_reference(typed: str) -> str:
    """The reference that is meant: "UBP-0142" of "ubp-142" or of the number alone."""
    wanted = typed.strip().upper()
    number = _NUMBER.fullmatch(wanted)
    return f"UBP-{int(number[1]):04}" if number else wanted
