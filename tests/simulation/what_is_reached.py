"""Where histories get to, so that a simulation which no longer gets there is noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pendulum

from tests.simulation import plain_facts as plain
from ubp_tui.policy.appeals import AppealState, appeal_state
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import AppealOutcome, CaseFile, Ended, Outcome
from ubp_tui.policy.stage import stage
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State, standings

MEASURES = ("M1", "M2", "M3", "M4", "M5")
ALWAYS = frozenset(
    {
        *(f"stage: {name}" for name in Stage),
        *(f"{code} in force" for code in MEASURES),
        *(f"decision: {outcome}" for outcome in Outcome),
        *(f"appeal: {state}" for state in tuple(AppealState)[:4]),
        "ended: lapsed at the end of its last day",
        "suspended",
        "a letter came back",
    }
)
"""What even a short simulation reaches."""

WANTED = ALWAYS | {
    *(f"{code} suspended" for code in MEASURES),
    *(f"{code} ended" for code in (*MEASURES, "M6")),
    *(f"appeal: {state}" for state in AppealState),
    *(f"finding: {outcome}" for outcome in AppealOutcome),
    *(f"ended: {kind}" for kind in (Ended.LIFTED, Ended.UNDONE)),
    *(f"suspended: {cause}" for cause in ("an appeal", "an issue", "an adjustment")),
    *(f"suspended: {cause}" for cause in ("no nomination", "nobody to contact")),
    *(f"ended: {kind}" for kind in ("ended by an order", "the customer has died")),
    "ended: done: reported and the customer told",
    "ended: done: reported, telling the customer is withheld",
    "a contact struck with its letter",
    "a contact that counts",
    "a measure that applies at once",
    "a case reopened by an appeal",
    "a conflict resolved",
    "a restricted case",
    "an appeal against a warning decided",
    "an outside person decided",
    "an outside person reviewed",
    "several issues or bodies in one decision",
    "nobody reached",
    "told at once",
    "more time proposed",
    "somebody under age",
}
"""What a long one reaches."""


def reached(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> Iterator[str]:
    view = stage(file, policy, now)
    yield f"stage: {view.stage}"
    yield from view.also
    yield from _measures(file, policy, now)
    for decision in file.decisions:
        yield f"decision: {decision.outcome}"
        codes = [measure.code for measure in file.measures_of(decision.id)]
        if len(codes) > len(set(codes)):
            yield "several issues or bodies in one decision"
        if any(file.staff[staff_id].outside for staff_id in decision.decided_by_ids):
            yield "an outside person decided"
    yield from _appeals(file)
    yield from _oddities(file, now)


def _measures(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> Iterator[str]:
    for found in standings(file, policy, now):
        if found.is_immediate:
            yield "a measure that applies at once"
        if found.state in (State.BINDING, State.SUSPENDED, State.ENDED):
            yield f"{found.measure.code} {found.state}"
        if found.state == State.SUSPENDED:
            yield "suspended"
        if found.has_ended:
            yield f"ended: {found.ended_because}"
        for reason in found.suspended_because:
            yield f"suspended: {_cause(reason)}"


def _cause(reason: str) -> str:
    causes = {
        "the reviewer": "an appeal",
        "the issue": "an issue",
        "The agreement with": "no nomination",
        "somebody else is": "no nomination",
        "Neither the point": "nobody to contact",
    }
    return next((why for start, why in causes.items() if reason.startswith(start)), "an adjustment")


def _appeals(file: CaseFile) -> Iterator[str]:
    for appeal in file.appeals:
        yield f"appeal: {appeal_state(appeal)}"
        for finding in appeal.findings:
            yield f"finding: {finding.outcome}"
        if appeal.decided_at is not None:
            if appeal.warning_id is not None:
                yield "an appeal against a warning decided"
            if file.staff[appeal.reviewer_id].outside:
                yield "an outside person reviewed"


def _oddities(file: CaseFile, now: pendulum.DateTime) -> Iterator[str]:
    items = [item for informing in file.informings for item in informing.items]
    born = file.customer.born_on
    oddities = {
        "a case reopened by an appeal": file.case.reopened_at is not None,
        "a restricted case": file.case.restricted,
        "a letter came back": any(i.struck_at and i.number == 12 for i in items),
        "a conflict resolved": bool(file.conflicts_resolved),
        "a contact that counts": any(c.confirmed and not c.struck_at for c in file.contacts),
        "a contact struck with its letter": any(
            c.struck_reason.startswith("the letter") for c in file.contacts
        ),
        "told at once": any(c.told_ids for c in file.contacts),
        "nobody reached": any(told.nobody_reached for told in file.ends_told),
        "somebody under age": born is not None and born.add(years=18) > plain.london_day(now),
    }
    yield from (name for name, found in oddities.items() if found)


def table(seen: Counter[str]) -> str:
    """How often everything was done and reached, for people to read."""
    return "\n".join(f"{number:7}  {what}" for what, number in sorted(seen.items()))
