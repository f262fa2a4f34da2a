"""A screen on one case: its keys open what does each action, or say why it is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar
from uuid import UUID

from textual.binding import BindingType

from screens.case.actions import TABLE, ways_about, ways_for, ways_of
from screens.case.walking import WalksCases
from screens.case.ways import Way
from screens.kept import KeptForms
from screens.wording import who_words
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.appeals import answered_untold, open_appeals
from ubp_tui.policy.facts import Customer
from ubp_tui.widgets.bindings import bindings

OF_KEY = {
    "propose": Action.DRAFT,
    "decide": Action.DECIDE,
    "incident": Action.RECORD_INCIDENT,
    "personnel": Action.ASK_PERSONNEL_CHANGE,
}
"""The action behind each key that is one action."""


class OnCase(WalksCases):
    """Where work on a case begins and comes back to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "more",
        "propose",
        "decide",
        "tell",
        "appeal",
        "incident",
        "personnel",
        "why",
    )

    def __init__(
        self,
        desk: Desk,
        view: CaseView,
        neighbour: Callable[[int], str | None],
        kept: KeptForms,
    ) -> None:
        """With the case as it is now, its neighbours in a list, and the forms begun before."""
        who = who_words(view.asking.actor, desk.policy, view.today)
        super().__init__(desk, "", who, neighbour)
        self.kept = kept
        self.view = view

    @property
    def case_id(self) -> UUID:
        """The case."""
        return self.view.case_id

    def choose(self, ways: Sequence[Way], title: str) -> None:
        """Opens the one way there is, or asks which of several."""
        if len(ways) != 1:
            from screens.case.more import MoreScreen

            self.app.push_screen(MoreScreen(self.desk, self.view, ways, title), self._chosen)
            return
        refusal = self.view.why_not(ways[0].action, ways[0].subject) or ways[0].waits
        if refusal is not None:
            self.tell(Refused(refusal.reason, refusal.rule))
        else:
            ways[0].open(self)

    def open_record(self, record_id: UUID) -> None:
        """Shows a record of the case in all its words; what can be done about it follows."""
        from screens.case.record_screen import RecordScreen

        screen = RecordScreen(self.desk, self.view, record_id)
        self.app.push_screen(screen, lambda more: self._more_about(record_id) if more else None)

    def _more_about(self, record_id: UUID) -> None:
        self.choose(ways_about(record_id, self.desk, self.view), "About this record")

    def _chosen(self, way: Way | None) -> None:
        if way is not None:
            way.open(self)

    def reason_against(self, action: str) -> str | None:
        """Why a key does nothing here, from the policy's permissions."""
        if action == "tell":
            return self._why_not_tell()
        if action not in OF_KEY:
            return None
        ways = ways_of(OF_KEY[action], self.desk, self.view)
        if not ways:
            return TABLE[OF_KEY[action]].nothing
        refusal = self.view.why_not(ways[0].action, ways[0].subject)
        return refusal.reason if refusal else None

    def whom_it_is_about(self) -> Customer:
        """The customer of the case."""
        return self.view.file.customer

    def action_more(self) -> None:
        """Lists every action with the reason where it is refused."""
        self.choose((), "Everything on this case")

    def action_propose(self) -> None:
        """Goes to what was sent and waits for a decision, else to the measure wizard."""
        self.choose(ways_of(Action.DRAFT, self.desk, self.view), "Measures")

    def action_decide(self) -> None:
        """Goes to the decision."""
        self.choose(ways_of(Action.DECIDE, self.desk, self.view), "Decide")

    def _to_tell(self) -> list[Way]:
        """What the next steps say is to be told, the first due leading."""
        steps = [step for step in self.view.steps if step.tells]
        found = [way for step in steps for way in ways_for(step, self.desk, self.view)]
        return list({way.words: way for way in found}.values())

    def _why_not_tell(self) -> str | None:
        """Why `t` leads nowhere: nothing is left to tell, or somebody else tells it."""
        steps = [step for step in self.view.steps if step.tells]
        if not steps:
            return "There is nothing to tell the customer now."
        if any(self.view.why_not(way.action, way.subject) is None for way in self._to_tell()):
            return None
        return f"Not for you. {self.view.file.staff.whose(steps[0].owner_id)}: {steps[0].what}."

    def action_tell(self) -> None:
        """Goes to the checklist, or to what else the customer is to be told."""
        self.choose(self._to_tell(), "Tell the customer")

    def action_appeal(self) -> None:
        """Goes to the appeal that is open, or whose outcome is to be told, or records one."""
        file = self.view.file
        in_hand = open_appeals(file) or any(answered_untold(a) for a in file.appeals)
        action = Action.WORK_APPEAL if in_hand else Action.RECORD_APPEAL
        self.choose(ways_of(action, self.desk, self.view), "Appeals")

    def action_incident(self) -> None:
        """Records another incident of this customer."""
        ways_of(Action.RECORD_INCIDENT, self.desk, self.view)[0].open(self)

    def action_personnel(self) -> None:
        """Asks for a change of personnel."""
        self.choose(ways_of(Action.ASK_PERSONNEL_CHANGE, self.desk, self.view), "Another person")
