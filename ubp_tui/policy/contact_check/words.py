"""How whoever is in touch, and what is logged of it, is called (R14, R17)."""

from __future__ import annotations

from ubp_tui.policy.facts import Caller, Contact, ContactKind

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


def kind_words(contact: Contact) -> str:
    """What a contact is; outside the measures only once whoever owns the case confirms it (R17)."""
    is_certain = contact.kind != ContactKind.OUTSIDE or contact.confirmed is True
    return contact.kind if is_certain else f"said to be {contact.kind}"


def logged_words(contact: Contact) -> str:
    """What a contact was logged as, for whoever logged it, and for whom it waits (R17)."""
    waits = " It waits for the case's owner." if contact.kind == ContactKind.OUTSIDE else ""
    return f"{contact.kind}.{waits}"
