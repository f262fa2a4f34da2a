"""Logging a contact from the answer: two keys, and a sentence where there is one (R12, R15-R17)."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from screens.form_screen import FormScreen
from screens.work_screen import WorkScreen
from ubp_tui.casework.contact_check import Checked
from ubp_tui.casework.contacts import log_contact
from ubp_tui.policy.contact_check.offered import why_not_log
from ubp_tui.policy.contact_check.words import logged_words
from ubp_tui.policy.facts import Contact, ContactKind, Customer
from ubp_tui.policy.forms.contacts import NewContact
from ubp_tui.widgets.bindings import bindings

LOGS = ("log_contact", "emergency", "tell")


class LogsContacts(WorkScreen[None]):
    """A screen with an answer, from which a contact is logged."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("log_contact", "emergency", "tell")

    checked: Checked | None = None
    """The answer that stands on the screen."""

    def reason_against(self, action: str) -> str | None:
        """Nothing is logged where no measure stands."""
        if self.checked is None or action not in LOGS:
            return super().reason_against(action)
        refusal = why_not_log(self.checked.answer)
        return refusal.reason if refusal else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is new to the customer is seldom there: its key shows only then."""
        if action == "tell" and not (self.checked and self.checked.answer.to_tell):
            return False
        return super().check_action(action, parameters)

    def action_log_contact(self) -> None:
        """Asks what it was; the next key logs it."""
        if self.checked is None:
            return
        from screens.contact_check.kinds import KindScreen

        self.app.push_screen(KindScreen(self.desk, self.checked), self._of_kind)

    def action_emergency(self) -> None:
        """Logs an emergency, which is always taken."""
        self._of_kind(ContactKind.EMERGENCY)

    def action_tell(self) -> None:
        """Records that the customer was told of what is immediate."""
        self._log(ContactKind.NEUTRAL, told=True)

    def _of_kind(self, kind: ContactKind | None) -> None:
        checked = self.checked
        if kind is None or checked is None:
            return
        asks_nothing = kind != ContactKind.OUTSIDE and not checked.answer.to_tell
        if asks_nothing or kind == ContactKind.EMERGENCY:
            self._log(kind)
            return
        from screens.contact_check.log_form import log_form

        spec = log_form(self.desk, checked, kind)
        asked = checked.answer.question
        about = (checked.customer.reference, kind.name, asked.channel, asked.caller)
        kept = self.kept.of(spec, "contact", *about)
        self.app.push_screen(FormScreen(self.desk, spec, kept), self._logged_in_full)

    def _log(self, kind: ContactKind, told: bool | None = None) -> None:
        checked = self.checked
        if checked is None:
            return
        question = checked.answer.question
        form = NewContact(
            kind=kind,
            caller=question.caller,
            channel=question.channel,
            happened_at=self.desk.now(),
            told=told,
        )
        self.carry_out(
            lambda: log_contact(self.desk, checked.customer.id, form),
            lambda contact: self._ask_for_sentence(contact, checked.customer),
        )

    def _ask_for_sentence(self, contact: Contact, customer: Customer) -> None:
        from screens.contact_check.sentence import SentenceScreen

        self.app.push_screen(SentenceScreen(self.desk, contact, customer), self.say_logged)

    def _logged_in_full(self, contact: Contact | None) -> None:
        if contact is not None:
            self.say_logged(f"Logged: {logged_words(contact)}")

    def say_logged(self, words: str | None) -> None:
        """Says what was logged; the answer may be another from now on."""
        if words:
            self.say(words)
