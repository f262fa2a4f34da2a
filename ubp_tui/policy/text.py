"""What people type, made safe to keep and to show, with their words left as they are.

Accents, emoji and right-to-left letters stay. What a terminal would obey instead of
showing goes, and so does what would show words in another order than they were written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

LONGEST = 20_000
"""The most characters that somebody may type into one field."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSHOWABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_UNDECODED = re.compile("[\ud800-\udfff]")
_LONGEST_RUN_OF_MARKS = 30
_GRAPHEME_JOINER = "\u034f"


def clean(text: str) -> str:
    """The text without control characters (but for newline and tab), in Unicode's form NFC.

    Controls that override the direction of writing go too; every line ends with a newline;
    a byte that could not be decoded becomes the replacement character.
    """
    text = _UNSHOWABLE.sub("", _LINE_ENDS.sub("\n", text))
    if text.isascii():
        return text
    text = _UNDECODED.sub("\N{REPLACEMENT CHARACTER}", text)
    return unicodedata.normalize("NFC", _with_marks_in_short_runs(text))


def clean_record(record: T) -> T:
    """The record with every text in it, however deep, cleaned as `clean` does."""
    cleaned: T = _clean_deeply(record)
    return cleaned


def _clean_deeply(value: Any) -> Any:
    if type(value) is str:
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_clean_deeply(each) for each in value)
    if isinstance(value, msgspec.Struct):
        before = msgspec.structs.asdict(value)
        after = {name: _clean_deeply(each) for name, each in before.items()}
        changed = {name: each for name, each in after.items() if each != before[name]}
        return msgspec.structs.replace(value, **changed) if changed else value
    return value


def clean_line(text: str) -> str:
    """The text as one line, for a name or an address: cleaned, and any run of space is one."""
    plain = text.isascii() and text.isprintable()  # as most are, of which lists hold millions
    return " ".join((text if plain else clean(text)).split())


def within_sentence(text: str) -> str:
    """A text that somebody typed, as one line without its full stop: more words follow it."""
    return clean_line(text).rstrip(". ")


def shortened(words: str, longest: int = 60) -> str:
    """The words as one clean line, cut where they are longer: to name or repeat them."""
    line = clean_line(words)
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def capitalised(words: str) -> str:
    """The words as they begin a sentence; what follows the first letter stays as it is."""
    return words[:1].upper() + words[1:]


def uncapitalised(words: str) -> str:
    """The words as they stand within a sentence; what follows the first letter stays as it is."""
    return words[:1].lower() + words[1:]


def in_quotes(words: str) -> str:
    """A customer's own words in quotation marks; staff who typed the marks get no second ones."""
    return words if words[:1] in ("“", '"', "‘") else f"“{words}”"


def is_blank(text: str) -> bool:
    """Whether nothing in the text can be seen: only spaces and invisible characters."""
    if text.isprintable():
        return not text.strip()
    return all(char.isspace() or unicodedata.category(char) in ("Cc", "Cf") for char in text)


def listed(words: Iterable[str]) -> str:
    """Words in a sentence: "1, 2 and 3"; a single one alone, empty where there are none."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def problem_with_text(label: str, text: str, longest: int = LONGEST) -> str | None:
    """What is wrong with a text that must be there, as a sentence; None when it is right.

    Args:
        label: what the form calls it, such as "Reasons".
        text: what was typed.
        longest: the most characters it may have.
    """
    if is_blank(text):
        return f"“{label}” is empty. Fill it in."
    return problem_with_length(label, text, longest)


def problem_with_length(label: str, text: str, longest: int = LONGEST) -> str | None:
    """What is wrong with the length of a text that may be empty; None when it is right."""
    if len(text) <= longest:
        return None
    return f"“{label}” has {len(text):,} characters; at most {longest:,} fit. Make it shorter."


def _with_marks_in_short_runs(text: str) -> str:
    """Breaks very long runs of combining marks, which take minutes to normalise.

    This is Unicode's stream-safe form (UAX 15): an invisible joiner after every 30 marks.
    """
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run > _LONGEST_RUN_OF_MARKS:
            kept.append(_GRAPHEME_JOINER)
            run = 1
        kept.append(char)
    return "".join(kept)
