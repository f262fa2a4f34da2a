"""What every screen at a desk shares: the desk, and how work is carried out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import work
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.timer import Timer

from screens.explained import ExplainedScreen
from screens.kept import KeptForms
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import (
    CaseworkError,
    ChangedElsewhere,
    DatabaseProblem,
    Invalid,
    Refused,
)
from ubp_tui.policy.facts import Customer
from ubp_tui.widgets.bindings import binding
from ubp_tui.widgets.key_bar import KeyBar
from ubp_tui.widgets.sure_timers import SureTimers

R = TypeVar("R")
T = TypeVar("T")

Problem = CaseworkError | DatabaseProblem


SLOW = 1.0
"""Seconds of saving after which it is said; another's change can hold the database for longer."""
SAVING = "Saving…"


class WorkScreen(SureTimers, ExplainedScreen[R]):
    """A screen at somebody's desk. It holds no rule: it asks casework and shows the answer.

    Subclasses give `body` and `HELP_WORDS`, and may set `RULE`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [replace(binding("contact_check"), show=False)]
    RULE: ClassVar[str] = ""
    """The rule that `w` explains where nothing on the screen is about another."""

    def __init__(self, desk: Desk, title: str, who: str = "") -> None:
        """At a desk, with the two sides of the title."""
        super().__init__(title, who)
        self.desk = desk
        self.kept = KeptForms(desk, self.tell_in_box)
        self._carrying_out = False
        self._slow: Timer | None = None

    def whom_it_is_about(self) -> Customer | None:
        """The one customer whom everything here is about; None where there is no such one."""
        return None

    def action_contact_check(self) -> None:
        """Says how to respond to a customer; what stands here stays as it is."""
        from screens.contact_check import open_contact_check

        open_contact_check(self, self.whom_it_is_about())

    def tell(self, problem: Problem) -> None:
        """Says why something was not done, in a box that waits to be read."""
        from screens.both_versions import both_versions
        from ubp_tui.widgets.confirm import MessageBox

        if isinstance(problem, ChangedElsewhere):
            self.app.push_screen(MessageBox(both_versions(problem, self.desk.policy)))
            return
        rule = f" ({problem.rule})" if isinstance(problem, Refused) and problem.rule else ""
        # A problem with the database says itself what became of what was sent.
        first = "" if isinstance(problem, DatabaseProblem) else "Nothing was changed. "
        self.app.push_screen(MessageBox(f"{first}{problem}{rule}"))

    def tell_in_box(self, sentence: str) -> None:
        """Says something that has to be read."""
        from ubp_tui.widgets.confirm import MessageBox

        self.app.push_screen(MessageBox(sentence))

    def attempt(self, do: Callable[[], T]) -> T | None:
        """Carries out a short piece of reading; where it is refused, says why and gives None."""
        try:
            return do()
        except (CaseworkError, DatabaseProblem) as problem:
            self.tell(problem)
            return None

    def carry_out(
        self,
        do: Callable[[], T],
        done: Callable[[T], object],
        invalid: Callable[[Invalid], object] | None = None,
    ) -> None:
        """Carries out a piece of casework beside the screen, which stays until that has ended.

        One at a time, and nothing once the screen was left: so a key pressed again, or right
        before esc, records nothing unseen or twice.

        Args:
            do: the piece of casework.
            done: what follows, on the screen, with its result.
            invalid: what shows problems beside their fields; without it they are told.
        """
        if not self._carrying_out and self in self.app.screen_stack:
            self._carrying_out = True
            self._slow = self.set_timer(SLOW, lambda: self.say(SAVING))
            self._carry_out(do, done, invalid or self.tell)

    @work(thread=True, group="casework")
    def _carry_out(
        self,
        do: Callable[[], T],
        done: Callable[[T], object],
        invalid: Callable[[Invalid], object],
    ) -> None:
        try:
            result = do()
        except Invalid as problem:
            self.app.call_from_thread(self._follow, invalid, problem)
        except (CaseworkError, DatabaseProblem) as problem:
            self.app.call_from_thread(self._follow, self.tell, problem)
        else:
            self.app.call_from_thread(self._follow, done, result)

    def _follow(self, follow: Callable[[T], object], ended_with: T) -> None:
        """Does what follows a piece of casework; a screen left by it carries out no more."""
        self._carrying_out = False
        self._no_longer_saving()
        follow(ended_with)
        self._carrying_out = self not in self.app.screen_stack

    def _no_longer_saving(self) -> None:
        if self._slow is not None:
            self._slow.stop()
        if self.is_mounted and self.query_one(KeyBar).sentence == SAVING:
            self.say("")

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """Leaves the screen, but not while something is being carried out on it.

        Its outcome would be told to nobody, and would close whatever stands in front by then.
        """
        if self._carrying_out:
            self.say("One moment: what you sent is being saved.")
            return AwaitComplete()
        return super().dismiss(result)

    def rule_in_question(self) -> str:
        """The rule that `w` explains; the policy's whole list where it is empty."""
        return self.RULE

    def action_why(self) -> None:
        """Shows the rule, its origin, what customers said and what was changed."""
        from screens.policy import PolicyScreen

        self.app.push_screen(PolicyScreen(self.desk, self.rule_in_question()))
