"""How a record is written down: a label and what was recorded, what is empty left out."""

from __future__ import annotations

from collections.abc import Iterable

import pendulum
from rich.text import Text

from screens.wording import moment_words
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Directory
from ubp_tui.policy.text import in_quotes
from ubp_tui.widgets.cells import as_lines

Fields = Iterable[tuple[str, str]]
"""Labels with what was recorded."""


def page_text(fields: Fields) -> Text:
    """The fields one below the other, longer words under their label."""
    return Text("\n\n").join(_field(label, words) for label, words in fields if words.strip())


def _field(label: str, words: str) -> Text:
    shown = as_lines(words)
    between = "\n" if "\n" in shown or len(shown) > 60 else ": "
    return Text.assemble((label, "bold"), between, shown)


def day(date: pendulum.Date | None) -> str:
    """A day in words; empty where there is none."""
    return in_words(date) if date else ""


def moment(at: pendulum.DateTime | None) -> str:
    """A moment in London; empty where there is none."""
    return moment_words(at) if at else ""


def by_at(staff: Directory, by: object, at: pendulum.DateTime | None) -> str:
    """Who did something and when; empty where nobody has."""
    if at is None:
        return ""
    name = next((p.name for p in staff.people.values() if p.id == by), "")
    return f"{name}, {moment_words(at)}" if name else moment_words(at)


def quoted(words: str) -> str:
    """A customer's own words, unaltered, in quotation marks."""
    return in_quotes(words) if words.strip() else ""
