"""Whether a warning stands, and whether measures may rest on it (R6, R29)."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

import pendulum

from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.danger import is_for_danger
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Appeal, CaseFile, Decision, Incident, Outcome, Proposal, Warning
from ubp_tui.policy.informing import informed_at
from ubp_tui.policy.standing import standing


def stands(warning: Warning, day: pendulum.Date) -> bool:
    """Whether a warning has reached the customer and has neither lapsed nor been undone."""
    return (
        warning.received_on <= day <= warning.lapses_on
        and warning.undone_at is None
        and warning.returned_on is None
    )


def is_open(appeal: Appeal) -> bool:
    """Whether an appeal still waits for its outcome."""
    return (
        appeal.decided_at is None and appeal.withdrawn_at is None and appeal.not_accepted_at is None
    )


def is_under_appeal(file: CaseFile, warning: Warning) -> bool:
    """Whether an appeal against a warning is open: no decision relies on it meanwhile (R29)."""
    return any(a.warning_id == warning.id and is_open(a) for a in file.appeals)


def standing_warnings(file: CaseFile, day: pendulum.Date) -> list[Warning]:
    """The warnings that stand on a day, oldest first; none after a death (R20)."""
    if file.customer.died_on is not None:
        return []
    return [w for w in file.warnings if stands(w, day)]


def on_their_way(file: CaseFile, day: pendulum.Date) -> list[Warning]:
    """The warnings that were sent and have not reached the customer by a day, oldest first (R6)."""
    if file.customer.died_on is not None:
        return []
    return [
        w
        for w in file.warnings
        if w.received_on > day and w.returned_on is None and w.undone_at is None
    ]


def relied_on(incident: Incident) -> bool:
    """Whether a case may rely on an incident: not dropped and not found unproven (R9)."""
    return incident.dropped_at is None and incident.unproven_at is None


def why_no_measures_yet(
    file: CaseFile,
    incident_ids: Collection[UUID],
    straight_ground: str,
    policy: Policy,
    now: pendulum.DateTime,
) -> str | None:
    """Why measures cannot be proposed or decided yet, in a sentence; None where they can (R6).

    More time needs new incidents too (R18).

    Args:
        file: the case.
        incident_ids: the incidents that the measures rest on.
        straight_ground: the ground for going straight to measures, empty where there is none.
        policy: the policy.
        now: when they are proposed.
    """
    happened = [i.happened_at for i in file.incidents if relied_on(i) and i.id in incident_ids]
    answer = _last_answer(file)
    if answer is not None and not any(moment > answer.decided_at for moment in happened):
        day = in_words(london_date(answer.decided_at))
        refused = answer.outcome == Outcome.REFUSED
        return (
            f"{'A proposal was refused' if refused else 'Measures were decided'} on {day}. "
            "A new incident is needed before measures can be proposed again, and they name it."
        )
    if straight_ground:
        return None
    received = _warned_since(file, policy, now)
    if not received:
        if any(is_under_appeal(file, w) for w in standing_warnings(file, london_date(now))):
            return "The warning is under appeal; no measure can rely on it until that is decided."
        if sent := on_their_way(file, london_date(now)):
            return _not_received_yet(sent[-1])
        return (
            "No warning stands. Issue one first, or record why measures cannot wait: "
            "violence, a threat of it, or comparable seriousness."
        )
    first = min(received)
    if not any(london_date(moment) > first for moment in happened):
        return (
            f"The customer was warned on {in_words(first)}, and the measures name no incident "
            "after that. They need one, or a recorded reason for going straight to measures."
        )
    return None


def _not_received_yet(warning: Warning) -> str:
    return (
        f"The warning of {in_words(warning.sent_on)} counts as received on "
        f"{in_words(warning.received_on)}. Measures need an incident after that day, or a recorded "
        "reason why they cannot wait: violence, a threat of it, or comparable seriousness."
    )


def why_not_approve_yet(file: CaseFile, proposal: Proposal, policy: Policy) -> str | None:
    """Why a proposal can only be refused or sent back for now; None where it can be approved.

    A warning that stood when the proposal was sent may have lapsed since; one that is undone
    or under appeal is not relied on (R6, R29). A report to a public body that danger called
    for needs no warning (R13).
    """
    if is_for_danger(proposal, policy):
        return None
    cited = {incident_id for m in proposal.measures for incident_id in m.incident_ids}
    return why_no_measures_yet(file, cited, proposal.straight_ground, policy, proposal.sent_at)


def _warned_since(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> list[pendulum.Date]:
    """The days since which the customer knows what must change.

    M6 is an act and does not last, so that its letter is no warning.
    """
    today = london_date(now)
    days = [w.received_on for w in standing_warnings(file, today) if not is_under_appeal(file, w)]
    for decision in file.decisions:
        told = informed_at(file, decision.id, policy)
        lasting = any(
            m.code != "M6" and not standing(file, m, policy, now).has_ended
            for m in file.measures_of(decision.id)
        )
        if told is not None and told <= now and lasting:
            days.append(london_date(told))
    return days


def _last_answer(file: CaseFile) -> Decision | None:
    """The newest decision that leaves new measures to new incidents (R6, R18).

    Sending back does not, nor does informing a public body, which is an act (R13); but where
    it was approved and another measure beside it was not, that measure was refused.
    """
    answered = [
        d
        for d in file.decisions
        if d.outcome == Outcome.REFUSED
        or (d.outcome != Outcome.SENT_BACK and _had_measures_that_last(file, d))
    ]
    return answered[-1] if answered else None


def _had_measures_that_last(file: CaseFile, decision: Decision) -> bool:
    return any(m.code != "M6" for m in file.proposal(decision.proposal_id).measures)
