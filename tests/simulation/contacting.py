"""Attempts: customers are in touch while measures stand, or not, and somebody logs it (R17)."""

from __future__ import annotations

from tests.simulation import telling
from tests.simulation.choices import Choices
from tests.simulation.furnishing import policy
from tests.simulation.office import Office
from tests.simulation.turn import Turn
from tests.simulation.who_and_what import Attempt, one_of, owner, someone, unfinished
from ubp_tui.casework import contacts
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.facts import Caller, CaseFile, Contact, ContactKind, Customer
from ubp_tui.policy.forms.contacts import NewContact
from ubp_tui.policy.standing import answering_now


def log_contact(office: Office, choose: Choices) -> None:
    """Usually by a customer for whom measures stand."""
    having = [f for f in office.files.values() if answering_now(f, policy(), office.now)]
    customers = [file.customer for file in having]
    _in_touch(
        office,
        choose,
        choose.one((customers if not choose.sometimes(6) else None) or office.customers()),
    )


def while_measures_stand(office: Office, choose: Choices, file: CaseFile) -> None:
    """The customer of a case is often in touch where measures stand."""
    if answering_now(file, policy(), office.now) and not choose.sometimes(3):
        _in_touch(office, choose, file.customer)


def _in_touch(office: Office, choose: Choices, customer: Customer) -> None:
    always = (*policy().always_taken, *policy().always_accepted)
    form = NewContact(
        kind=choose.usually(ContactKind.OUTSIDE, *ContactKind),
        caller=choose.usually(Caller.CUSTOMER, *Caller, one_in=6),
        channel=choose.one((*Channel, Channel.PHONE, Channel.PHONE)),
        happened_at=office.now.subtract(hours=choose.usually(0, 3, 700, -1, one_in=4)),
        about=choose.usually("", choose.one(always), one_in=6),
        words=choose.words("Rang about the rent."),
        told=choose.usually(True, False, None, one_in=4),
        our_reply_late=choose.usually(False, True, None, one_in=6),
    )
    office.do(
        someone(office, choose, office.named("Asha").id), contacts.log_contact, customer.id, form
    )


def add_words(office: Office, choose: Choices) -> None:
    if found := one_of(office, choose, lambda file: file.contacts):
        who = someone(office, choose, found[1].logged_by_id)
        office.do(who, contacts.add_words, found[1], choose.words("Asked for a form."))


def take_back(office: Office, choose: Choices) -> None:
    if found := one_of(office, choose, lambda file: file.contacts):
        office.do(someone(office, choose, found[1].logged_by_id), contacts.take_back, found[1])


def answer_contact(office: Office, choose: Choices) -> None:
    found = unfinished(office, choose, lambda file: file.contacts, _waits)
    if found:
        file, contact = found
        counts = not choose.sometimes(3)
        reason = "" if counts else choose.words("She was asked to ring.")
        who = owner(office, choose, file)
        office.do(who, contacts.answer_contact, contact, counts, reason)


def _waits(contact: Contact) -> bool:
    return contact.kind == ContactKind.OUTSIDE and contact.confirmed is None


def tell_contact(office: Office, choose: Choices) -> None:
    if found := one_of(office, choose, lambda file: file.contacts):
        file, contact = found
        form = telling.told_today(office, file)
        office.do(owner(office, choose, file), contacts.tell_contact, contact, form)


def confirm(turn: Turn) -> None:
    """Whoever the step falls to says whether a contact counts."""
    contact = turn.about(turn.file.contacts)
    if turn.choose.sometimes(4):
        turn.do(contacts.answer_contact, contact, False, "She was asked to ring.")
    else:
        turn.do(contacts.answer_contact, contact, True, "")


ATTEMPTS: tuple[Attempt, ...] = (
    *[log_contact] * 3,
    add_words,
    take_back,
    answer_contact,
    tell_contact,
)
