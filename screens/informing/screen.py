"""The checklist on which staff record that the customer has been informed."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from screens.draft_keeper import DraftKeeper, values_of
from screens.form_screen import FormScreen, FormSpec
from screens.informing.confirming import confirm_form
from screens.informing.items import ItemDone, item_form
from screens.informing.lines import bar, done_words, notes, task
from screens.informing.recorded import record_words
from screens.informing.returned import returned_form
from screens.work_screen import WorkScreen
from ubp_tui.casework.checklist import Entry, checklist
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView, case_view_by_id
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import DraftKind, InformingItem
from ubp_tui.policy.informing import LETTER, next_item
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.confirm import MessageBox
from ubp_tui.widgets.noted_tasks import NotedTaskList
from ubp_tui.widgets.row_list import RowList


class InformingScreen(WorkScreen[None]):
    """The twelve items of one decision, with state, who and when; enter opens one."""

    HELP_WORDS: ClassVar[str] = (
        "What the customer is told, item by item, and what is left. {open} opens an item. The "
        "customer counts as informed when all twelve are done; the letter comes last. What you "
        "type into an item is kept as you go."
    )
    RULE: ClassVar[str] = "R12"
    BINDINGS: ClassVar[list[BindingType]] = bindings("returned", "why")
    DEFAULT_CSS = """
    InformingScreen {
        #bar { height: auto; padding: 0 1; text-style: bold; }
    }
    """

    def __init__(self, desk: Desk, view: CaseView, informing_id: UUID) -> None:
        """Of a decision, as somebody sees its case."""
        file = view.file
        super().__init__(desk, f"Inform the customer · {file.case.reference} {file.customer.name}")
        self._view = view
        self._informing_id = informing_id
        self._found = checklist(view, informing_id)

    def body(self) -> ComposeResult:
        """The bar and the items."""
        yield Static("", id="bar", markup=False)
        yield NotedTaskList(id="items")

    def on_mount(self) -> None:
        """Begins at the first item that is left."""
        self._show()
        items = self.query_one(NotedTaskList)
        items.focus()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Where something is missing it leads in the policy's order, else what waits does."""
        items = self.query_one(NotedTaskList)
        if self._found.missing:
            items.move_to_key(self._found.missing[0])
        else:
            items.move_to_first_left()

    def ask_again(self) -> None:
        """Reads the case again: something changed, here or elsewhere."""
        view = self.attempt(lambda: case_view_by_id(self.desk, self._view.file.case.id))
        if view is not None:
            self._view = view
            self._found = checklist(view, self._informing_id)
            self._show()

    def on_screen_resume(self) -> None:
        """Back from an item: it shows here."""
        self.ask_again()

    def _show(self) -> None:
        staff, today = self._view.file.staff, self._view.today
        tasks = [task(entry, staff, today) for entry in self._found.entries]
        self.query_one(NotedTaskList).show(tasks, notes(self._found, self.desk.policy))
        refusal = self._view.why_not(Action.INFORM)
        words = bar(self._found, today)
        if refusal is not None:
            words += f"\n{refusal.reason} ({refusal.rule})"
        self.query_one("#bar", Static).update(Text(words))
        self.refresh_bindings()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Opens the item at the cursor, or says why it cannot be done yet."""
        entry = next(e for e in self._found.entries if e.text.number == message.row.key)
        waits = self._found.to_confirm
        if waits is not None and entry.item == waits and self._confirms(waits):
            self._confirm(waits)
            return
        if words := self._why_not_open(entry):
            self.app.push_screen(MessageBox(words))
            return
        spec = item_form(self.desk, self._view, self._found, entry)
        opened = FormScreen(self.desk, spec, self._keeper(spec, entry.text.number))
        self.app.push_screen(opened, self._recorded)

    def _confirms(self, item: InformingItem) -> bool:
        return self._view.why_not(Action.CONFIRM_WITHHOLDING, item) is None

    def _confirm(self, item: InformingItem) -> None:
        spec = confirm_form(self.desk, self._view, item)
        keeper = self.kept.of(spec, item.id, "confirm")

        def answered(done: InformingItem | None) -> None:
            if done is not None:
                self.say("Your answer is recorded.")

        self.app.push_screen(FormScreen(self.desk, spec, keeper), answered)

    def _why_not_open(self, entry: Entry) -> str:
        """Why an item is not opened: not allowed, the letter waits, or it has gone."""
        if refusal := self._view.why_not(Action.INFORM):
            done = f"\n\n{record_words(entry.item, self._view)}" if entry.item else ""
            return f"{refusal.reason} ({refusal.rule}){done}"
        if entry.text.number != LETTER:
            return ""
        if entry.item is not None:
            return (
                f"{record_words(entry.item, self._view)}\n\nThe record stands. "
                f"If the letter came back, or was recorded by mistake, close this and press "
                f"{self.key('returned')}."
            )
        return "\n".join(self._found.letter_waits_for)

    def _keeper(self, spec: FormSpec, number: int) -> DraftKeeper:
        return DraftKeeper(
            self.desk,
            DraftKind.INFORMING,
            self.tell_in_box,
            case_id=self._view.file.case.id,
            about_id=self._informing_id,
            part=str(number),
            untouched=values_of(spec.ask({})),
        )

    def _recorded(self, done: ItemDone | None) -> None:
        """Goes on to the next item that is missing; a nomination has its own form first."""
        if done is None:
            return
        self.ask_again()
        if done.nominates:
            self._nominate(done.item.number)
        else:
            self._go_on(done.item.number, f"Recorded item {done.item.number}.")

    def _go_on(self, number: int, recorded: str) -> None:
        file, policy = self._view.file, self.desk.policy
        following = next_item(file, self._found.informing, policy, number)
        if following is None:
            self.say(recorded)
            self.app.push_screen(MessageBox(done_words(self._found, self._view.today)))
            return
        self.query_one(NotedTaskList).move_to_key(following.number)
        self.say(f"{recorded} Next is {following.number}: {following.title}.")

    def _nominate(self, number: int) -> None:
        from screens.case.forms.nominations import nominate_form

        spec = nominate_form(self.desk, self._view)
        keeper = self.kept.of(spec, self._view.file.case.id, "nominate")

        def nominated(nomination: Any) -> None:
            also = " and the nomination" if nomination is not None else ""
            self._go_on(number, f"Recorded item {number}{also}.")

        self.app.push_screen(FormScreen(self.desk, spec, keeper), nominated)

    def reason_against(self, action: str) -> str | None:
        """A letter can come back once it has been sent."""
        if action != "returned":
            return super().reason_against(action)
        if refusal := self._view.why_not(Action.INFORM):
            return f"{refusal.reason} ({refusal.rule})"
        if self._letter().item is None:
            return "No letter is recorded as sent, so none can come back."
        return None

    def _letter(self) -> Entry:
        return next(e for e in self._found.entries if e.text.number == LETTER)

    def action_returned(self) -> None:
        """Records that the letter came back."""
        spec = returned_form(self.desk, self._view, self._informing_id)
        keeper = self.kept.of(spec, self._informing_id, "returned")
        self.app.push_screen(FormScreen(self.desk, spec, keeper), self._came_back)

    def _came_back(self, done: Any) -> None:
        if done is not None:
            self.say("Recorded. Nothing binds the customer until a letter has reached them.")
