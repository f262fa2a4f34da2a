"""What people happen to do: every choice rests on one number, from chance."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

import pendulum

T = TypeVar("T")

AWKWARD = (
    "[/x]",
    "=cmd()",
    "\x1b[2J\x00 rang back",
    "شكراً 🙂 e\u0301\u202e",
    "",
    "   ",
    "x" * 20_001,
)


class Choices:
    """Makes choices; the first option is the usual one, towards which failures shrink."""

    def __init__(self, below: Callable[[int], int]) -> None:
        """`below(n)` gives a number from 0 to n - 1."""
        self.below = below

    @classmethod
    def by(cls, luck: int) -> Choices:
        """Choices that a number leads to; with 0 everything is as usual."""
        return cls(random.Random(luck).randrange if luck else lambda number: 0)

    def one(self, options: Sequence[T]) -> T:
        return options[self.below(len(options))] if len(options) > 1 else options[0]

    def usually(self, usual: T, *others: T, one_in: int = 6) -> T:
        """The usual thing, and something else once in so many times."""
        return self.one(others) if self.sometimes(one_in) else usual

    def sometimes(self, one_in: int = 6) -> bool:
        return self.below(one_in) == one_in - 1

    def some(self, options: Sequence[T], most: int = 3) -> tuple[T, ...]:
        """One or more of them, in their own order."""
        chosen = {self.below(len(options)) for _ in range(1 + self.below(most))}
        return tuple(option for place, option in enumerate(options) if place in chosen)

    def words(self, usual: str) -> str:
        return self.usually(usual, *AWKWARD, one_in=25)

    def past_day(self, today: pendulum.Date) -> pendulum.Date | None:
        """Today, or a day before it; sometimes one to come, which is wrong, or none."""
        back = self.usually(0, 1, 3, 9, 40, -1, None, one_in=8)
        return None if back is None else today.subtract(days=back)

    def day_to_come(self, today: pendulum.Date) -> pendulum.Date | None:
        ahead = self.usually(0, 1, 10, 50, 120, -1, None, one_in=4)
        return None if ahead is None else today.add(days=ahead)
