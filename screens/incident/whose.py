"""Whose an incident is, where nobody knew or it was recorded of the wrong person (R4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from screens.answers import Answers
from screens.form_screen import FormScreen, FormSpec
from screens.incident.finding import FindCustomerScreen
from screens.incident.form import customer_line, how_known_question
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.whose import identify_incident
from ubp_tui.policy.facts import Customer, Draft, Incident
from ubp_tui.widgets.questions import Question, Shown, Values
from ubp_tui.widgets.row_list import Row


class WhoseItIsScreen(FindCustomerScreen):
    """Finds the customer, and asks how it is known that it was they."""

    HELP_WORDS: ClassVar[str] = (
        "Whose it was: a post or message of which nobody knew, or an incident that was recorded "
        "of somebody else by mistake, which then leaves their case. Type part of a name, a "
        "reference, an address, a postcode or a phone number; up and down choose, enter goes on. "
        "Then say how you know: a name alone is often somebody else's too."
    )

    def __init__(self, desk: Desk, incident: Incident) -> None:
        """Of an incident that is nobody's yet, or not whose it is recorded to be."""
        super().__init__(desk, f"{incident.reference}: whose is it?")
        self._incident = incident

    def rows_besides(self) -> list[Row]:
        """It is nobody's already."""
        return []

    def begun(self) -> tuple[tuple[Draft, Customer | None], ...]:
        """Nothing that was begun is gone on with here."""
        return ()

    def go_on_with(self, customer: Customer | None) -> None:
        """Asks how it is known."""
        if customer is not None:
            spec = identify_form(self.desk, self._incident, customer)
            kept = self.kept.of(spec, self._incident.id, spec.title, customer.id)
            self.app.push_screen(FormScreen(self.desk, spec, kept), self.recorded)


_MOVES = Shown(
    name="moves",
    label="It was recorded of somebody else",
    hint="It leaves their file, and their case where it is on one, and becomes this customer's. "
    "Check that its words name nobody else.",
)


def identify_form(desk: Desk, incident: Incident, customer: Customer) -> FormSpec:
    """How it is known that it was this customer."""

    def ask(typed: Values) -> Sequence[Question]:
        return [
            Shown(name="customer", label=customer_line(customer), hint=incident.what_happened),
            *([_MOVES] if incident.customer_id is not None else []),
            how_known_question(str(typed.get("identified_by", ""))),
        ]

    def send(answers: Answers) -> Incident:
        words = answers.text("identified_by")
        return identify_incident(desk, incident.id, customer.id, words)

    return FormSpec(
        title=f"{incident.reference}: whose it is",
        ask=ask,
        send=send,
        save="It was theirs",
        rule="R4",
        help="Whose post or message it was, and how that is known. It can join their case then.",
    )
