"""What goes the same way in every story: an incident, a proposal, the twelve items, support."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.casework.adjustments import answer_adjustment
from ubp_tui.casework.cases import open_case
from ubp_tui.casework.circumstances import record_account, record_factor
from ubp_tui.casework.decisions import decide
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import complete_incident, record_incident
from ubp_tui.casework.informing import record_item
from ubp_tui.casework.people import accept_role
from ubp_tui.casework.proposals import send_proposal, start_proposal
from ubp_tui.casework.supporting import offer_support
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.casework.warnings import issue_warning
from ubp_tui.demo.office import Office
from ubp_tui.policy.channels import SPOKEN
from ubp_tui.policy.facts import (
    Adjustment,
    AdjustmentTerms,
    Answer,
    Case,
    CaseFile,
    Decision,
    Incident,
    Outcome,
    Part,
    Proposal,
    Warning,
)
from ubp_tui.policy.forms.deciding import DecisionForm
from ubp_tui.policy.forms.incidents import IncidentDetails, NewIncident, StaffPart
from ubp_tui.policy.forms.informing import ItemForm
from ubp_tui.policy.forms.preparing import AdjustmentAnswer, NewAccount, NewFactor, NewWarning
from ubp_tui.policy.forms.proposing import MeasureForm, ProposalForm
from ubp_tui.policy.forms.telling import TellingForm
from ubp_tui.policy.informing import FORMAT, LETTER, NEEDS, NOMINEE
from ubp_tui.policy.measures import MeasureDetails, code_of
from ubp_tui.policy.needs import formats_needed, usable_ways
from ubp_tui.policy.stage import waiting_proposal
from ubp_tui.policy.steps import CaseAt, affected


def jotted(
    desk: Desk, customer_id: UUID, words: str, channel: str = "phone", known_by: str = ""
) -> Incident:
    """An incident as it is recorded during the call, a quarter of an hour after it began."""
    return record_incident(
        desk,
        NewIncident(
            customer_id=customer_id,
            happened_at=desk.now().subtract(minutes=15),
            channel=channel,
            what_happened=words,
            identified_by=known_by,
        ),
    )


def incident(
    office: Office,
    by: str,
    customer: str,
    words: str,
    behaviours: str,
    effect: str,
    *,
    channel: str = "phone",
    target: str = "",
    known_by: str = "",
) -> Incident:
    """An incident with its details.

    Args:
        office: the office.
        by: the username of whoever records it.
        customer: the name as lists show it.
        words: what happened.
        behaviours: their codes, with spaces between.
        effect: what it did to somebody's wellbeing where there is a target, else to time.
        channel: how it reached us.
        target: the username of the member of staff it was aimed at.
        known_by: how we know whose it was, for social media.
    """
    desk = office.desk(by)
    found = jotted(desk, office.customer(customer).id, words, channel, known_by)
    parts = (StaffPart(staff_id=office.people[target].id, part=Part.TARGET),) if target else ()
    return complete_incident(
        desk,
        found,
        IncidentDetails(
            behaviours=tuple(behaviours.split()),
            effect_on_wellbeing=effect if target else "",
            effect_on_time="" if target else effect,
            staff=parts,
        ),
    )


def consider(desk: Desk, case: Case, factor: str, known: str, account: str) -> None:
    """A contributing factor, our own failings, and the customer's account, asked that day."""
    record_factor(desk, case.id, NewFactor(kind=factor, words=known))
    if factor not in {kind.code for kind in desk.policy.factors if kind.ours}:
        nothing = "No late repair, unanswered complaint or broken promise in the last 12 months."
        record_factor(desk, case.id, NewFactor(kind="our_none_found", words=nothing))
    record_account(desk, case.id, NewAccount(invited_on=desk.today(), how="phone", words=account))


def agree(
    desk: Desk,
    asked: Adjustment,
    reason: str,
    what_we_do: str,
    review_on: pendulum.Date,
    terms: AdjustmentTerms,
) -> None:
    """An adjustment that is asked for is agreed."""
    answer = AdjustmentAnswer(
        agreed=True, reason=reason, what_we_do=what_we_do, review_on=review_on, terms=terms
    )
    answer_adjustment(desk, asked, answer)


def opened(
    office: Office, owner: str, found: Incident, factor: str, known: str, account: str
) -> Case:
    """A case opened for an incident and considered that day; support is offered."""
    desk = office.desk(owner)
    case = open_case(desk, found.customer_id, (found.id,))
    consider(desk, case, factor, known, account)
    support_everybody(office, owner, case)
    return case


def warn(
    desk: Desk,
    case: Case,
    must_change: str,
    *,
    how: str = "letter",
    needs: str = "",
    nominates: str = "",
) -> Warning:
    """A warning with its two questions answered; empty words mean that the answer was no."""
    file = case_view_by_id(desk, case.id).file
    return issue_warning(
        desk,
        case.id,
        NewWarning(
            must_change=must_change,
            sent_how=usable(file, how),
            sent_on=desk.today(),
            format=min(formats_needed(file)),
            needs_answer=Answer.YES if needs else Answer.NO,
            needs_words=needs,
            nominee_answer=Answer.YES if nominates else Answer.NO,
            nominee_words=nominates,
        ),
    )


def measure(
    details: MeasureDetails,
    *answers: Incident,
    why: str,
    instead: str,
    at_once: str = "",
    is_adjustment: bool = False,
) -> MeasureForm:
    """A measure as proposed: what it carries, the incidents it answers and the reasons."""
    return MeasureForm(
        code=code_of(details),
        details=details,
        incident_ids=tuple(found.id for found in answers),
        why_nothing_less=why,
        also_considered=instead,
        immediate_reason=at_once,
        is_adjustment=is_adjustment,
    )


def propose(
    desk: Desk,
    case: Case,
    *measures: MeasureForm,
    starts_on: pendulum.Date | None,
    months: int = 12,
    sent_to_id: UUID | None = None,
    ground: str = "",
    reason: str = "",
) -> Proposal:
    """A proposal, drafted and sent in one go."""
    return send_proposal(
        desk,
        start_proposal(desk, case.id),
        ProposalForm(
            measures=measures,
            starts_on=starts_on,
            months=months,
            straight_ground=ground,
            straight_reason=reason,
            sent_to_id=sent_to_id,
        ),
    )


def answer(
    office: Office,
    by: str,
    case: Case,
    outcome: Outcome,
    reasons: str,
    outside: UUID | None = None,
) -> Decision:
    """The decision on the proposal that waits, as it was proposed and not before today.

    `outside` is the person from outside who decides, where `by` only enters it.
    """
    proposal = waiting_proposal(office.file(case))
    assert proposal is not None
    approves = outcome == Outcome.APPROVED
    starts_on = max(proposal.starts_on or office.today, office.today)
    decision = decide(
        office.desk(by),
        case.id,
        proposal.id,
        DecisionForm(
            outcome=outcome,
            reasons=reasons,
            approved_ids=tuple(m.id for m in proposal.measures) if approves else (),
            starts_on=starts_on if approves else None,
            months=proposal.months if approves else None,
            decided_by_id=outside,
        ),
    )
    assert decision is not None
    return decision


def accept_roles(office: Office, case: Case, support: str) -> None:
    """Whoever was asked to be point of contact or deputy accepts."""
    for role in office.file(case).contact_roles:
        username = next(u for u, p in office.people.items() if p.id == role.staff_id)
        accept_role(office.desk(username), role, support)


def usable(file: CaseFile, wanted: str) -> str:
    """The way that is wanted, or the first of those that the customer can use (R8)."""
    ways = usable_ways(file)
    return wanted if wanted in ways else ways[0]


def told_today(office: Office, case: Case, wanted: str) -> TellingForm:
    """The customer is told today, in the way that is wanted where they can use it, else another.

    In the format that they need; where that is spoken, it is told in its own way.
    """
    file = office.file(case)
    needed = min(formats_needed(file))
    how = usable(file, SPOKEN.get(needed, wanted))
    return TellingForm(told_on=office.today, how=how, format=needed)


def inform(
    office: Office,
    by: str,
    case: Case,
    decision: Decision,
    items: range = range(1, LETTER + 1),
    *,
    how: str = "letter",
    needs: str = "Nothing at present, thank you.",
    nominates: str = "No, I will speak for myself.",
) -> None:
    """Items of the checklist, done today with a letter in the format the customer needs."""
    file = office.file(case)
    needed = min(formats_needed(file))
    desk, words = office.desk(by), {NEEDS: needs, NOMINEE: nominates}
    words[FORMAT] = file.customer.safe_channel or "Nobody else opens it."
    checklist = file.informing_of(decision.id)
    assert checklist is not None
    for number in items:
        record_item(
            desk,
            case.id,
            checklist.id,
            ItemForm(
                number=number,
                happened_on=desk.today(),
                how=usable(file, how),
                words=words.get(number, ""),
                format=needed if number in (FORMAT, LETTER) else "",
            ),
        )


def support_everybody(office: Office, by: str, case: Case) -> None:
    """Support is offered to everybody affected to whom it has not been (R22)."""
    file = office.file(case)
    offered = {support.staff_id for support in file.support}
    for staff_id in affected(CaseAt(file=file, policy=office.policy, now=office.now)):
        if staff_id not in offered:
            offer_support(
                office.desk(by),
                case.id,
                staff_id,
                "A talk when it suits, and the employee assistance line at any hour.",
                "Thank you, all is well.",
            )
