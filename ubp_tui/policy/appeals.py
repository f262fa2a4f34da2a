"""Where an appeal stands, and by when what falls due (R28-R33)."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import pendulum

from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Appeal, AppealFinding, AppealOutcome, CaseFile, Warning
from ubp_tui.policy.informing import (
    LETTER,
    current_item,
    informed_at,
    is_letter_again,
    told_of_report_at,
)
from ubp_tui.policy.warnings import is_open


class AppealState(StrEnum):
    """The stages of an appeal, its own and not the case's."""

    RECEIVED = "received"
    REASONS_ASKED = "reasons asked"
    REFERRED = "referred"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    NOT_ACCEPTED = "not accepted"


def findings_in_order(file: CaseFile, appeal: Appeal) -> list[AppealFinding]:
    """What the reviewer found, in the order of the measures (R32)."""
    places = {measure.id: at for at, measure in enumerate(file.measures)}
    return sorted(appeal.findings, key=lambda f: places[f.measure_id] if f.measure_id else 0)


def appeal_state(appeal: Appeal) -> AppealState:
    """Where an appeal stands, from what is recorded of it."""
    if appeal.not_accepted_at is not None:
        return AppealState.NOT_ACCEPTED
    if appeal.withdrawn_at is not None:
        return AppealState.WITHDRAWN
    if appeal.decided_at is not None:
        return AppealState.DECIDED
    if appeal.referred_at is not None:
        return AppealState.REFERRED
    if appeal.reasons_asked_on is not None:
        return AppealState.REASONS_ASKED
    return AppealState.RECEIVED


def open_appeals(file: CaseFile) -> list[Appeal]:
    """The appeals that wait for an outcome, the one received first leading; none after a death."""
    if file.customer.died_on is not None:
        return []
    return sorted(
        (a for a in file.appeals if is_open(a)), key=lambda a: (a.received_on, a.recorded_at)
    )


def was_appealed(file: CaseFile, policy: Policy, against_id: UUID) -> bool:
    """Whether the one appeal that there is against a decision or a warning was made (R29).

    One that was not accepted does not count. Nor does one that was made before the customer was
    told of a report to a public body: they could say nothing of it, so they may appeal again.
    """
    made = [
        a
        for a in file.appeals
        if against_id in (a.decision_id, a.warning_id) and a.not_accepted_at is None
    ]
    informing = file.informing_of(against_id)
    if informing is None or not is_letter_again(file, informing, policy):
        return bool(made)
    told = told_of_report_at(file, against_id, policy)
    return any(told is None or a.recorded_at >= told for a in made)


def last_day_to_appeal(
    file: CaseFile, policy: Policy, *, decision_id: object = None, warning: Warning | None = None
) -> pendulum.Date | None:
    """The last day on which an appeal arrives in time; None while time has not begun (R29).

    It is the day that the customer was promised when they were informed (R36), so it is another
    one after a returned letter.
    """
    if warning is not None:
        return None if warning.returned_on else warning.appeal_by
    decision = next(d for d in file.decisions if d.id == decision_id)
    informing = file.informing_of(decision.id)
    if informing is None or informed_at(file, decision.id, policy) is None:
        return None
    letter = current_item(informing, LETTER)
    return None if letter is None else letter.appeal_by


def answered_untold(appeal: Appeal) -> pendulum.DateTime | None:
    """When an appeal was decided or not accepted, while the customer has not been told (R33)."""
    return None if appeal.told_on is not None else appeal.decided_at or appeal.not_accepted_at


def why_too_late(file: CaseFile, appeal: Appeal, policy: Policy) -> str | None:
    """Why an appeal came too late, where nobody has recorded why it is taken all the same (R29)."""
    if appeal.late_reason:
        return None
    warning = next((w for w in file.warnings if w.id == appeal.warning_id), None)
    last = last_day_to_appeal(file, policy, decision_id=appeal.decision_id, warning=warning)
    if last is None or appeal.received_on <= last:
        return None
    return (
        f"It came after {in_words(last)}, the last day to appeal. Record why it is taken all "
        "the same, or why it is not accepted."
    )


def why_not_refer_yet(appeal: Appeal, today: pendulum.Date) -> str | None:
    """Why an appeal cannot be referred yet: the customer is asked for reasons first (R30)."""
    if appeal.reasons_confirmed_on or appeal.reasons_declined_on:
        return None
    if appeal.reasons_by is None:
        return "Ask the customer to confirm their reasons first."
    if today > appeal.reasons_by:
        return None
    return (
        "The customer was asked to confirm their reasons and has until "
        f"{in_words(appeal.reasons_by)}. It can be referred when they have, when they "
        "decline, or after that day."
    )


def review_due(appeal: Appeal, policy: Policy) -> pendulum.Date | None:
    """By when the reviewer decides; None before it is referred (R32)."""
    if appeal.referred_at is None:
        return None
    referred_on = london_date(appeal.referred_at)
    return policy.calendar.add(referred_on, policy.figures.appeal_review_days.value)


def overall_outcome(appeal: Appeal) -> AppealOutcome | None:
    """The outcome in one word, from the findings; None before the decision."""
    if appeal.decided_at is None:
        return None
    outcomes = {finding.outcome for finding in appeal.findings}
    if len(outcomes) == 1:
        return AppealOutcome(outcomes.pop())
    return AppealOutcome.PARTLY
