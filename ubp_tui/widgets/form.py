"""A form: questions one below the other, errors in words beside the field and in a summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pendulum
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from ubp_tui.policy.text import uncapitalised
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.cells import as_lines
from ubp_tui.widgets.choice_list import ChoiceList
from ubp_tui.widgets.problem_summary import in_short
from ubp_tui.widgets.question_box import QuestionBox
from ubp_tui.widgets.questions import Question, Shown, Values
from ubp_tui.widgets.reading import Reading
from ubp_tui.widgets.save_line import SaveLine
from ubp_tui.widgets.sure_timers import SureTimers
from ubp_tui.widgets.text_inputs import OneLine

BEGINNING = 4
"""So many lines of the first field are in sight when the words above it are shown first."""
SAVE_AFTER = 0.5
"""Seconds without typing after which a form says that it changed, for drafts."""


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

    BINDINGS: ClassVar[list[BindingType]] = bindings("submit")

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

    @dataclass
    class Left(Message):
        """A field was left for another."""

        form: Form
        box: QuestionBox

    def __init__(
        self,
        questions: Sequence[Question],
        *,
        save: str,
        today: Callable[[], pendulum.Date] = pendulum.Date.today,
    ) -> None:
        """Of questions; `save` says what sending does, `today` gives the London day."""
        super().__init__()
        self._questions = tuple(questions)
        self._save = save
        self._boxes = {question.name: _box(question, today) for question in self._questions}
        self._problems: tuple[tuple[str, str], ...] = ()
        self._pending = False

    def compose(self) -> ComposeResult:
        """The summary, the questions, the line that sends."""
        yield Static("", classes="summary", markup=False)
        with VerticalScroll(can_focus=False):
            yield from self._boxes.values()
            yield SaveLine(self._save)

    def on_mount(self) -> None:
        """Puts the cursor into the first field, with what stands above it in sight."""
        self._focus_first()
        self.call_after_refresh(self._show_from_the_top)

    def _focus_first(self) -> None:
        """Puts the cursor into the first field that can be filled in.

        What is in sight is for `_show_from_the_top` alone to say: Textual scrolls to the field
        some time later, which may be after that.
        """
        for box in self._boxes.values():
            if box.field is not None:
                box.field.focus(scroll_visible=False)
                return
        self.query_one(SaveLine).focus(scroll_visible=False)

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
        order = {name: at for at, name in enumerate(self._boxes)}
        self._problems = tuple(
            sorted(problems, key=lambda problem: order.get(problem[0], len(order)))
        )
        self._summarise()
        if problems:
            self._focus_first_problem()

    def _summarise(self) -> None:
        """Sums up what has not been changed since it was found wrong; each change shortens it."""
        left = [
            (name, message)
            for name, message in self._problems
            if name not in self._boxes or self._boxes[name].is_wrong or not self._can_mend(name)
        ]
        self._problems = tuple(left)
        self.set_class(bool(left), "-wrong")
        self.query_one(".summary", Static).update(
            as_lines(in_short(left, self._boxes) if left else "")
        )

    def _can_mend(self, name: str) -> bool:
        return self._boxes[name].field is not None

    def _focus_first_problem(self) -> None:
        """Goes to the first problem in the order of the form: its field, or the one after it.

        What is about no question is in the summary; one begins at the first field then.
        """
        names = {name for name, _ in self._problems}
        boxes = [box for box in self._boxes.values() if box.display]
        wrong = [at for at, box in enumerate(boxes) if box.question.name in names]
        first = wrong[0] if wrong else 0
        for box in boxes[first:]:
            if box.field is not None:
                box.field.focus()
                self.call_after_refresh(self._show, boxes[first])
                return

    def _show_from_the_top(self) -> None:
        """The beginning is what is to be read first; the field comes into sight below it."""
        if not self.is_attached:
            return
        self._mark_reading()
        self.query_one(VerticalScroll).scroll_home(animate=False)
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            return
        first = next(iter(self._boxes.values()), None)
        if isinstance(first, Reading) and first.can_focus and self._begins_out_of_sight():
            first.focus()
        elif isinstance(focused, ChoiceList):
            focused.show_cursor()
        elif not isinstance(focused, Reading):
            focused.scroll_visible(animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """What can be seen together may be more or less now."""
        self.call_after_refresh(self._mark_reading)

    def _mark_reading(self) -> None:
        """Makes words to read a stop where they cannot be seen together with the next field.

        The keys go to fields: words that stand above one that is far below, or long, could not
        be brought back into sight.
        """
        if not self.is_attached:
            return
        scroll = self.query_one(VerticalScroll)
        ends_at = self.query_one(SaveLine).virtual_region.bottom
        for box in reversed(self._boxes.values()):
            if isinstance(box, Reading):
                tall = ends_at - box.virtual_region.y > scroll.size.height
                box.can_focus = box.has_focus or tall
            elif box.field is not None:
                ends_at = box.virtual_region.bottom

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Brings what stands above a field into sight with it: its label, and words to read."""
        self.call_after_refresh(self._show_what_is_above, event.widget)

    def _show_what_is_above(self, field: Widget) -> None:
        if not self.is_attached or field is not self.screen.focused:
            return
        scroll, boxes = self.query_one(VerticalScroll), list(self._boxes.values())
        place = next((at for at, box in enumerate(boxes) if box.field is field), None)
        if place is None:
            return
        bottom = boxes[place].virtual_region.bottom
        top = boxes[place].virtual_region.y
        while place and isinstance(boxes[place - 1], Reading) and not boxes[place - 1].can_focus:
            place -= 1
            top = boxes[place].virtual_region.y
        if top < scroll.scroll_offset.y and bottom - top <= scroll.size.height:
            scroll.scroll_to(y=top, animate=False)

    def _begins_out_of_sight(self) -> bool:
        """Whether the first field does not begin within what is seen from the top."""
        boxes = (box for box in self._boxes.values() if box.field is not None)
        box = next(boxes, None)
        if box is None or box.field is None:
            return True
        top = box.virtual_region.y + box.field.virtual_region.y
        lines = min(box.field.virtual_region.height, BEGINNING)
        return top + lines > self.query_one(VerticalScroll).size.height

    def _show(self, box: QuestionBox) -> None:
        """Scrolls only as far down as the field needs to be in sight."""
        self.query_one(VerticalScroll).scroll_home(animate=False)
        box.scroll_visible(animate=False)

    def on_save_line_sent(self, message: SaveLine.Sent) -> None:
        """Sends the form."""
        message.stop()
        self.submit()

    def key_label(self, action: str) -> str:
        """The key that sends does what the last line says."""
        return uncapitalised(self._save) if action == "submit" else ""

    def action_submit(self) -> None:
        """Sends the form from wherever the cursor is."""
        self.submit()

    def submit(self) -> None:
        """Says that the form is to be sent."""
        self.post_message(self.Submitted(self, self.values()))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Says that a field was left."""
        for box in self._boxes.values():
            if box.field is event.widget:
                self.post_message(self.Left(self, box))

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
        if self._problems:
            self._summarise()
        if not self._pending:
            self._pending = True
            self.set_timer(SAVE_AFTER, self._say_changed)

    def _say_changed(self) -> None:
        self._pending = False
        self.post_message(self.Changed(self, self.values()))


def _box(question: Question, today: Callable[[], pendulum.Date]) -> QuestionBox:
    box = Reading if isinstance(question, Shown) else QuestionBox
    return box(question, today)


__all__ = ["Form", "OneLine", "SaveLine"]
