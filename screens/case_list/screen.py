"""The case list and its queues; everything else is reached from here by one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from screens.case_list import lines
from screens.case_list.leads_on import LeadsOn
from screens.wording import who_words
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.directory import staff_directory, who
from ubp_tui.casework.queues import (
    CaseRow,
    ListRequest,
    Queue,
    Sort,
    count_cases,
    count_queues,
    list_cases,
    viewer,
)
from ubp_tui.casework.refusals import DatabaseProblem
from ubp_tui.policy.facts import Directory, StaffMember
from ubp_tui.widgets.bindings import bindings, with_keys
from ubp_tui.widgets.page import Page
from ubp_tui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from screens.case_list.filter import FilterBar


class CaseListScreen(LeadsOn):
    """The cases that somebody may see, in queues, with what is left to do on each."""

    CSS_PATH = Path(__file__).with_name("case_list.tcss")
    HELP_WORDS: ClassVar[str] = (
        "The cases that you have been given, in seven queues: 1 to 7 choose one. Each line "
        "shows the next step and when it is due; ! marks what is due today or overdue, * that "
        "more than the stage is true. ▲ and ▼ say that there are more above or below. {open} "
        "opens a case."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("filter", "sort", "why"),
        *lines.queue_bindings(),
    ]

    def __init__(self, desk: Desk, person: StaffMember) -> None:
        """For somebody at their desk."""
        title = f"Unacceptable behaviour cases · {desk.policy.landlord}"
        super().__init__(desk, title, who_words(person, desk.policy, desk.today()))
        self._viewer = viewer(desk, person)
        self._request = ListRequest()
        self._shown: ListRequest | None = None
        self._first: tuple[CaseRow, ...] = ()
        self._rows: dict[str, CaseRow] = {}
        self._staff: Directory | None = None
        self._counts: dict[Queue, int] = {}
        self._told = ""

    def body(self) -> ComposeResult:
        """The queues and the list; a filter and a preview come when they are wanted."""
        yield Static("", id="queues", markup=False)
        with Horizontal(id="cases"):
            yield RowList(lines.COLUMNS, id="list")

    def on_mount(self) -> None:
        """Shows the first queue that has something in it; the counts follow."""
        self.query_one(RowList).focus()
        first = self.attempt(lambda: self._lines(self._request))
        if first == ():
            self._request = replace(self._request, queue=Queue.OPEN)
            first = self.attempt(lambda: self._lines(self._request))
        if first is None:
            self.query_one(RowList).show_rows(lambda _, __: (), 0, empty_text=lines.NO_LIST)
            return
        self._show_lines(first)
        self._count_beside(self._request)

    def on_resize(self) -> None:
        """The preview is there from 120 columns on."""
        wide = self.app.size.width >= lines.WIDE
        if wide and not self.query("#preview"):
            self.query_one("#cases").mount(Page(id="preview"))
        for page in self.query("#preview"):
            page.display = wide
        self.call_after_refresh(self._preview)
        self._show_queues()

    def _lines(self, request: ListRequest) -> tuple[CaseRow, ...]:
        return list_cases(self.desk, self._viewer, request)

    def _show_lines(self, first: tuple[CaseRow, ...]) -> None:
        """Shows what was asked for; in the same list as before the cursor stays on its case."""
        same_list = self._request == self._shown
        self._shown, self._first, self._staff = self._request, first, None
        self._rows.clear()
        self._show_queues()
        rows = self.query_one(RowList)
        if same_list:
            is_all = len(first) < self._request.limit
            rows.refresh_rows(len(first) if is_all else max(len(first), rows.total))
        else:
            nothing = lines.empty_words(self._request.queue, self.desk.policy)
            empty = lines.NOBODY if self._request.words else nothing
            rows.show_rows(self._window, len(first), empty_text=with_keys(empty, self.app))
        self._preview()

    def _window(self, offset: int, limit: int) -> Sequence[Row]:
        """Lines of the list: the first as they were read with it, more as one goes on."""
        request, first = self._shown or self._request, self._first
        if offset + limit <= len(first) or len(first) < request.limit:
            chosen = first[offset : offset + limit]
        else:
            wanted = replace(request, offset=offset, limit=limit)
            try:
                chosen = self._lines(wanted)
            except DatabaseProblem as problem:
                self._tell_once(problem)
                return [lines.NOT_READ] * limit
            self._told = ""
        self._rows.update({row.reference: row for row in chosen})
        return [lines.line(row, self._viewer.today) for row in chosen]

    def _tell_once(self, problem: DatabaseProblem) -> None:
        """Says why, though the list asks whenever it is painted, also when the box is closed."""
        if str(problem) == self._told:
            self.say(lines.MAY_BE_OLD)
            return
        self._told = str(problem)
        self.tell(problem)

    @work(thread=True, group="count", exclusive=True)
    def _count_beside(self, request: ListRequest) -> None:
        """Counts the queues and what the list has in all, beside the screen."""
        try:
            counts = count_queues(self.desk, self._viewer)
            total = counts[request.queue]
            if request.words:
                total = count_cases(self.desk, self._viewer, request)
        except DatabaseProblem:
            self.app.call_from_thread(self.say, lines.MAY_BE_OLD)
            return
        self.app.call_from_thread(self._show_counts, request, counts, total)

    def _show_counts(self, request: ListRequest, counts: dict[Queue, int], total: int) -> None:
        self._counts = counts
        self._show_queues()
        rows = self.query_one(RowList)
        if request == self._request and rows.total != total:
            rows.refresh_rows(total)
        self.call_after_refresh(self.look_beside_cases)

    def _show_queues(self) -> None:
        words = lines.queue_line(self._counts, self._request.queue, self.app.size.width)
        queues = self.query_one("#queues", Static)
        if queues.content != words:
            queues.update(words)

    def ask_again(self) -> None:
        """Asks the database again, beside the screen: something changed, here or elsewhere."""
        self._ask_beside(self._request, whoever_looks=True)

    @work(thread=True, group="list", exclusive=True)
    def _ask_beside(self, request: ListRequest, *, whoever_looks: bool = False) -> None:
        """Asks beside the screen; an answer that is no longer wanted is not shown.

        Args:
            request: the list.
            whoever_looks: the person is read again too, with the authority they have now (R10).
        """
        try:
            if whoever_looks:
                self.app.call_from_thread(self._looks_now, who(self.desk))
            first = self._lines(request)
        except DatabaseProblem as problem:
            self.app.call_from_thread(self._not_answered, request, problem)
        else:
            self.app.call_from_thread(self._answered, request, first)

    def _looks_now(self, person: StaffMember) -> None:
        """Goes on with what somebody may see now, and says it in the title."""
        self._viewer = viewer(self.desk, person)
        self.retitle(who=who_words(person, self.desk.policy, self._viewer.today))

    def _answered(self, request: ListRequest, first: tuple[CaseRow, ...]) -> None:
        if request == self._request:
            self._show_lines(first)
            self._count_beside(request)

    def _not_answered(self, request: ListRequest, problem: DatabaseProblem) -> None:
        """Says why another list cannot be shown; the one there is stays."""
        if request == self._shown or self._shown is None:
            self.say(lines.MAY_BE_OLD)
            return
        self._stay()
        self.tell(problem)

    def _stay(self) -> None:
        """Wants the list that is there, since no other can be shown."""
        self._request = self._shown or self._request
        self._show_queues()

    def on_screen_resume(self) -> None:
        """Back from another screen: what was done there shows here."""
        if self._counts:
            self.ask_again()

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Follows the cursor."""
        self._preview()

    def _preview(self) -> None:
        """Shows the case at the cursor beside the list, where there is room."""
        for page in self.query("#preview").results(Page):
            if not page.display:
                continue
            self._staff = self._staff or self.attempt(lambda: staff_directory(self.desk))
            if self._staff is not None:
                page.show(lines.preview(self._current(), self._staff, self._viewer.today))

    def _current(self) -> CaseRow | None:
        row = self.query_one(RowList).cursor_row
        return self._rows.get(str(row.key)) if row is not None else None

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Opens the case; not from a list in whose place another was asked for."""
        if self._request == self._shown and message.row.key:
            self.open_case(str(message.row.key))

    def neighbour(self, by: int) -> str | None:
        """The reference of the next or previous case in the list; the cursor goes there too."""
        rows = self.query_one(RowList)
        before = rows.cursor
        rows.action_move(by)
        row = rows.cursor_row
        return str(row.key) if row is not None and rows.cursor != before else None

    def action_queue(self, name: str) -> None:
        """Shows a queue."""
        self._request = replace(self._request, queue=Queue(name))
        self._ask_beside(self._request)

    def action_sort(self) -> None:
        """Another order."""
        orders = list(lines.SORT_NAMES)
        after = orders[(orders.index(self._request.sort) + 1) % len(orders)]
        self._request = replace(self._request, sort=Sort(after))
        self._ask_beside(self._request)
        self.say(f"Sorted by {lines.SORT_NAMES[after]}.")

    async def action_filter(self) -> None:
        """Narrows the list by words of a name or reference."""
        from screens.case_list.filter import FilterBar  # imported late: a field is heavy

        if not self.query(FilterBar):
            await self.mount(FilterBar(), after="#queues")
        self.query_one(FilterBar).open()

    def on_filter_bar_wanted(self, message: FilterBar.Wanted) -> None:
        """Asks the database beside the screen, so that typing never waits."""
        self._request = replace(self._request, words=message.words)
        self._ask_beside(self._request)

    def on_filter_bar_left(self, message: FilterBar.Left) -> None:
        """From the filter into the list: the next key is about the lines that were asked for."""
        self._request = replace(self._request, words=message.words)
        if self._request != self._shown:
            first = self.attempt(lambda: self._lines(self._request))
            if first is None:
                self._stay()
                return
            self._answered(self._request, first)
        self.query_one(RowList).focus()

    def action_back(self) -> None:
        """Clears the filter; the list itself is left with q."""
        from screens.case_list.filter import FilterBar

        for bar in self.query(FilterBar):
            if bar.display:
                bar.close()
                return
        self.say(f"This is the first screen. {self.key('quit')} leaves the program.")

    def rule_in_question(self) -> str:
        """The rule that the case's next step rests on."""
        row = self._current()
        return row.next_rule if row is not None else ""
