"""What the parts of a policy must agree on, beyond each value being of its kind.

Each check takes the parts it compares and gives a sentence for each disagreement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from ubp_tui.policy.document import Authority, Figure, Figures, Grade

_UNITS = {"days": "working days", "weeks": "weeks", "months": "months", "age": "years"}
"""The unit of a figure by the last word of its name."""
_NOT_ABOVE = (
    ("period_months", "longest_period_months"),
    ("follow_up_weeks", "longest_follow_up_weeks"),
)
"""A figure that stands where nobody chose, and the one it may not be above."""


def figure_problems(figures: Figures) -> Iterator[str]:
    """Units that the rules do not count in, and what is usual above the longest."""
    for name in figures.__struct_fields__:
        figure: Figure = getattr(figures, name)
        unit = _UNITS[name.rsplit("_", 1)[1]]
        if figure.unit != unit:
            yield f"figures.{name}.unit is “{figure.unit}”; it must be “{unit}”."
    for name, limit in _NOT_ABOVE:
        usual, longest = getattr(figures, name).value, getattr(figures, limit).value
        if usual > longest:
            yield (
                f"figures.{name}.value is {usual}; it must be at most {longest}, "
                f"the figure {limit}."
            )


def authority_problems(authority: Authority, grades: tuple[Grade, ...]) -> Iterator[str]:
    """Grades that the authority names and the list of grades has not."""
    codes = [grade.code for grade in grades]
    for name, value in msgspec.structs.asdict(authority).items():
        if name in ("origin", "deciders_needed"):
            continue
        for named in (value,) if isinstance(value, str) else value:
            if named not in codes:
                yield (
                    f"authority.{name} is “{named}”; it must be one of the grades: "
                    f"{', '.join(codes)}."
                )


def repeated(key: str, codes: Iterable[str]) -> Iterator[str]:
    """Codes that stand in one list more than once."""
    seen: set[str] = set()
    for place, code in enumerate(codes, start=1):
        if code in seen:
            yield f"{key}[{place}] is “{code}” again; each may stand in {key} only once."
        seen.add(code)


def lacking(key: str, codes: Collection[str], expected: tuple[str, ...]) -> Iterator[str]:
    """Codes that the rules name and a list has not."""
    for code in expected:
        if code not in codes:
            yield f"{key} has no {code}; it must have each of {', '.join(expected)} once."


def not_exactly(key: str, codes: Iterable[str], expected: tuple[str, ...]) -> Iterator[str]:
    """What a list that is the same for every landlord repeats, lacks or adds, and its order."""
    found = list(codes)
    yield from repeated(key, found)
    for code in dict.fromkeys(found):
        if code not in expected:
            yield f"{key} has “{code}”; only {', '.join(expected)} are allowed."
    yield from lacking(key, found, expected)
    if sorted(found) == sorted(expected) and found != list(expected):
        yield f"{key} is not in order; it must be {', '.join(expected)}."
