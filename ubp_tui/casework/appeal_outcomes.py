"""An appeal is reviewed: a measure suspended meanwhile, the outcome, telling it (R32, R33)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ubp_tui.casework.appeal_findings import record_finding, release
from ubp_tui.casework.appeals import still_open
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.measures import measure_of
from ubp_tui.casework.refusals import Refused, refuse_told_again, reject
from ubp_tui.casework.suspending import knowing, suspend
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.eligibility import grade_on
from ubp_tui.policy.facts import (
    Appeal,
    CaseFile,
    Suspension,
    SuspensionCause,
)
from ubp_tui.policy.forms import Findings, cleaned
from ubp_tui.policy.forms.appealing import (
    AppealDecision,
    outcome_problems,
)
from ubp_tui.policy.forms.telling import TellingForm, as_it_was, telling_problems


def suspend_meanwhile(desk: Desk, seen: Appeal, measure_id: UUID, reason: str) -> Suspension:
    """The reviewer suspends a measure until the appeal is decided (R33).

    Raises:
        Refused: only the reviewer may, and only measures of this decision.
        Invalid: there is no reason.
    """
    found = Findings()
    with desk.transaction() as work:
        file = still_open(work, seen, Action.REVIEW_APPEAL)
        measure = measure_of(file, measure_id)
        if measure.decision_id != seen.decision_id:
            raise Refused("This measure is not what the appeal is against.", "R33")
        found.text("reason", "Reason", reason, "R33")
        reject(found.problems)
        return suspend(work, measure, SuspensionCause.APPEAL, reason)


def decide_appeal(desk: Desk, seen: Appeal, form: AppealDecision) -> Appeal:
    """Upholds, partly upholds or does not uphold, measure by measure, with reasons (R32).

    What is upheld is undone at once; a measure the reviewer suspended and did not undo binds
    again once the customer is told.

    Raises:
        Refused: only the reviewer decides it.
        Invalid: an outcome or reasons are missing, or a change would be stricter.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        file = still_open(work, seen, Action.REVIEW_APPEAL)
        reject(outcome_problems(form, file, seen, work.today))
        reviewer = file.staff[seen.reviewer_id or work.actor_id]
        appeal = work.change(
            seen,
            decided_at=work.now,
            decided_reasons=form.reasons,
            reviewer_grade=grade_on(reviewer, work.policy, work.today),
        )
        for finding in form.findings:
            record_finding(work, file, appeal, cleaned(finding))
        release(work, file, appeal)
        # Read again, so that whoever asked has the findings with it.
        return next(a for a in work.case_file(seen.case_id).appeals if a.id == seen.id)


def tell_outcome(desk: Desk, seen: Appeal, form: TellingForm) -> Appeal:
    """Records that the customer was told the outcome; suspended measures bind again (R33).

    By post they do from the start of the day of receipt (R12). Where nobody was reached the
    recorded attempts count as told, but nothing binds again by them (R20).

    Raises:
        Refused: it is not decided yet, or the customer was told already.
        Invalid: the day, the way or the format is missing or cannot be used.
    """
    form = as_it_was(form)
    with desk.transaction() as work:
        file = work.allowed(Action.WORK_APPEAL, seen.case_id, seen)
        answered = seen.decided_at or seen.not_accepted_at
        if answered is None:
            raise Refused("The appeal is not decided yet.", "R33")
        refuse_told_again(seen.told_on, seen.nobody_reached, "R33")
        since, today = london_date(answered), work.today
        reject(telling_problems(form, file, work.policy, since=since, today=today, rule="R33"))
        assert form.told_on is not None
        if not form.nobody_reached:
            _bind_again(work, file, seen, knowing(work, form.told_on, form.how))
        return work.change(seen, **form.told)


def _bind_again(work: Work, file: CaseFile, appeal: Appeal, told: dict[str, Any]) -> None:
    """What the appeal suspended or changed binds again once the customer knows (R33).

    What was held back or changed for another reason does not: they are told of that by itself.
    """
    if appeal.decision_id is None or appeal.decided_at is None:
        return
    for measure in file.measures_of(appeal.decision_id):
        for suspension in measure.suspensions:
            appealed = suspension.cause in (SuspensionCause.APPEAL, SuspensionCause.CHANGED)
            by_this = suspension.over_at == appeal.decided_at
            if appealed and by_this and not suspension.told_at:
                work.change(suspension, **told)
