"""An answer as it stands on the screen: what is called what on the left, the words beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from ubp_tui.casework.contact_check import Checked
from ubp_tui.policy.contact_check.lines import (
    Line,
    adjustment_lines,
    always_lines,
    death_lines,
    rests_words,
    saying_lines,
)
from ubp_tui.policy.document import Policy
from ubp_tui.widgets.cells import broken, for_display

_LABEL = 14
"""Cells for what a line is called."""


def answer_text(checked: Checked, width: int, tell_key: str) -> list[Text]:
    """How to respond: who may be calling, adjustments, what to do, what to say, until when.

    Args:
        checked: the answer.
        width: the cells of a line.
        tell_key: the key that records that the customer was told of what is immediate.
    """
    return [*_answer(checked, width, tell_key)]


def _answer(checked: Checked, width: int, tell_key: str) -> Iterator[Text]:
    answer = checked.answer
    if checked.others:
        names = ", ".join(f"{other.spoken_name} ({other.reference})" for other in checked.others)
        yield from _lines([Line("Who is it?", f"of this tenancy also {names}")], width)
    yield from _lines([*death_lines(answer), *adjustment_lines(answer)], width)
    yield from _headline(answer.headline, answer.how, width)
    if answer.to_tell:
        codes = ", ".join(measure.code for measure in answer.to_tell)
        words = f"{codes} is new to them: say so, then {tell_key} records that you did"
        yield from _lines([Line("Tell them", words)], width)
    yield from _lines(saying_lines(answer), width)
    yield from _lines([Line("Rests on", rests_words(answer))], width)


def hint_text(words: str, width: int) -> list[Text]:
    """What stands where the answer will."""
    return [Text(line) for line in broken(words.split(" "), " ", width)]


def always_text(policy: Policy, width: int) -> Text:
    """What is accepted and what is taken always, whoever it is (R15, R16)."""
    return Text("\n").join(_lines(always_lines(policy), width))


def _headline(headline: str, how: str, width: int) -> Iterator[Text]:
    """The answer itself, in capitals, with what to do beside it."""
    if len(headline) < _LABEL:
        yield from _lines([Line(headline, how)], width, how_style="bold")
        return
    yield Text(headline, style="bold")
    if how:
        yield from _lines([Line("", how)], width, how_style="bold")


def _lines(lines: Iterable[Line], width: int, how_style: str = "") -> Iterator[Text]:
    for label, words in lines:
        parts = broken(for_display(words).split(" "), " ", max(width - _LABEL, 20))
        for place, part in enumerate(parts):
            beginning = label.ljust(_LABEL) if place == 0 else " " * _LABEL
            yield Text.assemble((beginning, "bold"), (part, how_style))
