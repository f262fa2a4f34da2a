"""What a form says of words kept from before, and what they mean by now."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import pendulum

from screens.wording import moment_words
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import DateProblem, in_words, read_day
from ubp_tui.widgets.questions import Day, Question, Shown, Values


def kept_note(since: pendulum.DateTime | None, thrown_away_by: str = "") -> list[Shown]:
    """The line above a form that holds what was typed before; none where nothing was kept.

    Args:
        since: when it was typed.
        thrown_away_by: the key that throws it away, where there is one.
    """
    if since is None:
        return []
    words = f"What you typed was kept from {moment_words(since)}."
    thrown_away = f" {thrown_away_by} throws it away." if thrown_away_by else ""
    return [Shown(name="kept", label=words + thrown_away)]


def as_meant(
    kept: Values, asked: Iterable[Question], since: pendulum.DateTime | None, today: pendulum.Date
) -> Values:
    """What was kept, with each day that was typed on another one as the day that was meant then.

    "Today" and "22 Nov" depend on the day they are typed, and what is kept outlives it.

    Args:
        kept: what was typed, by the questions' names.
        asked: the form's questions.
        since: when it was typed.
        today: the London day.
    """
    if since is None or (typed_on := london_date(since)) == today:
        return kept
    return days_in_full(kept, asked, typed_on)


def days_in_full(typed: Values, asked: Iterable[Question], typed_on: pendulum.Date) -> Values:
    """What was typed, with each day as the date that it means on the day it is typed.

    A day that cannot be read (yet) stays as it is.
    """
    meant = dict(typed)
    for question in asked:
        words = typed.get(question.name)
        if isinstance(question, Day) and isinstance(words, str):
            with suppress(DateProblem):
                meant[question.name] = in_words(read_day(words, typed_on, question.when))
    return meant
