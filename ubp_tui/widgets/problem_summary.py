"""What is wrong with a form, in a few lines above it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

SUMMARISED = 2
"""So many problems stand in the summary, so that there is room for the field that is wrong."""


def in_short(problems: Sequence[tuple[str, str]], fields: Collection[str]) -> str:
    """The first problem, and a second or all that stand beside no field; how many more.

    Args:
        problems: pairs of a question's name and a sentence, in the order of the form.
        fields: the names of the questions that the form has.
    """
    first, others = problems[:1], problems[1:]
    nowhere = [problem for problem in others if problem[0] not in fields]
    others_shown = others if len(problems) <= SUMMARISED else nowhere or others[:1]
    shown = [*first, *others_shown]
    lines = [f"{number}. {words}" for number, (_, words) in enumerate(shown, 1)]
    more = len(problems) - len(shown)
    rest = [f"and {more} more, each beside its field"] if more > 0 else []
    return "\n".join(["There is a problem", *lines, *rest])
