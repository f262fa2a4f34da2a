"""In which format and by which way a customer can be told (R8, R12)."""

from __future__ import annotations

from collections.abc import Collection

from ubp_tui.policy.conflicts import agreed, as_agreed
from ubp_tui.policy.facts import AdjustmentState, CaseFile
from ubp_tui.policy.text import in_quotes, shortened

WAYS_TO_TELL = ("letter", "email", "portal", "phone", "visit")
"""How a customer is asked or told something."""

IN_WRITING = ("letter", "email", "portal", "visit")
"""How a written warning reaches a customer; on a visit it is handed over (R6)."""

STANDARD = "standard"
ANOTHER_LANGUAGE = "another_language"
SPOKEN = {"by_phone": "phone", "in_person": "visit"}
"""The formats in which nothing is written, and the way in which each is told."""

_USUAL_LANGUAGE = "english"


def formats_needed(file: CaseFile) -> set[str]:
    """The formats that count: those of agreed adjustments, else the customer's usual one.

    Where a language is agreed, what is written is in it, large print or not.
    """
    terms = [a.terms for a in agreed(file.adjustments)]
    formats = {t.format for t in terms if t.format}
    if any(t.language.strip().casefold() not in ("", _USUAL_LANGUAGE) for t in terms):
        return {ANOTHER_LANGUAGE} | formats & SPOKEN.keys()
    return formats or {file.customer.format}


def why_not_in(chosen: str, file: CaseFile) -> str:
    """Why a format does not count, in a sentence; empty where the customer can use it."""
    needed = formats_needed(file)
    if chosen in needed:
        return ""
    usable = " or ".join(code.replace("_", " ") for code in sorted(needed))
    given = f"“{chosen.replace('_', ' ')}” does not count." if chosen else "Choose it."
    return f"{file.customer.spoken_name} needs {usable}. {given}"


def why_not_by(how: str, file: CaseFile, ways: Collection[str] = WAYS_TO_TELL) -> str:
    """Why a customer is not told by a way, in a sentence; empty where they are.

    Args:
        how: the way, one of `ways`.
        file: the case.
        ways: those there are. What is needed beside them, such as social media, is no way to
            tell, so it does not narrow them; where none of them is left, any is taken.
    """
    if how not in ways:
        return ""
    standing = agreed(file.adjustments)
    unusable = {code for a in standing for code in a.terms.channels_unusable}
    needed = {code for a in standing for code in a.terms.channels_needed if code in ways}
    for adjustment in standing:
        terms = adjustment.terms
        if how in terms.channels_unusable and set(ways) - unusable:
            return f"The customer cannot use {how}, {as_agreed(adjustment)}"
        if terms.channels_needed and how not in needed and needed - unusable:
            usable = " or ".join(sorted(needed - unusable))
            return f"The customer needs {usable}, {as_agreed(adjustment)}"
    return ""


def why_not_spoken(how: str, chosen: str, file: CaseFile) -> str:
    """Why a letter is not spoken, or cannot be sent in a spoken format; empty where it is right.

    By phone only where writing does not suit the customer.
    """
    if (needed := SPOKEN.get(chosen)) is not None:
        return "" if how == needed else f"What is told {chosen.replace('_', ' ')} is not sent."
    phone_needed = any("phone" in a.terms.channels_needed for a in agreed(file.adjustments))
    if how == "phone" and not phone_needed:
        name = file.customer.spoken_name
        return f"A letter is sent or handed over: {name} has not asked to be told by phone."
    return ""


def unanswered_need(file: CaseFile) -> str:
    """What to answer before a letter goes, in a sentence; empty where nothing is asked for.

    A need that waits for an answer may be for another format than the letter's (R8, R12).
    """
    asked = [a for a in file.adjustments if a.state == AdjustmentState.ASKED]
    if not asked:
        return ""
    words = in_quotes(shortened(asked[0].words))
    return f"Agree or decline first what the customer needs: {words}."
