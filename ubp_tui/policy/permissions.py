"""Who may do what: one function, asked by casework before it acts and by screens to dim a key.

Returns the refusal, a sentence with its rule, or None where it is allowed.
"""

from __future__ import annotations

from ubp_tui.policy.actions import (
    ALSO_WHEN_CLOSED,
    ANYONE_RECORDS,
    BEGINS_ANEW,
    ENDED_BY_DEATH,
    Action,
)
from ubp_tui.policy.asking import (
    Asking,
    Subject,
    is_asked,
    why_not_do,
    why_not_find,
    why_not_give_authority,
)
from ubp_tui.policy.eligibility import Refusal, why_not_decide
from ubp_tui.policy.facts import Allegation, CaseFile
from ubp_tui.policy.stage import waiting_proposal
from ubp_tui.policy.steps import next_steps


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
        return _restricted(asking, file) or _ended_by_death(action, file) or _nobody(action, file)
    if file.case.is_closed and action not in ALSO_WHEN_CLOSED:
        return _not_given(asking, file) or Refusal("The case is closed.", "R20")
    return _on_case(asking, action, file, about)


def why_not_record(asking: Asking, file: CaseFile) -> Refusal | None:
    """Why somebody records nothing that the customer brings; None where they may (R4, R16).

    A complaint stands for all of it: it is taken of everybody, at any time.
    """
    return may(asking, Action.RECORD_COMPLAINT, file)


def _without_case(asking: Asking, action: Action, about: Subject) -> Refusal | None:
    authority = asking.policy.authority
    match action:
        case Action.OPEN_CASE | Action.DROP_INCIDENT | Action.ANSWER_ADJUSTMENT:
            return asking.needs(authority.works_cases)
        case Action.RECORD_AUTHORITY | Action.MANAGE_STAFF:
            return why_not_give_authority(asking, about)
        case Action.ANSWER_PERSONNEL_CHANGE:
            return asking.needs(authority.answers_personnel_change, "R25")
        case Action.CORRECT_DEATH:
            return asking.needs(authority.works_cases, "R20")
        case Action.IMPORT_CUSTOMERS:
            return asking.needs(authority.manages, "R4")
        case Action.LOOK_INTO_ALLEGATION if isinstance(about, Allegation):
            return why_not_find(asking, about)
        case _ if action in ANYONE_RECORDS or action == Action.COMPLETE_INCIDENT:
            return None
        case _:
            return Refusal("This is done on a case.", "R35")


def _on_case(asking: Asking, action: Action, file: CaseFile, about: Subject) -> Refusal | None:
    """What needs the case, and for most of it a grade.

    Whoever has not been given it is told that and nothing else: every other reason says
    something about the case (R35).
    """
    if action == Action.TAKE_CASE:
        return _restricted(asking, file) or asking.needs(asking.policy.authority.manages, "R35")
    closed = _restricted if is_asked(asking, action, about) else _not_given
    return (
        closed(asking, file)
        or _ended_by_death(action, file)
        or _only_reopened(action, file)
        or why_not_do(asking, action, file, about)
    )


def _ended_by_death(action: Action, file: CaseFile) -> Refusal | None:
    if file.customer.died_on is None or action not in ENDED_BY_DEATH:
        return None
    ends = "ended, and it is closed" if file.case.is_closed else "ended; it can be closed"
    words = f"{file.customer.spoken_name} has died, so everything on the case has {ends}."
    return Refusal(words, "R20")


def _nobody(action: Action, file: CaseFile) -> Refusal | None:
    """On a closed case nobody is in touch, and nobody would answer the request (R25)."""
    if action != Action.ASK_PERSONNEL_CHANGE or not file.case.is_closed:
        return None
    return Refusal(
        f"{file.case.reference} is closed, so nobody is in touch who could be changed. Where the "
        "customer has an open case, ask on that.",
        "R25",
    )


def _only_reopened(action: Action, file: CaseFile) -> Refusal | None:
    if file.case.reopened_at is None or action not in BEGINS_ANEW:
        return None
    return Refusal(
        f"{file.case.reference} was closed and is open again only so that what was left on it is "
        "dealt with. What is new goes on the customer's open case; where there is none, open a "
        "new case.",
        "R20",
    )


def _restricted(asking: Asking, file: CaseFile) -> Refusal | None:
    if file.customer.staff_id == asking.actor.id:
        return Refusal("This file is not open to you.", "R4")
    return None


def has_been_given(asking: Asking, file: CaseFile) -> bool:
    """Whether somebody has been given the case, or a rule gives it to them (R35).

    Whoever may decide sees a case whose proposal waits for a decision, and whoever a next
    step falls to sees the case it is about. A restricted file opens to the latter only.
    Being asked to be the point of contact gives nothing yet: accepting does (R23).
    """
    if any(a.staff_id == asking.actor.id for a in file.access):
        return True
    steps = next_steps(file, asking.policy, asking.now)
    asked = {role.id for role in file.contact_roles if role.staff_id == asking.actor.id}
    owners = {
        step.owner_id
        for step in steps
        if step.action != Action.ANSWER_ROLE or step.about_id not in asked
    }
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
    if file.case.owner_id == file.customer.staff_id:
        return Refusal("You have not been given this case. Ask a manager.", "R35")
    owner = file.staff.name(file.case.owner_id)
    return Refusal(f"You have not been given this case. Ask {owner}, who owns it.", "R35")
