"""Appeals: received in time or late, referred, withdrawn (R20, R29, R31)."""

from __future__ import annotations

from uuid import UUID

from ubp_tui.casework.allegations import join_allegations
from ubp_tui.casework.appeal_findings import release
from ubp_tui.casework.cases import give, write_note
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, refuse_if, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.appeals import why_not_refer_yet, why_too_late
from ubp_tui.policy.eligibility import grade_on, why_not_review
from ubp_tui.policy.facts import Appeal, CaseFile
from ubp_tui.policy.forms import Findings, cleaned
from ubp_tui.policy.forms.appealing import (
    NewAppeal,
    appeal_problems,
    referral_problems,
)
from ubp_tui.policy.permissions import may
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
        _reopen(desk, work, appeal)
        return appeal


def _reopen(desk: Desk, work: Work, appeal: Appeal) -> None:
    """A closed case is opened again by an appeal once that is accepted (R20)."""
    file = work.case_file(appeal.case_id)
    if file.case.is_closed and why_too_late(file, appeal, work.policy) is None:
        join_allegations(desk, work, work.change(file.case, reopened_at=work.now))


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
        file = still_open(work, seen)
        if (why := why_not_refer_yet(seen, work.today)) is not None:
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


def withdraw_appeal(desk: Desk, seen: Appeal, words: str) -> Appeal:
    """Records that the customer withdrew their appeal, in their words.

    Raises:
        Invalid: there are no words.
    """
    found = Findings()
    with desk.transaction() as work:
        file = still_open(work, seen)
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
        _reopen(desk, work, accepted)
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
    file = still_open(work, seen)
    if why_too_late(file, seen, work.policy) is None:
        raise Refused("It came in time or was accepted already.", "R29")
    found.text("reason", label, reason, "R29")
    reject(found.problems)


def still_open(work: Work, seen: Appeal, action: Action = Action.WORK_APPEAL) -> CaseFile:
    """Within a transaction: the case of an appeal that somebody may work on and is not over.

    Raises:
        Refused: they may not, or it was decided, withdrawn or not accepted meanwhile.
    """
    file = work.allowed(action, seen.case_id, seen)
    appeal: Appeal = work.get(Appeal, seen.id)
    if not is_open(appeal):
        raise Refused("This appeal is over. Open the case again.", "R29")
    return file
