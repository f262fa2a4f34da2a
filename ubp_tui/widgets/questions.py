"""What a form asks: plain descriptions of its fields, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ubp_tui.policy.dates import When

Value = str | tuple[str, ...]
Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen: its code, its label, and help in a few words."""

    code: str
    label: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One field: `name` is the field's name in the form that casework takes."""

    name: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Question):
    """A text of one line; times are typed into one too."""

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Line):
    """A day, typed as people write it: "22/11/2026", "22 Nov", "today".

    What was understood stands below as it is typed, its year included. `when` says which year
    is meant where none is typed.
    """

    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Question):
    """A text of any length, shown in so many lines."""

    value: str = ""
    lines: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick(Question):
    """One of some options, or none yet; `least` is 0 where it can be taken back again."""

    options: Sequence[Option]
    value: str = ""
    least: Literal[0, 1] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PickSome(Question):
    """Any of some options."""

    options: Sequence[Option]
    value: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown(Question):
    """Words to read at this place: `label` is a heading, `hint` the words."""


def yes_no(name: str, label: str, hint: str = "", value: str = "") -> Pick:
    """A question that is answered with yes or no."""
    options = (Option("yes", "Yes"), Option("no", "No"))
    return Pick(name=name, label=label, hint=hint, options=options, value=value)
