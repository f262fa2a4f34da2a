"""A way: one thing that can be done on a case, and what opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from screens.form_screen import FormSpec
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.asking import Subject
from ubp_tui.policy.eligibility import Refusal

if TYPE_CHECKING:
    from screens.case.filling import FillsIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One thing to do, as the list of actions shows it.

    `subject` is what `may` is asked about; `about` are the records that a next step may name
    when it means this way. `waits` is why it cannot be done yet, whoever asks.
    """

    words: str
    action: Action
    open: Callable[[FillsIn], None]
    subject: Subject = None
    about: tuple[UUID, ...] = ()
    waits: Refusal | None = None


Ways = Callable[[Desk, CaseView], Sequence[Way]]
"""The ways in which something can be done on a case now; empty where there is nothing to do."""


def by_form(
    words: str,
    action: Action,
    form: Callable[[], FormSpec],
    done: str | Callable[[Any], str],
    *,
    subject: Subject = None,
    about: tuple[UUID, ...] = (),
) -> Way:
    """A way that is one form.

    Args:
        words: what it does, for the list.
        action: what the viewer must be allowed to do.
        form: makes the form.
        done: the sentence said when it is recorded, or what makes it of the form's result.
        subject: what `may` is asked about.
        about: the records that a next step may name when it means this.
    """

    def open_form(screen: FillsIn) -> None:
        screen.fill_in(form(), done, about)

    return Way(words=words, action=action, open=open_form, subject=subject, about=about)
