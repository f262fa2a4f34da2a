"""Contacts while measures stand, and what counted, in the timeline (R17)."""

from __future__ import annotations

from collections.abc import Iterator

from ubp_tui.casework.timeline.telling import Entry, Kind, Teller
from ubp_tui.policy.contact_check.words import caller_words, kind_words
from ubp_tui.policy.facts import Caller, Contact
from ubp_tui.policy.text import capitalised, uncapitalised


def contacts(teller: Teller) -> Iterator[Entry]:
    """Each contact, whether it counted, and that the customer was told."""
    for contact in teller.file.contacts:
        words, by = _words(teller, contact), contact.logged_by_id
        yield teller.entry(contact.happened_at, by, Kind.CONTACT, words, contact.id)
        yield from _answer(teller, contact)
        told = f"The customer was told {teller.by(contact.told_how)} of a contact that counts"
        if contact.nobody_reached:
            told = f"Nobody was reached to tell of a contact: {contact.nobody_reached}"
        yield from teller.did(contact, "told_on", Kind.INFORMING, told)
        struck = f"A contact counts no more: {contact.struck_reason}"
        yield from teller.did(contact, "struck_at", Kind.CONTACT, struck)


def _words(teller: Teller, contact: Contact) -> str:
    """Such as "Permitted, by phone: an appeal. She asked how long it takes."."""
    is_customer = contact.caller == Caller.CUSTOMER
    who = "" if is_customer else f", {uncapitalised(caller_words(Caller(contact.caller)))}"
    said = ". ".join(filter(None, [contact.about, contact.words]))
    told = " They were told of what is immediate." if contact.told_ids else ""
    late = " Our own reply was late." if contact.our_reply_late else ""
    line = f"{capitalised(kind_words(contact))}, {teller.by(contact.channel)}{who}"
    return f"{line}: {said}{late}{told}" if said or late or told else line


def _answer(teller: Teller, contact: Contact) -> Iterator[Entry]:
    counts = "counts" if contact.confirmed else "does not count"
    reason = f": {contact.answer_reason}" if contact.answer_reason else ""
    words = f"The contact {counts} as outside the measures{reason}"
    by = contact.answered_by_id
    yield from teller.did(contact, "answered_at", Kind.CONTACT, words, by=by)
