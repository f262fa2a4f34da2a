"""Appeals: received, reasons confirmed, referred, decided, told (R28-R33)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.casework.appeal_findings import record_finding, release
from ubp_tui.casework.cases import give, write_note
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.measures import measure_of, suspend
from ubp_tui.casework.refusals import Refused, refuse_if, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.appeals import why_not_refer_yet, why_too_late
from ubp_tui.policy.calendar import london_date, start_of
from ubp_tui.policy.eligibility import grade_on, why_not_review
from ubp_tui.policy.facts import (
    Appeal,
    CaseFile,
    Suspension,
    SuspensionCause,
)
from ubp_tui.policy.forms import Findings, cleaned
from ubp_tui.policy.forms.appealing import (
    AppealDecision,
    NewAppeal,
    appeal_problems,
    outcome_problems,
    referral_problems,
)
from ubp_tui.policy.forms.preparing import WAYS_TO_TELL
from ubp_tui.policy.informing import BY_POST
from ubp_tui.policy.periods import received_by_post
from ubp_tui.policy.permissions import may
from ubp_tui.policy.stage import is_closed
from ubp_tui.policy.text import clean
from ubp_tui.policy.warnings import is_open


def record_appeal(desk: Desk, case_id: UUID, form: NewAppeal) -> Appeal:
    """Records an appeal that reached us; anybody may, on any channel (R16, R29).

    On a closed case an appeal in time reopens it to `ending`; a late one once accepted (R20).
    Only whoever works on appeals here says why a late one is taken all the same.

    Raises:
        Invalid: it has been appealed already, or something is missing.
        Refused: it is not theirs to say why it is taken although late.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        file = work.allowed(Action.RECORD_APPEAL, case_id)
        reject(appeal_problems(form, file, work.policy, work.today))
        if form.late_reason:
            refuse_if(may(work.asking(file.staff), Action.WORK_APPEAL, file))
        assert form.received_on is not None
        appeal = work.add(
            Appeal(
                id=work.new_id(),
                case_id=case_id,
                decision_id=form.decision_id,
                warning_id=form.warning_id,
                received_on=form.received_on,
                channel=form.channel,
                words=form.words,
                recorded_by_id=work.actor_id,
                recorded_at=work.now,
                late_reason=form.late_reason,
            )
        )
        _reopen(work, appeal)
        return appeal


def _reopen(work: Work, appeal: Appeal) -> None:
    """A closed case is opened again by an appeal once that is accepted (R20)."""
    file = work.case_file(appeal.case_id)
    if is_closed(file.case) and why_too_late(file, appeal, work.policy) is None:
        work.change(file.case, reopened_at=work.now)


def _open(work: Work, seen: Appeal, action: Action = Action.WORK_APPEAL) -> CaseFile:
    file = work.allowed(action, seen.case_id, seen)
    appeal: Appeal = work.get(Appeal, seen.id)
    if not is_open(appeal):
        raise Refused("This appeal is over. Open the case again.", "R29")
    return file


def ask_reasons(desk: Desk, seen: Appeal, asked_on: pendulum.Date | None) -> Appeal:
    """Records that the customer was asked to confirm their reasons (R30).

    Raises:
        Refused: it has been referred, so the time for that is over.
        Invalid: the day is missing or in the future.
    """
    found = Findings()
    with desk.transaction() as work:
        _open(work, seen)
        if seen.referred_at is not None:
            raise Refused(
                "It has been referred already. What the customer adds can still be recorded.",
                "R30",
            )
        found.happened("asked_on", "The day they were asked", asked_on, work.today)
        reject(found.problems)
        return work.change(seen, reasons_asked_on=asked_on)


def confirm_reasons(
    desk: Desk, seen: Appeal, reasons: str, confirmed_on: pendulum.Date | None
) -> Appeal:
    """Records the customer's confirmed reasons, in their words and dated (R30).

    Raises:
        Invalid: the words or the day are missing.
    """
    found = Findings()
    with desk.transaction() as work:
        _open(work, seen)
        found.text("reasons", "Their reasons, in their words", reasons, "R30")
        found.happened("confirmed_on", "The day they confirmed", confirmed_on, work.today)
        reject(found.problems)
        return work.change(
            seen,
            reasons=clean(reasons),
            reasons_confirmed_on=confirmed_on,
            reasons_asked_on=seen.reasons_asked_on or confirmed_on,
        )


def decline_reasons(desk: Desk, seen: Appeal, declined_on: pendulum.Date | None) -> Appeal:
    """Records that the customer does not want to add reasons; the appeal goes on (R30).

    Raises:
        Invalid: the day is missing or in the future.
    """
    found = Findings()
    with desk.transaction() as work:
        _open(work, seen)
        found.happened("declined_on", "The day they said so", declined_on, work.today)
        reject(found.problems)
        return work.change(
            seen,
            reasons_declined_on=declined_on,
            reasons_asked_on=seen.reasons_asked_on or declined_on,
        )


def refer_appeal(desk: Desk, seen: Appeal, reviewer_id: UUID, reason: str = "") -> Appeal:
    """Refers an appeal to a senior manager whom R31 allows.

    From one reviewer to another it goes with a reason, which the case keeps as a note: nobody
    chooses quietly who hears an appeal.

    Args:
        desk: where it is referred.
        seen: the appeal.
        reviewer_id: who is to review it.
        reason: why it goes to somebody else, where it has a reviewer.

    Raises:
        Refused: the reasons are not confirmed yet, or R31 excludes this person.
        Invalid: it is with this person already, or goes to another without a reason.
    """
    with desk.transaction() as work:
        file = _open(work, seen)
        if (why := why_not_refer_yet(seen, work.policy, work.today)) is not None:
            raise Refused(why, "R30")
        reviewer = file.staff.people.get(reviewer_id)
        if reviewer is None:
            raise Refused("Choose somebody from the list.", "R31")
        if (why := why_too_late(file, seen, work.policy)) is not None:
            raise Refused(why, "R29")
        refuse_if(why_not_review(reviewer, file, seen, work.policy, work.today))
        reject(referral_problems(seen, reviewer_id, reason))
        if seen.reviewer_id is not None:
            before = file.staff.name(seen.reviewer_id)
            words = f"The appeal goes from {before} to {reviewer.name}: {clean(reason).strip()}"
            write_note(work, seen.case_id, words)
        appeal = work.change(
            seen,
            referred_at=work.now,
            referred_by_id=work.actor_id,
            reviewer_id=reviewer_id,
            reviewer_grade=grade_on(reviewer, work.policy, work.today),
        )
        give(work, seen.case_id, reviewer_id, "reviews the appeal")
        return appeal


def suspend_meanwhile(desk: Desk, seen: Appeal, measure_id: UUID, reason: str) -> Suspension:
    """The reviewer suspends a measure until the appeal is decided (R33).

    Raises:
        Refused: only the reviewer may, and only measures of this decision.
        Invalid: there is no reason.
    """
    found = Findings()
    with desk.transaction() as work:
        file = _open(work, seen, Action.REVIEW_APPEAL)
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
        file = _open(work, seen, Action.REVIEW_APPEAL)
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


def tell_outcome(desk: Desk, seen: Appeal, told_on: pendulum.Date | None, how: str) -> Appeal:
    """Records that the customer was told the outcome; suspended measures bind again (R33).

    By post they do from the start of the day of receipt (R12).

    Raises:
        Refused: it is not decided yet.
        Invalid: the day or the way is missing.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.allowed(Action.WORK_APPEAL, seen.case_id, seen)
        answered = seen.decided_at or seen.not_accepted_at
        if answered is None:
            raise Refused("The appeal is not decided yet.", "R33")
        found.told("told_on", told_on, london_date(answered), work.today)
        found.choice("how", "How", how, WAYS_TO_TELL, "R33")
        reject(found.problems)
        assert told_on is not None
        knows_at = work.now
        if how == BY_POST:
            knows_at = max(knows_at, start_of(received_by_post(told_on, work.policy)))
        for measure in file.measures:
            for suspension in measure.suspensions:
                appealed = suspension.cause == SuspensionCause.APPEAL
                if measure.decision_id == seen.decision_id and appealed and not suspension.told_at:
                    work.change(suspension, told_at=knows_at)
        return work.change(seen, told_on=told_on, told_how=how)


def withdraw_appeal(desk: Desk, seen: Appeal, words: str) -> Appeal:
    """Records that the customer withdrew their appeal, in their words.

    Raises:
        Invalid: there are no words.
    """
    found = Findings()
    with desk.transaction() as work:
        file = _open(work, seen)
        found.text("words", "What the customer said", words, "R29")
        reject(found.problems)
        release(work, file, seen)
        return work.change(seen, withdrawn_at=work.now, withdrawn_words=clean(words))


def accept_late_appeal(desk: Desk, seen: Appeal, reason: str) -> Appeal:
    """Records why an appeal that came too late is taken all the same (R29).

    Raises:
        Refused: it came in time, or was accepted already.
        Invalid: there is no reason.
    """
    with desk.transaction() as work:
        _late(work, seen, "Why it is taken all the same", reason)
        accepted = work.change(seen, late_reason=clean(reason))
        _reopen(work, accepted)
        return accepted


def refuse_late_appeal(desk: Desk, seen: Appeal, reason: str) -> Appeal:
    """Records why an appeal that came too late is not accepted (R29).

    Raises:
        Refused: it came in time, or was accepted although late.
        Invalid: there is no reason.
    """
    with desk.transaction() as work:
        _late(work, seen, "Why it is not accepted", reason)
        return work.change(seen, not_accepted_at=work.now, not_accepted_reason=clean(reason))


def _late(work: Work, seen: Appeal, label: str, reason: str) -> None:
    """Checks that the appeal is late and not accepted yet, and that a reason is given."""
    found = Findings()
    file = _open(work, seen)
    if why_too_late(file, seen, work.policy) is None:
        raise Refused("It came in time or was accepted already.", "R29")
    found.text("reason", label, reason, "R29")
    reject(found.problems)
