"""How whoever is in touch is called (R14)."""

from __future__ import annotations

from ubp_tui.policy.facts import Caller

_CALLERS = {
    Caller.CUSTOMER: "The customer",
    Caller.NOMINATED: "A nominated person",
    Caller.OTHER: "Somebody else",
}


def caller_words(caller: Caller) -> str:
    """Who is in touch, as a label: "The customer".

    A relay service or an interpreter on the line is the customer's own channel (R8).
    """
    return _CALLERS[caller]
