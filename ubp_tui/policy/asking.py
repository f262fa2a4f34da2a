"""What somebody may do once they have been given the case: by grade, and by what it concerns.

Steps ask it to find an owner who may; `permissions` adds who has been given the case.
"""

from __future__ import annotations

from dataclasses import dataclass

import pendulum

from ubp_tui.policy.actions import Action
from ubp_tui.policy.appeals import open_appeals
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
    Allegation,
    Appeal,
    CaseFile,
    ContactRole,
    Decision,
    Incident,
    InformingItem,
    PersonnelChange,
    Proposal,
    StaffMember,
)
from ubp_tui.policy.involvement import is_accused
from ubp_tui.policy.safeguarding import is_under_age
from ubp_tui.policy.stage import waiting_proposal

Subject = (
    Allegation
    | Appeal
    | ContactRole
    | Decision
    | InformingItem
    | PersonnelChange
    | Proposal
    | StaffMember
    | None
)


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
        return Refusal(f"This needs {self.policy.a_grade(grade)} or above.", rule)


def is_asked(asking: Asking, action: Action, about: Subject) -> bool:
    """Whether a record names the actor for this, which gives them the case, away or not."""
    match action, about:
        case Action.ANSWER_ROLE, ContactRole(staff_id=named):
            return named == asking.actor.id
        case Action.REVIEW_APPEAL, Appeal(reviewer_id=named):
            return named == asking.actor.id
        case Action.LOOK_INTO_ALLEGATION, Allegation(looks_into_id=named):
            return named == asking.actor.id
        case Action.CONFIRM_WITHHOLDING, InformingItem(authorised_by_id=named):
            return named == asking.actor.id
        case _:
            return False


def why_not_do(
    asking: Asking, action: Action, file: CaseFile, about: Subject = None
) -> Refusal | None:
    """Why somebody who has been given the case may not do something on it; None where they may."""
    actor, policy, today = asking.actor, asking.policy, asking.today
    match action, about:
        case Action.ANSWER_ROLE, ContactRole(staff_id=asked):
            return _only(asked, asking, "Only the person who was asked can answer.", "R23")
        case Action.ANSWER_ROLE, _:
            return Refusal("Nobody has been asked to be the point of contact.", "R23")
        case Action.CONFIRM_WITHHOLDING, InformingItem() as item:
            return _confirm(asking, item, file)
        case Action.CONFIRM_WITHHOLDING, _:
            return Refusal("Nothing is withheld that waits to be confirmed.", "R12")
        case Action.CONFIRM_CONTACT, _:
            return _owner(asking, file)
        case Action.DECIDE, Proposal() as proposal:
            return why_not_decide(actor, file, proposal, policy, today)
        case Action.DECIDE, _:
            return Refusal("No proposal waits for a decision.", "R10")
        case Action.REVIEW_APPEAL, Appeal() as appeal:
            return _review(asking, file, appeal)
        case Action.REVIEW_APPEAL, _:
            return Refusal("The appeal has not been referred to a reviewer yet.", "R31")
        case (
            (Action.LIFT | Action.REVIEW_MEASURES | Action.RESOLVE_CONFLICT | Action.LOOK_AGAIN),
            Decision() as made,
        ):
            return why_not_change(actor, file, made, policy, today)
        case ((Action.REVIEW_MEASURES | Action.LOOK_AGAIN), _) if file.decisions:
            return Refusal("Say which decision's measures are looked at.", "R19")
        case ((Action.LIFT | Action.RESOLVE_CONFLICT), _):
            return Refusal("No measure has been decided.", "R21")
        case Action.LOOK_INTO_ALLEGATION, Allegation() as allegation:
            return why_not_find(asking, allegation)
        case Action.LOOK_INTO_ALLEGATION, _:
            return Refusal("Say which allegation was looked into.", "R3")
        case Action.RECORD_AUTHORITY, _:
            return why_not_give_authority(asking, about) or _not_proposer(asking, file)
        case Action.NAME_LEAD, _:
            return why_not_give_authority(asking, about)
        case _:
            return _by_grade(asking, action, file, about)


def _by_grade(asking: Asking, action: Action, file: CaseFile, about: Subject) -> Refusal | None:
    """What a grade is enough for, but for what is about oneself."""
    authority, actor = asking.policy.authority, asking.actor
    match action, about:
        case Action.SEE_CASE | Action.ADD_NOTE | Action.COMPLETE_INCIDENT | Action.RECORD_NEED, _:
            return None
        case Action.RECORD_NOMINATION, _:
            return None
        case Action.CLOSE, _ if {m.code for m in file.measures} == {"M6"}:
            return asking.needs(authority.decides, "R20")
        case Action.ANSWER_PERSONNEL_CHANGE, PersonnelChange(about_id=actor.id):
            return Refusal("It is about you, so another manager answers.", "R25")
        case Action.ANSWER_PERSONNEL_CHANGE, _:
            return asking.needs(authority.answers_personnel_change, "R25")
        case Action.CHECK_IN, StaffMember(id=actor.id):
            return Refusal("Your line manager holds the check-in with you.", "R24")
        case Action.WARN | Action.FIND_UNPROVEN, _ if is_accused(actor.id, file):
            return Refusal(
                "You are named in an allegation that has not been looked into yet, so a colleague "
                "does this.",
                "R3",
            )
        case Action.WARN, _:
            return asking.needs(authority.warns, "R6")
        case Action.DRAFT | Action.SEND_PROPOSAL, _ if is_under_age(
            file.customer, asking.policy, asking.now
        ):
            age, name = asking.policy.figures.adult_age.value, file.customer.spoken_name
            return Refusal(f"{name} is under {age}, so no measure is proposed.", "R4")
        case Action.GIVE_ACCESS, _:
            return asking.needs(
                authority.manages if file.case.restricted else authority.gives_access
            )
        case _:
            return asking.needs(authority.works_cases, "R35")


def why_not_give_authority(asking: Asking, about: Subject) -> Refusal | None:
    """Acting authority and grades: by a head of service or above, never for oneself (R10)."""
    if isinstance(about, StaffMember) and about.id == asking.actor.id:
        return Refusal("Nobody gives themselves authority; ask a colleague.", "R10")
    return asking.needs(asking.policy.authority.records_authority)


def why_not_find(asking: Asking, allegation: Allegation) -> Refusal | None:
    """What was found is recorded by whoever looks into it, or a manager; never by the accused."""
    if asking.actor.id == allegation.looks_into_id:
        return None
    if asking.actor.id == allegation.about_id:
        return Refusal("Somebody else records what was found.", "R3")
    return asking.needs(asking.policy.authority.manages, "R3")


def _not_proposer(asking: Asking, file: CaseFile) -> Refusal | None:
    """Whoever proposed what waits, or what is appealed against, stays out of it (R10, R31).

    So does whoever issued the warning that is (R29).
    """
    proposal = waiting_proposal(file)
    if proposal is not None and asking.actor.id in proposal.proposer_ids:
        return Refusal("Whoever proposed the measures does not choose who decides.", "R10")
    for appeal in open_appeals(file):
        if appeal.decision_id is None:
            if asking.actor.id in answer_for(file, appeal):
                return Refusal("Whoever issued the warning does not choose who hears it.", "R29")
            continue
        appealed = file.proposal(file.decision(appeal.decision_id).proposal_id)
        if asking.actor.id in appealed.proposer_ids:
            return Refusal("Whoever proposed the measures does not choose who reviews.", "R31")
    return None


def _confirm(asking: Asking, item: InformingItem, file: CaseFile) -> Refusal | None:
    """Whoever is named as authorising a withholding confirms it, and nobody for them (R12)."""
    named = file.staff.name(item.authorised_by_id)
    refusal = _only(item.authorised_by_id, asking, f"{named} was named and confirms it.", "R12")
    return refusal or asking.needs(asking.policy.authority.decides, "R12")


def _review(asking: Asking, file: CaseFile, appeal: Appeal) -> Refusal | None:
    if appeal.reviewer_id is None:
        return Refusal("The appeal has not been referred to a reviewer yet.", "R31")
    reviewer = file.staff[appeal.reviewer_id]
    if reviewer.outside:
        refusal = _enters(asking, file, appeal)
    else:
        refusal = _only(reviewer.id, asking, f"It was referred to {reviewer.name}.", "R31")
    return refusal or why_not_go_on_reviewing(reviewer, file, appeal, asking.policy, asking.today)


def _enters(asking: Asking, file: CaseFile, appeal: Appeal) -> Refusal | None:
    """Who enters what a reviewer from outside found: never whose own work it is (R31)."""
    lowest = asking.policy.authority.manages  # where one person decides, a manager is left
    if refusal := asking.needs(lowest, "R31"):
        return refusal
    if asking.actor.id in answer_for(file, appeal):
        return Refusal(
            "It is about what you proposed, decided or warned of, so somebody else enters it.",
            "R31",
        )
    return None


def _owner(asking: Asking, file: CaseFile) -> Refusal | None:
    """Whoever owns the case says what counts; where they cannot, whoever else works cases."""
    owner, lowest = file.staff[file.case.owner_id], asking.policy.authority.works_cases
    can = owner.is_here(asking.today) and holds(owner, lowest, asking.policy, asking.today)
    if can and owner.id not in (asking.actor.id, file.customer.staff_id):
        return Refusal(f"{owner.name} owns the case, and says whether it counts.", "R17")
    return asking.needs(lowest, "R17")


def _only(staff_id: object, asking: Asking, reason: str, rule: str) -> Refusal | None:
    return None if asking.actor.id == staff_id else Refusal(reason, rule)


def why_not_step_out(asking: Asking, file: CaseFile, incident: Incident) -> Refusal | None:
    """Why somebody does not take away their own part in an incident of the case (R10, R31).

    While a proposal waits or an appeal is open they would let themselves decide or review it.
    """
    parts = {incident.recorded_by_id, *(part.staff_id for part in incident.staff)}
    if asking.actor.id not in parts or not (waiting_proposal(file) or open_appeals(file)):
        return None
    return Refusal(
        f"You have a part in {incident.reference}, which counts for who decides on this case. A "
        "colleague who has been given it does this.",
        "R10",
    )
