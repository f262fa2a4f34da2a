"""In which format and by which way a customer can be told (R8, R12)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ubp_tui.policy.channels import IN_WRITING, SPOKEN, WAYS_TO_TELL, Channel, Format
from ubp_tui.policy.conflicts import agreed, as_agreed, unusable_channels
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import AdjustmentState, CaseFile
from ubp_tui.policy.labels import any_of, by_channel, label
from ubp_tui.policy.text import in_quotes, listed, shortened

_USUAL_LANGUAGE = "english"


def formats_needed(file: CaseFile) -> set[str]:
    """The formats that count: those of agreed adjustments, else the customer's usual one.

    Where another language than English is agreed, or theirs, what is written is in it, large
    print or not.
    """
    terms = [a.terms for a in agreed(file.adjustments)]
    formats = {t.format for t in terms if t.format} or {file.customer.format}
    if languages_needed(file):
        return {Format.ANOTHER_LANGUAGE} | formats & SPOKEN.keys()
    return formats


def languages_needed(file: CaseFile) -> list[str]:
    """The languages other than English that count: those agreed, else the customer's own."""
    agreed_on = [a.terms.language.strip() for a in agreed(file.adjustments)]
    languages = [each for each in agreed_on if each] or [file.customer.language.strip()]
    return [each for each in languages if each.casefold() not in ("", _USUAL_LANGUAGE)]


def needed_words(file: CaseFile, policy: Policy) -> str:
    """What a customer needs in words: "another language (Polish)", "large print or Braille"."""
    languages = languages_needed(file)
    words = any_of(policy.formats, sorted(formats_needed(file)))
    return f"{words} ({listed(languages)})" if languages else words


def why_not_in(chosen: str, file: CaseFile, policy: Policy) -> str:
    """Why a format does not count, in a sentence; empty where the customer can use it."""
    needed = formats_needed(file)
    if chosen in needed:
        return ""
    usable = needed_words(file, policy)
    given = f"“{label(policy.formats, chosen)}” does not count." if chosen else "Choose it."
    return f"{file.customer.spoken_name} needs {usable}. {given}"


def usable_ways(file: CaseFile, ways: Iterable[str] = WAYS_TO_TELL) -> list[str]:
    """The ways by which a customer can be told, as agreed with them; the usual ones first.

    Args:
        file: the case.
        ways: those there are. What is needed beside them, such as social media, is no way to
            tell, so it does not narrow them; where none of them is left, any is taken.
    """
    unusable = unusable_channels(file.adjustments)
    needed = {code for a in agreed(file.adjustments) for code in a.terms.channels_needed}
    possible = [way for way in ways if way not in unusable] or [*ways]
    return [way for way in possible if way in needed - unusable] or possible


def why_not_by(
    how: str, file: CaseFile, policy: Policy, ways: Collection[str] = WAYS_TO_TELL
) -> str:
    """Why a customer is not told by one of the ways, in a sentence; empty where they are."""
    usable = usable_ways(file, ways)
    if how not in ways or how in usable:
        return ""
    standing = agreed(file.adjustments)
    for adjustment in standing:
        if how in adjustment.terms.channels_unusable:
            name = any_of(policy.channels, (how,))
            return f"The customer cannot use {name}, {as_agreed(adjustment)}"
    asked = next(a for a in standing if {*usable} & {*a.terms.channels_needed})
    return f"The customer needs {any_of(policy.channels, usable)}, {as_agreed(asked)}"


def why_not_sent(how: str, chosen: str, policy: Policy) -> str:
    """Why a spoken format cannot go by this way, in a sentence; empty where it can."""
    needed = SPOKEN.get(chosen)
    if needed is None or how == needed:
        return ""
    spoken, told = label(policy.formats, chosen), by_channel(needed, policy)
    return f"“{spoken}” is not sent: choose that the customer is told {told}."


def why_not_said(how: str, file: CaseFile, policy: Policy) -> str:
    """Why a customer whom writing does not suit is not told in this way; empty where they are.

    For what is told without a format being chosen.
    """
    needed = sorted(formats_needed(file))
    if not all(each in SPOKEN for each in needed) or how in {SPOKEN[each] for each in needed}:
        return ""
    return f"{file.customer.spoken_name} needs {any_of(policy.formats, needed)}. Choose that."


def why_not_a_letter(how: str, chosen: str, file: CaseFile, policy: Policy) -> str:
    """Why a letter cannot go in this way and format; empty where it can.

    By phone only where writing does not suit the customer.
    """
    if how != Channel.PHONE or chosen in SPOKEN:
        return why_not_sent(how, chosen, policy)
    if any(Channel.PHONE in a.terms.channels_needed for a in agreed(file.adjustments)):
        return ""
    name, by = file.customer.spoken_name, by_channel(how, policy)
    return f"A letter is sent or handed over: {name} has not asked to be told {by}."


def ways_to_warn(file: CaseFile) -> tuple[str, ...]:
    """How a written warning can reach a customer; read out where writing does not suit them."""
    spoken = [SPOKEN[f] for f in sorted(formats_needed(file)) if f in SPOKEN]
    return (*IN_WRITING, *(way for way in spoken if way not in IN_WRITING))


def unanswered_need(file: CaseFile) -> str:
    """What to answer before a letter goes, in a sentence; empty where nothing is asked for.

    A need that waits for an answer may be for another format than the letter's (R8, R12).
    """
    asked = [a for a in file.adjustments if a.state == AdjustmentState.ASKED]
    if not asked:
        return ""
    words = in_quotes(shortened(asked[0].words))
    return f"Agree or decline first what the customer needs: {words}."
