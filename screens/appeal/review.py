"""The screen on which a reviewer hears an appeal: evidence, reasons, outcome (R31-R33)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from screens.answers import Answers
from screens.appeal.outcome import outcome_questions, read_outcome, words_to_check
from screens.appeal.pages import evidence_page, reasons_page
from screens.appeal.suspending import suspend_form, suspendable
from screens.form_in_panes import FormInPanes
from screens.form_screen import FormScreen
from ubp_tui.casework.appeal_outcomes import decide_appeal
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView, case_view_by_id
from ubp_tui.policy.actions import Action
from ubp_tui.policy.appeals import overall_outcome, review_due
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Appeal, DraftKind, Suspension
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.forms.appealing import AppealDecision, outcome_problems
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.page import Page
from ubp_tui.widgets.panes import Pane
from ubp_tui.widgets.questions import Question, Values


class AppealReviewScreen(FormInPanes[AppealDecision]):
    """The frozen evidence, the customer's reasons, and the outcome measure by measure."""

    HELP_WORDS: ClassVar[str] = (
        "1 is the decision and its evidence as the decider saw it, and how the customer was "
        "informed; 2 is what the customer says; 3 is the outcome: upheld, partly upheld (never "
        "stricter) or not upheld, measure by measure, with reasons. {hold} suspends a measure "
        "meanwhile. What you type is kept. Nothing counts before you have checked your answers."
    )
    RULE: ClassVar[str] = "R32"
    FORM_TITLE: ClassVar[str] = "The outcome"
    DRAFT: ClassVar[DraftKind] = DraftKind.APPEAL_OUTCOME
    BINDINGS: ClassVar[list[BindingType]] = bindings("hold")

    def __init__(self, desk: Desk, view: CaseView, appeal: Appeal) -> None:
        """Of an appeal, as somebody sees its case."""
        self._appeal = appeal
        refusal = view.why_not(Action.REVIEW_APPEAL, appeal)
        super().__init__(desk, view, appeal.id, "Review the appeal", refusal=refusal)

    def banner(self) -> str:
        """Why it is closed; else for whom it is entered, and by when."""
        if closed := super().banner():
            return closed
        file, appeal = self._view.file, self._appeal
        due = review_due(appeal, self.desk.policy)
        words = f"An outcome is due by {in_words(due)}." if due else ""
        if appeal.reviewer_id not in (None, self.desk.actor_id):
            words = f"You enter it for {file.staff.name(appeal.reviewer_id)}. {words}"
        return words

    def pages(self) -> Sequence[Pane]:
        """The evidence and the reasons."""
        return [
            Pane("Decision and evidence", Page(evidence_page(self._view, self._appeal))),
            Pane("Their reasons", Page(reasons_page(self._view, self._appeal))),
        ]

    def questions(self, typed: Values) -> Sequence[Question]:
        """The outcome's form."""
        return outcome_questions(self.desk, self._view, self._appeal, typed)

    def read(self, answers: Answers) -> AppealDecision:
        """The outcome as it is filled in."""
        return read_outcome(answers, self._view, self._appeal)

    def problems(self, form: AppealDecision) -> list[Problem]:
        """What is wrong, as the policy says."""
        return outcome_problems(form, self._view.file, self._appeal, self._view.today)

    def to_check(self, form: AppealDecision) -> str:
        """The outcome in words."""
        return words_to_check(self._view, form)

    def send(self, form: AppealDecision) -> str:
        """Decides the appeal."""
        decided = decide_appeal(self.desk, self._appeal, form)
        return f"Recorded: {overall_outcome(decided) or 'decided'}."

    def reason_against(self, action: str) -> str | None:
        """Only the reviewer suspends, and only what runs."""
        if action != "hold":
            return super().reason_against(action)
        if self.refusal is not None:
            return f"{self.refusal.reason} ({self.refusal.rule})"
        if not suspendable(self._view, self._appeal):
            return "No measure of this decision is left to suspend. (R33)"
        return None

    def action_hold(self) -> None:
        """Suspends a measure until the appeal is decided."""
        spec = suspend_form(self.desk, self._view, self._appeal)
        keeper = self.kept.of(spec, self._appeal.id, "suspend")
        self.app.push_screen(FormScreen(self.desk, spec, keeper), self._suspended)

    def _suspended(self, suspension: Suspension | None) -> None:
        view = self.attempt(lambda: case_view_by_id(self.desk, self._view.file.case.id))
        if suspension is None or view is None:
            return
        self._view = view
        self.query(Page).first().show(evidence_page(view, self._appeal))
        self.refresh_bindings()
        self.say("Suspended until the appeal is decided and the customer told.")
