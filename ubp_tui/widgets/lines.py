"""A line of text in one style, as Textual's line API wants it."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def one_line(text: str, style: Style, width: int) -> Strip:
    """The text in one style, cut or filled to `width` cells."""
    return Strip([Segment(text, style)]).adjust_cell_length(width, style)
