"""Finding the customer that an incident is about, while they are on the line (R4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from screens.form_screen import FormScreen
from screens.incident.form import IncidentKeeper, IncidentScreen
from screens.incident.new_customer import customer_form
from screens.wording import moment_words
from screens.work_screen import WorkScreen
from ubp_tui.casework.customers import find_customers
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import DatabaseProblem
from ubp_tui.casework.unattached import unfinished_incidents
from ubp_tui.policy.caseless import NOBODY_KNOWN
from ubp_tui.policy.facts import Customer, Draft, Incident
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.painted import Painted
from ubp_tui.widgets.row_list import Row, RowList
from ubp_tui.widgets.text_inputs import SentLine

SEARCH_BY = "Name, reference, address, postcode or phone; up and down choose"
SEARCH_AFTER = 0.1
"""Seconds after the last letter before the database is asked."""
TYPE_MORE = "Type at least two letters or digits of a name, reference or address."
LETTERS = 2
"""Fewer letters than this find nobody in particular."""
SOMEBODY_NEW = "somebody new"
WHOSE_IS_UNKNOWN = "nobody known"
COLUMNS = (Column("Reference", 11), Column("Customer", 24), Column("Address, or what you began"))


@dataclass(frozen=True, slots=True)
class _Found:
    """What the list shows: customers found, or incidents begun and not recorded yet."""

    words: str
    customers: tuple[Customer, ...] = ()
    begun: tuple[tuple[Draft, Customer | None], ...] = ()


class FindCustomerScreen(WorkScreen[Incident]):
    """Search by typing; the arrow keys choose, enter goes on."""

    HELP_WORDS: ClassVar[str] = (
        "Type part of a name, a reference, an address, a postcode or a phone number: the customers "
        "it fits stand below as you type. Up and down choose, enter goes on: at once where only "
        "one customer fits, else with the one at the cursor. With joint tenants, "
        "ask who is calling: a record is about one person. A post or message of which nobody knows "
        "whose it is, is recorded as nobody's. Incidents that you began and have not recorded "
        "stand there first."
    )
    RULE: ClassVar[str] = "R4"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "next", show=False),
        Binding("up", "move(-1)", "previous", show=False),
    ]

    DEFAULT_CSS = "FindCustomerScreen > Static { padding: 0 1; }"

    def __init__(self, desk: Desk, title: str = "Record an incident: who is it about?") -> None:
        """For whoever records an incident."""
        super().__init__(desk, title)
        self._shown = _Found("")
        self._painted = Painted()
        self._last_key: events.Key | None = None

    def body(self) -> ComposeResult:
        """The search and the list."""
        yield Static(SEARCH_BY, markup=False)
        yield SentLine("", id="search")
        yield RowList(COLUMNS, id="found")

    def on_mount(self) -> None:
        """Offers to go on with what was begun before."""
        self.query_one(RowList).can_focus = False
        self.query_one(SentLine).focus()
        self._show_begun()

    def on_screen_resume(self) -> None:
        """Back from a form that was left: it stands among those that were begun."""
        if self.query(RowList) and not self._shown.words:
            self._show_begun()

    def _show_begun(self) -> None:
        self._show(_Found("", begun=self.begun()))

    def begun(self) -> tuple[tuple[Draft, Customer | None], ...]:
        """What one has begun to record, with who it is about."""
        return self.attempt(lambda: unfinished_incidents(self.desk)) or ()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Asks the database beside the screen, so that typing never waits."""
        words = message.value.strip()
        self.set_timer(SEARCH_AFTER, lambda: self._ask_if_current(words))

    def _ask_if_current(self, words: str) -> None:
        if words != self._words or words == self._shown.words:
            return
        if len(words) >= LETTERS:
            self._search(words)
        else:
            self._show_begun()

    @work(thread=True, group="search", exclusive=True)
    def _search(self, words: str) -> None:
        try:
            found = _Found(words, find_customers(self.desk, words))
        except DatabaseProblem as problem:
            self.app.call_from_thread(self.say, str(problem))
            return
        self.app.call_from_thread(self._show_current, found)

    def _show_current(self, found: _Found) -> None:
        if found.words == self._words != self._shown.words:
            self._show(found)

    @property
    def _words(self) -> str:
        return self.query_one(SentLine).value.strip()

    def _show(self, found: _Found) -> None:
        self._shown = found
        self._painted.await_paint(self)
        rows = [*self._begun_rows(found), *map(_customer_row, found.customers)]
        if found.words:
            words = "none of these" if rows else "nobody found"
            rows.append(Row(SOMEBODY_NEW, ("+", "Somebody new", f"{words}: add them by hand")))
            rows += self.rows_besides()

        def window(first: int, most: int) -> Sequence[Row]:
            return rows[first : first + most]

        self.query_one(RowList).show_rows(
            window, len(rows), empty_text="Type at least two letters or digits."
        )

    def rows_besides(self) -> list[Row]:
        """What can be chosen besides the customers who were found."""
        words = "a post or message without a name"
        return [Row(WHOSE_IS_UNKNOWN, ("?", NOBODY_KNOWN.capitalize(), words))]

    def _begun_rows(self, found: _Found) -> list[Row]:
        rows = []
        for draft, customer in found.begun:
            typed = IncidentKeeper(self.desk, customer, self.say).load()
            what = f"begun {moment_words(draft.started_at)}: {typed.get('what_happened', '')}"
            if customer is None:
                rows.append(Row(WHOSE_IS_UNKNOWN, ("?", NOBODY_KNOWN.capitalize(), what)))
            else:
                rows.append(Row(customer, (customer.reference, customer.name, what)))
        return rows

    def action_move(self, by: int) -> None:
        """Moves the cursor of the list while the search keeps the keyboard."""
        self.query_one(RowList).action_move(by)

    def on_key(self, event: events.Key) -> None:
        """Notes the key: it matters whether the list could be read when it was typed."""
        self._last_key = event

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter goes on."""
        self.action_go_on()

    def action_go_on(self) -> None:
        """Goes on with the customer at the cursor; unread, only with one whom no other is like."""
        words = self._words
        if words and len(words) < LETTERS:
            self.say(TYPE_MORE)
        elif words != self._shown.words:
            self._find_now(words)
        elif self._last_key is not None and self._painted.is_older_than(self._last_key):
            self._choose()
        else:
            self._choose_unread()

    def _find_now(self, words: str) -> None:
        """Searches for what stands there instead of waiting whether more is typed."""
        if not words:
            self._show_begun()
            return
        customers = self.attempt(lambda: find_customers(self.desk, words))
        if customers is not None:
            self._show(_Found(words, customers))
            self._choose_unread()

    def _choose_unread(self) -> None:
        """Goes on with the only customer that the words can mean; else the list is to be read."""
        found = self._shown
        if (meant := _only(found.customers, found.words)) is not None:
            self.go_on_with(meant)
        elif found.customers:
            self.say("More than one customer fits. Up and down choose, enter goes on.")
        elif found.words:
            self.say("Nobody fits. Type something else, or press enter to add somebody new.")

    def _choose(self) -> None:
        row = self.query_one(RowList).cursor_row
        if row is None:
            self.say(TYPE_MORE)
        elif isinstance(row.key, Customer):
            self.go_on_with(row.key)
        elif row.key == WHOSE_IS_UNKNOWN:
            self.go_on_with(None)
        else:
            searched = self.query_one(SentLine).value.strip()
            spec = customer_form(self.desk, searched)
            kept = self.kept.of(spec, "new customer", searched)
            self.app.push_screen(FormScreen(self.desk, spec, kept), self._added)

    def _added(self, customer: Customer | None) -> None:
        if customer is not None:
            self.go_on_with(customer)

    def go_on_with(self, customer: Customer | None) -> None:
        """Opens the form, about a customer or nobody known."""
        self.app.push_screen(IncidentScreen(self.desk, customer), self.recorded)

    def recorded(self, incident: Incident | None) -> None:
        """Closes once it is recorded."""
        if incident is not None:
            self.dismiss(incident)


def _customer_row(customer: Customer) -> Row:
    where = ", ".join(filter(None, [customer.address, customer.postcode]))
    return Row(customer, (customer.reference, customer.name, where))


def _only(customers: Sequence[Customer], words: str) -> Customer | None:
    """The one customer that words can mean: the only one found, or the one with this reference."""
    if len(customers) == 1:
        return customers[0]
    return next((c for c in customers if c.reference.casefold() == words.casefold()), None)
