"""A case that has gone as far as a test needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from screens.answers import Answers
from screens.case import open_case_screen
from screens.draft_keeper import values_of
from screens.form_screen import FormSpec
from ubp_tui.casework.cases import add_note, open_case
from ubp_tui.casework.decisions import decide
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.informing import record_item
from ubp_tui.casework.people import accept_role
from ubp_tui.casework.refusals import Invalid
from ubp_tui.casework.views import CaseView, case_view_by_id
from ubp_tui.demo.routine import consider, measure, propose, warn
from ubp_tui.policy.facts import Case, Incident, Outcome
from ubp_tui.policy.forms.deciding import DecisionForm
from ubp_tui.policy.forms.informing import ItemForm
from ubp_tui.policy.measures import MeasureDetails, SingleContact, SingleMethod


def fields(problem: pytest.ExceptionInfo[Invalid]) -> set[str]:
    """The fields beside which something was wrong."""
    return {found.field for found in problem.value.problems}


@dataclass
class Story:
    """Jane Okafor's case, owned by Tom; each method takes it one stage further."""

    office: Any
    case: Case
    incident: Incident

    def desk(self, username: str = "tom") -> Desk:
        return self.office.desk(username)

    def view(self, username: str = "tom") -> CaseView:
        return case_view_by_id(self.desk(username), self.case.id)

    def note(self, words: str) -> None:
        """Tom adds a note, a minute after whatever was before."""
        self.office.now = self.office.now.add(minutes=1)
        add_note(self.desk(), self.case.id, words)

    def warned(self) -> None:
        consider(self.desk(), self.case, "health", "She has told us.", "They were late.")
        warn(self.desk(), self.case, "Please speak calmly with us.", how="email")

    def decided(self, *details: MeasureDetails) -> None:
        """Hal approves measures that start today, straight from the incident."""
        consider(self.desk(), self.case, "health", "She has told us.", "They were late.")
        measures = [
            measure(each, self.incident, why="It is enough.", instead="Nothing.")
            for each in details
        ]
        today = self.desk().today()
        proposal = propose(
            self.desk(),
            self.case,
            *measures,
            starts_on=today,
            ground="comparable_seriousness",
            reason="A push.",
        )
        form = DecisionForm(
            outcome=Outcome.APPROVED,
            reasons="Fair.",
            approved_ids=tuple(m.id for m in proposal.measures),
            starts_on=today,
            months=12,
        )
        decide(self.desk("hal"), self.case.id, proposal.id, form)
        for role in self.view().file.contact_roles:
            who = {p.id: u for u, p in self.office.people.items()}[role.staff_id]
            accept_role(self.desk(who), role, "A talk each week.")

    def in_force(self, *details: MeasureDetails) -> None:
        """Decided, and Jane informed by email, so that the measures bind."""
        self.decided(*details)
        informing = self.view().file.informings[0]
        for number in range(1, 13):
            form = ItemForm(
                number=number,
                happened_on=self.desk().today(),
                how="email",
                words={6: "No, thank you.", 7: "No, thank you.", 11: "Nobody."}.get(number, ""),
                format="standard" if number in (11, 12) else "",
            )
            record_item(self.desk(), self.case.id, informing.id, form)
        self.office.now = self.office.now.add(minutes=5)

    def single_contact(self) -> SingleContact:
        people = self.office.people
        return SingleContact(
            staff_id=people["sam"].id,
            deputy_id=people["dee"].id,
            channels=("email",),
            reached_by="sam.reed@example.org",
            hears_back="each Friday",
        )

    def by_email(self) -> SingleMethod:
        return SingleMethod(method="email", address="jane@example.org")

    def fill_in(self, spec: FormSpec, username: str = "tom", **values: Any) -> Any:
        """Sends a form with these answers; what was not answered stands as the form asked it."""
        typed = values_of(spec.ask({}))
        desk = self.desk(username)
        return spec.send(Answers(typed | values, desk.now(), desk.today()))

    def open_at(self, hands: Any, neighbour: Callable[[int], str | None] = lambda by: None) -> None:
        """Opens the case from the first screen."""
        open_case_screen(hands.home, self.case.reference, neighbour)


@pytest.fixture
def story(office: Any) -> Story:
    jane = office.customer("Okafor, Jane", "P1", email="jane@example.org", address="1 Mill Lane")
    incident = office.complete(office.incident(jane))
    case = open_case(office.desk("tom"), jane.id, (incident.id,))
    return Story(office, case, incident)
