"""How to respond to a customer now: the adviser's home, a hundred times a day (R14-R17)."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar
from uuid import UUID

from msgspec.structs import replace
from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from screens.contact_check.answer_text import always_text, answer_text, hint_text
from screens.contact_check.choices import choice_text, number_bindings
from screens.contact_check.logging import LogsContacts
from screens.contact_check.search import Search
from screens.wording import weekday_moment
from ubp_tui.casework.contact_check import Checked, check_contact, get_ready, note_look_up
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import CaseworkError, DatabaseProblem
from ubp_tui.casework.searching import Found, found_customer
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.question import Question
from ubp_tui.policy.facts import Caller, Customer
from ubp_tui.policy.labels import by_channel
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.text_lines import TextLines

TITLE = "Contact check"
HINT = (
    "Type part of a name, a reference, an address, a postcode, a phone number or an email "
    "address. Whoever fits stands below the line as you type, the best first; “measures” says "
    "that there is more to do than go ahead. Enter goes to the answer."
)
"""What stands where the answer will."""
NOT_NOTED = "The answer stands, but that you looked could not be recorded."
"""One line: what is always taken stays in sight below the answer."""


class ContactCheckScreen(LogsContacts):
    """Search, then one answer: adjustments, what to do, what to say, until when."""

    HELP_WORDS: ClassVar[str] = (
        "How to respond to whoever is in touch, now. Type two letters or digits of anything you "
        "know of them; enter goes to the answer about whoever stands first, up and down to the "
        "others. 1 to 6 say by which channel they are in touch, 7 to 9 who it is: nobody but the "
        "customer is bound by a measure, and with joint tenants you ask who is calling. An "
        "interpreter or a relay service on the line is the customer's own channel. What happened "
        "is not shown here. Who looks up a customer with measures is recorded."
    )
    RULE: ClassVar[str] = "R14"
    LEAST_LINES_OF_KEYS: ClassVar[int] = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("incident", "open_case", "contact_check", "why"),
        Binding("space", "read", "more", id="read_on", tooltip="Reads on in the answer."),
        *number_bindings(),
    ]
    DEFAULT_CSS = """
    ContactCheckScreen {
        & > #choices { height: auto; padding: 0 0; color: $text-muted; }
        & > #always { height: auto; padding: 0 1; dock: bottom; margin-bottom: 2; }
    }
    """

    def __init__(self, desk: Desk, customer: Customer | None = None) -> None:
        """At a desk; about a customer where that is known already."""
        super().__init__(desk, TITLE)
        self._customer = customer
        self._question = Question(at=desk.now())
        self._found: Found | None = None
        self._noted: set[UUID] = set()

    def body(self) -> ComposeResult:
        """Search, channel and caller, the answer, and what is always taken."""
        yield Search(self.desk, begun=self._search_begun, chosen=self._answer_about, say=self.say)
        yield Static("", id="choices", markup=False)
        yield TextLines(id="answer")
        yield Static("", id="always", markup=False)

    def on_mount(self) -> None:
        """Begins with the search, or with the answer about a customer who is known."""
        self._show_choices()
        self._show_answer()
        self._get_ready()
        known = None if self._customer is None else self._known(self._customer)
        search = self.query_one(Search)
        if known is None:
            search.line.focus()
        else:
            search.show_only(known)

    def _known(self, customer: Customer) -> Found | None:
        return self.attempt(lambda: found_customer(self.desk, customer))

    def on_resize(self, event: events.Resize) -> None:
        """Lines are broken for the width there is."""
        width = event.size.width - 2
        self.query_one("#always", Static).update(always_text(self.desk.policy, width))
        self._show_choices()
        self._show_answer()
        self.call_after_refresh(self.refresh_bindings)  # there may be more to read on to, or less

    def _show_choices(self) -> None:
        words = choice_text(self._question, self.desk.policy, self.app.size.width - 1)
        choices = self.query_one("#choices", Static)
        if choices.content != words:
            choices.update(words)
        by = by_channel(self._question.channel, self.desk.policy)
        self.retitle(who=f"{by}, {weekday_moment(self._question.at)}")

    def _show_answer(self) -> None:
        """The answer, or until there is one how to come to it."""
        width, title, words = self.app.size.width - 2, TITLE, None
        if self.checked is not None:
            title = f"{TITLE}: {self.checked.customer.spoken_name}"
            words = answer_text(self.checked, width, self.key("tell"))
        self.retitle(title=title)
        self.query_one(TextLines).show(words or hint_text(HINT, width))

    def _answer_about(self, found: Found) -> None:
        """Shows how to respond to them, or to whoever acts for them where that is who was found."""
        if self._found is None or found.customer_id != self._found.customer_id:
            caller = Caller.NOMINATED if found.nominee else Caller.CUSTOMER
            self._question = replace(self._question, caller=caller)
        self._found = found
        self._check()

    def _search_begun(self) -> None:
        """An answer never stands below the name of somebody else, nor is it about their call."""
        if self._found is not None:
            self._found = self.checked = None
            self._question = Question(at=self.desk.now())
            self._show_choices()
            self._show_answer()
            self.refresh_bindings()

    def _check(self) -> None:
        """Asks anew, at this moment; who looked is journalled beside the screen."""
        if self._found is None:
            return
        found = self._found
        self._question = replace(self._question, at=self.desk.now())
        question = self._question
        self.checked = self.attempt(
            lambda: check_contact(
                self.desk,
                found.customer_id,
                question.caller,
                question.channel,
                question.at,
                found.nominee,
            )
        )
        self._show_choices()
        self._show_answer()
        self.refresh_bindings()
        if self.checked is not None and found.customer_id not in self._noted:
            self._noted.add(found.customer_id)
            self.call_after_refresh(self._note, self.checked)  # once the answer can be read

    @work(thread=True, group="ready")
    def _get_ready(self) -> None:
        """What the first answer needs besides its customer is read while one types."""
        with suppress(DatabaseProblem):
            get_ready(self.desk)

    @work(thread=True, group="journal")
    def _note(self, checked: Checked) -> None:
        try:
            note_look_up(self.desk, checked)
        except (CaseworkError, DatabaseProblem):
            self.app.call_from_thread(self.say, NOT_NOTED)

    def ask_again(self) -> None:
        """Something changed, here or elsewhere: the answer may be another."""
        if self.checked is not None:
            self._check()

    def action_channel(self, channel: str) -> None:
        """They are in touch by another channel."""
        self._ask(replace(self._question, channel=Channel(channel)))

    def action_caller(self, caller: str) -> None:
        """Somebody else is in touch."""
        self._ask(replace(self._question, caller=Caller(caller)))

    def _ask(self, question: Question) -> None:
        self._question = question
        self._show_choices()
        self._check()

    def action_contact_check(self) -> None:
        """Searches for somebody else."""
        search = self.query_one(Search)
        search.line.focus()
        search.line.action_end()
        search.line.select_all()

    def action_read(self) -> None:
        """Reads on in an answer that is longer than its place; at its end begins again."""
        self.query_one(TextLines).read_on()

    def action_incident(self) -> None:
        """Records an incident of whoever the answer is about, or asks whose first."""
        from screens.incident import open_incident_form

        open_incident_form(self, self.checked.customer.id if self.checked else None)

    def action_open_case(self) -> None:
        """Opens the customer's case, where one may."""
        from screens.case import open_case_screen
        from ubp_tui.casework.views import case_to_open

        checked = self.checked
        if checked is None:
            return
        known = {measure.case_id for measure in checked.answer.measures}
        reference = self.attempt(lambda: case_to_open(self.desk, checked.customer.id, known))
        if reference is None:
            self.say("No case of theirs is open to you.")
        else:
            open_case_screen(self, reference, lambda _: None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """To read on there must be more than is seen."""
        if action == "read" and not self.query_one(TextLines).is_longer:
            return False
        return super().check_action(action, parameters)

    def key_label(self, action: str) -> str:
        """The check's own key begins another search."""
        return "search" if action == "contact_check" else ""

    def reason_against(self, action: str) -> str | None:
        """What needs an answer first."""
        if self.checked is None and action in ("open_case", "log_contact", "emergency", "tell"):
            return "Find the customer first: type, then enter."
        return super().reason_against(action)
