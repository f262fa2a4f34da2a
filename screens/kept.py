"""What was typed into forms and not sent is kept: esc loses nothing, nor does a lost line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from uuid import UUID

import pendulum

if TYPE_CHECKING:
    from screens.form_screen import FormSpec, Keeper
    from ubp_tui.casework.desk import Desk
    from ubp_tui.widgets.questions import Question, Values


class KeptForm:
    """What was typed into one form until now, kept while the program runs."""

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

    One with room for more than a line is a row, so that a lost connection takes no words with it;
    the others are kept while the program runs. The first screen makes it and hands it to the
    screens opened from there.
    """

    def __init__(self, desk: Desk, tell: Callable[[str], object]) -> None:
        """At a desk; `tell` says a sentence where something could not be kept as it is."""
        self._desk = desk
        self._tell = tell
        self._forms: dict[tuple[object, ...], KeptForm] = {}

    def of(self, spec: FormSpec, *about: object) -> Keeper:
        """What keeps a form about something: a case or a record, and what is done."""
        # Late: the first screen opens no form.
        from screens.draft_keeper import TypedKeeper, values_of
        from ubp_tui.policy.facts import DraftKind

        asked = spec.ask({})
        if not _has_room_for_words(asked):
            return self._forms.setdefault(about, KeptForm(self._desk.now))
        record = next((part for part in about if isinstance(part, UUID)), None)
        return TypedKeeper(
            self._desk,
            DraftKind.FORM,
            self._tell,
            about_id=record,
            part=" ".join(str(part) for part in about if part is not record),
            shown=values_of(asked),
        )


def _has_room_for_words(asked: Iterable[Question]) -> bool:
    """Whether more than one line is typed; a day is soon typed again."""
    from ubp_tui.widgets.questions import Day, Line, Words

    kinds = [type(question) for question in asked]
    lines = sum(issubclass(kind, Line) and not issubclass(kind, Day) for kind in kinds)
    return Words in kinds or lines > 1
