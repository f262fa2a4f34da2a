"""Whether a warning stands, and whether measures may rest on it (R6, R29)."""

from __future__ import annotations

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


def relied_on(incident: Incident) -> bool:
    """Whether a case may rely on an incident: not dropped and not found unproven (R9)."""
    return incident.dropped_at is None and incident.unproven_at is None


def why_no_measures_yet(
    file: CaseFile, straight_ground: str, policy: Policy, now: pendulum.DateTime
) -> str | None:
    """Why measures cannot be proposed or decided yet, in a sentence; None where they can (R6).

    More time needs new incidents too (R18). `straight_ground` is the ground for going straight
    to measures, empty where there is none.
    """
    answer = _last_answer(file)
    if answer is not None and not _happened_since(file, answer.decided_at):
        day = in_words(london_date(answer.decided_at))
        refused = answer.outcome == Outcome.REFUSED
        return (
            f"{'A proposal was refused' if refused else 'Measures were decided'} on {day}. "
            "A new incident is needed before measures can be proposed again."
        )
    if straight_ground:
        return None
    received = _warned_since(file, policy, now)
    if not received:
        if any(is_under_appeal(file, w) for w in standing_warnings(file, london_date(now))):
            return "The warning is under appeal; no measure can rely on it until that is decided."
        return (
            "No warning stands. Issue one first, or record why measures cannot wait: "
            "violence, a threat of it, or comparable seriousness."
        )
    if not any(_incidents_after(file, day) for day in received):
        first = min(received)
        return (
            f"The customer was warned on {in_words(first)} and no incident after that is recorded. "
            "Measures need one, or a recorded reason for going straight to them."
        )
    return None


def why_not_approve_yet(
    file: CaseFile, proposal: Proposal, policy: Policy, now: pendulum.DateTime
) -> str | None:
    """Why a proposal can only be refused or sent back for now; None where it can be approved.

    A warning that stood when the proposal was sent may have lapsed since; one that is undone
    or under appeal is not relied on (R6, R29). A report to a public body that danger called
    for needs no warning (R13).
    """
    if is_for_danger(proposal):
        return None
    return why_no_measures_yet(file, proposal.straight_ground, policy, proposal.sent_at)


def _warned_since(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> list[pendulum.Date]:
    """The days since which the customer knows what must change."""
    today = london_date(now)
    days = [w.received_on for w in standing_warnings(file, today) if not is_under_appeal(file, w)]
    for decision in file.decisions:
        told = informed_at(file, decision.id, policy)
        lasting = any(
            not standing(file, m, policy, now).has_ended for m in file.measures_of(decision.id)
        )
        if told is not None and told <= now and lasting:
            days.append(london_date(told))
    return days


def _incidents_after(file: CaseFile, day: pendulum.Date) -> bool:
    return any(relied_on(i) and london_date(i.happened_at) > day for i in file.incidents)


def _happened_since(file: CaseFile, moment: pendulum.DateTime) -> bool:
    return any(relied_on(i) and i.happened_at > moment for i in file.incidents)


def _last_answer(file: CaseFile) -> Decision | None:
    """The newest decision that leaves new measures to new incidents (R6, R18).

    Sending back does not, nor does informing a public body, which is an act (R13).
    """
    answered = [
        d
        for d in file.decisions
        if d.outcome == Outcome.REFUSED or any(m.code != "M6" for m in file.measures_of(d.id))
    ]
    return answered[-1] if answered else None
