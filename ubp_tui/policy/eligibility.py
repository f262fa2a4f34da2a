"""Who may decide, review or lift, and why somebody else may not (R10, R21, R29, R31)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

import pendulum

from ubp_tui.policy.acting import standing_in_by_others
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import (
    Appeal,
    Approval,
    CaseFile,
    Decision,
    Proposal,
    StaffMember,
    Warning,
)
from ubp_tui.policy.involvement import involvement
from ubp_tui.policy.text import capitalised


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody may not do something, and the rule that says so."""

    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who might be asked, with the refusal where they may not; `note` says "away"."""

    person: StaffMember
    refusal: Refusal | None
    note: str = ""


def grade_on(person: StaffMember, policy: Policy, day: pendulum.Date) -> str:
    """The grade somebody holds on a day, acting authority included (R10).

    An outside person ranks with the highest.
    """
    if person.outside:
        return policy.grades[-1].code
    acting = [a.grade for a in person.acting if a.since <= day <= a.until]
    return max([person.grade, *acting], key=policy.rank)


def holds(person: StaffMember, lowest: str, policy: Policy, day: pendulum.Date) -> bool:
    """Whether somebody's grade on a day is `lowest` or above."""
    return policy.rank(grade_on(person, policy, day)) >= policy.rank(lowest)


def _brought_by(who: str, person: StaffMember, rule: str) -> Refusal:
    """An outside person is never recorded by the proposer, whatever case was named then (R10).

    Nor by whoever issued the warning that is appealed against (R29).
    """
    return Refusal(
        f"It is {who} who recorded {person.name}. Somebody else records whom to ask.", rule
    )


def why_not_decide(
    person: StaffMember, file: CaseFile, proposal: Proposal, policy: Policy, day: pendulum.Date
) -> Refusal | None:
    """Why somebody may not decide a proposal; None where they may (R10).

    Whoever has may again where enough count and it waits, as one of them did not for a time.
    """
    if refusal := _why_not_go_on_deciding(person, file, proposal, policy, day):
        return refusal
    has_decided = approval_by(person.id, file, proposal) is not None
    if has_decided and not enough_approve(file, proposal, policy):
        return Refusal(f"{person.name} has already given their decision.", "R10")
    return _why_not_outside(
        person, file, lambda p: why_not_decide(p, file, proposal, policy, day), "R10"
    )


def approval_by(person_id: UUID, file: CaseFile, proposal: Proposal) -> Approval | None:
    """What somebody said to a proposal, whether or not it counts; None where they have not."""
    given = (a for a in file.approvals if a.proposal_id == proposal.id)
    return next((a for a in given if a.decided_by_id == person_id), None)


def enough_approve(file: CaseFile, proposal: Proposal, policy: Policy) -> bool:
    """Whether as many approvals count as are needed (R10)."""
    return len(counted_approvals(file, proposal, policy)) >= policy.authority.deciders_needed


def counted_approvals(file: CaseFile, proposal: Proposal, policy: Policy) -> list[Approval]:
    """What has been approved of a proposal and still counts (R10).

    Whoever has become involved or accused since may not decide, so what they gave before does
    not count while that lasts. The grade is the one held when it was given.
    """
    return [
        approval
        for approval in file.approvals
        if approval.proposal_id == proposal.id
        and not _why_not_go_on_deciding(
            file.staff[approval.decided_by_id],
            file,
            proposal,
            policy,
            london_date(approval.decided_at),
        )
    ]


def _why_not_go_on_deciding(
    person: StaffMember, file: CaseFile, proposal: Proposal, policy: Policy, day: pendulum.Date
) -> Refusal | None:
    """Like `why_not_decide`, but that somebody has decided, or is not needed, is no reason."""
    lowest = policy.authority.decides
    if person.has_left(day):
        return Refusal(f"{person.name} no longer works here.", "R10")
    counted = standing_in_by_others(person, proposal.proposer_ids, file.staff, policy)
    if not person.outside and not holds(counted, lowest, policy, day):
        if holds(person, lowest, policy, day):
            return Refusal(f"It is the proposer who let {person.name} stand in.", "R10")
        return Refusal(
            f"Only {policy.a_grade(lowest)} or above decides; {person.name} is "
            f"{policy.a_grade(grade_on(person, policy, day))}.",
            "R10",
        )
    if person.id in proposal.proposer_ids:
        return Refusal(f"{person.name} sent the proposal or wrote part of it.", "R10")
    if person.recorded_by_id in proposal.proposer_ids:
        return _brought_by("the proposer", person, "R10")
    if how := involvement(person.id, file, proposal):
        return Refusal(f"{person.name} {how}.", "R10")
    return None


def _why_not_outside(
    person: StaffMember,
    file: CaseFile,
    why_not: Callable[[StaffMember], Refusal | None],
    rule: str,
) -> Refusal | None:
    """An outside person is only for when nobody who works here may."""
    if not person.outside:
        return None
    able = [p.name for p in file.staff.people.values() if not p.outside and why_not(p) is None]
    if not able:
        return None
    return Refusal(f"{able[0]} works here and may, so nobody from outside is asked.", rule)


def why_not_review(
    person: StaffMember, file: CaseFile, appeal: Appeal, policy: Policy, day: pendulum.Date
) -> Refusal | None:
    """Why somebody may not review an appeal; None where they may (R29, R31)."""
    return why_not_go_on_reviewing(person, file, appeal, policy, day) or _why_not_outside(
        person, file, lambda p: why_not_review(p, file, appeal, policy, day), "R31"
    )


def why_not_go_on_reviewing(
    person: StaffMember, file: CaseFile, appeal: Appeal, policy: Policy, day: pendulum.Date
) -> Refusal | None:
    """Why somebody may not go on reviewing an appeal; None where they may (R29, R31).

    Unlike `why_not_review`, an outside person goes on though somebody here might by now.
    """
    if person.has_left(day):
        return Refusal(f"{person.name} no longer works here.", "R31")
    if appeal.warning_id is not None:
        warning = next(w for w in file.warnings if w.id == appeal.warning_id)
        return _why_not_hear_warning(person, file, warning, policy, day)
    decision = next(d for d in file.decisions if d.id == appeal.decision_id)
    return _why_not_review_decision(person, file, decision, policy, day)


def answer_for(file: CaseFile, appeal: Appeal) -> frozenset[UUID]:
    """Whose own work an appeal is against: who proposed and decided, or who warned (R31)."""
    if appeal.decision_id is None:
        return frozenset(w.issued_by_id for w in file.warnings if w.id == appeal.warning_id)
    decision = file.decision(appeal.decision_id)
    return file.proposal(decision.proposal_id).proposer_ids | frozenset(decision.decided_by_ids)


def _why_not_hear_warning(
    person: StaffMember, file: CaseFile, warning: Warning, policy: Policy, day: pendulum.Date
) -> Refusal | None:
    lowest = policy.authority.hears_warning_appeal
    issuer = file.staff[warning.issued_by_id]
    if person.id == issuer.id:
        return Refusal(f"{person.name} issued the warning.", "R29")
    person = standing_in_by_others(person, frozenset({issuer.id}), file.staff, policy)
    if not person.outside and not holds(person, lowest, policy, day):
        return Refusal(
            f"Only {policy.a_grade(lowest)} or above hears it; {person.name} is "
            f"{policy.a_grade(grade_on(person, policy, day))}.",
            "R29",
        )
    issuer_grade = grade_on(issuer, policy, warning.sent_on)
    if not holds(person, issuer_grade, policy, day):
        return Refusal(f"{person.name} is of a lower grade than {issuer.name}.", "R29")
    if person.recorded_by_id == issuer.id:
        return _brought_by(issuer.name, person, "R29")
    if how := involvement(person.id, file):
        return Refusal(f"{person.name} {how}.", "R29")
    return None


def _why_not_review_decision(
    person: StaffMember, file: CaseFile, decision: Decision, policy: Policy, day: pendulum.Date
) -> Refusal | None:
    proposal = file.proposal(decision.proposal_id)
    proposer_ids = proposal.proposer_ids
    person = standing_in_by_others(person, proposer_ids, file.staff, policy)
    if not person.outside and grade_on(person, policy, day) not in policy.authority.senior_manager:
        return Refusal(
            f"A senior manager reviews it; {person.name} is "
            f"{policy.a_grade(grade_on(person, policy, day))}.",
            "R31",
        )
    if not holds(person, decision.grade, policy, day):
        return Refusal(f"{person.name} is of a lower grade than whoever decided.", "R31")
    if person.id in decision.decided_by_ids:
        return Refusal(f"{person.name} made the decision.", "R31")
    if person.id in proposer_ids:
        return Refusal(f"{person.name} sent the proposal or wrote part of it.", "R31")
    if person.recorded_by_id in proposer_ids:
        return _brought_by("the proposer", person, "R31")
    if how := involvement(person.id, file, proposal):
        return Refusal(f"{person.name} {how}.", "R31")
    return None


def why_not_change(
    person: StaffMember, file: CaseFile, decision: Decision, policy: Policy, day: pendulum.Date
) -> Refusal | None:
    """Why somebody may not review, lift or change a decision's measures (R19, R21)."""
    lowest, highest = policy.authority.decides, grade_to_change(file, decision, policy)
    if person.has_left(day):
        return Refusal(f"{person.name} no longer works here.", "R21")
    proposer_ids = file.proposal(decision.proposal_id).proposer_ids
    counted = standing_in_by_others(person, proposer_ids, file.staff, policy)
    if holds(person, highest, policy, day) and not holds(counted, highest, policy, day):
        return Refusal(f"It is the proposer who let {person.name} stand in.", "R10")
    person = counted
    if not holds(person, lowest, policy, day):
        return Refusal(
            f"Only {policy.a_grade(lowest)} or above reviews, lifts or changes measures.",
            "R19",
        )
    if not holds(person, highest, policy, day):
        whose = policy.a_grade(highest)
        return Refusal(
            f"{capitalised(whose)} decided this or reviewed its appeal; "
            "nobody of a lower grade can change it.",
            "R21",
        )
    return None


def grade_to_change(file: CaseFile, decision: Decision, policy: Policy) -> str:
    """The lowest grade that may review, lift or change a decision's measures (R19, R21)."""
    reviewed = [a.reviewer_grade for a in file.appeals if _was_reviewed(a, decision)]
    return max([policy.authority.decides, decision.grade, *reviewed], key=policy.rank)


def _was_reviewed(appeal: Appeal, decision: Decision) -> bool:
    return (
        appeal.decision_id == decision.id
        and appeal.decided_at is not None
        and bool(appeal.reviewer_grade)
    )


def candidates(
    people: Iterable[StaffMember],
    why_not: Callable[[StaffMember], Refusal | None],
    day: pendulum.Date,
) -> list[Candidate]:
    """Everybody with the reason why not, those who may first, then by name.

    Somebody who is away may still be asked, and is marked: being away is not "nobody".
    """
    found = [
        Candidate(p, why_not(p), "away" if p.is_away(day) else "")
        for p in people
        if not p.has_left(day)
    ]
    return sorted(found, key=lambda c: (c.refusal is not None, bool(c.note), c.person.name))


def only_outside_is_left(found: Iterable[Candidate]) -> bool:
    """Whether nobody inside may: then an outside person is recorded (R10, R31)."""
    return all(c.refusal is not None for c in found if not c.person.outside)
