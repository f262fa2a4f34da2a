"""What is wrong with what somebody filled in: a sentence beside the field it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

import pendulum

from ubp_tui.policy.dates import in_words
from ubp_tui.policy.text import clean, is_blank, problem_with_length, problem_with_text, shortened

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: the field's name, the sentence, the rule where one asks for it."""

    field: str
    message: str
    rule: str = ""


def cleaned(form: F) -> F:
    """The form with its texts rid of control characters and of space around them.

    Only texts of its own: a form inside of it is cleaned where it is used.

    Raises:
        TypeError: it is no instance of a dataclass.
    """
    if not is_dataclass(form) or isinstance(form, type):
        raise TypeError("a form is a dataclass")
    texts = {
        f.name: clean(value).strip()
        for f in fields(form)
        if isinstance(value := getattr(form, f.name), str)
    }
    return replace(form, **texts)


class Findings:
    """Gathers problems while a form is gone through; each method adds one where there is one."""

    def __init__(self, prefix: str = "") -> None:
        """`prefix` stands before each field's name, for parts of a larger form."""
        self.problems: list[Problem] = []
        self._prefix = prefix

    def add(self, field: str, message: str | None, rule: str = "") -> None:
        """Notes a problem; nothing where the message is None."""
        if message:
            self.problems.append(Problem(f"{self._prefix}{field}", message, rule))

    def text(self, field: str, label: str, value: str, rule: str = "") -> None:
        """A text that must be there."""
        self.add(field, problem_with_text(label, value), rule)

    def length(self, field: str, label: str, value: str) -> None:
        """A text that may be empty."""
        self.add(field, problem_with_length(label, value))

    def choice(
        self, field: str, label: str, value: str, codes: Sequence[str], rule: str = ""
    ) -> None:
        """One of a list."""
        if is_blank(value):
            self.add(field, f"“{label}” is not chosen. Choose one.", rule)
        elif value not in codes:
            unknown, there_are = shortened(value), ", ".join(codes)
            self.add(field, f"“{unknown}” is not in the list. Choose one: {there_are}.", rule)

    def happened(
        self, field: str, label: str, day: pendulum.Date | None, today: pendulum.Date
    ) -> None:
        """The day of something that has happened."""
        if day is None:
            self.add(field, f"{label} is empty. Type the day, such as 22/11/2026 or today.")
        elif day > today:
            self.add(
                field,
                f"{label}, {in_words(day)}, is in the future. Type {in_words(today)} or earlier.",
            )
        elif day.year < 1990:
            self.add(field, f"{label}, {in_words(day)}, is too long ago. Check the year.")

    def told(
        self, field: str, day: pendulum.Date | None, since: pendulum.Date, today: pendulum.Date
    ) -> None:
        """The day on which the customer was told of what is so since another day."""
        self.happened(field, "The day they were told", day, today)
        if day is not None and day < since:
            message = (
                f"{in_words(day)} is too early: this is so only since {in_words(since)}. "
                "Type that day or a later one."
            )
            self.add(field, message)

    def to_come(
        self, field: str, label: str, day: pendulum.Date | None, today: pendulum.Date
    ) -> None:
        """A day that lies ahead, today included."""
        if day is None:
            self.add(field, f"{label} is empty. Type the day, such as 1/12/2026.")
        elif day < today:
            self.add(
                field,
                f"{label}, {in_words(day)}, is in the past. Type {in_words(today)} or later.",
            )
        elif day.year > today.year + 10:
            self.add(field, f"{label}, {in_words(day)}, is too far ahead. Check the year.")

    def start(self, field: str, day: pendulum.Date | None, today: pendulum.Date) -> None:
        """The day on which measures start: soon, so that they answer what happened (R11)."""
        self.to_come(field, "The start", day, today)
        latest = today.add(months=3)
        if day is not None and latest < day and day.year <= today.year + 10:
            self.add(
                field,
                f"The start, {in_words(day)}, is far ahead. Choose a day until {in_words(latest)}.",
                "R11",
            )
