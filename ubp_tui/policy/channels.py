"""The channels and formats that rules name by their codes (R8, R12, R14).

A landlord says in its policy what each is called; `labels` puts that into words.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, get_args


class Channel(StrEnum):
    """How a customer and we reach each other, in the order of the policy's list."""

    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"
    SOCIAL = "social"  # a post is nobody's until somebody says how they know whose it is (R4)
    PORTAL = "portal"


Method = Literal["email", "letter", "phone", "visit", "portal"]
"""The channels to which M2 can limit a customer: each that is between the two of us alone."""

METHODS: tuple[Method, ...] = get_args(Method)

WAYS_TO_TELL = (
    Channel.LETTER,
    Channel.EMAIL,
    Channel.PORTAL,
    Channel.PHONE,
    Channel.VISIT,
)
"""How a customer is asked or told something."""

IN_WRITING = (Channel.LETTER, Channel.EMAIL, Channel.PORTAL, Channel.VISIT)
"""How a written warning reaches a customer; on a visit it is handed over (R6)."""


class Format(StrEnum):
    """The formats that the rules know; a landlord's list has these and any others."""

    STANDARD = "standard"
    ANOTHER_LANGUAGE = "another_language"
    BY_PHONE = "by_phone"
    IN_PERSON = "in_person"


SPOKEN: dict[str, Channel] = {Format.BY_PHONE: Channel.PHONE, Format.IN_PERSON: Channel.VISIT}
"""The formats in which nothing is written, and the way in which each is told."""
