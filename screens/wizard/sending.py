"""The wizard's end: whom to ask to decide, and sending the proposal (R10, R11)."""

from __future__ import annotations

from abc import abstractmethod

from screens.form_screen import FormScreen
from screens.wizard.deciders import ANYONE, decider_form
from screens.wizard.drafting import DraftingScreen
from ubp_tui.casework.refusals import Invalid
from ubp_tui.policy.facts import Proposal
from ubp_tui.widgets.confirm import Confirm


class SendingScreen(DraftingScreen):
    """A screen that drafts a proposal and sends it; the result is a sentence to say."""

    @abstractmethod
    def ask_again(self) -> None:
        """Reads the case again: something changed, here or elsewhere."""

    def choose_decider(self) -> None:
        """Asks whom to ask to decide."""
        spec = decider_form(self._sheet)
        kept = self.kept.of(spec, self._sheet.draft.id, "decider")
        self.app.push_screen(FormScreen(self.desk, spec, kept), self._ask_to_decide)

    def _ask_to_decide(self, chosen: str | None) -> None:
        if chosen is not None:
            self._sheet.keep({"sent_to_id": "" if chosen == ANYONE else chosen})
            self._keep()
            self.ask_again()

    def send(self) -> None:
        """Sends the draft, once that is confirmed; says what is to be mended first."""
        if not self._keep() or self._gone:
            return
        if self._sheet.problems():
            self._send_now()
            return
        question = (
            f"Send it for decision{self._by_whom()}? Once it is sent, it is changed only where "
            "whoever decides sends it back."
        )
        self.app.push_screen(
            Confirm(question, yes="send it", no="go on with it"),
            lambda sure: self._send_now() if sure else None,
        )

    def _by_whom(self) -> str:
        chosen = self._sheet.form().sent_to_id
        return f" by {self._sheet.view.file.staff.name(chosen)}" if chosen else ""

    def _send_now(self) -> None:
        self.carry_out(self._sheet.send, self._sent, self._refused)

    def _sent(self, proposal: Proposal) -> None:
        asked = self._sheet.view.file.staff.name(proposal.sent_to_id)
        whom = f" by {asked}" if proposal.sent_to_id else ""
        self.dismiss(f"Sent for decision{whom}.")

    def _refused(self, invalid: Invalid) -> None:
        self.ask_again()
        count = len(self._sheet.problems() or invalid.problems)
        self.say(f"Not sent: {count} to mend first, at the top. {self.key('open')} goes to each.")
