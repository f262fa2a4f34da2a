"""What casework says when it does not do what was asked: always a sentence with a way on."""

from __future__ import annotations

from collections.abc import Sequence

import pendulum

from models.problems import DatabaseGone, DatabaseProblem
from ubp_tui.policy.eligibility import Refusal
from ubp_tui.policy.forms import Problem

__all__ = [
    "CaseworkError",
    "ChangedElsewhere",
    "DatabaseGone",
    "DatabaseProblem",
    "Invalid",
    "NotFound",
    "Refused",
    "refuse_if",
    "refuse_told_again",
    "reject",
]


class CaseworkError(Exception):
    """Nothing was changed; the text says why and what to do next."""


class Refused(CaseworkError):
    """The rules do not allow it."""

    def __init__(self, reason: str, rule: str) -> None:
        """With the sentence and the number of the rule."""
        super().__init__(reason)
        self.reason = reason
        self.rule = rule


class Invalid(CaseworkError):
    """What was filled in cannot be taken as it is."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """With every problem, in the order of the fields."""
        super().__init__("\n".join(p.message for p in problems))
        self.problems = tuple(problems)


class NotFound(CaseworkError):
    """There is no such record."""


class ChangedElsewhere(CaseworkError):
    """Somebody else saved the same record meanwhile; nothing of either is lost.

    `mine` is the record as the user saw it, `theirs` as it is now.
    """

    def __init__(self, mine: object, theirs: object) -> None:
        """With both versions, for the screen to show."""
        super().__init__(
            "Somebody else changed this meanwhile. Look at their version, then save yours again."
        )
        self.mine = mine
        self.theirs = theirs


def refuse_told_again(told_on: pendulum.Date | None, nobody_reached: str, rule: str) -> None:
    """What the customer was told stands; after attempts in vain they can still be told (R20).

    Raises:
        Refused: they were told already.
    """
    if told_on is not None and not nobody_reached:
        raise Refused("The customer was told already.", rule)


def refuse_if(refusal: Refusal | None) -> None:
    """Raises the refusal, where there is one.

    Raises:
        Refused: there is one.
    """
    if refusal is not None:
        raise Refused(refusal.reason, refusal.rule)


def reject(problems: Sequence[Problem]) -> None:
    """Raises the problems, where there are any.

    Raises:
        Invalid: there are some.
    """
    if problems:
        raise Invalid(problems)
