"""One question of a form: what is asked, the field, and what is wrong with the answer."""

from __future__ import annotations

from collections.abc import Callable

import pendulum
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from ubp_tui.policy.dates import DateProblem, in_words, read_day
from ubp_tui.widgets.cells import as_lines
from ubp_tui.widgets.choice_list import ChoiceList
from ubp_tui.widgets.questions import Day, Line, Pick, PickSome, Question, Value, Words
from ubp_tui.widgets.text_inputs import ManyLines, OneLine, TypedOver


class QuestionBox(Vertical):
    """One question: label, hint, the field, and the error where there is one."""

    DEFAULT_CSS = """
    QuestionBox {
        height: auto; margin: 0 0 1 0;
        & > .label { text-style: bold; height: auto; }
        & > .hint { height: auto; color: $text-muted; }
        & > .understood { height: auto; padding-left: 2; display: none; }
        & > .error { height: auto; display: none; color: $text-error; text-style: bold; }
        &.-wrong > .error { display: block; }
    }
    """

    def __init__(self, question: Question, today: Callable[[], pendulum.Date]) -> None:
        """Of a question; `today` gives the London day, for days typed without a year."""
        super().__init__()
        self._today = today
        self.question = question
        self.field = _field(question)
        self._complaint = ""
        self._complained_of: Value | None = None

    def compose(self) -> ComposeResult:
        """The parts, one below the other."""
        yield Static(as_lines(self.question.label), classes="label", markup=False)
        if self.question.hint:
            yield Static(as_lines(self.question.hint), classes="hint", markup=False)
        yield Static("", classes="error", markup=False)
        if self.field is not None:
            yield self.field
        if isinstance(self.question, Day):
            yield Static("", classes="understood", markup=False)

    def on_mount(self) -> None:
        """Says the day that was there before."""
        self._say_day()

    def on_input_changed(self) -> None:
        """Says the day as it is typed."""
        self._forget_complaint()
        self._say_day()

    def on_text_area_changed(self) -> None:
        """Other words were typed."""
        self._forget_complaint()

    def on_choice_list_changed(self) -> None:
        """Something else was chosen."""
        self._forget_complaint()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Says of a day that was left why it cannot be read."""
        if isinstance(self.question, Day):
            try:
                self._understood()
            except DateProblem as problem:
                self.complain(str(problem))

    def _understood(self) -> str:
        """The day that was typed, in words; empty where nothing was."""
        assert isinstance(self.question, Day)
        typed = str(self.value)
        if not typed.strip():
            return ""
        return in_words(read_day(typed, self._today(), self.question.when))

    def _say_day(self) -> None:
        """Says below a day what was understood; nothing where it cannot be read (yet)."""
        if not isinstance(self.question, Day):
            return
        try:
            words = self._understood()
        except DateProblem:
            words = ""
        said = self.query_one(".understood", Static)
        if words != said.content:
            said.update(words)
            said.display = bool(words)

    @property
    def value(self) -> Value | None:
        """What is filled in; None where there is nothing to fill in."""
        match self.field:
            case OneLine():
                return self.field.value
            case ManyLines():
                return self.field.text
            case ChoiceList():
                if isinstance(self.question, Pick):
                    return self.field.chosen[0] if self.field.chosen else ""
                return self.field.chosen
            case _:
                return None

    @property
    def is_wrong(self) -> bool:
        """Whether something wrong is shown that has not been changed since."""
        return bool(self._complaint)

    def complain(self, message: str) -> None:
        """Shows what is wrong, until the answer changes; an empty message takes it away."""
        self._complained_of = self.value
        if message == self._complaint:
            return
        self._complaint = message
        self.set_class(bool(message), "-wrong")
        self.query_one(".error", Static).update(as_lines(f"Error: {message}" if message else ""))

    def _forget_complaint(self) -> None:
        """What was said of another answer may not be true of this one."""
        if self._complaint and self.value != self._complained_of:
            self.complain("")


def _field(question: Question) -> Widget | None:
    match question:
        case Day(value=value):
            return TypedOver(value)
        case Line(value=value):
            return OneLine(value)
        case Words(value=value, lines=lines):
            return ManyLines(value, lines)
        case Pick(options=options, value=value, least=least):
            return ChoiceList(options, (value,) if value else (), least=least, most=1)
        case PickSome(options=options, value=values):
            return ChoiceList(options, values)
        case _:
            return None
