"""The keys under which a person is found: a name or a number, however somebody writes it (R4).

Keys know no capitals, accents, apostrophes and hyphens, so that whoever types them needs none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ubp_tui.policy.facts import Customer, Nomination
from ubp_tui.policy.sorting import folded

_PARTICLE = 3
"""Letters of the longest word that some write as one with the next: "O Brien", "Van Dyke"."""
_INWARD = 3
"""Letters and digits of a postcode's second half."""
_FEWEST_DIGITS = 5
"""Digits of the shortest phone number that anybody writes down."""
_WHOLE_NUMBER = 9
"""Digits after which what begins like a phone number is the next one."""

_APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u2018\u2019\u201b\u2032\uff07"
_NOT_TAKEN_APART = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
"""Letters that Unicode does not see as one with an accent."""
_PLAIN = str.maketrans(dict.fromkeys(_APOSTROPHES, "") | _NOT_TAKEN_APART | {"\u0131": "i"})
_WORD = re.compile(r"[^\W_]+")
_NO_DIGIT = re.compile(r"[^0-9]+")
_NOT_OF_A_NUMBER = re.compile(r"[^+\d\s().-]+")
_FROM_ABROAD = re.compile(r"^(?:00)?44(?=\d)|^00")
_EMAIL = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+")


class Keys(NamedTuple):
    """One way in which a customer is found; what is not known is empty.

    `name` has the family name first, `turned` the given names. `phone_end` is the phone number
    from its last digit to its first. `names` are all words of the name, `elsewhere` those of the
    address and the postcode.
    """

    name: str = ""
    turned: str = ""
    reference: str = ""
    tenancy: str = ""
    phone: str = ""
    phone_end: str = ""
    postcode: str = ""
    email: str = ""
    names: str = ""
    elsewhere: str = ""


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: "Siân O’Brien-Łuk" is sian, obrien and luk."""
    if text.isascii():  # most are, and an import reads millions
        return _WORD.findall(text.lower().replace("'", "").replace("`", ""))
    return _WORD.findall(folded(text.casefold().translate(_PLAIN)))


def compact(text: str) -> str:
    """The letters and digits of a reference or a postcode: "BA14 8KM" is ba148km."""
    return "".join(words_of(text))


def plain_reference(reference: str) -> str:
    """A reference in the one spelling under which two are the same: "p 103562" is P103562.

    Neither does what cannot be seen, such as a soft hyphen from a web page, make another of it.
    """
    if reference.isascii():
        return "".join(reference.split()).upper()
    seen = unicodedata.normalize("NFKC", reference)
    return "".join(c for c in seen if not c.isspace() and unicodedata.category(c) != "Cf").upper()


def national(number: str) -> str:
    """The digits of a phone number in any spelling: "+44 (0)7700 900366" is 7700900366."""
    return _FROM_ABROAD.sub("", _NO_DIGIT.sub("", number)).lstrip("0")


def particles_joined(words: list[str]) -> list[str]:
    """Words with each short one joined to the next: van, der and berg are vanderberg."""
    found, run = [], ""
    for word in words:
        run += word
        if len(word) > _PARTICLE:
            found.append(run)
            run = ""
    return [*found, run] if run else found


def name_key(family_name: str, given_names: str) -> str:
    """The key that people of the same name share: "obrien sian"."""
    return _named(family_name, given_names).name


def keys_of_customer(customer: Customer) -> list[Keys]:
    """How a customer is found; a second phone number or email address is a way of its own."""
    postcode = compact(customer.postcode)
    main = _named(customer.family_name, customer.given_names)._replace(
        reference=compact(customer.reference),
        tenancy=compact(customer.tenancy_reference),
        postcode=postcode,
        elsewhere=_together(words_of(customer.address), [postcode, postcode[-_INWARD:]]),
    )
    return _reached(main, customer.phone, customer.email)


def keys_of_nominee(nomination: Nomination) -> list[Keys]:
    """How somebody is found who acts for a customer (R27)."""
    family, comma, given = nomination.name.partition(",")
    if not comma:
        given, _, family = nomination.name.strip().rpartition(" ")
    return _reached(_named(family, given), nomination.contact, nomination.contact)


def _named(family_name: str, given_names: str) -> Keys:
    family, given = words_of(family_name), words_of(given_names)
    joined = particles_joined(family)
    return Keys(
        name=" ".join([*joined, *given]),
        turned=" ".join([*given, *joined]),
        names=_together(family, given, joined, ["".join(family), "".join(given)]),
    )


def _together(*several: list[str]) -> str:
    """All words, each once."""
    return " ".join(dict.fromkeys(word for words in several for word in words if word))


def _reached(main: Keys, phones: str, emails: str) -> list[Keys]:
    """A way with the first phone number and email address, and one for each of the others."""
    phone, *more_phones = _numbers(phones) or [""]
    email, *more_emails = _emails(emails) or [""]
    return [
        main._replace(phone=phone, phone_end=phone[::-1], email=email),
        *(Keys(phone=each, phone_end=each[::-1]) for each in more_phones),
        *(Keys(email=each) for each in more_emails),
    ]


def _numbers(text: str) -> list[str]:
    """Every phone number in a text, each once."""
    parts = _NOT_OF_A_NUMBER.split(_EMAIL.sub(" ", text))
    found = [national(number) for part in parts for number in _apart(part)]
    return [*dict.fromkeys(number for number in found if len(number) >= _FEWEST_DIGITS)]


def _apart(numbers: str) -> Iterator[str]:
    """The phone numbers among digits, of which a space is all that may stand between two."""
    number = ""
    for group in numbers.split():
        if group[0] in "+0" and len(national(number)) >= _WHOLE_NUMBER:
            yield number
            number = ""
        number += group
    yield number


def _emails(text: str) -> list[str]:
    return [*dict.fromkeys(found.casefold() for found in _EMAIL.findall(text))]
