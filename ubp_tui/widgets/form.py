"""A form: questions one below the other, errors in words beside the field and in a summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from ubp_tui.widgets.choice_list import ChoiceList
from ubp_tui.widgets.questions import Line, Pick, PickSome, Question, Shown, Value, Values, Words

SAVE_AFTER = 0.5
"""Seconds without typing after which a form says that it changed, for drafts."""


class OneLine(Input):
    """A text of one line, without a border and without a blinking cursor."""

    DEFAULT_CSS = """
    OneLine, OneLine.-textual-compact {
        height: 1; border: none; padding: 0 1; background: $surface;
        &:focus { text-style: underline; }
    }
    """

    def __init__(self, value: str) -> None:
        """With what has been typed so far."""
        super().__init__(value=value, compact=True, select_on_focus=False)
        self.cursor_blink = False


class ManyLines(TextArea):
    """A text of any length; Tab leaves it."""

    DEFAULT_CSS = """
    ManyLines, ManyLines.-textual-compact {
        border: none; padding: 0 1; background: $surface; scrollbar-size-vertical: 1;
        &:focus { border: none; }
    }
    """

    def __init__(self, value: str, lines: int) -> None:
        """With what has been typed so far, shown in so many lines."""
        super().__init__(value, compact=True, highlight_cursor_line=False, soft_wrap=True)
        self.cursor_blink = False
        self.styles.height = lines


class QuestionBox(Vertical):
    """One question: label, hint, the field, and the error where there is one."""

    DEFAULT_CSS = """
    QuestionBox {
        height: auto; margin: 0 0 1 0;
        & > .label { text-style: bold; height: auto; }
        & > .hint { height: auto; text-style: dim; }
        & > .error { height: auto; display: none; color: $error; text-style: bold; }
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
        yield Static(Text(self.question.label), classes="label", markup=False)
        if self.question.hint:
            yield Static(Text(self.question.hint), classes="hint", markup=False)
        yield Static("", classes="error", markup=False)
        if self.field is not None:
            yield self.field

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
        self.query_one(".error", Static).update(Text(f"Error: {message}" if message else ""))


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


class SaveLine(Static, can_focus=True):
    """The last line of a form: Enter on it sends the form."""

    DEFAULT_CSS = "SaveLine { height: 1; width: auto; &:focus { text-style: reverse; } }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "send", "Save", show=False),
        Binding("up", "back", "Up", show=False),
    ]

    @dataclass
    class Sent(Message):
        """The form is to be sent."""

    def __init__(self, label: str) -> None:
        """With what sending does: "Save the warning"."""
        super().__init__(Text(f"[ {label} ]"), markup=False)

    def action_send(self) -> None:
        """Says that the form is to be sent."""
        self.post_message(self.Sent())

    def action_back(self) -> None:
        """Goes back to the field above."""
        self.screen.focus_previous()


class Form(VerticalScroll, can_focus=False):
    """Questions, a summary of what is wrong above them, and the line that sends them."""

    DEFAULT_CSS = """
    Form {
        height: 1fr; scrollbar-size-vertical: 1; padding: 0 1;
        & > .summary { height: auto; display: none; color: $error; margin: 0 0 1 0; }
        &.-wrong > .summary { display: block; }
    }
    """

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
        yield from self._boxes.values()
        yield SaveLine(self._save)

    def on_mount(self) -> None:
        """Puts the cursor into the first field."""
        self.focus_first()

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
        lines = ["There is a problem"] + [f"{n}. {m}" for n, (_, m) in enumerate(problems, 1)]
        self.set_class(bool(problems), "-wrong")
        self.query_one(".summary", Static).update(Text("\n".join(lines) if problems else ""))
        if problems:
            self._focus_wrong(by_name)

    def _focus_wrong(self, by_name: dict[str, list[str]]) -> None:
        for name, box in self._boxes.items():
            if name in by_name and box.field is not None:
                box.field.focus()
                break
        self.call_after_refresh(self.scroll_home, animate=False)

    def on_save_line_sent(self, message: SaveLine.Sent) -> None:
        """Sends the form."""
        message.stop()
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


__all__ = ["Form", "Question", "QuestionBox", "SaveLine", "Shown"]
