"""What is left of appeals and of complaints noted beside them (R28-R33)."""

from __future__ import annotations

from ubp_tui.policy.actions import Action
from ubp_tui.policy.appeals import (
    answered_untold,
    open_appeals,
    review_due,
    why_not_refer_yet,
    why_too_late,
)
from ubp_tui.policy.eligibility import answer_for, why_not_go_on_reviewing, why_not_review
from ubp_tui.policy.facts import Appeal
from ubp_tui.policy.steps.case_at import NOBODY, CaseAt, NextStep


def appeal_steps(at: CaseAt) -> list[NextStep]:
    """The next step of every open appeal, and outcomes to tell."""
    return [_next(at, appeal) for appeal in open_appeals(at.file)] + [
        at.step(
            "Tell the customer the outcome of the appeal",
            "R33",
            Action.WORK_APPEAL,
            at.after(answered),
            about_id=appeal.id,
            tells=True,
        )
        for appeal in at.file.appeals
        if (answered := answered_untold(appeal)) is not None
    ]


def _next(at: CaseAt, appeal: Appeal) -> NextStep:
    if appeal.referred_at is not None and not _is_out(at, appeal):
        return _review(at, appeal)
    if why_too_late(at.file, appeal, at.policy):
        return at.step(
            "Accept the late appeal, or say why not",
            "R29",
            Action.WORK_APPEAL,
            at.after(appeal.recorded_at),
            about_id=appeal.id,
        )
    if why_not_refer_yet(appeal, at.today) is None:
        return _refer(at, appeal)
    if appeal.reasons_by is None:
        return at.step(
            "Ask the customer to confirm the appeal's reasons",
            "R30",
            Action.WORK_APPEAL,
            at.after(appeal.received_on),
            about_id=appeal.id,
        )
    return at.step(
        "Record the confirmed appeal reasons",
        "R30",
        Action.WORK_APPEAL,
        appeal.reasons_by,
        about_id=appeal.id,
    )


def _refer(at: CaseAt, appeal: Appeal) -> NextStep:
    confirmed = appeal.reasons_confirmed_on or appeal.reasons_declined_on
    since = confirmed or appeal.reasons_by or appeal.received_on
    able = any(
        why_not_review(p, at.file, appeal, at.policy, at.today) is None
        for p in at.file.staff.people.values()
    )
    return at.step(
        "Refer the appeal to a senior manager",
        "R31",
        Action.WORK_APPEAL if able else Action.RECORD_AUTHORITY,
        at.after(since),
        owner_id=None if able else at.records_authority(),
        blocker="" if able else "Nobody here may review it: record an outside person.",
        about_id=appeal.id,
    )


def _is_out(at: CaseAt, appeal: Appeal) -> bool:
    """Whether the reviewer has left, or may not review it any more, so that another does."""
    reviewer = at.file.staff[appeal.reviewer_id or NOBODY]
    return why_not_go_on_reviewing(reviewer, at.file, appeal, at.policy, at.today) is not None


def _review(at: CaseAt, appeal: Appeal) -> NextStep:
    """With the reviewer; with whoever enters it where they are from outside.

    While the reviewer is away, with whoever refers it to another, who may have to stand in.
    """
    reviewer = at.file.staff[appeal.reviewer_id or NOBODY]
    due = review_due(appeal, at.policy) or at.after(appeal.received_on)
    if reviewer.is_away(at.today):
        lends = at.policy.a_grade(at.policy.authority.records_authority)
        is_another = any(
            person.is_here(at.today)
            and why_not_review(person, at.file, appeal, at.policy, at.today) is None
            for person in at.file.staff.people.values()
        )
        return at.step(
            f"{reviewer.name} is away: refer the appeal to another",
            "R31",
            Action.WORK_APPEAL,
            due,
            blocker=""
            if is_another
            else f"Nobody else who is here may review it: have {lends} ask somebody to stand in.",
            about_id=appeal.id,
        )
    enters = at.records_authority(besides=answer_for(at.file, appeal))
    return at.step(
        "Review the appeal",
        "R32",
        Action.REVIEW_APPEAL,
        due,
        owner_id=enters if reviewer.outside else reviewer.id,
        about_id=appeal.id,
        about=appeal,
    )


def complaint_steps(at: CaseAt) -> list[NextStep]:
    """A complaint may ask the decider to look again; it changes nothing by itself (R28)."""
    steps = []
    for complaint in at.file.complaints:
        if not complaint.asks_decider or complaint.looked_again_at is not None:
            continue
        what = f"Complaint {complaint.reference}: look again"
        due = at.after(complaint.recorded_at)
        action = Action.LOOK_AGAIN
        if at.file.decisions:
            last = at.file.decisions[-1]
            step = at.decider_step(what, "R28", action, due, last, about_id=complaint.id)
        else:
            step = at.step(what, "R28", action, due, about_id=complaint.id)
        steps.append(step)
    return steps
