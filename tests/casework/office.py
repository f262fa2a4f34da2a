"""An office with staff of each grade, a clock that tests move, and short ways to each stage."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pendulum
from peewee import SqliteDatabase

from models.case_files import load_case_file
from models.journal import Entry, entries_of_case
from models.journal_head import head
from models.staff import load_directory
from ubp_tui.casework.adjustments import answer_adjustment, ask_adjustment
from ubp_tui.casework.allegations import record_allegation
from ubp_tui.casework.appeal_reasons import confirm_reasons
from ubp_tui.casework.appeals import record_appeal, refer_appeal
from ubp_tui.casework.cases import open_case
from ubp_tui.casework.circumstances import record_account, record_factor
from ubp_tui.casework.customers import CustomerForm, add_customer
from ubp_tui.casework.deaths import NewDeath, record_death
from ubp_tui.casework.decisions import decide
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import complete_incident, join_incident, record_incident
from ubp_tui.casework.informing import record_item
from ubp_tui.casework.people import accept_role
from ubp_tui.casework.proposals import send_proposal, start_proposal
from ubp_tui.casework.warnings import issue_warning
from ubp_tui.policy import facts
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import AdjustmentTerms, Answer, CaseFile, Outcome
from ubp_tui.policy.forms.appealing import NewAppeal
from ubp_tui.policy.forms.deciding import DecisionForm
from ubp_tui.policy.forms.incidents import (
    IncidentDetails,
    NewAllegation,
    NewIncident,
    StaffPart,
)
from ubp_tui.policy.forms.informing import ItemForm
from ubp_tui.policy.forms.preparing import (
    AdjustmentAnswer,
    NewAccount,
    NewAdjustment,
    NewFactor,
    NewWarning,
)
from ubp_tui.policy.forms.proposing import MeasureForm, ProposalForm
from ubp_tui.policy.forms.telling import TellingForm
from ubp_tui.policy.measures import MeasureDetails, SingleContact, SingleMethod, code_of
from ubp_tui.policy.stage import stage
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State, standings
from ubp_tui.policy.steps import NextStep, next_steps

WEDNESDAY = pendulum.datetime(2026, 6, 3, 8, 30, tz="UTC")


class Office:
    """Does casework from different desks at the moment that its clock shows."""

    def __init__(self, database: SqliteDatabase, policy: Policy) -> None:
        self.database = database
        self.policy = policy
        self.now = WEDNESDAY
        self.customers = 0

    @property
    def staff(self) -> dict[str, facts.StaffMember]:
        people = load_directory(self.database).people.values()
        return {p.username or p.name: p for p in people}

    def id_of(self, username: str) -> UUID:
        return self.staff[username].id

    def at(self, username: str) -> Desk:
        return self.desk_of(self.id_of(username))

    def desk_of(self, staff_id: UUID) -> Desk:
        return Desk(
            database=self.database,
            policy=self.policy,
            actor_id=staff_id,
            clock=lambda: self.now,
        )

    @property
    def today(self) -> pendulum.Date:
        return self.now.in_timezone("Europe/London").date()

    def later(self, working_days: int = 1) -> pendulum.Date:
        """Moves the clock so many working days on."""
        day = self.policy.calendar.add(self.today, working_days)
        self.now = self.now.add(days=(day - self.today).days)
        return self.today

    def in_days(self, working_days: int) -> pendulum.Date:
        return self.policy.calendar.add(self.today, working_days)

    # What is recorded.

    def file(self, case: facts.Case) -> CaseFile:
        return load_case_file(self.database, case.id, load_directory(self.database))

    def stage(self, case: facts.Case) -> Stage:
        return stage(self.file(case), self.policy, self.now).stage

    def states(self, case: facts.Case) -> dict[str, State]:
        return {s.measure.code: s.state for s in standings(self.file(case), self.policy, self.now)}

    def steps(self, case: facts.Case) -> tuple[NextStep, ...]:
        return next_steps(self.file(case), self.policy, self.now)

    def step(self, case: facts.Case, beginning: str) -> NextStep:
        found = [s for s in self.steps(case) if s.what.startswith(beginning)]
        assert len(found) == 1, [s.what for s in self.steps(case)]
        return found[0]

    def journal(self, case: facts.Case) -> tuple[Entry, ...]:
        return entries_of_case(self.database, case.id)

    def head(self) -> int:
        return head(self.database)

    # Short ways to each stage.

    def customer(self, **more: Any) -> facts.Customer:
        self.customers += 1
        values: dict[str, Any] = {
            "reference": f"P{1000 + self.customers}",
            "tenancy_reference": "T0044121",
            "family_name": "Okafor",
            "given_names": "Jane",
            "address": "12 Mill Lane",
            "email": "jane@example.org",
            "phone": "07700 900366",
        }
        return add_customer(self.at("sam"), CustomerForm(**(values | more)))

    def jotted(self, customer: facts.Customer, by: str = "sam") -> facts.Incident:
        return record_incident(
            self.at(by),
            NewIncident(
                customer_id=customer.id,
                happened_at=self.now.subtract(minutes=10),
                channel="phone",
                what_happened="Shouted about the late repair.",
            ),
        )

    def incident(
        self, customer: facts.Customer, by: str = "sam", parts: tuple[StaffPart, ...] = ()
    ) -> facts.Incident:
        details = IncidentDetails(
            behaviours=("aggressive_or_abusive",), effect_on_time="An hour.", staff=parts
        )
        return complete_incident(self.at(by), self.jotted(customer, by), details)

    def opened(self, customer: facts.Customer | None = None, by: str = "sam") -> facts.Case:
        whose = customer or self.customer()
        return open_case(self.at("priya"), whose.id, (self.incident(whose, by).id,))

    def considered(self, customer: facts.Customer | None = None) -> facts.Case:
        case = self.opened(customer)
        record_factor(
            self.at("priya"), case.id, NewFactor(kind="our_late_repair", words="Five weeks late.")
        )
        record_account(
            self.at("priya"),
            case.id,
            NewAccount(invited_on=self.today, how="phone", words="“I waited for weeks.”"),
        )
        return case

    def warned(self, customer: facts.Customer | None = None) -> facts.Case:
        case = self.considered(customer)
        self.warn(case)
        return case

    def warn(self, case: facts.Case, by: str = "priya", **more: Any) -> facts.Warning:
        values: dict[str, Any] = {
            "must_change": "Please do not shout.",
            "sent_how": "email",
            "sent_on": self.today,
            "needs_answer": Answer.NO,
            "nominee_answer": Answer.NO,
        }
        return issue_warning(self.at(by), case.id, NewWarning(**(values | more)))

    def again(self, case: facts.Case) -> facts.Incident:
        """Another incident, a working day later, on the case."""
        self.later()
        found = self.incident(self.file(case).customer)
        return join_incident(self.at("priya"), found.id, case.id)

    def ready(self, customer: facts.Customer | None = None) -> facts.Case:
        """A case on which measures may be proposed."""
        case = self.warned(customer)
        self.again(case)
        return case

    def allegation(
        self,
        case: facts.Case,
        about: str,
        looks_into: str = "ruth",
        words: str = "“She lied.”",
        by: str = "priya",
        **more: Any,
    ) -> facts.Allegation:
        """What the customer says somebody did."""
        form = NewAllegation(
            customer_id=case.customer_id,
            about_id=self.id_of(about),
            looks_into_id=self.id_of(looks_into),
            words=words,
            case_id=case.id,
            **more,
        )
        return record_allegation(self.at(by), form)

    def by_email(self) -> SingleMethod:
        return SingleMethod(method="email", address="jane@example.org")

    def with_sam(self) -> SingleContact:
        return SingleContact(
            staff_id=self.id_of("sam"),
            deputy_id=self.id_of("dee"),
            channels=("phone",),
            reached_by="01632 960500",
            hears_back="every Friday",
        )

    def measure(self, case: facts.Case, details: MeasureDetails, **more: Any) -> MeasureForm:
        values: dict[str, Any] = {
            "code": code_of(details),
            "details": details,
            "incident_ids": (self.file(case).incidents[-1].id,),
            "why_nothing_less": "The warning did not help.",
            "also_considered": "A single point of contact.",
        }
        return MeasureForm(**(values | more))

    def form(self, case: facts.Case, *details: MeasureDetails, **more: Any) -> ProposalForm:
        measures = tuple(self.measure(case, d) for d in details or (self.by_email(),))
        values: dict[str, Any] = {
            "measures": measures,
            "starts_on": self.in_days(5),
            "months": 12,
        }
        return ProposalForm(**(values | more))

    def propose(
        self, case: facts.Case, *details: MeasureDetails, by: str = "priya", **more: Any
    ) -> facts.Proposal:
        desk = self.at(by)
        return send_proposal(desk, start_proposal(desk, case.id), self.form(case, *details, **more))

    def proposed(self, *details: MeasureDetails) -> tuple[facts.Case, facts.Proposal]:
        case = self.ready()
        return case, self.propose(case, *details)

    def approving(self, proposal: facts.Proposal, **more: Any) -> DecisionForm:
        values: dict[str, Any] = {
            "outcome": Outcome.APPROVED,
            "reasons": "It is proportionate.",
            "approved_ids": tuple(m.id for m in proposal.measures),
            "starts_on": proposal.starts_on,
            "months": proposal.months,
        }
        return DecisionForm(**(values | more))

    def decide(
        self, case: facts.Case, proposal: facts.Proposal, by: str = "helen", **more: Any
    ) -> facts.Decision:
        decision = decide(self.at(by), case.id, proposal.id, self.approving(proposal, **more))
        assert decision is not None
        return decision

    def decided(self, *details: MeasureDetails) -> tuple[facts.Case, facts.Decision]:
        case, proposal = self.proposed(*details)
        return case, self.decide(case, proposal)

    def item(self, case: facts.Case, number: int, **more: Any) -> facts.InformingItem:
        values: dict[str, Any] = {
            "happened_on": self.today,
            "how": "email",
            "words": {6: "No, thank you.", 7: "No, thank you.", 11: "Nobody."}.get(number, ""),
            "format": "standard" if number in (11, 12) else "",
        }
        checklist = self.file(case).informings[-1]
        form = ItemForm(number=number, **(values | more))
        return record_item(self.at("priya"), case.id, checklist.id, form)

    def inform(self, case: facts.Case, last: int = 12, **letter: Any) -> None:
        for number in range(1, last + 1):
            self.item(case, number, **(letter if number == 12 else {}))

    def accept_roles(self, case: facts.Case) -> None:
        for role in self.file(case).contact_roles:
            if role.accepted_at is None:
                accept_role(self.desk_of(role.staff_id), role, "An hour a week.")

    def in_force(self, *details: MeasureDetails) -> tuple[facts.Case, facts.Decision]:
        """Measures that bind today."""
        case, decision = self.decided(*details)
        self.accept_roles(case)
        self.inform(case)
        self.later(5)
        assert set(self.states(case).values()) == {State.BINDING}
        return case, decision

    def died(self, customer: facts.Customer, by: str = "priya", **more: Any) -> facts.Customer:
        """A death as it is recorded by somebody who knows the name."""
        values = {"died_on": self.today, "how_known": "Her son rang.", "family_name": "okafor"}
        return record_death(self.at(by), customer, NewDeath(**(values | more)))

    def adjustment(self, case: facts.Case, **terms: Any) -> facts.Adjustment:
        """An adjustment asked for and agreed."""
        asked = ask_adjustment(
            self.at("sam"),
            case.customer_id,
            NewAdjustment(words="“I cannot use that.”"),
            case.id,
        )
        return answer_adjustment(
            self.at("priya"),
            asked,
            AdjustmentAnswer(
                agreed=True,
                review_on=self.today.add(months=6),
                what_we_do="Ask what suits them.",
                terms=AdjustmentTerms(**terms),
            ),
        )

    def telling(
        self, how: str = "email", format: str = "standard", nobody_reached: str = ""
    ) -> TellingForm:
        """The customer was told today, or was tried to be."""
        return TellingForm(
            told_on=self.today, how=how, format=format, nobody_reached=nobody_reached
        )

    def appeal(
        self, case: facts.Case, decision: facts.Decision, by: str = "sam", late_reason: str = ""
    ) -> facts.Appeal:
        return record_appeal(
            self.at(by),
            case.id,
            NewAppeal(
                decision_id=decision.id,
                warning_id=None,
                received_on=self.today,
                channel="phone",
                words="“It is not fair.”",
                late_reason=late_reason,
            ),
        )

    def referred(
        self, *details: MeasureDetails, to: str = "grace"
    ) -> tuple[facts.Case, facts.Decision, facts.Appeal]:
        case, decision = self.in_force(*details)
        appeal = confirm_reasons(
            self.at("priya"), self.appeal(case, decision), "Nobody rang me.", self.today
        )
        return case, decision, refer_appeal(self.at("priya"), appeal, self.id_of(to))


def details_of(customer: facts.Customer, **more: Any) -> CustomerForm:
    """A customer's details as they are, with some of them changed."""
    fields = {name: getattr(customer, name) for name in CustomerForm.__dataclass_fields__}
    return CustomerForm(**(fields | more))
