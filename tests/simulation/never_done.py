"""What nobody may ever have done: one action of casework, seen by the records on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec
import pendulum

from tests.simulation import plain_facts as plain
from ubp_tui.policy.facts import Appeal, Approval, CaseFile, Measure, StaffMember

FROZEN_WORDS = ("what_happened", "behaviours", "effect_on_time", "happened_at", "evidence", "staff")


@dataclass(frozen=True, slots=True)
class Step:
    """One action on a case: who did it, when, and the records before and after."""

    before: CaseFile
    after: CaseFile
    actor: StaffMember
    now: pendulum.DateTime

    @property
    def day(self) -> date:
        return plain.london_day(self.now)


def wrong_in(step: Step) -> Iterator[str]:
    known = {approval.id for approval in step.before.approvals}
    for approval in step.after.approvals:
        if approval.id not in known:
            yield from _approval(step, approval)
    earlier = {appeal.id: appeal for appeal in step.before.appeals}
    for appeal in step.after.appeals:
        was = earlier.get(appeal.id)
        if was is not None and was.decided_at is None and appeal.decided_at is not None:
            yield from _review(step, was)
    measures = {measure.id: measure for measure in step.before.measures}
    for measure in step.after.measures:
        if measure.id in measures:
            yield from _measure(step, measures[measure.id], measure)
    yield from _appealed(step)
    yield from _warnings(step)
    yield from _frozen(step)
    yield from _letters(step)
    if step.before.case.closed_at != step.after.case.closed_at:
        yield from _closing(step)


def _approval(step: Step, approval: Approval) -> Iterator[str]:
    file, day = step.before, step.day
    decider = file.staff[approval.decided_by_id]
    if plain.GRADES[plain.grade_of(decider, day)] != approval.grade:
        yield f"{decider.name}'s grade is written down as {approval.grade}."
    if not plain.may_decide(decider, file, approval.proposal_id, day):
        yield f"{decider.name} decided, whom R10 excludes."
    if decider.outside:
        yield from _outside(step, approval.proposal_id)
        inside = (p for p in file.staff.people.values() if not p.outside)
        if any(plain.may_decide(p, file, approval.proposal_id, day) for p in inside):
            yield f"{decider.name} from outside decided although somebody here may."
    elif decider.id != step.actor.id:
        yield f"{step.actor.name} decided in the name of {decider.name}."


def _outside(step: Step, proposal_id: object) -> Iterator[str]:
    """What an outside person said is entered by a head of service, never by the proposer."""
    if plain.grade_of(step.actor, step.day) < plain.rank("head_of_service"):
        yield f"{step.actor.name} entered what an outside person said."
    if step.actor.id in plain.proposers(step.before, proposal_id):
        yield f"{step.actor.name} proposed it and entered what an outside person said."


def _review(step: Step, appeal: Appeal) -> Iterator[str]:
    file = step.before
    reviewer = file.staff[appeal.reviewer_id]
    if not plain.may_review(reviewer, file, appeal, step.day):
        yield f"{reviewer.name} decided the appeal, whom R31 excludes."
    if reviewer.outside:
        if appeal.decision_id is not None:
            yield from _outside(step, file.decision(appeal.decision_id).proposal_id)
    elif reviewer.id != step.actor.id:
        yield f"{step.actor.name} decided the appeal in the name of {reviewer.name}."
    if not (appeal.reasons_confirmed_on or appeal.reasons_declined_on):
        asked = appeal.reasons_asked_on
        if asked is None or step.day <= plain.working_days_after(asked, 10):
            yield "The appeal was decided before the customer could confirm their reasons."


def _measure(step: Step, was: Measure, now: Measure) -> Iterator[str]:
    if (was.code, was.decision_id, was.starts_on) != (now.code, now.decision_id, now.starts_on):
        yield f"{was.code} became another measure."
    if was.ended_at is not None and was.ended_at != now.ended_at:
        yield f"The end of {was.code} was moved."
    if was.last_day is not None and (now.last_day is None or now.last_day > was.last_day):
        yield f"{was.code} was extended from {was.last_day} to {now.last_day}."
    terms = [a.terms for a in step.before.adjustments if a.state == "agreed"]
    unusable = {day for t in terms for day in t.days_impossible}
    if was.code == "M4" and set(was.details.weekdays) - set(now.details.weekdays) - unusable:
        yield "M4 lost a day on which the customer could make contact."
    if (
        was.details != now.details
        and was.code == "M5"
        and plain.is_agreed(step.before, was, step.day)
    ):
        yield "M5 was made to rest on another agreement while its own stood."
    ended = was.ended_at is None and now.ended_at is not None
    changed = was.last_day != now.last_day or _without_people(was) != _without_people(now)
    if not (ended or changed):
        return
    reviewed = _just_reviewed(step, was)
    if reviewed is not None:
        if ended and now.ended_by_id != reviewed.reviewer_id:
            yield f"{was.code} was undone, but not by the reviewer."
    elif plain.grade_of(step.actor, step.day) < plain.lowest_to_change(step.before, was):
        yield f"{step.actor.name} ended or changed {was.code}, whom R21 excludes."
    elif ended and now.ended_by_id != step.actor.id:
        yield f"{was.code} was ended in somebody else's name."


def _without_people(measure: Measure) -> object:
    """What it carries; who the point of contact is, or is nominated, may change by R21, R27."""
    if measure.code == "M5":
        return None
    if measure.code != "M1":
        return measure.details
    nobody = measure.id
    return msgspec.structs.replace(measure.details, staff_id=nobody, deputy_id=nobody)


def _just_reviewed(step: Step, measure: Measure) -> Appeal | None:
    open_before = {a.id for a in step.before.appeals if a.decided_at is None}
    for appeal in step.after.appeals:
        if appeal.id in open_before and appeal.decided_at is not None:
            found = {f.measure_id for f in appeal.findings if f.outcome != "not upheld"}
            if measure.id in found:
                return appeal
    return None


def _appealed(step: Step) -> Iterator[str]:
    """Measures stay in force while an appeal is open: that one arrives changes nothing (R33)."""
    known = {appeal.id for appeal in step.before.appeals}
    if all(appeal.id in known for appeal in step.after.appeals):
        return
    for measure in step.before.measures:
        if not plain.binds(step.before, measure, step.now):
            continue
        after = next(m for m in step.after.measures if m.id == measure.id)
        if not plain.binds(step.after, after, step.now):
            yield f"{measure.code} stopped binding when an appeal was recorded."


def _warnings(step: Step) -> Iterator[str]:
    known = {warning.id for warning in step.before.warnings}
    for warning in step.after.warnings:
        issued = warning.id not in known
        if issued and plain.grade_of(step.actor, step.day) < plain.rank("team_leader"):
            yield f"{step.actor.name} issued a warning."


def _frozen(step: Step) -> Iterator[str]:
    incidents = {incident.id: incident for incident in step.after.incidents}
    for was in (i for i in step.before.incidents if i.frozen_at):
        now = incidents.get(was.id)
        if now is None:
            yield f"{was.reference} left the case though a proposal cites it."
        elif any(getattr(was, f) != getattr(now, f) for f in FROZEN_WORDS):
            yield f"The frozen words of {was.reference} were changed."
    evidence = {decision.id: decision.evidence for decision in step.before.decisions}
    for decision in step.after.decisions:
        if evidence.get(decision.id, decision.evidence) != decision.evidence:
            yield "The evidence of a decision was changed."


def _letters(step: Step) -> Iterator[str]:
    known = {item.id for informing in step.before.informings for item in informing.items}
    terms = [a.terms for a in step.before.adjustments if a.state == "agreed"]
    usable = {t.format for t in terms if t.format} or {step.before.customer.format}
    for informing in step.after.informings:
        for item in informing.items:
            if item.id not in known and item.number == 12 and item.format not in usable:
                yield f"The letter went in {item.format or 'no format'}, which they cannot use."


def _closing(step: Step) -> Iterator[str]:
    file, day = step.before, step.day
    if file.customer.died_on is not None:
        return
    if any(not plain.is_over(file, m, step.now) for m in file.measures):
        yield "The case was closed while a measure had not ended."
    decided = {d.proposal_id for d in file.decisions}
    if any(p.id not in decided for p in file.proposals):
        yield "The case was closed while a proposal waited."
    for appeal in file.appeals:
        done = appeal.decided_at or appeal.withdrawn_at or appeal.not_accepted_at
        if done is None:
            yield "The case was closed while an appeal was open."
    appealed = {a.decision_id or a.warning_id for a in file.appeals if a.not_accepted_at is None}
    for decision in file.decisions:
        told = plain.told_at(file, decision.id)
        if decision.id in appealed or told is None:
            continue
        if day <= plain.working_days_after(plain.london_day(told), 20):
            yield "The case was closed while the customer could still appeal."
