"""What measures are called where several of a kind stand together (S: the six measures).

Several issues can be closed and several bodies informed; of the other measures there is one at
a time. Two of a kind are told apart by the issue or the body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ubp_tui.policy.facts import Measure, ProposedMeasure
from ubp_tui.policy.measures import IssueClosed, MeasureDetails, PublicBody
from ubp_tui.policy.text import in_quotes, shortened

SEVERAL = {"M3": "issue", "M6": "body"}
"""The measures that can stand more than once, with the field that tells them apart."""

_SLOT = re.compile(r"(M[1-6])(?:-([1-9][0-9]{0,2}))?")


def slots(codes: Iterable[str]) -> list[str]:
    """A name for each of some measures by their codes: "M3", then "M3-2", "M3-3".

    Fields of a form stand behind it, such as "M3-2.issue".
    """
    seen: Counter[str] = Counter()
    found = []
    for code in codes:
        seen[code] += 1
        found.append(slot(code, seen[code]))
    return found


def slot(code: str, number: int) -> str:
    """The name of the first, second, third measure of a kind."""
    return code if number == 1 else f"{code}-{number}"


def read_slot(name: str) -> tuple[str, int] | None:
    """The code and the number, from 1; None for what names no measure that can be proposed."""
    found = _SLOT.fullmatch(name)
    if found is None:
        return None
    code, number = found[1], int(found[2] or 1)
    usual = slot(code, number) == name
    return (code, number) if usual and (number == 1 or code in SEVERAL) else None


def code_of_slot(name: str) -> str:
    """The measure's code: "M3" of "M3-2"."""
    return name.partition("-")[0]


def in_order(names: Iterable[str]) -> list[str]:
    """The names of measures by their codes and numbers, each once; what names none is left out."""
    found = {read: name for name in names if (read := read_slot(name)) is not None}
    return [found[key] for key in sorted(found)]


def called(
    measure: Measure | ProposedMeasure, among: Sequence[Measure] | Sequence[ProposedMeasure]
) -> str:
    """The measure's code, with its issue or body where others of its kind stand beside it.

    Args:
        measure: one of them.
        among: the measures that are spoken of, such as all of a case or of a proposal.

    Returns:
        Such as "M4", or "M3 “the boiler of 2025”".
    """
    words = told_apart_by(measure.details)
    if not words or sum(other.code == measure.code for other in among) < 2:
        return measure.code
    return f"{measure.code} {in_quotes(shortened(words))}"


def told_apart_by(details: MeasureDetails) -> str:
    """The issue or the body; empty for a measure of which there is one."""
    match details:
        case IssueClosed():
            return details.issue
        case PublicBody():
            return details.body
        case _:
            return ""


def that_ended(codes: Iterable[str]) -> str:
    """Measures that ended, once each: "M2 has ended", "M2, M4 have ended"."""
    found = sorted(set(codes))
    return f"{', '.join(found)} {'has' if len(found) == 1 else 'have'} ended"


def called_to_anyone(measure: Measure, among: Sequence[Measure]) -> str:
    """As `called`, without a public body: next steps are also seen beside the case (R35)."""
    return measure.code if measure.code == "M6" else called(measure, among)
