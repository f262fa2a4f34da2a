"""Text in the cells of a terminal: what a person typed, made safe to stand in one line."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells, set_cell_size

_BREAKS = re.compile(r"\s+")
_UNSHOWABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)


def shown(text: str) -> str:
    """The text as one line: breaks become spaces, what a terminal would obey is left out."""
    return _UNSHOWABLE.sub("", _BREAKS.sub(" ", text))


def fitted(text: str, width: int) -> str:
    """The text in exactly so many cells: cut with "…" or filled with spaces."""
    line = shown(text)
    if cell_len(line) <= width:
        return set_cell_size(line, width)
    return set_cell_size(line, max(width - 1, 0)) + "…" if width else ""


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most so many cells, broken between words where possible."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in shown(paragraph).split(" "):
            joined = f"{line} {word}" if line else word
            if cell_len(joined) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            *full, line = chop_cells(word, max(width, 1)) or [""]
            lines.extend(full)
        lines.append(line)
    return lines
