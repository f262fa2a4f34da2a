"""An answer in lines, in the order in which it is read on a screen and aloud (R14-R16)."""

from __future__ import annotations

from typing import NamedTuple

from ubp_tui.policy.contact_check.answer import Answer
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy


class Line(NamedTuple):
    """What a line is called, and what it says."""

    label: str
    words: str


def adjustment_lines(answer: Answer) -> list[Line]:
    """What everybody does for this customer: it comes first (R8)."""
    words = " · ".join(answer.adjustments)
    return [Line("Adjustments", words)] if words else []


def death_lines(answer: Answer) -> list[Line]:
    """That the customer has died."""
    return [Line("Died", in_words(answer.died_on))] if answer.died_on is not None else []


def saying_lines(answer: Answer) -> list[Line]:
    """The words to say, what is not discussed, and until when."""
    lines = [Line("Say", f"“{answer.say}”")]
    lines += [Line("May discuss", each) for each in answer.may_discuss]
    lines += [Line("Not discussed", issue) for issue in answer.not_discussed]
    if answer.until is not None:
        review = f"; review {in_words(answer.review)}" if answer.review else ""
        lines.append(Line("Until", f"{in_words(answer.until)}{review}"))
    return lines


def always_lines(policy: Policy) -> list[Line]:
    """What is accepted and what is taken on any day and by any channel (R15, R16)."""
    accepted, taken = (" · ".join(each) for each in (policy.always_accepted, policy.always_taken))
    return [Line("Accept always", accepted), Line("Always take", f"{taken} · if unsure, take it")]


def rests_words(answer: Answer) -> str:
    """The rules and measures it rests on: "R14 (M2, M4), R8"."""
    codes: dict[str, list[str]] = {}
    for rests in answer.rests_on:
        codes.setdefault(rests.rule, []).extend(filter(None, [rests.code]))
    return ", ".join(
        f"{rule} ({', '.join(found)})" if found else rule for rule, found in codes.items()
    )
