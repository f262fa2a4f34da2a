"""What the records say, worked out from dates and grades alone, without the policy's own rules.

The simulation compares the program with this. It is slow and simple on purpose: London's
clock from `zoneinfo`, bank holidays from the `holidays` package, grades from the summary.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

import holidays

from ubp_tui.policy.facts import Appeal, CaseFile, Informing, InformingItem, Measure, StaffMember
from ubp_tui.policy.steps import NextStep

GRADES = ("adviser", "team_leader", "manager", "head_of_service", "executive")
LONDON = ZoneInfo("Europe/London")


def london_day(moment: datetime) -> date:
    return datetime.fromtimestamp(moment.timestamp(), LONDON).date()


@cache
def _bank_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG", years=range(2024, 2036))


def working_days_after(day: date, number: int) -> date:
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 5 and day not in _bank_holidays()
    return day


def rank(grade: str) -> int:
    return GRADES.index(grade)


def grade_of(person: StaffMember, day: date) -> int:
    """The rank of the grade somebody holds on a day, acting authority included (R10)."""
    if person.outside:
        return rank("executive")
    acting = [rank(a.grade) for a in person.acting if a.since <= day <= a.until]
    return max(rank(person.grade), *acting, -1)


def has_left(person: StaffMember, day: date) -> bool:
    return person.left_on is not None and person.left_on < day


def is_here(person: StaffMember, day: date) -> bool:
    away = any(a.since <= day and (a.until is None or day <= a.until) for a in person.absences)
    return not away and not has_left(person, day)


def is_involved(person_id: UUID, file: CaseFile) -> bool:
    """Target, witness or recorder of an incident the case relies on, or accused (R3, R10)."""
    if file.customer.staff_id == person_id:
        return True
    for incident in file.incidents:
        if incident.unproven_at is None and incident.dropped_at is None:
            took_part = {staff.staff_id for staff in incident.staff}
            if person_id in took_part | {incident.recorded_by_id}:
                return True
    return any(a.about_id == person_id and a.looked_into_at is None for a in file.allegations)


def proposers(file: CaseFile, proposal_id: UUID) -> set[UUID]:
    (proposal,) = (p for p in file.proposals if p.id == proposal_id)
    return {proposal.sent_by_id, *proposal.author_ids}


def may_decide(person: StaffMember, file: CaseFile, proposal_id: UUID, day: date) -> bool:
    """R10, but for when an outside person may."""
    return (
        grade_of(person, day) >= rank("head_of_service")
        and not has_left(person, day)
        and person.id not in proposers(file, proposal_id)
        and not is_involved(person.id, file)
    )


def may_review(person: StaffMember, file: CaseFile, appeal: Appeal, day: date) -> bool:
    """R31 for a decision, R29 for a warning, but for when an outside person may."""
    if has_left(person, day) or is_involved(person.id, file):
        return False
    if appeal.warning_id is not None:
        (warning,) = (w for w in file.warnings if w.id == appeal.warning_id)
        issuer = file.staff[warning.issued_by_id]
        issued_as = grade_of(issuer, london_day(warning.issued_at))
        lowest = max(rank("manager"), issued_as)
        return person.id != issuer.id and grade_of(person, day) >= lowest
    (decision,) = (d for d in file.decisions if d.id == appeal.decision_id)
    lowest = max(rank("head_of_service"), rank(decision.grade))
    apart = {*decision.decided_by_ids, *proposers(file, decision.proposal_id)}
    return person.id not in apart and grade_of(person, day) >= lowest


def may_see(person: StaffMember, file: CaseFile, steps: Iterable[NextStep], day: date) -> bool:
    """Need to know (R35): given the case, somebody a next step falls to, or who may decide."""
    if file.customer.staff_id == person.id:
        return False
    owners = {step.owner_id for step in steps}
    if person.id in {access.staff_id for access in file.access} | owners:
        return True
    if file.case.restricted:
        return False
    decided = {decision.proposal_id for decision in file.decisions}
    waiting = [p.id for p in file.proposals if p.id not in decided]
    return (None in owners and grade_of(person, day) >= rank("manager")) or any(
        may_decide(person, file, each, day) for each in waiting
    )


def lowest_to_change(file: CaseFile, measure: Measure) -> int:
    """The rank below which nobody lifts or changes a measure (R21)."""
    (decision,) = (d for d in file.decisions if d.id == measure.decision_id)
    reviewed = [
        rank(a.reviewer_grade)
        for a in file.appeals
        if a.decision_id == decision.id and a.decided_at is not None
    ]
    return max(rank("head_of_service"), rank(decision.grade), *reviewed)


def told_at(file: CaseFile, decision_id: UUID) -> datetime | None:
    """From when the customer has been told all twelve items (R12); None while they have not.

    Each counts from its first answer, a letter by post from the start of its day of receipt.
    """
    informing = next((i for i in file.informings if i.decision_id == decision_id), None)
    if informing is None or wholly_withheld(file, decision_id):
        return None
    return _all_told(item for item in informing.items if item.struck_at is None)


def report_told_at(file: CaseFile, decision_id: UUID) -> datetime | None:
    """From when they have been told of M6 too: what was told while it was withheld left it out."""
    informing = next((i for i in file.informings if i.decision_id == decision_id), None)
    if informing is None or is_withheld(file, decision_id):
        return None
    return _all_told(
        item
        for item in informing.items
        if item.struck_at is None
        and not (item.number in (1, 2, 3, 4, 5, 12) and _withheld_then(informing, item.done_at))
    )


def _all_told(items: Iterable[InformingItem]) -> datetime | None:
    told: dict[int, datetime] = {}
    for item in items:
        when = max(item.done_at, _arrives(item))
        told[item.number] = min(when, told.get(item.number, when))
    return max(told.values()) if set(told) == set(range(1, 13)) else None


def _withheld_then(informing: Informing, when: datetime) -> bool:
    """Whether item 10 was withheld at a moment."""
    state = ""
    for item in informing.items:
        struck = item.struck_at is not None and item.struck_at <= when
        if item.number == 10 and item.done_at <= when and not struck:
            state = item.state
    return state == "withheld"


def _arrives(item: InformingItem) -> datetime:
    if item.number != 12 or item.how != "letter":
        return item.done_at
    received = working_days_after(item.happened_on, 2)
    return datetime.combine(received, time(), LONDON)


def wholly_withheld(file: CaseFile, decision_id: UUID) -> bool:
    """Whether M6 stands alone and what is shared is withheld for now.

    What was lifted or undone before the letter went does not stand beside it.
    """
    informing = next(i for i in file.informings if i.decision_id == decision_id)
    sent = any(i.number == 12 and i.struck_at is None for i in informing.items)
    mine = [m for m in file.measures if m.decision_id == decision_id]
    codes = {m.code for m in mine if sent or m.ended_at is None}
    return codes == {"M6"} and is_withheld(file, decision_id)


def is_withheld(file: CaseFile, decision_id: UUID) -> bool:
    """Whether what is shared with others is withheld for now."""
    informing = next(i for i in file.informings if i.decision_id == decision_id)
    shared = [i.state for i in informing.items if i.number == 10 and i.struck_at is None]
    return shared[-1:] == ["withheld"]


def _confirmed(file: CaseFile, decision_id: UUID) -> bool:
    """Whether whoever was named as authorising it has said so of a withholding that stands."""
    informing = next(i for i in file.informings if i.decision_id == decision_id)
    return any(
        item.done_by_id == item.authorised_by_id
        for item in informing.items
        if item.number == 10 and item.state == "withheld" and item.struck_at is None
    )


def is_over(file: CaseFile, measure: Measure, now: datetime) -> bool:
    """Lapsed, lifted, undone, ended by a death, or an act that is done (R13, R18, R20, R21)."""
    if file.customer.died_on is not None or measure.ended_at is not None:
        return True
    if measure.code == "M6":
        heard = report_told_at(file, measure.decision_id) is not None
        rest = told_at(file, measure.decision_id) or wholly_withheld(file, measure.decision_id)
        withheld = is_withheld(file, measure.decision_id) and rest
        confirmed = withheld and _confirmed(file, measure.decision_id)
        return measure.reported_at is not None and (heard or confirmed)
    return london_day(now) > measure.last_day


def has_begun(file: CaseFile, measure: Measure, now: datetime) -> bool:
    """Told and started (R12), so that it binds or is only suspended."""
    told = told_at(file, measure.decision_id)
    return (
        measure.code != "M6"
        and told is not None
        and told <= now
        and measure.starts_on <= london_day(now)
    )


def is_agreed(file: CaseFile, measure: Measure, day: date) -> bool:
    """Whether the agreement that M5 rests on is in force."""
    return any(
        n.id == measure.details.nomination_id
        and n.kind == "nomination"
        and n.accepted_on is not None
        and n.accepted_on <= day
        and (n.until is None or day <= n.until)
        and (n.ended_on is None or day < n.ended_on)
        for n in file.nominations
    )


def is_suspended(file: CaseFile, measure: Measure, now: datetime) -> bool:
    day = london_day(now)
    if any(s.told_at is None or s.told_at > now for s in measure.suspensions):
        return True
    if overridden(file, measure):
        return True
    if measure.code == "M5":
        return not is_agreed(file, measure, day)
    if measure.code == "M1":
        holders = (
            role
            for role in file.contact_roles
            if role.measure_id == measure.id and role.accepted_at and role.ended_on is None
        )
        details = measure.details
        named = {("point of contact", details.staff_id), ("deputy", details.deputy_id)}
        known = (r for r in holders if (r.role, r.staff_id) in named or r.told_on is not None)
        return not any(is_here(file.staff[role.staff_id], day) for role in known)
    return False


def overridden(file: CaseFile, measure: Measure) -> list[object]:
    """The agreed adjustments that a measure would override, alone or together (R8)."""
    agreed = [a for a in file.adjustments if a.state == "agreed"]
    unusable = {code for a in agreed for code in a.terms.channels_unusable}
    return [a for a in agreed if contradicts(measure, a.terms, unusable)]


def contradicts(measure: Measure, terms: object, unusable: set[str]) -> bool:
    """Whether a measure takes from the customer what an adjustment gives them (R8).

    `unusable` are the channels that the customer cannot use for any reason.
    """
    details = measure.details
    if measure.code == "M2":
        needed = terms.channels_needed or (details.method,)
        return details.method in terms.channels_unusable or details.method not in needed
    if measure.code == "M4":
        days = set(details.weekdays)
        return bool(days & set(terms.days_impossible) or set(terms.days_needed) - days)
    if measure.code == "M1":
        people = {details.staff_id, details.deputy_id}
        needed = terms.people_needed or (details.staff_id,)
        if people & set(terms.people_impossible) or details.staff_id not in needed:
            return True
        usable, offered = set(details.channels) - unusable, set(details.channels)
        no_more = offered & set(terms.channels_unusable) and not usable
        return bool(no_more or (terms.channels_needed and not usable & set(terms.channels_needed)))
    return False


def binds(file: CaseFile, measure: Measure, now: datetime) -> bool:
    return (
        has_begun(file, measure, now)
        and not is_over(file, measure, now)
        and not is_suspended(file, measure, now)
    )
