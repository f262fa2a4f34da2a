"""Whether a measure binds the customer at a moment, and why not (R8, R11-R12, R18, R20).

Nothing here is stored: a measure lapses with nobody doing anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import pendulum

from ubp_tui.policy.calendar import london_date, start_of
from ubp_tui.policy.conflicts import contradicted, why_contradicted
from ubp_tui.policy.document import Policy
from ubp_tui.policy.ends import end_of, told_or_withheld
from ubp_tui.policy.facts import (
    Adjustment,
    CaseFile,
    ContactRole,
    Measure,
    Nomination,
    NominationKind,
    Role,
    SuspensionCause,
)
from ubp_tui.policy.informing import informed_at
from ubp_tui.policy.measures import NominatedPerson, SingleContact
from ubp_tui.policy.safeguarding import was_decided_under_age


class State(StrEnum):
    """Where a measure stands."""

    UNTOLD = "the customer is being told"
    WAITING = "told, not started"
    UNREPORTED = "its report is to be recorded"
    BINDING = "in force"
    SUSPENDED = "suspended"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a measure stands at a moment, and why.

    `suspended_because` says each reason; `rule` is what the state rests on. `ended_on` is the
    London day on which it ended. `is_immediate`:
    its answer is given although it does not bind yet, with words that tell of it (R12).
    """

    measure: Measure
    state: State
    rule: str
    binds_from: pendulum.DateTime | None = None
    suspended_because: tuple[str, ...] = ()
    ended_on: pendulum.Date | None = None
    ended_because: str = ""
    is_immediate: bool = False

    @property
    def has_ended(self) -> bool:
        """Whether it has lapsed, was lifted or undone, or is an act that is done."""
        return self.state == State.ENDED


def standing(file: CaseFile, measure: Measure, policy: Policy, now: pendulum.DateTime) -> Standing:
    """Where one measure of a case stands at a moment."""
    if ended := end_of(file, measure, policy, now):
        return Standing(
            measure=measure,
            state=State.ENDED,
            rule=ended.rule,
            ended_on=ended.on,
            ended_because=ended.because,
        )
    if measure.code == "M6":
        return _act_to_come(file, measure, policy)
    reasons = suspensions(file, measure, policy, now)
    told = informed_at(file, measure.decision_id, policy)
    binds_from = None if told is None else max(start_of(measure.starts_on), told)
    if binds_from is None or binds_from > now:
        return Standing(
            measure=measure,
            state=State.UNTOLD if told is None else State.WAITING,
            rule="R12",
            binds_from=binds_from,
            is_immediate=_applies_at_once(measure, now) and not reasons,
        )
    state = State.SUSPENDED if reasons else State.BINDING
    return Standing(
        measure=measure,
        state=state,
        rule=reasons[0].rule if reasons else "R14",
        binds_from=binds_from,
        suspended_because=tuple(reason.words for reason in reasons),
    )


def _act_to_come(file: CaseFile, measure: Measure, policy: Policy) -> Standing:
    """M6 never binds: the customer is being told, or only its report is left (R12, R13)."""
    if told_or_withheld(file, measure, policy):
        return Standing(measure=measure, state=State.UNREPORTED, rule="R13")
    return Standing(measure=measure, state=State.UNTOLD, rule="R12")


def _applies_at_once(measure: Measure, now: pendulum.DateTime) -> bool:
    return bool(measure.immediate_reason) and start_of(measure.starts_on) <= now


def standings(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> list[Standing]:
    """Where every measure of a case stands, oldest decision first."""
    return [standing(file, measure, policy, now) for measure in file.measures]


def answering_now(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> list[Standing]:
    """What the contact check answers with: what binds, and what is immediate (R12, R14).

    M6 is never among it: it does not bind.
    """
    found = standings(file, policy, now)
    return [s for s in found if s.state == State.BINDING or s.is_immediate]


def running_measures(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> list[Measure]:
    """The measures of a case that have not ended, whether the customer knows of them or not."""
    return [s.measure for s in standings(file, policy, now) if not s.has_ended]


def days_ended(found: Iterable[Standing]) -> list[pendulum.Date]:
    """The London days on which some measures ended, of those that have."""
    return [each.ended_on for each in found if each.ended_on is not None]


class WhySuspended(NamedTuple):
    """One reason for which a measure does not bind for now, and its rule."""

    words: str
    rule: str


_RULE_OF_CAUSE = {
    SuspensionCause.APPEAL: "R33",
    SuspensionCause.ISSUE_OPEN: "R14",
    SuspensionCause.WITHDRAWN: "R8",
    SuspensionCause.CHANGED: "R8",
    SuspensionCause.NOMINATED: "R27",
    SuspensionCause.OF_AGE: "R4",
}
_NOT_AGREED = (
    "The agreement with the nominated person is not in force, so the customer speaks for "
    "themselves."
)
_UNDER_AGE = "The customer was under age when it was decided, so it does not apply to them."
_NOBODY_HERE = "Neither the point of contact nor the deputy is here."


def suspensions(
    file: CaseFile, measure: Measure, policy: Policy, now: pendulum.DateTime
) -> list[WhySuspended]:
    """Every reason for which a measure does not bind for now."""
    reasons = [
        WhySuspended(f"{s.cause}: {s.reason}", _RULE_OF_CAUSE[SuspensionCause(s.cause)])
        for s in measure.suspensions
        if s.since <= now and (s.told_at is None or s.told_at > now)
    ]
    reasons += [
        WhySuspended(why_contradicted(measure.details, adjustment, policy, file.adjustments), "R8")
        for adjustment in unresolved_conflicts(file, measure)
    ]
    if was_decided_under_age(file, measure, policy):
        reasons.append(WhySuspended(_UNDER_AGE, "R4"))
    today = london_date(now)
    if without_agreement(file, measure, today):
        reasons.append(WhySuspended(_NOT_AGREED, "R27"))
    if measure.code == "M1" and contact_today(file, measure, today) is None:
        reasons.append(WhySuspended(_NOBODY_HERE, "R26"))
    return reasons


def has_agreement(file: CaseFile, day: pendulum.Date) -> bool:
    """Whether the customer and somebody they nominate agree on a day (R27)."""
    return bool(live_nominations(file, day))


def own_nomination(file: CaseFile, measure: Measure) -> Nomination | None:
    """The agreement that M5 rests on; None for any other measure (R27)."""
    details = measure.details
    if not isinstance(details, NominatedPerson):
        return None
    return next((n for n in file.nominations if n.id == details.nomination_id), None)


def without_agreement(file: CaseFile, measure: Measure, day: pendulum.Date) -> bool:
    """Whether M5's own agreement is not live on a day; somebody else's does not count (R27)."""
    if measure.code != "M5":
        return False
    own = own_nomination(file, measure)
    return own is None or own not in live_nominations(file, day)


def live_nominations(file: CaseFile, day: pendulum.Date) -> list[Nomination]:
    """The agreements in force on a day, oldest first (R27).

    An attorney or a deputy of court has authority, which is not a nomination.
    """
    return [n for n in file.nominations if n.kind == NominationKind.NOMINATION and n.is_live(day)]


def unresolved_conflicts(file: CaseFile, measure: Measure) -> list[Adjustment]:
    """Agreed adjustments that the measure contradicts, until a decider changes it (R8)."""
    return contradicted(measure.details, file.adjustments)


def is_named(file: CaseFile, role: ContactRole) -> bool:
    """Whether the decision itself gives somebody this role, so that its letter tells of them."""
    details = next(m.details for m in file.measures if m.id == role.measure_id)
    if not isinstance(details, SingleContact):
        return False
    return role.staff_id == (details.staff_id if role.role == Role.CONTACT else details.deputy_id)


def role_holder(file: CaseFile, measure: Measure, role: Role) -> ContactRole | None:
    """Who holds a role under M1: the latest who accepted, was told of, and has not ended.

    The people named in the decision are told of by the letter itself.
    """
    holders = [
        r
        for r in file.contact_roles
        if r.measure_id == measure.id
        and r.role == role
        and r.accepted_at is not None
        and r.ended_on is None
        and (r.told_on is not None or is_named(file, r))
    ]
    return holders[-1] if holders else None


def contact_today(file: CaseFile, measure: Measure, today: pendulum.Date) -> ContactRole | None:
    """Whom the customer is passed to today: the point of contact, else the deputy, else nobody."""
    for role in (Role.CONTACT, Role.DEPUTY):
        holder = role_holder(file, measure, role)
        if holder and file.staff[holder.staff_id].is_here(today):
            return holder
    return None
