"""The screen on which a proposal is read and decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType

from screens.answers import Answers
from screens.case.forms.authority import outside_form
from screens.decision.questions import (
    decision_questions,
    last_day_words,
    outside_deciders,
    read_decision,
    words_to_check,
)
from screens.decision.reading import proposal_page, second_decider_words
from screens.form_in_panes import FormInPanes
from screens.form_screen import FormScreen
from ubp_tui.casework.comparable import comparable_cases
from ubp_tui.casework.decisions import decide
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import CaseworkError, DatabaseProblem, Refused
from ubp_tui.casework.views import CaseView, case_view_by_id, deciders
from ubp_tui.policy.actions import Action
from ubp_tui.policy.eligibility import Refusal, only_outside_is_left
from ubp_tui.policy.facts import DraftKind, Outcome, Proposal, StaffMember
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.forms.deciding import DecisionForm, decision_problems
from ubp_tui.policy.stage import waiting_proposal
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.page import Page
from ubp_tui.widgets.panes import Pane
from ubp_tui.widgets.questions import Question, Values


class DecisionScreen(FormInPanes[DecisionForm]):
    """What is proposed with everything it rests on, and the decision measure by measure."""

    HELP_WORDS: ClassVar[str] = (
        "1 is what is proposed and everything it rests on; 2 is the decision: approve all, "
        "approve some, refuse or send back, always with reasons. What you type is kept as you "
        "go. Nothing counts before you have checked your answers."
    )
    RULE: ClassVar[str] = "R10"
    FORM_TITLE: ClassVar[str] = "The decision"
    DRAFT: ClassVar[DraftKind] = DraftKind.DECISION
    BINDINGS: ClassVar[list[BindingType]] = bindings("outside")

    def __init__(self, desk: Desk, view: CaseView, proposal: Proposal) -> None:
        """About a proposal, as somebody sees its case."""
        outside = outside_deciders(view, proposal)
        refusal = _why_not(view, proposal, outside)
        super().__init__(desk, view, proposal.id, "Decide", refusal=refusal)
        self._proposal = proposal
        self._outside = outside

    def banner(self) -> str:
        """Why it is closed; else whether a second decider is needed."""
        return super().banner() or second_decider_words(self._view, self._proposal)

    def pages(self) -> Sequence[Pane]:
        """What is proposed."""
        return [Pane("What is proposed", Page(self._page()))]

    def _page(self) -> Text:
        comparison = comparable_cases(self.desk, self._view.file.case.id)
        return proposal_page(self._view, self._proposal, comparison)

    def questions(self, typed: Values) -> Sequence[Question]:
        """The decision's form."""
        return decision_questions(self._view, self._proposal, typed, self._outside)

    def read(self, answers: Answers) -> DecisionForm:
        """The decision as it is filled in."""
        return read_decision(answers, self._proposal)

    def computed(self, answers: Answers) -> str:
        """The last day."""
        return last_day_words(self.read(answers))

    def problems(self, form: DecisionForm) -> list[Problem]:
        """What is wrong, on the case as it is now.

        Whoever saw it only while it waited for them sees it no more once a colleague has decided.
        """
        try:
            view = case_view_by_id(self.desk, self._view.file.case.id)
        except Refused as refused:
            said = f"This does not wait for your decision now. {refused}"
            return [Problem("outcome", said, refused.rule)]
        except (CaseworkError, DatabaseProblem) as problem:
            return [Problem("outcome", str(problem))]
        asking = view.asking
        return decision_problems(
            form, view.file, self._proposal, asking.policy, asking.now, asking.today
        )

    def to_check(self, form: DecisionForm) -> str:
        """The decision in words."""
        return words_to_check(self._view, self._proposal, form)

    def send(self, form: DecisionForm) -> str:
        """Decides."""
        decision = decide(self.desk, self._view.file.case.id, self._proposal.id, form)
        if decision is None:
            return "Your approval is recorded. A second decider is needed before it counts."
        if decision.outcome in (Outcome.REFUSED, Outcome.SENT_BACK):
            return f"Recorded: the proposal is {decision.outcome}."
        return f"Recorded: {decision.outcome}. Informing the customer comes next."

    def reason_against(self, action: str) -> str | None:
        """An outside person is recorded by whoever may, where nobody here may decide."""
        if action != "outside":
            return super().reason_against(action)
        if not only_outside_is_left(deciders(self._view, self._proposal)):
            return "Somebody who works here may decide, so nobody from outside is asked. (R10)"
        refusal = self._view.why_not(Action.RECORD_AUTHORITY)
        return f"{refusal.reason} ({refusal.rule})" if refusal else None

    def action_outside(self) -> None:
        """Records somebody from outside to decide; then this screen opens again for them."""
        spec = outside_form(self.desk, self._view)
        keeper = self.kept.of(spec, self._proposal.id, "outside")
        self.app.push_screen(FormScreen(self.desk, spec, keeper), self._recorded)

    def _recorded(self, person: StaffMember | None) -> None:
        view = self.attempt(lambda: case_view_by_id(self.desk, self._view.file.case.id))
        if person is not None and view is not None:
            self.app.switch_screen(DecisionScreen(self.desk, view, self._proposal))


def _why_not(view: CaseView, proposal: Proposal, outside: Sequence[StaffMember]) -> Refusal | None:
    """Why whoever looks may not decide, or enter it for an outside person."""
    waiting = waiting_proposal(view.file)
    if waiting is None or waiting.id != proposal.id:
        return Refusal("This proposal has been decided already.", "R11")
    if outside and view.why_not(Action.RECORD_AUTHORITY) is None:
        return None
    return view.why_not(Action.DECIDE, proposal)
