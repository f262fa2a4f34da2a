"""A sentence about a contact that was logged a moment ago, or its taking back (R17)."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from screens.work_screen import WorkScreen
from ubp_tui.casework.contacts import add_words, take_back
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.facts import Contact, Customer
from ubp_tui.policy.labels import by_channel
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.text_inputs import SentLine


class SentenceScreen(WorkScreen[str]):
    """The contact is logged already; what is added here is more."""

    HELP_WORDS: ClassVar[str] = (
        "The contact is logged. Add one factual sentence where it helps; {back} leaves it as it "
        "is. {throw_away} takes back what was logged by mistake."
    )
    RULE: ClassVar[str] = "R17"
    BINDINGS: ClassVar[list[BindingType]] = bindings("throw_away")
    DEFAULT_CSS = "SentenceScreen > Static { padding: 0 1; }"

    def __init__(self, desk: Desk, contact: Contact, customer: Customer) -> None:
        """About a contact with a customer that was just logged."""
        by = by_channel(contact.channel, desk.policy)
        super().__init__(desk, f"Logged: {contact.kind}", f"{customer.spoken_name}, {by}")
        self._contact = contact

    def body(self) -> ComposeResult:
        """The one field."""
        words = f"It is logged. Add a sentence if you like; {self.key('back')} leaves it so, and "
        yield Static(
            f"{words}{self.key('throw_away')} takes it back if it was a mistake.", markup=False
        )
        yield SentLine("")

    def on_mount(self) -> None:
        """The field has the keys."""
        self.query_one(SentLine).focus()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Adds the sentence."""
        if message.value.strip():
            self._carry_out_words(message.value)
        else:
            self.action_back()

    def _carry_out_words(self, words: str) -> None:
        self.carry_out(
            lambda: add_words(self.desk, self._contact, words),
            lambda contact: self.dismiss(f"Logged: {contact.kind}, with your sentence."),
        )

    def action_throw_away(self) -> None:
        """Takes back what was logged by mistake."""
        self.carry_out(
            lambda: take_back(self.desk, self._contact),
            lambda _: self.dismiss("Taken back. The journal keeps that it was logged."),
        )

    def action_back(self) -> None:
        """Leaves it as it is; what was typed is added."""
        typed = self.query_one(SentLine).value.strip()
        if typed:
            self._carry_out_words(typed)
        else:
            self.dismiss(f"Logged: {self._contact.kind}.")
