"""What was filled in, read as the values that casework takes."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import pendulum

from ubp_tui.casework.refusals import Invalid
from ubp_tui.policy.dates import DateProblem, When, read_day, read_moment
from ubp_tui.policy.facts import StaffMember
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.forms.carrying import Reader
from ubp_tui.widgets.questions import Option, Values


class Answers:
    """A form's values; what cannot be read is gathered, and raised when all has been read."""

    def __init__(self, values: Values, now: pendulum.DateTime, today: pendulum.Date) -> None:
        """With the moment and the London day at which the form was sent."""
        self._values = values
        self._now = now
        self._today = today
        self.problems: list[Problem] = []

    def text(self, name: str) -> str:
        """What was typed, or chosen from a list."""
        value = self._values.get(name, "")
        return value if isinstance(value, str) else ""

    def some(self, name: str) -> tuple[str, ...]:
        """What was chosen of several."""
        value = self._values.get(name, ())
        return value if isinstance(value, tuple) else ()

    def yes(self, name: str) -> bool:
        """Whether a question was answered with yes."""
        return self.text(name) == "yes"

    def id(self, name: str) -> UUID | None:
        """The id that was chosen; None where nothing was."""
        text = self.text(name)
        return UUID(text) if text else None

    def day(self, name: str, when: When = When.PAST) -> pendulum.Date | None:
        """The date that was typed; None where nothing was. `when` says which "22 Nov" is meant."""
        text = self.text(name).strip()
        if not text:
            return None
        try:
            return read_day(text, self._today, when)
        except DateProblem as problem:
            self.problems.append(Problem(name, str(problem)))
            return None

    def moment(self, name: str) -> pendulum.DateTime | None:
        """The moment that was typed; None where nothing was."""
        text = self.text(name).strip()
        if not text:
            return None
        try:
            return read_moment(text, self._now)
        except DateProblem as problem:
            self.problems.append(Problem(name, str(problem)))
            return None

    def part(self, prefix: str) -> Answers:
        """The answers whose names begin so, by the rest of their names."""
        values = {
            n.removeprefix(prefix): v for n, v in self._values.items() if n.startswith(prefix)
        }
        return Answers(values, self._now, self._today)

    def reader(self, unasked: Values) -> Reader:
        """Reads the same answers for what a measure carries; `unasked` is what was not asked."""
        return Reader({**unasked, **self._values}, self._today)

    def checked(self) -> None:
        """Called when everything has been read.

        Raises:
            Invalid: something could not be read.
        """
        if self.problems:
            raise Invalid(self.problems)


def people(staff: Iterable[StaffMember], today: pendulum.Date) -> list[Option]:
    """Staff to choose from: who works here, by name, "away" where they are."""
    here = [p for p in staff if not p.outside and not p.has_left(today)]
    return [
        Option(str(p.id), p.name, "away" if p.is_away(today) else "")
        for p in sorted(here, key=lambda p: p.name)
    ]
