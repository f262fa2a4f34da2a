"""A page with all the words of one record, or with all the facts of a case."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.case.actions import ways_about
from screens.case.facts import facts_text, stage_text
from screens.case.records import record_page
from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.facts import Customer
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.page import Page, paragraphs


class RecordScreen(WorkScreen[bool]):
    """One record; its result is True where something is to be done about it."""

    HELP_WORDS: ClassVar[str] = (
        "One record with all its words. The cursor keys scroll; {more} lists what can be done "
        "about it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("more", "why")
    AUTO_FOCUS: ClassVar[str] = "Page"

    def __init__(self, desk: Desk, view: CaseView, record_id: UUID) -> None:
        """Of a record of the case."""
        self._view = view
        self._page = record_page(view, record_id)
        self._has_more = bool(ways_about(record_id, desk, view))
        super().__init__(desk, f"{view.file.case.reference}  {self._page.title}")

    def body(self) -> ComposeResult:
        """The words."""
        yield Page(self._page.text)

    def rule_in_question(self) -> str:
        """The rule of such records."""
        return self._page.rule

    def reason_against(self, action: str) -> str | None:
        """Nothing can be done about a record that is only there to read."""
        if action == "more" and not self._has_more:
            return "There is nothing to do about this record."
        return None

    def action_more(self) -> None:
        """Goes back to choose what to do about it."""
        self.dismiss(True)

    def whom_it_is_about(self) -> Customer:
        """The customer of the case."""
        return self._view.file.customer


class FactsScreen(WorkScreen[None]):
    """Everything the case's screen says of who and what it is about."""

    HELP_WORDS: ClassVar[str] = "Who and what the case is about. The cursor keys scroll."
    BINDINGS: ClassVar[list[BindingType]] = bindings("why")
    RULE: ClassVar[str] = "R4"
    AUTO_FOCUS: ClassVar[str] = "Page"

    def __init__(self, desk: Desk, view: CaseView) -> None:
        """Of a case."""
        super().__init__(desk, f"{view.file.case.reference}  {view.file.customer.name}")
        self._view = view

    def body(self) -> ComposeResult:
        """The stage and the facts."""
        yield Page(paragraphs(stage_text(self._view), facts_text(self._view)))

    def whom_it_is_about(self) -> Customer:
        """The customer of the case."""
        return self._view.file.customer
