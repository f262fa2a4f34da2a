"""What must never be true of a case at any moment; each finding is a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

import pendulum

from tests.policy.subjects import subject_of
from tests.simulation import plain_facts as plain
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Measure
from ubp_tui.policy.permissions import may
from ubp_tui.policy.stage import stage
from ubp_tui.policy.standing import State, standing
from ubp_tui.policy.steps import next_steps


def wrong_now(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> Iterator[str]:
    for measure in file.measures:
        yield from _measure(file, measure, policy, now)
    yield from _stage(file, policy, now)
    yield from _steps(file, policy, now)
    yield from _told_before_closing(file, now)
    yield from _counts(file)
    yield from _contacts(file, policy)


def _contacts(file: CaseFile, policy: Policy) -> Iterator[str]:
    """What is held against a customer, and is never to be (R4, R12, R15-R17)."""
    decisions = {measure.id: measure.decision_id for measure in file.measures}
    for contact in file.contacts:
        if contact.kind != "outside the measures" or contact.struck_at is not None:
            continue
        if contact.caller != "customer" or contact.our_reply_late or not contact.words.strip():
            yield f"A contact by the {contact.caller} is held against the customer."
        if contact.about in (*policy.always_taken, *policy.always_accepted):
            yield f"“{contact.about}” is held against the customer."
        knew = [
            _knew(file, key, decisions[key], contact.happened_at) for key in contact.against_ids
        ]
        if not any(knew):
            yield "A contact counts against a customer who had been told of no measure."
        if contact.confirmed and contact.answered_by_id is None:
            yield "A contact counts that nobody confirmed."


def _knew(file: CaseFile, measure_id: UUID, decision_id: UUID, then: datetime) -> bool:
    """Whether the customer had been told of a measure, by all twelve items or on the phone."""
    told = plain.told_at(file, decision_id)
    return (told is not None and told <= then) or any(
        measure_id in earlier.told_ids and earlier.happened_at <= then
        for earlier in file.contacts
        if earlier.struck_at is None
    )


def _measure(
    file: CaseFile, measure: Measure, policy: Policy, now: pendulum.DateTime
) -> Iterator[str]:
    found = standing(file, measure, policy, now)
    code, binding = measure.code, found.state == State.BINDING
    if binding or found.is_immediate:
        if file.customer.died_on is not None:
            yield f"{code} answers for a customer who has died."
        if measure.last_day is not None and plain.london_day(now) > measure.last_day:
            yield f"{code} answers beyond its last day, {measure.last_day}."
    if binding:
        told = plain.told_at(file, measure.decision_id)
        if told is None or told > now:
            yield f"{code} binds a customer who has not been told."
        for adjustment in plain.overridden(file, measure):
            yield f"{code} overrides the agreed adjustment “{adjustment.words}”."
        if code == "M5" and plain.is_suspended(file, measure, now):
            yield "M5 binds without a live agreement."
        if code == "M6":
            yield "M6, an act, binds."
    if found.is_immediate and not measure.immediate_reason:
        yield f"{code} answers at once without a reason."
    if binding != plain.binds(file, measure, now):
        yield f"{code} is “{found.state}”, but the facts say binding: {not binding}."
    if found.has_ended != plain.is_over(file, measure, now):
        yield f"{code} is “{found.state}”, but the facts say ended: {not found.has_ended}."


def _stage(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> Iterator[str]:
    said, facts = stage(file, policy, now).stage.value, stage_by_facts(file, now)
    if said != facts:
        yield f"The stage is “{said}”, but the facts say “{facts}”."


def stage_by_facts(file: CaseFile, now: datetime) -> str:
    """The first that is true, from the records alone."""
    case, day = file.case, plain.london_day(now)
    if case.closed_at is not None and case.reopened_at is None:
        return "closed"
    if file.customer.died_on is not None:
        return "ending"
    over = [m for m in file.measures if plain.is_over(file, m, now)]
    running = [m for m in file.measures if m not in over]
    if any(plain.has_begun(file, m, now) for m in running):
        return "in force"
    if running:
        return "informing"
    decided = {d.proposal_id for d in file.decisions}
    waits = any(p.id not in decided for p in file.proposals)
    warned = any(_stands(w, day) for w in file.warnings)
    if untold_ends(file, now) or case.reopened_at is not None:
        return "ending"
    if over_the_usual_way(file, over) and not running and not waits and not warned:
        return "ending"
    return "proposed" if waits else "warned" if warned else "assessing"


def over_the_usual_way(file: CaseFile, over: list[Measure]) -> bool:
    """Whether more is over than reports that danger called for, which begin nothing (R13)."""
    in_danger = [
        p.id
        for p in file.proposals
        if p.straight_ground != "" and {m.code for m in p.measures} == {"M6"}
    ]
    usual = {d.id for d in file.decisions if d.proposal_id not in in_danger}
    return any(m.decision_id in usual for m in over)


def _stands(warning: object, day: date) -> bool:
    gone = warning.undone_at is not None or warning.returned_on is not None
    return not gone and warning.received_on <= day <= warning.lapses_on


def untold_ends(file: CaseFile, now: datetime) -> list[Measure]:
    """Ended measures of whose end nobody told the customer; M6 has no end to tell (R20)."""
    if file.customer.died_on is not None:
        return []
    told = {measure_id for end in file.ends_told for measure_id in end.measure_ids}
    for appeal in file.appeals:
        if appeal.told_on is not None:
            told |= {f.measure_id for f in appeal.findings if f.outcome == "upheld"}
    over = (m for m in file.measures if m.code != "M6" and plain.is_over(file, m, now))
    # Of what was lifted while everything is withheld they never heard.
    return [m for m in over if m.id not in told and not plain.wholly_withheld(file, m.decision_id)]


def _steps(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> Iterator[str]:
    if file.case.closed_at is not None and file.case.reopened_at is None:
        return
    steps = next_steps(file, policy, now)
    if not steps:
        yield "An open case has no next step."
    for step in steps:
        if not isinstance(step.due_on, date):
            yield f"“{step.what}” has no due date."
        if step.owner_id is None:
            continue
        owner = file.staff.people.get(step.owner_id)
        if owner is not None and owner.id == file.customer.staff_id:
            yield f"“{step.what}” waits for {owner.name}, whom the case is about."
        elif owner is None or owner.outside or not plain.is_here(owner, plain.london_day(now)):
            yield f"“{step.what}” waits for {owner and owner.name}, who cannot see it."
        else:
            asking = Asking(actor=owner, policy=policy, now=now)
            if refusal := may(asking, step.action, file, subject_of(step, file)):
                yield f"“{step.what}” waits for {owner.name}, who may not: {refusal.reason}"


def _told_before_closing(file: CaseFile, now: datetime) -> Iterator[str]:
    case = file.case
    if case.closed_at is None or case.reopened_at is not None or file.customer.died_on is not None:
        return
    for measure in file.measures:
        if not plain.is_over(file, measure, now):
            yield f"The case is closed while {measure.code} runs."
    for measure in untold_ends(file, now):
        yield f"The case is closed and the customer does not know that {measure.code} ended."
    if any(a.decided_at is not None and a.told_on is None for a in file.appeals):
        yield "The case is closed and the customer does not know the outcome of the appeal."
    if any(d.outcome == "refused" and d.refusal_told_on is None for d in file.decisions):
        yield "The case is closed and the customer does not know that no measures apply."


def _counts(file: CaseFile) -> Iterator[str]:
    appealed = Counter(
        a.decision_id or a.warning_id for a in file.appeals if a.not_accepted_at is None
    )
    told_late = {
        i.decision_id for i in file.informings if any(item.state == "withheld" for item in i.items)
    }
    for against, number in appealed.items():
        if number > (2 if against in told_late else 1):
            yield f"There are {number} appeals on one approval."
    decided = Counter(d.proposal_id for d in file.decisions)
    if any(number > 1 for number in decided.values()):
        yield "A proposal was decided twice."
    for measure in file.measures:
        approved = [
            set(a.approved_ids)
            for a in file.approvals
            for d in file.decisions
            if d.id == measure.decision_id and a.proposal_id == d.proposal_id
        ]
        codes = {
            p.code
            for proposal in file.proposals
            for p in proposal.measures
            if approved and all(p.id in ids for ids in approved)
        }
        if measure.code not in codes:
            yield f"{measure.code} was never approved."
