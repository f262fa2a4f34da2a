"""A form: questions one below the other, errors in words beside the field and in a summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from ubp_tui.widgets.bindings import KEYS
from ubp_tui.widgets.cells import as_lines
from ubp_tui.widgets.choice_list import ChoiceList
from ubp_tui.widgets.questions import (
    Day,
    Line,
    Pick,
    PickSome,
    Question,
    Shown,
    Value,
    Values,
    Words,
)
from ubp_tui.widgets.save_line import SaveLine
from ubp_tui.widgets.sure_timers import SureTimers
from ubp_tui.widgets.text_inputs import ManyLines, OneLine

SUMMARISED = 4
"""So many problems stand in the summary, so that there is room for the field that is wrong."""
SAVE_AFTER = 0.5
"""Seconds without typing after which a form says that it changed, for drafts."""


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

    def __init__(self, question: Question) -> None:
        """Of a question."""
        super().__init__()
        self.question = question
        self.field = _field(question)

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
        self._say_day()

    def _say_day(self) -> None:
        """Says below a day what was understood; nothing where it cannot be read (yet)."""
        if not isinstance(self.question, Day):
            return
        try:
            words = self.question.read(str(self.value))
        except ValueError:
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

    def complain(self, message: str) -> None:
        """Shows what is wrong; an empty message takes it away."""
        self.set_class(bool(message), "-wrong")
        self.query_one(".error", Static).update(as_lines(f"Error: {message}" if message else ""))


def _field(question: Question) -> Widget | None:
    match question:
        case Line(value=value):
            return OneLine(value)
        case Words(value=value, lines=lines):
            return ManyLines(value, lines)
        case Pick(options=options, value=value):
            return ChoiceList(options, (value,) if value else (), most=1)
        case PickSome(options=options, value=values):
            return ChoiceList(options, values)
        case _:
            return None


class Form(SureTimers, Vertical):
    """Questions, a summary of what is wrong above them, and the line that sends them.

    The questions scroll; the summary stays in sight.
    """

    DEFAULT_CSS = """
    Form {
        height: 1fr;
        & > .summary {
            height: auto; max-height: 50%; display: none; color: $text-error;
            margin: 0 0 1 0; padding: 0 1;
        }
        & > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; padding: 0 1; }
        &.-wrong > .summary { display: block; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [KEYS["submit"].binding()]

    @dataclass
    class Submitted(Message):
        """The form is to be sent, with these values."""

        form: Form
        values: Values

    @dataclass
    class Changed(Message):
        """Something was filled in, and then nothing for half a second."""

        form: Form
        values: Values

    def __init__(self, questions: Sequence[Question], *, save: str) -> None:
        """Of questions; `save` says what sending does."""
        super().__init__()
        self._questions = tuple(questions)
        self._save = save
        self._boxes = {question.name: QuestionBox(question) for question in self._questions}
        self._pending = False

    def compose(self) -> ComposeResult:
        """The summary, the questions, the line that sends."""
        yield Static("", classes="summary", markup=False)
        with VerticalScroll(can_focus=False):
            yield from self._boxes.values()
            yield SaveLine(self._save)

    def on_mount(self) -> None:
        """Puts the cursor into the first field, with what stands above it in sight."""
        self.focus_first()
        self.call_after_refresh(self._show_from_the_top)

    def focus_first(self) -> None:
        """Puts the cursor into the first field that can be filled in."""
        for box in self._boxes.values():
            if box.field is not None:
                box.field.focus()
                return
        self.query_one(SaveLine).focus()

    def values(self) -> Values:
        """Everything filled in so far, by the questions' names."""
        found = ((name, box.value) for name, box in self._boxes.items())
        return {name: value for name, value in found if value is not None}

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Shows what is wrong beside each field and in a summary; nothing filled in is lost.

        Args:
            problems: pairs of a question's name and a sentence. A name that the form does
                not have stands in the summary only.
        """
        by_name: dict[str, list[str]] = {}
        for name, message in problems:
            by_name.setdefault(name, []).append(message)
        for name, box in self._boxes.items():
            box.complain(" ".join(by_name.get(name, [])))
        self.set_class(bool(problems), "-wrong")
        words = self._in_short(problems) if problems else ""
        self.query_one(".summary", Static).update(as_lines(words))
        if problems:
            self._focus_wrong(by_name)

    def _in_short(self, problems: Sequence[tuple[str, str]]) -> str:
        """The first few problems; what stands beside no field is always among them."""
        if len(problems) > SUMMARISED:
            problems = sorted(problems, key=lambda problem: problem[0] in self._boxes)
        shown = [f"{number}. {words}" for number, (_, words) in enumerate(problems, 1)]
        more = len(shown) - SUMMARISED
        rest = [f"and {more} more, each beside its field"] if more > 0 else []
        return "\n".join(["There is a problem", *shown[:SUMMARISED], *rest])

    def _focus_wrong(self, by_name: dict[str, list[str]]) -> None:
        for name, box in self._boxes.items():
            if name in by_name and box.field is not None:
                box.field.focus()
                self.call_after_refresh(self._show, box)
                return

    def _show_from_the_top(self) -> None:
        """Focusing scrolls to the middle; the beginning is what is to be read first."""
        if not self.is_attached:
            return
        self.query_one(VerticalScroll).scroll_home(animate=False)
        if (focused := self.screen.focused) is not None and self in focused.ancestors:
            focused.scroll_visible(animate=False)

    def _show(self, box: QuestionBox) -> None:
        """Scrolls only as far down as the field needs to be in sight."""
        self.query_one(VerticalScroll).scroll_home(animate=False)
        box.scroll_visible(animate=False)

    def on_save_line_sent(self, message: SaveLine.Sent) -> None:
        """Sends the form."""
        message.stop()
        self.submit()

    def action_submit(self) -> None:
        """Sends the form from wherever the cursor is."""
        self.submit()

    def submit(self) -> None:
        """Says that the form is to be sent."""
        self.post_message(self.Submitted(self, self.values()))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter in a line goes on to the next field."""
        message.stop()
        self.screen.focus_next()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Notes that something was typed."""
        message.stop()
        self._note_change()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Notes that something was typed."""
        message.stop()
        self._note_change()

    def on_choice_list_changed(self, message: ChoiceList.Changed) -> None:
        """Notes that something was chosen."""
        self._note_change()

    def _note_change(self) -> None:
        if not self._pending:
            self._pending = True
            self.set_timer(SAVE_AFTER, self._say_changed)

    def _say_changed(self) -> None:
        self._pending = False
        self.post_message(self.Changed(self, self.values()))


__all__ = ["Form", "OneLine", "Question", "QuestionBox", "SaveLine", "Shown"]
