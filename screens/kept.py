"""What was typed into forms and not sent, kept while the program runs: esc loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pendulum

if TYPE_CHECKING:
    from ubp_tui.widgets.questions import Values


class KeptForm:
    """What was typed into one form until now."""

    def __init__(self, clock: Callable[[], pendulum.DateTime] = pendulum.now) -> None:
        """With nothing typed yet; `clock` says when something is."""
        self._clock = clock
        self._at: pendulum.DateTime | None = None
        self._typed: Values = {}
        self._shown: Values = {}

    def shows(self, values: Values) -> None:
        """Notes what the form shows by itself now: only what differs from it was typed.

        So a form that is opened again shows what colleagues have changed meanwhile.
        """
        self._shown = values

    def load(self) -> Values:
        """What was typed before; empty where nothing was."""
        return self._typed

    @property
    def kept_since(self) -> pendulum.DateTime | None:
        """When what is kept was typed; None where nothing is."""
        return self._at if any(self._typed.values()) else None

    def save(self, values: Values) -> None:
        """Keeps what is typed now."""
        typed = {name: value for name, value in values.items() if value != self._shown.get(name)}
        if typed != self._typed:
            self._typed, self._at = typed, self._clock()

    def clear(self) -> None:
        """Forgets it: the form was sent."""
        self._typed = {}


class KeptForms:
    """The forms that somebody began, by what they are about.

    The first screen makes it and hands it to the screens opened from there.
    """

    def __init__(self, clock: Callable[[], pendulum.DateTime]) -> None:
        """With no form begun; `clock` says when something is typed."""
        self._clock = clock
        self._forms: dict[tuple[object, ...], KeptForm] = {}

    def of(self, *about: object) -> KeptForm:
        """The form about something: a case, what is done, the record it concerns."""
        return self._forms.setdefault(about, KeptForm(self._clock))
