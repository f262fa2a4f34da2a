"""One case: its stage, the facts, the next steps, and everything that happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar
from uuid import UUID

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from screens.case.actions import offer, ways_for
from screens.case.facts import facts_text, stage_text
from screens.case.lines import (
    RULE_OF_KIND,
    STEP_COLUMNS,
    WIDE_STEP_COLUMNS,
    step_rows,
    step_words,
    timeline_entries,
)
from screens.case.on_case import OnCase
from screens.case.parts import FactsPage
from screens.kept import KeptForms
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.doorway import ClosedDoor
from ubp_tui.casework.refusals import CaseworkError, DatabaseProblem, Refused
from ubp_tui.casework.views import CaseView, case_view_by_id
from ubp_tui.policy.actions import Action
from ubp_tui.policy.steps import NextStep
from ubp_tui.widgets.confirm import MessageBox
from ubp_tui.widgets.key_bar import KeyBar
from ubp_tui.widgets.row_list import Row, RowList
from ubp_tui.widgets.timeline import Entry, Timeline

WIDE, TALL = 120, 36
"""Columns and rows from which the facts and the steps have more room."""


class CaseScreen(OnCase):
    """A case as whoever looks at it may see it; everything on it is reached from here."""

    CSS_PATH = "case.tcss"
    HELP_WORDS: ClassVar[str] = (
        "One case. At the top its stage and what else is true; on the left who and what it is "
        "about; on the right the next steps, the first due leading; below everything that "
        "happened, the newest first. Tab goes from one part to the next; each scrolls. {open} on "
        "a next step opens what does it; on an entry below, the whole record; on the facts, "
        "all of them. A step marked - waits for something first. {more} lists everything that can "
        "be done, with the reason where something cannot."
    )

    def __init__(
        self,
        desk: Desk,
        view: CaseView,
        neighbour: Callable[[int], str | None],
        kept: KeptForms,
    ) -> None:
        """With the case as it is now, its neighbours in a list, and the forms begun before."""
        super().__init__(desk, view, neighbour, kept)
        self._rows: Sequence[Row] = ()
        self._entries: list[Entry] = []

    def body(self) -> ComposeResult:
        """Stage, facts beside next steps, the words about a step, the timeline."""
        yield Static("", id="stage", markup=False)
        with Horizontal(id="above"):
            with Vertical(id="facts"):
                yield Static("About the case", classes="title", markup=False)
                yield FactsPage()
            yield RowList(STEP_COLUMNS, id="steps", empty_text="Nothing is left to do.")
        yield Static("", id="step", markup=False)
        yield Timeline(id="timeline")

    def on_mount(self) -> None:
        """Shows the case, with the cursor on the first next step of whoever looks."""
        self._show_from_the_start()
        self.query_one("#steps").focus()

    def on_resize(self) -> None:
        """Gives the facts and the steps more room where there is more."""
        wide = self.app.size.width >= WIDE
        self.set_class(wide, "-wide")
        self.set_class(self.app.size.height >= TALL, "-tall")
        self.query_one("#steps", RowList).set_columns(WIDE_STEP_COLUMNS if wide else STEP_COLUMNS)
        self._show()

    def _show_from_the_start(self) -> None:
        steps = self.query_one("#steps", RowList)
        steps.show_rows(lambda first, most: self._rows[first : first + most], 0)
        self._show()
        self.call_after_refresh(self._to_first_of_mine)
        self.query_one(Timeline).move_to(0)
        self.query_one(FactsPage).scroll_home(animate=False)

    def _to_first_of_mine(self) -> None:
        """Puts the cursor on the first step of whoever looks; else it stays on the first of all.

        Only as far as it is seen with the most overdue, which nobody is to miss: so it is done
        once the height is known. Whoever has moved the cursor meanwhile keeps it.
        """
        steps = self.query_one("#steps", RowList)
        seen = self.view.steps[: steps.rows_in_sight]
        mine = [at for at, step in enumerate(seen) if step.owner_id == self.desk.actor_id]
        if mine and steps.cursor == 0:
            steps.move_to(mine[0])

    def _show(self) -> None:
        """Shows the case as it is now; the cursors stay where they are."""
        case, customer = self.view.file.case, self.view.file.customer
        self.retitle(f"{case.reference}  {customer.name}")
        self.query_one("#stage", Static).update(stage_text(self.view))
        self.query_one(FactsPage).keep(facts_text(self.view))
        self._rows = step_rows(self.view, wide=self.app.size.width >= WIDE)
        self.query_one("#steps", RowList).refresh_rows(len(self._rows))
        entries = timeline_entries(self.view)
        if entries != self._entries:
            self._entries = entries
            self.query_one(Timeline).show_entries(entries)
        self._show_step()
        self.refresh_bindings()

    def _step(self) -> NextStep | None:
        """The next step at the cursor."""
        place = self.query_one("#steps", RowList).cursor
        return self.view.steps[place] if 0 <= place < len(self.view.steps) else None

    @on(RowList.Moved, "#steps")
    def _show_step(self) -> None:
        """Says whose the step at the cursor is and what it waits for."""
        step = self._step()
        ways = ways_for(step, self.desk, self.view) if step else []
        found = [offer(way, self.view) for way in ways]
        opens = found[0].words if len(found) == 1 else "choose what to do"
        refusal = found[0].why_not if found and all(each.why_not for each in found) else ""
        opens = opens if found else "nobody has to do anything"
        words = step_words(self.view, step, opens, refusal, self.key("open"))
        self.query_one("#step", Static).update(words)

    def ask_again(self) -> None:
        """Reads the case again, beside the screen: something changed, here or elsewhere."""
        self._read_again(self.view.file.case.id)

    def on_screen_resume(self) -> None:
        """Back from another screen: what was done there shows here."""
        if self._entries:
            self.ask_again()

    @work(thread=True, group="case", exclusive=True)
    def _read_again(self, case_id: UUID) -> None:
        try:
            view = case_view_by_id(self.desk, case_id)
        except (CaseworkError, DatabaseProblem) as problem:
            self.app.call_from_thread(self._not_read, problem)
        else:
            self.app.call_from_thread(self._read, view)

    def _read(self, view: CaseView) -> None:
        if view.file.case.id != self.view.file.case.id:
            return
        before = {(step.what, step.about_id) for step in self.view.steps}
        new = [s for s in view.steps if s.tells and (s.what, s.about_id) not in before]
        self.view = view
        self._show()
        if new and (done := self.query_one(KeyBar).sentence):
            self.say(f"{done} {new[0].what}.")

    def _not_read(self, problem: CaseworkError | DatabaseProblem) -> None:
        """A case that is not the viewer's any more is left; what was read stays otherwise."""
        if not isinstance(problem, Refused) or not self.is_current:
            self.tell(problem)
            return
        done = self.query_one(KeyBar).sentence
        self.dismiss(None)
        words = filter(None, [done, "Nothing on this case waits for you now.", str(problem)])
        self.app.push_screen(MessageBox(" ".join(words)))

    @on(RowList.Opened, "#steps")
    def _open_step(self) -> None:
        """Opens what does the next step."""
        step = self._step()
        if step is None:
            return
        if step.action == Action.SEE_CASE:
            self.say(f"{step.what}: nobody has to do anything for that.")
            return
        if step.blocker:
            self.say(f"It waits: {step.blocker}")
        self.choose(ways_for(step, self.desk, self.view), step.what)

    @on(RowList.Opened, "#timeline")
    def _open_entry(self, message: RowList.Opened) -> None:
        """Opens the record that the entry is about."""
        key = message.row.key
        if isinstance(key, tuple) and isinstance(key[0], UUID):
            self.open_record(key[0])

    @on(FactsPage.Opened)
    def _open_facts(self) -> None:
        """Shows the facts in full."""
        from screens.case.record_screen import FactsScreen

        self.app.push_screen(FactsScreen(self.desk, self.view))

    def rule_in_question(self) -> str:
        """The rule behind the step or the entry at the cursor."""
        timeline = self.query_one(Timeline)
        if self.focused is timeline and timeline.cursor_row is not None:
            return RULE_OF_KIND.get(timeline.cursor_row.cells[2], "")
        step = self._step()
        return step.rule if step is not None and self.focused is not timeline else ""

    def arrive(self, found: CaseView | ClosedDoor) -> None:
        """Shows another case here; one that was not given stands in front until one goes back."""
        if isinstance(found, CaseView):
            self.view = found
            self._show_from_the_start()
        else:
            from screens.case.not_given import NotGivenScreen

            self.app.push_screen(NotGivenScreen(self, found, self._neighbour))
