"""The seven steps of the wizard, and which step each field belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from ubp_tui.policy.forms import Problem


class Step(IntEnum):
    """The steps in the order of their keys."""

    BEHAVIOUR = 1
    CIRCUMSTANCES = 2
    WARNING = 3
    MEASURES = 4
    PROPORTIONALITY = 5
    PERIOD = 6
    CHECK = 7


NAMES = {
    Step.BEHAVIOUR: "Behaviour",
    Step.CIRCUMSTANCES: "Circumstances",
    Step.WARNING: "Warning",
    Step.MEASURES: "Measures",
    Step.PROPORTIONALITY: "Proportionality",
    Step.PERIOD: "Period",
    Step.CHECK: "Check your answers",
}
SHORT = {Step.CHECK: "Check"}
"""Names for the rail where the whole ones do not fit."""

RULES = {
    Step.BEHAVIOUR: "R9",
    Step.CIRCUMSTANCES: "R7",
    Step.WARNING: "R6",
    Step.MEASURES: "R8",
    Step.PROPORTIONALITY: "R9",
    Step.PERIOD: "R11",
    Step.CHECK: "R10",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: a step, and within the measures perhaps one of them."""

    step: Step
    measure: str = ""


_OF_FIELD = {
    "incidents": Step.BEHAVIOUR,
    "circumstances": Step.CIRCUMSTANCES,
    "straight_ground": Step.WARNING,
    "straight_reason": Step.WARNING,
    "measures": Step.MEASURES,
    "starts_on": Step.PERIOD,
    "months": Step.PERIOD,
    "sent_to_id": Step.CHECK,
}
_WEIGHED = ("incidents", "why_nothing_less", "also_considered")


def place_of(field: str) -> Place:
    """Where a field is filled in."""
    code, _, name = field.partition(".")
    if not name:
        return Place(_OF_FIELD[field])
    if name in _WEIGHED:
        return Place(Step.PROPORTIONALITY)
    return Place(Step.MEASURES, code)


def problems_at(place: Place, problems: Iterable[Problem]) -> list[Problem]:
    """Those of the problems that are mended at a place; at the measures, those of each too."""
    found = ((place_of(problem.field), problem) for problem in problems)
    return [
        problem
        for where, problem in found
        if where == place or (not place.measure and where.step == place.step)
    ]
