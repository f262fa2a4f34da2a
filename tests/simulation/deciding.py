"""Attempts: proposals drafted and sent, and decisions."""

from __future__ import annotations

from uuid import UUID

from tests.simulation import plain_facts as plain
from tests.simulation.choices import Choices
from tests.simulation.office import Office
from tests.simulation.preparing import nomination
from tests.simulation.who_and_what import Attempt, a_case, one_of, owner, someone
from ubp_tui.casework import cases, decisions, drafts, nominations, proposals
from ubp_tui.policy.facts import CaseFile, DraftKind, Outcome, Proposal, StaffMember
from ubp_tui.policy.forms.deciding import DecisionForm
from ubp_tui.policy.forms.proposing import MeasureForm, ProposalForm
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    MeasureDetails,
    NominatedPerson,
    PublicBody,
    SingleContact,
    SingleMethod,
)
from ubp_tui.policy.naming import slots

CODES = ("M1", "M2", "M3", "M4", "M5", "M6", "M3", "M6")
"""What a proposal is drawn from; an issue is closed, or a body informed, twice at times."""


_WHERE = {
    "email": "jane@example.org",
    "letter": "1 Mill Lane",
    "phone": "01225 555123",
    "visit": "1 Mill Lane",
    "portal": "her account",
}


def details(office: Office, choose: Choices, file: CaseFile, code: str) -> MeasureDetails | None:
    """What a measure carries."""
    match code:
        case "M1":
            contact = choose.usually(office.named("Ben"), *office.people)
            deputy = choose.usually(office.named("Tess"), *office.people)
            return SingleContact(
                staff_id=contact.id,
                deputy_id=deputy.id,
                channels=choose.one((("phone",), ("email",), ("email", "phone"), ("visit",))),
                reached_by="01225 5",
                hears_back="weekly",
            )
        case "M2":
            method = choose.one(("email", "letter", "phone", "visit", "portal"))
            return SingleMethod(
                method=method, address=choose.usually(_WHERE[method], "as recorded")
            )
        case "M3":
            day = choose.past_day(office.today) or office.today
            issue = choose.one(("the boiler", "the fence", "the bins"))
            return IssueClosed(issue=issue, our_reference="C-5512", final_response_on=day)
        case "M4":
            return LimitedContact(weekdays=choose.one(((2, 4), (1,), (3,), (1, 2, 3, 4, 5), (6,))))
        case "M5":
            found = [n for n in file.nominations if n.is_live(office.today)] or file.nominations
            return NominatedPerson(nomination_id=found[-1].id) if found else None
        case _:
            body = choose.one(("police", "council", "health board"))
            return PublicBody(body=body, shared="dates", why="a threat", lawful_basis="public_task")


def proposal_form(
    office: Office, choose: Choices, file: CaseFile, codes: tuple[str, ...]
) -> ProposalForm:
    incidents = [i.id for i in file.incidents if i.details_completed_at and not i.unproven_at]
    incidents = incidents or [i.id for i in file.incidents]
    immediate = choose.usually("", "He has a knife.", one_in=4)
    straight = choose.sometimes(2)
    return ProposalForm(
        measures=tuple(
            MeasureForm(
                code=code,
                slot=slot,
                details=details(office, choose, file, code),
                incident_ids=choose.some(incidents) if incidents else (),
                why_nothing_less=choose.words("A warning did not help."),
                also_considered="A letter.",
                immediate_reason=immediate,
                is_adjustment=code == "M1",
            )
            for slot, code in zip(slots(codes), codes, strict=True)
        ),
        starts_on=office.today.add(days=choose.usually(0, 7, 31, 91, one_in=4)),
        months=choose.usually(12, 1, 3, 13, 0, one_in=3),
        straight_ground="violence" if straight else "",
        straight_reason=choose.words("He hit a colleague.") if straight else "",
        sent_to_id=choose.usually(office.named("Eve").id, office.named("Hugo").id, None, one_in=2),
    )


def propose(
    office: Office, choose: Choices, file: CaseFile, codes: tuple[str, ...], who: StaffMember
) -> None:
    """A draft is begun, or the one there is taken up, and sent."""
    if "M5" in codes and not any(n.is_live(office.today) for n in file.nominations):
        office.do(who, nominations.nominate, file.customer.id, nomination(office, choose))
    draft = office.do(who, proposals.start_proposal, file.case.id)
    if draft is not None:
        form = proposal_form(office, choose, office.files[file.case.id], codes)
        office.do(who, proposals.send_proposal, draft, form)


def send_proposal(office: Office, choose: Choices) -> None:
    if file := a_case(office, choose):
        propose(office, choose, file, choose.some(CODES), owner(office, choose, file))


def work_on_draft(office: Office, choose: Choices) -> None:
    """A draft is begun, saved, handed over or thrown away."""
    file = a_case(office, choose)
    if file is None:
        return
    if not file.drafts:
        who = owner(office, choose, file)
        if choose.sometimes(3):
            office.do(who, drafts.begin_draft, choose.one(tuple(DraftKind)), file.case.id)
        else:
            office.do(who, proposals.start_proposal, file.case.id)
        return
    draft = file.drafts[-1]
    holder = someone(office, choose, draft.holder_id)
    match choose.below(3):
        case 0:
            office.do(holder, drafts.save_draft, draft, '{"months": "tw"}')
        case 1:
            who = office.named(choose.usually("Tess", "Max", one_in=3))
            office.do(holder, cases.give_case, file.case.id, who.id, "They cover.")
            if taken := office.do(who, drafts.pick_up_draft, draft):
                office.do(who, drafts.save_draft, taken, '{"months": "12"}')
        case _:
            office.do(holder, drafts.discard_draft, draft)


def decide_something(office: Office, choose: Choices) -> None:
    """A decision on a proposal that waits; sometimes on one that was decided long ago."""

    def waits(file: CaseFile) -> list[Proposal]:
        decided = {decision.proposal_id for decision in file.decisions}
        return [proposal for proposal in file.proposals if proposal.id not in decided]

    found = one_of(office, choose, waits)
    if found is None or choose.sometimes(8):
        found = one_of(office, choose, lambda file: file.proposals)
    if found is not None:
        file, proposal = found
        able = [p for p in office.people if plain.may_decide(p, file, proposal.id, office.today)]
        inside = [p for p in able if not p.outside] or [office.named("Hugo")]
        decide(office, choose, file, proposal, someone(office, choose, choose.one(inside).id))


def decide(
    office: Office, choose: Choices, file: CaseFile, proposal: Proposal, who: StaffMember
) -> None:
    """Somebody decides, or enters what somebody from outside decides."""
    outcome = choose.usually(*Outcome, one_in=3)
    approved = tuple(m.id for m in proposal.measures)
    if outcome == Outcome.PARTLY:
        approved = approved[: choose.usually(1, 0)]
    elif outcome != Outcome.APPROVED:
        approved = choose.usually((), approved)
    office.do(
        who,
        decisions.decide,
        file.case.id,
        proposal.id,
        DecisionForm(
            outcome=choose.usually(outcome, None, one_in=20),
            reasons=choose.words("It is proportionate."),
            approved_ids=approved,
            starts_on=max(proposal.starts_on, office.today) if proposal.starts_on else None,
            months=max(proposal.months - choose.usually(0, 1, -1, one_in=8), 0),
            decided_by_id=_from_outside(office, choose, file, proposal),
        ),
    )


def _from_outside(
    office: Office, choose: Choices, file: CaseFile, proposal: Proposal
) -> UUID | None:
    """An outside person where nobody inside may decide, and sometimes where somebody may."""
    able = [p for p in office.people if plain.may_decide(p, file, proposal.id, office.today)]
    outside = [p.id for p in office.people if p.outside]
    if outside and (all(p.outside for p in able) or choose.sometimes(10)):
        return choose.one(outside)
    return None


ATTEMPTS: tuple[Attempt, ...] = (send_proposal, decide_something, decide_something, work_on_draft)
