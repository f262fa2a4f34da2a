"""The formats in which a customer can be told (R8, R12)."""

from __future__ import annotations

from ubp_tui.policy.conflicts import agreed
from ubp_tui.policy.facts import CaseFile


def formats_needed(file: CaseFile) -> set[str]:
    """The formats that count: those of agreed adjustments, else the customer's usual one."""
    adjusted = {a.terms.format for a in agreed(file.adjustments) if a.terms.format}
    return adjusted or {file.customer.format}
