"""The case list and its queues; everything else is reached from here by one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from screens.case_list.lines import COLUMNS, EMPTY, SORT_NAMES, line, preview, queue_line
from screens.wording import who_words
from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
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
from ubp_tui.casework.views import staff_directory
from ubp_tui.policy.facts import StaffMember
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.page import Page
from ubp_tui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from textual.widgets import Input

WIDE = 120
FILTER_AFTER = 0.1
"""Seconds after the last letter of the filter before the database is asked."""


class CaseListScreen(WorkScreen[None]):
    """The cases that somebody may see, in queues, with what is left to do on each."""

    CSS_PATH = "case_list.tcss"
    HELP_WORDS: ClassVar[str] = (
        "The cases that you have been given, in seven queues: 1 to 7 choose one. Each line "
        "shows the next step and when it is due; ! marks what is due today or overdue, * that "
        "more than the stage is true. Enter opens a case."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("filter", "incident", "new_case", "unattached", "sort", "go_to", "why", "quit"),
        *[
            Binding(
                str(key),
                f"queue('{queue.value}')",
                show=False,
                id=f"queue_{key}",
                tooltip=f"The queue “{queue.value}”",
            )
            for key, queue in enumerate(Queue, 1)
        ],
    ]

    def __init__(self, desk: Desk, person: StaffMember) -> None:
        """For somebody at their desk."""
        title = f"Unacceptable behaviour cases · {desk.policy.landlord}"
        super().__init__(desk, title, who_words(person, desk.policy))
        self._person = person
        self._viewer = viewer(desk, person)
        self._request = ListRequest()
        self._rows: dict[str, CaseRow] = {}
        self._counts: dict[Queue, int] = {}

    def body(self) -> ComposeResult:
        """The queues and the list; a filter and a preview come when they are wanted."""
        yield Static("", id="queues", markup=False)
        with Horizontal(id="cases"):
            yield RowList(COLUMNS, id="list")

    def on_mount(self) -> None:
        """Shows the first queue that has something in it; the counts follow."""
        first = self._lines(self._request)
        if not first:
            self._request = replace(self._request, queue=Queue.OPEN)
            first = self._lines(self._request)
        self._show_lines(first)
        self.query_one(RowList).focus()
        self._count_beside(self._request)

    def on_resize(self) -> None:
        """The preview is there from 120 columns on."""
        wide = self.app.size.width >= WIDE
        if wide and not self.query("#preview"):
            self.query_one("#cases").mount(Page(id="preview"))
        for page in self.query("#preview"):
            page.display = wide
        self.call_after_refresh(self._preview)
        self._show_queues()

    def _lines(self, request: ListRequest) -> tuple[CaseRow, ...]:
        return list_cases(self.desk, self._viewer, request)

    def _show_lines(self, first: tuple[CaseRow, ...]) -> None:
        """Shows the first lines of what was asked for; more are read as one goes on."""
        request = self._request
        self._show_queues()

        def window(offset: int, limit: int) -> Sequence[Row]:
            if offset + limit <= len(first) or len(first) < request.limit:
                chosen = first[offset : offset + limit]
            else:
                chosen = self._lines(replace(request, offset=offset, limit=limit))
            self._rows.update({row.reference: row for row in chosen})
            return [line(row, self._viewer.today) for row in chosen]

        empty = EMPTY[request.queue] if not request.words else "Nobody found."
        self.query_one(RowList).show_rows(window, len(first), empty_text=empty)

    @work(thread=True, group="count", exclusive=True)
    def _count_beside(self, request: ListRequest) -> None:
        """Counts the queues and what the list has in all, beside the screen."""
        counts = count_queues(self.desk, self._viewer)
        total = counts[request.queue]
        if request.words:
            total = count_cases(self.desk, self._viewer, request)
        self.app.call_from_thread(self._show_counts, request, counts, total)

    def _show_counts(self, request: ListRequest, counts: dict[Queue, int], total: int) -> None:
        self._counts = counts
        self._show_queues()
        rows = self.query_one(RowList)
        if request == self._request and rows.total != total:
            rows.refresh_rows(total)

    def _show_queues(self) -> None:
        wide = self.app.size.width >= WIDE
        self.query_one("#queues", Static).update(
            queue_line(self._counts, self._request.queue, wide)
        )

    def ask_again(self) -> None:
        """Asks the database again, beside the screen: something changed, here or elsewhere."""
        self._viewer = viewer(self.desk, self._person)
        self._ask_beside(self._request)

    @work(thread=True, group="list", exclusive=True)
    def _ask_beside(self, request: ListRequest) -> None:
        """Asks beside the screen; an answer that is no longer wanted is not shown."""
        first = self._lines(request)
        self.app.call_from_thread(self._answered, request, first)

    def _answered(self, request: ListRequest, first: tuple[CaseRow, ...]) -> None:
        if request == self._request:
            self._show_lines(first)
            self._count_beside(request)

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
            if page.display:
                staff = staff_directory(self.desk)
                page.show(preview(self._current(), staff, self._viewer.today))

    def _current(self) -> CaseRow | None:
        row = self.query_one(RowList).cursor_row
        return self._rows.get(str(row.key)) if row is not None else None

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Opens the case."""
        self._open(str(message.row.key))

    def _open(self, reference: str) -> None:
        from screens.case import open_case_screen

        open_case_screen(self, reference, self.neighbour)

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
        orders = list(SORT_NAMES)
        after = orders[(orders.index(self._request.sort) + 1) % len(orders)]
        self._request = replace(self._request, sort=Sort(after))
        self._ask_beside(self._request)
        self.say(f"Sorted by {SORT_NAMES[after]}.")

    async def action_filter(self) -> None:
        """Narrows the list by words of a name or reference."""
        from ubp_tui.widgets.form import OneLine  # imported late: it is heavy

        if not self.query("#filter"):
            bar = Horizontal(Static("/ ", markup=False), OneLine(""), id="filter")
            await self.mount(bar, after="#queues")
        self.query_one("#filter > OneLine").focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Asks the database beside the screen, so that typing never waits."""
        self._request = replace(self._request, words=message.value)
        self.set_timer(FILTER_AFTER, lambda: self._ask_if_current(message.value))

    def _ask_if_current(self, words: str) -> None:
        if words == self._request.words:
            self._ask_beside(self._request)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """From the filter into the list."""
        self.query_one(RowList).focus()

    def action_back(self) -> None:
        """Clears the filter; the list itself is left with q."""
        shown = self.query("#filter")
        if not shown:
            self.say("This is the first screen. q leaves the program.")
            return
        self._request = replace(self._request, words="")
        shown.remove()
        self.ask_again()
        self.query_one(RowList).focus()

    def rule_in_question(self) -> str:
        """The rule that the case's next step rests on."""
        row = self._current()
        return row.next_rule if row is not None else ""

    def action_incident(self) -> None:
        """Records an incident."""
        from screens.incident import open_incident_form

        open_incident_form(self)

    def action_unattached(self) -> None:
        """Shows the incidents that have joined no case."""
        from screens.incident import UnattachedScreen

        self.app.push_screen(UnattachedScreen(self.desk))

    def action_new_case(self) -> None:
        """Opens a case from an incident that waits."""
        self.action_unattached()

    def action_go_to(self) -> None:
        """Goes to a case by its reference."""
        from screens.go_to import GoToScreen

        self.app.push_screen(GoToScreen(self.desk), self._gone_to)

    def _gone_to(self, reference: str | None) -> None:
        if reference:
            self._open(reference)

    def action_quit(self) -> None:
        """Leaves the program."""
        self.app.exit()
