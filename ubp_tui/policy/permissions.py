"""Who may do what: one function, asked by casework before it acts and by screens to dim a key.

Returns the refusal, a sentence with its rule, or None where it is allowed.
"""

from __future__ import annotations

from dataclasses import dataclass

import pendulum

from ubp_tui.policy.actions import ALSO_WHEN_CLOSED, ANYONE_RECORDS, Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import (
    Refusal,
    answer_for,
    holds,
    why_not_change,
    why_not_decide,
    why_not_go_on_reviewing,
)
from ubp_tui.policy.facts import (
    Appeal,
    CaseFile,
    ContactRole,
    Decision,
    PersonnelChange,
    Proposal,
    StaffMember,
)
from ubp_tui.policy.stage import is_closed, waiting_proposal
from ubp_tui.policy.steps import next_steps

Subject = Proposal | Appeal | Decision | ContactRole | PersonnelChange | StaffMember | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks, when and under which policy."""

    actor: StaffMember
    policy: Policy
    now: pendulum.DateTime

    @property
    def today(self) -> pendulum.Date:
        """The London day on which they ask."""
        return london_date(self.now)

    def holds(self, grade: str) -> bool:
        """Whether the actor has that grade or a higher one today."""
        return holds(self.actor, grade, self.policy, self.today)

    def needs(self, grade: str, rule: str = "R10") -> Refusal | None:
        """The refusal where the actor's grade is lower."""
        if self.holds(grade):
            return None
        return Refusal(f"This needs a {self.policy.grade_title(grade)} or above.", rule)


def may(
    asking: Asking, action: Action, file: CaseFile | None = None, about: Subject = None
) -> Refusal | None:
    """Whether somebody may do something now; the refusal where they may not.

    Args:
        asking: who, when and under which policy.
        action: what they want to do.
        file: the case it concerns; None for what concerns no case.
        about: the record it concerns, for actions that depend on one.
    """
    if asking.actor.has_left(asking.today):
        return Refusal("You are recorded as having left, so nothing can be changed.", "R26")
    if asking.actor.outside:
        return Refusal("An outside person does not sign in; a colleague enters it.", "R10")
    if file is None:
        return _without_case(asking, action, about)
    if action in ANYONE_RECORDS:
        return _restricted(asking, file)
    if is_closed(file.case) and action not in ALSO_WHEN_CLOSED:
        return Refusal("The case is closed.", "R20")
    return _on_case(asking, action, file, about)


def _without_case(asking: Asking, action: Action, about: Subject) -> Refusal | None:
    authority = asking.policy.authority
    match action:
        case Action.OPEN_CASE | Action.DROP_INCIDENT | Action.ANSWER_ADJUSTMENT:
            return asking.needs(authority.works_cases)
        case Action.RECORD_AUTHORITY | Action.MANAGE_STAFF:
            return _authority(asking, about)
        case Action.ANSWER_PERSONNEL_CHANGE:
            return asking.needs(authority.answers_personnel_change, "R25")
        case Action.RECORD_DEATH:
            return asking.needs(authority.works_cases, "R20")
        case _ if action in ANYONE_RECORDS or action == Action.COMPLETE_INCIDENT:
            return None
        case _:
            return Refusal("This is done on a case.", "R35")


def _authority(asking: Asking, about: Subject) -> Refusal | None:
    """Acting authority and grades: by a head of service or above, never for oneself (R10)."""
    if isinstance(about, StaffMember) and about.id == asking.actor.id:
        return Refusal("Nobody gives themselves authority; ask a colleague.", "R10")
    return asking.needs(asking.policy.authority.records_authority)


def _on_case(asking: Asking, action: Action, file: CaseFile, about: Subject) -> Refusal | None:
    """What needs the case, and for most of it a grade."""
    if action == Action.TAKE_CASE:
        return _restricted(asking, file) or asking.needs(asking.policy.authority.manages, "R35")
    if action == Action.ANSWER_ROLE and isinstance(about, ContactRole):
        return _for(about.staff_id, asking, "Only the person who was asked can answer.", "R23")
    if action == Action.DECIDE and isinstance(about, Proposal):
        barred = why_not_decide(asking.actor, file, about, asking.policy, asking.today)
        return barred or _not_given(asking, file)
    if action == Action.REVIEW_APPEAL:
        return _review(asking, file, about if isinstance(about, Appeal) else None)
    return _not_given(asking, file) or _given(asking, action, file, about)


def _given(asking: Asking, action: Action, file: CaseFile, about: Subject) -> Refusal | None:
    """What somebody who has been given the case may do, by grade and by what it is about."""
    authority, actor, today = asking.policy.authority, asking.actor, asking.today
    match action, about:
        case Action.SEE_CASE | Action.ADD_NOTE | Action.COMPLETE_INCIDENT, _:
            return None
        case Action.DECIDE, _:
            return Refusal("No proposal waits for a decision.", "R10")
        case ((Action.LIFT | Action.REVIEW_MEASURES | Action.RESOLVE_CONFLICT), Decision() as made):
            return why_not_change(actor, file, made, asking.policy, today)
        case Action.REVIEW_MEASURES, _ if file.decisions:
            return Refusal("Say which decision's measures are looked at.", "R19")
        case ((Action.LIFT | Action.RESOLVE_CONFLICT), _):
            return Refusal("No measure has been decided.", "R21")
        case Action.ANSWER_ROLE, _:
            return Refusal("Nobody has been asked to be the point of contact.", "R23")
        case Action.RECORD_AUTHORITY, _:
            return _authority(asking, about) or _not_proposer(asking, file)
        case Action.CLOSE, _ if {m.code for m in file.measures} == {"M6"}:
            return asking.needs(authority.decides, "R20")
        case Action.ANSWER_PERSONNEL_CHANGE, _:
            return asking.needs(authority.answers_personnel_change, "R25")
        case Action.WARN, _:
            return asking.needs(authority.warns, "R6")
        case Action.GIVE_ACCESS, _:
            return asking.needs(
                authority.manages if file.case.restricted else authority.gives_access
            )
        case _:
            return asking.needs(authority.works_cases, "R35")


def _review(asking: Asking, file: CaseFile, appeal: Appeal | None) -> Refusal | None:
    if appeal is None or appeal.reviewer_id is None:
        return Refusal("The appeal has not been referred to a reviewer yet.", "R31")
    only = f"It was referred to {file.staff.name(appeal.reviewer_id)}."
    reviewer = file.staff[appeal.reviewer_id]
    if reviewer.outside:
        refusal = _enters(asking, file, appeal)
    else:
        refusal = _for(appeal.reviewer_id, asking, only, "R31")
    return refusal or why_not_go_on_reviewing(reviewer, file, appeal, asking.policy, asking.today)


def _enters(asking: Asking, file: CaseFile, appeal: Appeal) -> Refusal | None:
    """Who enters what a reviewer from outside found: never whose own work it is (R31)."""
    lowest = asking.policy.authority.manages  # where one person decides, a manager is left
    if refusal := _not_given(asking, file) or asking.needs(lowest, "R31"):
        return refusal
    if asking.actor.id in answer_for(file, appeal):
        return Refusal(
            "It is about what you proposed, decided or warned of, so somebody else enters it.",
            "R31",
        )
    return None


def _for(staff_id: object, asking: Asking, reason: str, rule: str) -> Refusal | None:
    return None if asking.actor.id == staff_id else Refusal(reason, rule)


def _not_proposer(asking: Asking, file: CaseFile) -> Refusal | None:
    proposal = waiting_proposal(file)
    if proposal is not None and asking.actor.id in proposal.proposer_ids:
        return Refusal("Whoever proposed the measures does not choose who decides.", "R10")
    return None


def _restricted(asking: Asking, file: CaseFile) -> Refusal | None:
    if file.customer.staff_id == asking.actor.id:
        return Refusal("This file is not open to you.", "R4")
    return None


def may_read(asking: Asking, change: PersonnelChange) -> bool:
    """Whether somebody reads why a change of personnel is asked for, and the answer (R25, R35).

    Whoever asked, managers and the data protection role do; whoever it is about does not.
    """
    actor = asking.actor
    if actor.id in (change.asked_by_id, change.about_id):
        return actor.id == change.asked_by_id
    return actor.data_protection or asking.holds(asking.policy.authority.manages)


def has_been_given(asking: Asking, file: CaseFile) -> bool:
    """Whether somebody has been given the case, or a rule gives it to them (R35).

    Whoever may decide sees a case whose proposal waits for a decision, and whoever a next
    step falls to sees the case it is about. A restricted file opens to the latter only.
    """
    if any(a.staff_id == asking.actor.id for a in file.access):
        return True
    owners = {step.owner_id for step in next_steps(file, asking.policy, asking.now)}
    if file.case.restricted:
        return asking.actor.id in owners
    proposal = waiting_proposal(file)
    if proposal and not why_not_decide(asking.actor, file, proposal, asking.policy, asking.today):
        return True
    return asking.actor.id in owners or (
        None in owners and asking.holds(asking.policy.authority.manages)
    )


def _not_given(asking: Asking, file: CaseFile) -> Refusal | None:
    if refusal := _restricted(asking, file):
        return refusal
    if has_been_given(asking, file):
        return None
    owner = file.staff.name(file.case.owner_id)
    return Refusal(f"You have not been given this case. Ask {owner}, who owns it.", "R35")
