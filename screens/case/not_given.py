"""A case that somebody has not been given: whom to ask, and for managers a way to take it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.answers import Answers
from screens.filled import Filled
from screens.form_screen import FormScreen, FormSpec
from screens.work_screen import WorkScreen
from ubp_tui.casework.cases import take_case
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import ClosedDoor
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.page import Page, paragraphs
from ubp_tui.widgets.questions import Question, Values


class NotGivenScreen(WorkScreen[None]):
    """Says whom to ask; nothing of the case stands here."""

    HELP_WORDS: ClassVar[str] = (
        "What is on a case is only for those who have been given it. Here stands whom to ask. "
        "A manager can take the case with a reason, which the case then shows."
    )
    RULE: ClassVar[str] = "R35"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "take the case", id="open", tooltip="Takes it, with a reason."),
        *bindings("why"),
    ]

    def __init__(
        self,
        opened_from: WorkScreen[Any],
        door: ClosedDoor,
        neighbour: Callable[[int], str | None],
    ) -> None:
        """Before a closed door."""
        super().__init__(opened_from.desk, door.reference)
        self.kept = opened_from.kept
        self._door = door
        self._neighbour = neighbour

    def body(self) -> ComposeResult:
        """The sentence, and what a manager can do."""
        words = [self._door.refusal.reason]
        if self._door.why_not_take is None:
            words.append(
                "As a manager you can take it: press enter and say why you need it. "
                "The case then shows that you did, and why."
            )
        yield Page(paragraphs(*words))

    def reason_against(self, action: str) -> str | None:
        """Only a manager takes a case."""
        refusal = self._door.why_not_take
        return refusal.reason if action == "take" and refusal else None

    def action_take(self) -> None:
        """Asks for the reason, takes the case and opens it."""
        keeper = self.kept.of(self._door.case_id, "take")
        form = FormScreen(self.desk, take_form(self.desk, self._door), keeper)
        self.app.push_screen(form, self._taken)

    def _taken(self, result: object) -> None:
        if result is None:
            return
        from screens.case.opening import open_case_screen

        self.dismiss(None)
        open_case_screen(self, self._door.reference, self._neighbour)


def take_form(desk: Desk, door: ClosedDoor) -> FormSpec:
    """A manager gives themselves the case, with the reason (R35)."""

    def ask(typed: Values) -> list[Question]:
        hint = "The case keeps this sentence, and the customer may read it one day."
        return [Filled(typed).line("reason", "Why you need this case", hint)]

    def send(answers: Answers) -> None:
        take_case(desk, door.case_id, answers.text("reason"))

    return FormSpec(
        title=f"{door.reference}: take the case",
        ask=ask,
        send=send,
        save="Take the case",
        rule="R35",
    )
