"""What is left to tell the customer of a decision (R12, R23)."""

from __future__ import annotations

import pendulum

from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.document import ChecklistText
from ubp_tui.policy.facts import (
    ContactRole,
    Informing,
    InformingItem,
    ItemState,
    Measure,
    Role,
    StaffMember,
)
from ubp_tui.policy.informing import (
    LETTER,
    NEEDS,
    NOMINEE,
    SHARED,
    current_item,
    has_report,
    is_letter_again,
    missing_items,
    unanswered_questions,
)
from ubp_tui.policy.needs import unanswered_need
from ubp_tui.policy.standing import State, is_named
from ubp_tui.policy.steps.case_at import CaseAt, NextStep, called_first
from ubp_tui.policy.text import listed
from ubp_tui.policy.withholding import to_confirm


def informing_steps(at: CaseAt) -> list[NextStep]:
    """Each decision's checklist, its waiting answers, its M6 and the day the measures start."""
    steps = []
    for informing in at.file.informings:
        found = [s for s in at.standings if s.measure.decision_id == informing.decision_id]
        if found and all(s.has_ended for s in found):
            steps += _withheld(at, informing)
            continue
        steps += _checklist(at, informing)
        steps += _answers(at, informing) + _withheld(at, informing)
    return steps + _roles(at) + _reports(at) + _starts(at)


def _checklist(at: CaseAt, informing: Informing) -> list[NextStep]:
    missing = missing_items(at.file, informing, at.policy)
    if not missing:
        return []
    waiting = waiting_roles(at, informing) or unanswered_need(at.file)
    only_letter = [text.number for text in missing] == [LETTER]
    return [
        at.step(
            _leading(missing),
            "R12",
            Action.INFORM,
            _due(at, informing),
            blocker=waiting if only_letter else "",
            about_id=informing.id,
        )
    ]


def _due(at: CaseAt, informing: Informing) -> pendulum.Date:
    """From the decision, a letter's return, or when what its letter left out was told."""
    again = [i.struck_at for i in informing.items if i.number == LETTER and i.struck_at]
    shared = current_item(informing, SHARED)
    if shared is not None and is_letter_again(at.file, informing, at.policy):
        again.append(shared.done_at)
    immediate = any(m.immediate_reason for m in at.file.measures_of(informing.decision_id))
    days = at.policy.figures.informing_days.value if immediate else None
    return at.after(max([informing.started_at, *again]), days)


def _leading(missing: list[ChecklistText]) -> str:
    first = missing[0]
    left = f" ({len(missing)} left)" if len(missing) > 1 else ""
    return f"{first.step}{left}"


def waiting_roles(at: CaseAt, informing: Informing) -> str:
    """Who has not accepted to be point of contact or deputy, or has left; the letter waits (R23).

    The letter names both, so that neither is gone when the customer rings (R26).
    """
    ended = {s.measure.id for s in at.standings if s.has_ended}
    waiting: dict[str, list[str]] = {"not accepted yet": [], "left": []}
    for measure in at.file.measures_of(informing.decision_id):
        for role in Role if measure.code == "M1" and measure.id not in ended else ():
            accepted = _who_accepted(at, measure, role)
            if not accepted:
                waiting["not accepted yet"].append(f"the {role.value}")
            elif all(person.has_left(at.today) for person in accepted):
                waiting["left"].append(f"the {role.value}")
    return listed(
        f"{listed(roles)} {'has' if len(roles) == 1 else 'have'} {what}"
        for what, roles in waiting.items()
        if roles
    )


def _who_accepted(at: CaseAt, measure: Measure, role: Role) -> list[StaffMember]:
    return [
        at.file.staff[r.staff_id]
        for r in at.file.contact_roles
        if r.measure_id == measure.id and r.role == role and r.accepted_at and r.ended_on is None
    ]


def _answers(at: CaseAt, informing: Informing) -> list[NextStep]:
    """Items 6 and 7 without an answer stay a next step and block nothing."""
    steps = []
    for number in unanswered_questions(informing):
        item = current_item(informing, number)
        if item is not None and not (number == NOMINEE and _nominated_since(at, item)):
            what = "needs and adjustments" if number == NEEDS else "a nominated person"
            steps.append(
                at.step(
                    f"Ask again about {what}",
                    "R12",
                    Action.INFORM,
                    at.after(item.done_at),
                    about_id=informing.id,
                )
            )
    return steps + _nominee(at, informing)


def _nominated_since(at: CaseAt, item: InformingItem) -> bool:
    """Whether whom the customer nominates has been recorded, which answers the question (R27)."""
    return any(n.recorded_at >= item.done_at for n in at.file.nominations)


def _nominee(at: CaseAt, informing: Informing) -> list[NextStep]:
    """Whom the customer names at item 7 is recorded, with the agreement of both (R27)."""
    item = current_item(informing, NOMINEE)
    if item is None or not item.nominates:
        return []
    if _nominated_since(at, item):
        return []
    return [
        at.step(
            "Record whom the customer nominates",
            "R27",
            Action.RECORD_NOMINATION,
            at.after(item.done_at),
            about_id=informing.id,
        )
    ]


def _withheld(at: CaseAt, informing: Informing) -> list[NextStep]:
    """What is withheld is confirmed and looked at again, even when all else is done."""
    if not has_report(at.file, informing):
        return []
    shared = current_item(informing, SHARED)
    if (waits := to_confirm(informing)) is not None:
        return [_confirmation(at, informing, waits)]
    if shared is None or shared.state != ItemState.WITHHELD or shared.look_again_on is None:
        return []
    return [
        at.step(
            "Look again at what is withheld",
            "R12",
            Action.INFORM,
            shared.look_again_on,
            about_id=informing.id,
        )
    ]


def _confirmation(at: CaseAt, informing: Informing, item: InformingItem) -> NextStep:
    """By whoever is named as authorising it; while they are away somebody else is named."""
    due = at.after(item.done_at)
    if item.authorised_by_id in at.able(Action.CONFIRM_WITHHOLDING, item):
        return at.step(
            f"Confirm that item {SHARED} is withheld",
            "R12",
            Action.CONFIRM_WITHHOLDING,
            due,
            owner_id=item.authorised_by_id,
            about_id=item.id,
            about=item,
        )
    name = at.file.staff.name(item.authorised_by_id)
    what = f"Item {SHARED}: not {name}, name another to authorise withholding it"
    return at.step(what, "R12", Action.INFORM, due, about_id=informing.id)


def _roles(at: CaseAt) -> list[NextStep]:
    """Somebody asked to be point of contact or deputy answers, or another is asked (R23)."""
    ended = {s.measure.id for s in at.standings if s.has_ended}
    waiting = [r for r in at.file.contact_roles if r.measure_id not in ended]
    unanswered = [r for r in waiting if not (r.accepted_at or r.declined_at or r.ended_on)]
    answers = [step for role in unanswered if (step := _role_answer(at, role))]
    to_ask = [
        at.step(
            f"Ask somebody to be the {role.value}",
            "R23",
            Action.ASK_ROLE,
            at.after(at.file.decision(s.measure.decision_id).decided_at),
            about_id=s.measure.id,
        )
        for s in at.standings
        for role in Role
        if s.measure.code == "M1" and not s.has_ended and not _held_or_asked(at, s.measure, role)
    ]
    return answers + _new_people(at, waiting) + to_ask


def _role_answer(at: CaseAt, role: ContactRole) -> NextStep | None:
    """Only whoever was asked answers: while they are away, somebody else is asked.

    None where that has been done.
    """
    person = at.file.staff[role.staff_id]
    due = at.after(role.asked_at)
    if person.id in at.able(Action.ANSWER_ROLE, role):
        return at.step(
            f"{called_first(role.role)}: accept or decline",
            "R23",
            Action.ANSWER_ROLE,
            due,
            owner_id=person.id,
            about_id=role.id,
            about=role,
        )
    if any(_replaces(other, role) for other in at.file.contact_roles):
        return None
    why = _why_not_here(at, person)
    what = f"{called_first(role.role)}: {person.name} {why}, ask somebody else"
    return at.step(what, "R23", Action.ASK_ROLE, due, about_id=role.measure_id)


def _why_not_here(at: CaseAt, person: StaffMember) -> str:
    if person.has_left(at.today):
        return "has left"
    return "is away" if person.is_away(at.today) else "is the customer"


def _replaces(other: ContactRole, role: ContactRole) -> bool:
    """Whether another was asked for the same role since, and has not declined it."""
    same = other.measure_id == role.measure_id and other.role == role.role
    open_still = other.declined_at is None and other.ended_on is None
    return same and open_still and other.asked_at > role.asked_at


def _new_people(at: CaseAt, roles: list[ContactRole]) -> list[NextStep]:
    """Another person takes over once they accept and the customer is told (R21)."""
    return [
        at.step(
            f"New {role.role} {at.file.staff.name(role.staff_id)}: tell the customer",
            "R21",
            Action.TELL,
            at.after(role.accepted_at),
            about_id=role.id,
        )
        for role in roles
        if role.accepted_at and not (role.ended_on or role.told_on or is_named(at.file, role))
    ]


def _held_or_asked(at: CaseAt, measure: Measure, role: Role) -> bool:
    return any(
        r.measure_id == measure.id
        and r.role == role
        and r.ended_on is None
        and r.declined_at is None
        for r in at.file.contact_roles
    )


def _reports(at: CaseAt) -> list[NextStep]:
    """M6 is an act: its report to the body is recorded."""
    return [
        at.step(
            "Record the report to the public body",
            "R13",
            Action.REPORT,
            at.after(at.file.decision(s.measure.decision_id).decided_at),
            about_id=s.measure.id,
        )
        for s in at.standings
        if s.measure.code == "M6" and not s.has_ended and s.measure.reported_at is None
    ]


def _starts(at: CaseAt) -> list[NextStep]:
    """Told but not begun: the case still has a next step, the day on which it begins."""
    steps = {}
    for s in at.standings:
        if s.state == State.WAITING and s.binds_from is not None:
            steps[london_date(s.binds_from)] = s.measure
    return [
        at.step(
            "The measures come into force",
            "R12",
            Action.SEE_CASE,
            day,
            about_id=measure.decision_id,
        )
        for day, measure in steps.items()
    ]
