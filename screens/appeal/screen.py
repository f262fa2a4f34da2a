"""One appeal: what was said, where it stands, and what can be done now."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.appeal.pages import appeal_page
from screens.appeal.refer import ReferScreen
from screens.appeal.review import AppealReviewScreen
from screens.appeal.steps import step_form
from screens.form_in_panes import open_and_say
from screens.form_screen import FormScreen
from screens.kept import KeptForms
from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView, case_view_by_id
from ubp_tui.policy.appeal_work import AppealWork, next_work, why_not_now, why_not_work
from ubp_tui.policy.appeals import why_too_late
from ubp_tui.policy.eligibility import Refusal
from ubp_tui.policy.facts import Appeal
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.confirm import MessageBox
from ubp_tui.widgets.page import Page
from ubp_tui.widgets.row_list import Row, RowList

COMPLAINT = "Note a complaint about how it was handled"
COLUMNS = (Column("What can be done", 46), Column("Why not now"))


class AppealScreen(WorkScreen[None]):
    """An appeal with every piece of work on it; the cursor begins on what is next."""

    HELP_WORDS: ClassVar[str] = (
        "One appeal, above in the customer's words, below what can be done on it now. The cursor "
        "stands on what is next; {open} opens it, or says why it cannot be done now. An appeal "
        "is not a complaint: a complaint is only noted beside it."
    )
    RULE: ClassVar[str] = "R28"
    BINDINGS: ClassVar[list[BindingType]] = bindings("why")
    DEFAULT_CSS = """
    AppealScreen { #work { height: 10; dock: bottom; margin-bottom: 1; } }
    """

    def __init__(self, desk: Desk, view: CaseView, appeal_id: UUID, kept: KeptForms) -> None:
        """Of a case, as somebody sees it; `kept` holds the forms begun before."""
        file = view.file
        super().__init__(desk, f"Appeal · {file.case.reference} {file.customer.name}")
        self.kept = kept
        self._view = view
        self._appeal_id = appeal_id

    @property
    def _appeal(self) -> Appeal:
        return next(a for a in self._view.file.appeals if a.id == self._appeal_id)

    def body(self) -> ComposeResult:
        """The appeal, and the list of what can be done."""
        yield Page()
        yield RowList(COLUMNS, id="work")

    def on_mount(self) -> None:
        """Begins on what is next."""
        self._show()
        rows = self.query_one(RowList)
        rows.focus()
        self._go_to_next()

    def _go_to_next(self) -> None:
        view = self._view
        following = next_work(view.file, self._appeal, view.asking.policy, view.today)
        if following is not None:
            self.query_one(RowList).move_to_key(following)

    def _show(self) -> None:
        rows = [self._row(work) for work in AppealWork] + [Row(COMPLAINT, (COMPLAINT, ""))]
        self.query_one(Page).show(appeal_page(self._view, self._appeal))
        self.query_one(RowList).show_rows(lambda first, most: rows[first : first + most], len(rows))

    def _row(self, work: AppealWork) -> Row:
        refusal = self._refusal(work)
        return Row(work, (work, refusal.reason if refusal else ""))

    def _refusal(self, work: AppealWork) -> Refusal | None:
        return why_not_work(work, self._view.asking, self._view.file, self._appeal)

    def ask_again(self) -> None:
        """Reads the case again: something changed, here or elsewhere."""
        view = self.attempt(lambda: case_view_by_id(self.desk, self._view.file.case.id))
        if view is not None:
            self._view = view
            place = self.query_one(RowList).cursor
            self._show()
            self.query_one(RowList).move_to(place)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Opens a piece of work, or says why it cannot be done now."""
        if message.row.key == COMPLAINT:
            from screens.appeal import open_complaint

            open_complaint(self, self._view.file.case.id, self._appeal_id)
            return
        work = AppealWork(str(message.row.key))
        refusal = self._refusal(work)
        if refusal is not None and not self._can_be_read(work):
            self.app.push_screen(MessageBox(f"{refusal.reason} ({refusal.rule})"))
        else:
            self._open(work)

    def _can_be_read(self, work: AppealWork) -> bool:
        """Whoever may not review may read what the reviewer reads, and is told why there."""
        view = self._view
        not_now = why_not_now(work, view.file, self._appeal, view.asking.policy, view.today)
        return work == AppealWork.REVIEW and not_now is None

    def _open(self, work: AppealWork) -> None:
        desk, view, appeal = self.desk, self._view, self._appeal
        if work == AppealWork.REVIEW:
            open_and_say(self, AppealReviewScreen(desk, view, appeal))
        elif work == AppealWork.REFER:
            self.app.push_screen(ReferScreen(desk, view, appeal), self._done)
        else:
            late = why_too_late(view.file, appeal, view.asking.policy) or ""
            spec = step_form(desk, view.file, appeal, work, late)
            keeper = self.kept.of(spec, appeal.id, work.name)
            self.app.push_screen(FormScreen(desk, spec, keeper), self._done)

    def _done(self, done: Any) -> None:
        self.ask_again()
        if done is not None:
            self._go_to_next()
            self.say(done if isinstance(done, str) else "Recorded.")

    def on_screen_resume(self) -> None:
        """Back from another screen: what was done there shows here."""
        self.ask_again()
