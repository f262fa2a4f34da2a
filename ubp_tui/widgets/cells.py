"""Text measured in terminal cells: what anybody typed, made to fill a column exactly.

Terminals disagree about the width of joined emoji, flags and invisible characters, so those
are taken apart for display. What is stored is never altered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from ubp_tui.policy.text import clean

ELLIPSIS = "…"
_READ_PER_CELL = 40
"""Characters looked at for each cell to fill: enough for the longest run of marks kept."""

_LEFT_TO_RIGHT_MARK = "\u200e"
_DOTTED_CIRCLE = "\u25cc"
_JOINERS_BETWEEN_LETTERS = frozenset("\u200c\u200d")
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SAME_WIDTH_BUT_HARMLESS = "\u200c"


def for_display(text: str) -> str:
    """The text as one line whose width every terminal agrees on.

    Newlines and tabs become spaces, control characters and overrides of the direction of
    writing go, joined emoji and flags become the emoji and letters they are made of.
    """
    if text.isascii() and text.isprintable():
        return text
    one_line = _VARIATION_SELECTORS.sub("", " ".join(clean(text).splitlines())).replace("\t", " ")
    shown: list[str] = []
    for character in one_line:
        shown.append(_shown(character, shown[-1] if shown else ""))
    line = "".join(shown)
    return _DOTTED_CIRCLE + line if unicodedata.combining(line[:1] or " ") else line


def _shown(character: str, before: str) -> str:
    """What stands for one character, or nothing where its width is a matter of opinion."""
    code = ord(character)
    if code in _FLAG_LETTERS:
        return chr(ord("A") + code - _FLAG_LETTERS.start)
    if code in _SKIN_TONES:
        return ""
    category = unicodedata.category(character)
    if category in ("Cc", "Cf"):
        between_letters = character in _JOINERS_BETWEEN_LETTERS and before.isalpha()
        return character if between_letters else ""
    return "\N{REPLACEMENT CHARACTER}" if category in ("Co", "Cs", "Cn") else character


def fit(text: str, width: int) -> str:
    """The text in exactly `width` cells: filled with spaces, or cut with an ellipsis.

    A right-to-left text is followed by an invisible mark, so that a terminal which turns such
    text round does not draw the next column into it.
    """
    if width <= 0:
        return ""
    start = text[: width * _READ_PER_CELL]
    shown = for_display(start)
    length = cell_len(shown)
    if length > width or len(start) < len(text):
        shown = set_cell_size(shown, width - 1).rstrip() + ELLIPSIS
        length = cell_len(shown)
    mark = _LEFT_TO_RIGHT_MARK if _is_right_to_left(shown) else ""
    return shown + mark + " " * (width - length)


def _is_right_to_left(text: str) -> bool:
    return not text.isascii() and any(
        unicodedata.bidirectional(character) in ("R", "AL") for character in text
    )


def as_typed(text: str) -> str:
    """The text for a field somebody types in: harmless to a terminal, each character in its place.

    What would move the cursor or turn the direction of writing is replaced, one for one, so
    that the cursor stays on the character it is on.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_in_place, text))


def _in_place(character: str) -> str:
    category = unicodedata.category(character)
    if character in "\n\t" or category not in ("Cc", "Cf", "Cs"):
        return character
    if cell_len(character):
        return "\N{REPLACEMENT CHARACTER}"
    return character if category == "Cf" and not _turns(character) else _SAME_WIDTH_BUT_HARMLESS


def _turns(character: str) -> bool:
    """Whether the character overrides, embeds or isolates a direction of writing."""
    return unicodedata.bidirectional(character) in {
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    }  # fmt: skip


def as_lines(text: str) -> str:
    """The text for display over several lines: each line made safe, the line breaks kept."""
    return "\n".join(for_display(line) for line in clean(text).split("\n"))


def broken(parts: Sequence[str], between: str, width: int) -> list[str]:
    """Parts in lines of at most so many cells; at least one line, a part never broken."""
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]}{between}{part}" if lines[-1] else part
        if lines[-1] and cell_len(longer) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines
