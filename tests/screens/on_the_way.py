"""A case on its way, as far as a test needs it: proposed, decided, informed, appealed."""

from uuid import UUID

import pendulum

from models.case_files import load_case_file
from models.staff import load_directory
from tests.screens.conftest import Office
from ubp_tui.casework.appeal_reasons import ask_reasons, confirm_reasons
from ubp_tui.casework.appeals import record_appeal, refer_appeal
from ubp_tui.casework.cases import open_case
from ubp_tui.casework.circumstances import record_account, record_factor
from ubp_tui.casework.decisions import decide
from ubp_tui.casework.informing import record_item
from ubp_tui.casework.proposals import send_proposal, start_proposal
from ubp_tui.casework.staff import NewStaff, add_staff
from ubp_tui.policy.facts import Appeal, Case, CaseFile, Informing, Outcome, Proposal
from ubp_tui.policy.forms.appealing import NewAppeal
from ubp_tui.policy.forms.deciding import DecisionForm
from ubp_tui.policy.forms.informing import ItemForm
from ubp_tui.policy.forms.preparing import NewAccount, NewFactor
from ubp_tui.policy.forms.proposing import MeasureForm, ProposalForm
from ubp_tui.policy.measures import LimitedContact, MeasureDetails, SingleMethod, code_of

EMAIL = SingleMethod(method="email", address="jane@example.org")
TUESDAYS = LimitedContact(weekdays=(2,))
WORDS = "He said [/x] he would wait for me outside."


def file_of(office: Office, case: Case) -> CaseFile:
    """Everything recorded about a case so far."""
    return load_case_file(office.database, case.id, load_directory(office.database))


def proposed(office: Office, *details: MeasureDetails) -> tuple[Case, Proposal]:
    """Tom proposes measures at once, after a threat that Asha recorded."""
    tom = office.desk("tom")
    customer = office.customer("Okafor, Jane", "P1", email="jane@example.org")
    incident = office.complete(office.incident(customer, WORDS))
    case = open_case(tom, customer.id, (incident.id,))
    record_factor(tom, case.id, NewFactor(kind="our_late_repair", words="The repair was late."))
    account = NewAccount(invited_on=tom.today(), how="phone", words="I was cold for a week.")
    record_account(tom, case.id, account)
    measures = tuple(_measure(each, incident.id) for each in details or (EMAIL, TUESDAYS))
    form = ProposalForm(
        measures=measures,
        starts_on=tom.today(),
        months=12,
        straight_ground="threat_of_violence",
        straight_reason="He named the car park.",
    )
    return case, send_proposal(tom, start_proposal(tom, case.id), form)


def _measure(details: MeasureDetails, incident_id: UUID) -> MeasureForm:
    return MeasureForm(
        code=code_of(details),
        details=details,
        incident_ids=(incident_id,),
        why_nothing_less="Talking did not help.",
        also_considered="A letter.",
    )


def decided(office: Office, *details: MeasureDetails) -> tuple[Case, Informing]:
    """Hal approves all of it for 12 months from today."""
    case, proposal = proposed(office, *details)
    form = DecisionForm(
        outcome=Outcome.APPROVED,
        reasons="Staff must be safe.",
        approved_ids=tuple(m.id for m in proposal.measures),
        starts_on=office.desk("hal").today(),
        months=12,
    )
    decide(office.desk("hal"), case.id, proposal.id, form)
    return case, file_of(office, case).informings[-1]


def told(office: Office, case: Case, informing: Informing, items: range = range(1, 13)) -> None:
    """Tom tells the customer of items, by email today."""
    tom = office.desk("tom")
    for number in items:
        form = ItemForm(
            number=number,
            happened_on=tom.today(),
            how="email",
            words={6: "Nothing.", 7: "Nothing, thank you.", 11: "Nobody."}.get(number, ""),
            format="standard" if number in (11, 12) else "",
        )
        record_item(tom, case.id, informing.id, form)


def informed(office: Office, *details: MeasureDetails) -> Case:
    """The customer has been told of everything."""
    case, informing = decided(office, *details)
    told(office, case, informing)
    return case


def second_head(office: Office) -> None:
    """Nadia North, another head of service, who may review what Hal decided."""
    new = NewStaff(username="nadia", name="Nadia North", grade="head_of_service")
    office.people["nadia"] = add_staff(office.desk("hal"), new)


def appealed(office: Office, case: Case, received_on: pendulum.Date | None = None) -> Appeal:
    """The customer appeals against the decision, on the day that the clock shows unless said."""
    tom = office.desk("tom")
    form = NewAppeal(
        decision_id=file_of(office, case).decisions[-1].id,
        warning_id=None,
        received_on=received_on or tom.today(),
        channel="email",
        words="I never said that.",
    )
    return record_appeal(tom, case.id, form)


def referred(office: Office, case: Case) -> Appeal:
    """The customer has confirmed their reasons, and Nadia reviews the appeal."""
    second_head(office)
    tom = office.desk("tom")
    asked = ask_reasons(tom, appealed(office, case), tom.today())
    confirmed = confirm_reasons(tom, asked, "It was my brother who called.", tom.today())
    return refer_appeal(tom, confirmed, office.people["nadia"].id)
