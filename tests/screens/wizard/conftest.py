"""A case on which measures can be drafted: warned, considered, with an incident since."""

from dataclasses import dataclass
from typing import Any

import pytest

from screens.wizard import open_wizard
from screens.wizard.sheet import Sheet
from ubp_tui.casework.cases import give_case, open_case
from ubp_tui.casework.circumstances import record_account, record_factor
from ubp_tui.casework.incidents import join_incident
from ubp_tui.casework.proposals import start_proposal
from ubp_tui.casework.views import CaseView, case_view_by_id
from ubp_tui.casework.warnings import issue_warning
from ubp_tui.policy.facts import Answer, Case, Customer, Draft, Proposal
from ubp_tui.policy.forms.preparing import NewAccount, NewFactor, NewWarning
from ubp_tui.widgets.questions import Values


@dataclass
class Prepared:
    """Tom's case about Jane Okafor, whom he warned in June; she shouted again in July."""

    office: Any
    customer: Customer
    case: Case

    def view(self, username: str = "tom") -> CaseView:
        """The case as somebody sees it."""
        return case_view_by_id(self.office.desk(username), self.case.id)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The drafts on the case."""
        return self.view().file.drafts

    def sheet(self, username: str = "tom", **values: Any) -> Sheet:
        """The draft as somebody holds it, with something filled in; `M2__x` stands for "M2.x"."""
        desk = self.office.desk(username)
        sheet = Sheet(desk, start_proposal(desk, self.case.id), self.view(username))
        filled: Values = {name.replace("__", "."): value for name, value in values.items()}
        sheet.keep(filled)
        sheet.save()
        return sheet

    def complete(self, **values: Any) -> Sheet:
        """A draft with nothing missing: email only, for a year."""
        incidents = tuple(str(i.id) for i in self.view().file.incidents)
        whole: dict[str, Any] = {
            "incidents": incidents,
            "measures": ("M2",),
            "M2__method": "email",
            "M2__address": "jane@example.org",
            "M2__why_nothing_less": "Two talks changed nothing.",
            "M2__also_considered": "A point of contact.",
            "starts_on": "3/8/2026",
        }
        return self.sheet(**{**whole, **values})

    def sent(self) -> Proposal:
        """What is drafted, sent for decision."""
        sheet = self.complete()
        return sheet.send()

    async def opened(self, hands: Any) -> None:
        """Opens the wizard from the first screen."""
        open_wizard(hands.home, self.case.id)
        await hands.settle()


@pytest.fixture
def prepared(office: Any) -> Prepared:
    customer = office.customer(
        "Okafor, Jane", "P1", email="jane@example.org", address="12 Mill Lane", phone="01225 7"
    )
    case = open_case(
        office.desk("tom"), customer.id, (office.complete(office.incident(customer)).id,)
    )
    tom = office.desk("tom")
    record_factor(tom, case.id, NewFactor(kind="our_late_repair", words="Five weeks late."))
    record_account(
        tom, case.id, NewAccount(words="I was cold.", invited_on=tom.today(), how="phone")
    )
    give_case(tom, case.id, office.people["tia"].id, "covers for Tom")
    warning = NewWarning(
        must_change="Please do not shout.",
        sent_how="email",
        sent_on=tom.today(),
        needs_answer=Answer.NO,
        nominee_answer=Answer.NO,
    )
    issue_warning(tom, case.id, warning)
    office.now = office.now.add(weeks=5)
    again = office.complete(office.incident(customer, "Shouted again."))
    join_incident(tom, again.id, case.id)
    return Prepared(office, customer, case)
