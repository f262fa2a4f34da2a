"""One form on a screen of its own: most of what staff record is recorded on one of these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import pendulum
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.answers import Answers
from screens.draft_keeper import values_of
from screens.kept import KeptForm
from screens.kept_words import as_meant, kept_note
from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Invalid
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.confirm import Confirm
from ubp_tui.widgets.form import Form
from ubp_tui.widgets.questions import Question, Values

THROW_AWAY = "Throw away what you typed on this form? It is kept nowhere else."
NOTHING_TYPED = "Nothing is typed here."
KEEPS_WHAT_IS_TYPED = "{back} goes back and keeps what you typed for the next time."

Ask = Callable[[Values], Sequence[Question]]
"""Gives the questions, filled in with what was typed before."""


class Keeper(Protocol):
    """Keeps what has been typed while it is not sent, so that going back loses nothing."""

    def load(self) -> Values:
        """What was typed before; empty where nothing was."""

    @property
    def kept_since(self) -> pendulum.DateTime | None:
        """When what is kept was typed; None where nothing is."""

    def save(self, values: Values) -> None:
        """Keeps what is typed now."""

    def clear(self) -> None:
        """Forgets it: the form was sent."""


def _asks_nothing(_: Answers) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class FormSpec:
    """A form: its title, what it asks, what sending it does.

    `send` reads the answers and carries out the casework; its result closes the screen. Before
    it, `sure` gives the question that is asked first; an empty one asks nothing.
    `help` says what the form is for. `rule` is what `w` explains.
    """

    title: str
    ask: Ask
    send: Callable[[Answers], Any]
    help: str
    save: str = "Save"
    rule: str = ""
    sure: Callable[[Answers], str] = _asks_nothing


def ask_throw_away(
    screen: WorkScreen[Any], untouched: Sequence[Question], throw_away: Callable[[], None]
) -> None:
    """Asks whether what was typed on a screen's form is thrown away, where anything was.

    Args:
        screen: the screen with the form.
        untouched: the form's questions as they are before anybody has typed.
        throw_away: what follows where it is sure.
    """
    if screen.query_one(Form).values() == values_of(untouched):
        screen.say(NOTHING_TYPED)
        return
    screen.app.push_screen(
        Confirm(THROW_AWAY, yes="throw it away", no="go on with it"),
        lambda sure: throw_away() if sure else None,
    )


class FormScreen(WorkScreen[Any]):
    """Shows a form; sends it; stays, with everything filled in, while something is wrong."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("throw_away", "why")

    def __init__(self, desk: Desk, spec: FormSpec, keeper: Keeper | None = None) -> None:
        """With a spec; `keeper` keeps what was typed when one goes back."""
        super().__init__(desk, spec.title)
        self._spec = spec
        self._keeper = keeper or KeptForm()
        self._is_over = False

    def body(self) -> ComposeResult:
        """The form."""
        asked = self._spec.ask({})
        if isinstance(self._keeper, KeptForm):
            self._keeper.shows(values_of(asked))
        kept = self._keeper.load()
        since = self._keeper.kept_since
        meant = as_meant(kept, asked, since, self.desk.today())
        questions = self._spec.ask(meant) if meant else asked
        yield Form(
            [*kept_note(since, self.key("throw_away")), *questions],
            save=self._spec.save,
            today=self.desk.today,
        )

    def help_words(self) -> str:
        """What the form is for."""
        return f"{self._spec.help} {KEEPS_WHAT_IS_TYPED}"

    def rule_in_question(self) -> str:
        """The form's rule."""
        return self._spec.rule

    def on_form_changed(self, message: Form.Changed) -> None:
        """Keeps what is typed, until the form was sent or thrown away."""
        if not self._is_over:
            self._keeper.save(message.values)

    def on_form_submitted(self, message: Form.Submitted) -> None:
        """Sends the form, once that is sure where it asks for that."""
        self._keeper.save(message.values)

        def answer(sure: bool | None) -> None:
            if sure:
                self._send(self._answers(message.values))

        if question := self._spec.sure(self._answers(message.values)):
            self.app.push_screen(Confirm(question, yes="record it", no="look again"), answer)
        else:
            answer(True)

    def _answers(self, values: Values) -> Answers:
        return Answers(values, self.desk.now(), self.desk.today())

    def _send(self, answers: Answers) -> None:
        """Carries the form out beside the screen."""
        self.carry_out(lambda: self._spec.send(answers), self._sent, self._show)

    def _sent(self, result: Any) -> None:
        self._forget()
        self.dismiss(result if result is not None else True)

    def _forget(self) -> None:
        self._is_over = True
        self._keeper.clear()

    def action_throw_away(self) -> None:
        """Throws away what was typed, once that is sure, and goes back."""
        ask_throw_away(self, self._spec.ask({}), self._thrown_away)

    def _thrown_away(self) -> None:
        self._forget()
        self.dismiss(None)

    def _show(self, invalid: Invalid) -> None:
        problems = [(problem.field, problem.message) for problem in invalid.problems]
        self.query_one(Form).show_problems(problems)

    def action_back(self) -> None:
        """Goes back; what was typed is kept for the next time."""
        self._keeper.save(self.query_one(Form).values())
        self.dismiss(None)
