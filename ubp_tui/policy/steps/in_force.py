"""What falls due while measures are in force (R8, R18-R19, R24-R27)."""

from __future__ import annotations

import pendulum

from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.conflicts import missing_contact
from ubp_tui.policy.facts import Decision, Nomination, Role, SuspensionCause
from ubp_tui.policy.naming import called_to_anyone
from ubp_tui.policy.promises import review_on
from ubp_tui.policy.safeguarding import was_decided_under_age
from ubp_tui.policy.standing import (
    Standing,
    State,
    contact_today,
    live_nominations,
    own_nomination,
    role_holder,
    unresolved_conflicts,
    without_agreement,
)
from ubp_tui.policy.steps.case_at import CaseAt, NextStep, called_first


def in_force_steps(at: CaseAt) -> list[NextStep]:
    """Reviews, conflicts, missing people, and at the least the day on which measures lapse."""
    running = [s for s in at.standings if s.state in (State.BINDING, State.SUSPENDED)]
    steps: list[NextStep] = []
    for s in at.standings:
        if not s.has_ended:
            steps += _conflicts(at, s) + _suspensions(at, s) + _under_age(at, s)
            steps += _nobody_to_contact(at, s) if s in running else _left(at, s)
    for s in running:
        steps += _no_such_contact(at, s)
        steps += _nobody_nominated(at, s)
        steps += _check_ins(at, s)
    if running:
        steps += _reviews(at, running) + _lapses(at, running)
    return steps


def _decision(at: CaseAt, s: Standing) -> Decision:
    return at.file.decision(s.measure.decision_id)


def _conflicts(at: CaseAt, s: Standing) -> list[NextStep]:
    """A decider resolves a contradicted adjustment (R8)."""
    days = at.policy.figures.adjustment_conflict_days.value
    return [
        at.decider_step(
            f"{s.measure.code} contradicts an adjustment: resolve it",
            "R8",
            Action.RESOLVE_CONFLICT,
            at.after(found.answered_at or at.now, days),
            _decision(at, s),
            about_id=s.measure.id,
        )
        for found in unresolved_conflicts(at.file, s.measure)
    ]


def _under_age(at: CaseAt, s: Standing) -> list[NextStep]:
    """A decider lifts what was decided before the customer's age was known (R4)."""
    if not was_decided_under_age(at.file, s.measure, at.policy):
        return []
    decision = _decision(at, s)
    return [
        at.decider_step(
            f"Lift {called_to_anyone(s.measure, at.file.measures)}: the customer was under age",
            "R4",
            Action.LIFT,
            at.after(decision.decided_at),
            decision,
            about_id=s.measure.id,
        )
    ]


def _suspensions(at: CaseAt, s: Standing) -> list[NextStep]:
    """A suspension whose cause is over: the measure binds again once the customer is told.

    They are told once nothing else that was recorded suspends it any more.
    """
    is_open = any(found.over_at is None for found in s.measure.suspensions)
    name = called_to_anyone(s.measure, at.file.measures)
    return [
        at.step(
            f"{name} binds again: tell the customer",
            "R33",
            Action.TELL,
            at.after(found.over_at),
            about_id=s.measure.id,
        )
        for found in s.measure.suspensions
        if found.over_at is not None and found.told_at is None and not is_open
    ] + [
        at.step(
            f"Issue of {name}: record when it is closed",
            "R14",
            Action.TELL,
            at.after(found.since),
            about_id=s.measure.id,
        )
        for found in s.measure.suspensions
        if found.cause == SuspensionCause.ISSUE_OPEN and found.over_at is None
    ]


def _no_such_contact(at: CaseAt, s: Standing) -> list[NextStep]:
    """M2 or M1 names a way by which the customer cannot be reached any more (R14).

    Nothing says since when, so it is due from the day on which the measure bound. A decider may
    do all that helps: record how to reach the customer, reduce the measure or lift it (R21).
    """
    what = missing_contact(s.measure.details, at.file.customer)
    if not what:
        return []
    return [
        at.decider_step(
            f"Change {s.measure.code} or record {what}: there is none",
            "R14",
            Action.LIFT,
            at.after(_bound_on(s)),
            _decision(at, s),
            about_id=s.measure.id,
        )
    ]


def _nobody_nominated(at: CaseAt, s: Standing) -> list[NextStep]:
    """M5 whose own agreement is not live: ask, and in the end a decider lifts it.

    Where somebody else is nominated meanwhile, M5 is made to rest on that.
    """
    if not without_agreement(at.file, s.measure, at.today):
        return []
    own = own_nomination(at.file, s.measure)
    over = _over_on(own) if own else None
    since = max(_bound_on(s), over) if over and over <= at.today else _bound_on(s)
    figures = at.policy.figures
    others = live_nominations(at.file, at.today)
    return [
        at.step(
            f"{others[-1].name} is nominated: have M5 rest on that"
            if others
            else "Ask the customer whom they nominate now",
            "R27",
            Action.TELL if others else Action.RECORD_NOMINATION,
            at.after(since, figures.nomination_ask_days.value),
            about_id=s.measure.id,
        ),
        at.decider_step(
            "Lift M5 if nobody is nominated",
            "R27",
            Action.LIFT,
            at.after(since, figures.nomination_lift_days.value),
            _decision(at, s),
            about_id=s.measure.id,
        ),
    ]


def _bound_on(s: Standing) -> pendulum.Date:
    return s.measure.starts_on if s.binds_from is None else london_date(s.binds_from)


def _over_on(nomination: Nomination) -> pendulum.Date | None:
    """The first day without it, where both ends are known or one is."""
    lapsed = nomination.until.add(days=1) if nomination.until else None
    return min((d for d in (nomination.ended_on, lapsed) if d), default=None)


def _nobody_to_contact(at: CaseAt, s: Standing) -> list[NextStep]:
    """Neither the point of contact nor the deputy is here: the owner names another (R26)."""
    if s.measure.code != "M1" or contact_today(at.file, s.measure, at.today) is not None:
        return _left(at, s)
    return [
        at.step(
            "Nobody is here: name another point of contact",
            "R26",
            Action.ASK_ROLE,
            at.policy.calendar.next_working(_gone_since(at, s)),
            about_id=s.measure.id,
        )
    ]


def _left(at: CaseAt, s: Standing) -> list[NextStep]:
    """One of the two has left and the other covers, or nobody was told yet of either (R26).

    The role is filled again; before the letter goes it then names somebody who is here.
    """
    return [
        at.step(
            f"{called_first(role)} {person.name} has left: name another",
            "R26",
            Action.ASK_ROLE,
            at.after(person.left_on),
            about_id=s.measure.id,
        )
        for role in Role
        if (holder := role_holder(at.file, s.measure, role))
        and (person := at.file.staff[holder.staff_id]).left_on
        and person.has_left(at.today)
    ]


def _gone_since(at: CaseAt, s: Standing) -> pendulum.Date:
    """The day from which neither was here; the start of the measure where none ever held it."""
    days = [
        day
        for role in Role
        if (holder := role_holder(at.file, s.measure, role))
        and (day := at.file.staff[holder.staff_id].gone_since(at.today))
    ]
    ended = [r.ended_on for r in at.file.contact_roles if r.ended_on and r.ended_on <= at.today]
    return max([*days, *ended], default=s.measure.starts_on)


def _check_ins(at: CaseAt, s: Standing) -> list[NextStep]:
    """The line manager talks with the point of contact and the deputy every few weeks (R24)."""
    weeks = at.policy.figures.check_in_weeks.value
    steps = []
    for role in Role:
        holder = role_holder(at.file, s.measure, role)
        if holder is None or holder.accepted_at is None:
            continue
        if at.file.staff[holder.staff_id].has_left(at.today):
            continue
        held = [c.held_at for c in at.file.check_ins if c.staff_id == holder.staff_id]
        last = london_date(max([holder.accepted_at, *held]))
        person = at.file.staff[holder.staff_id]
        steps.append(
            at.step(
                f"Check in: {person.name}, {role.value}",
                "R24",
                Action.CHECK_IN,
                last.add(weeks=weeks),
                owner_id=person.line_manager_id,
                about_id=holder.staff_id,
                about=person,
            )
        )
    return steps


def _reviews(at: CaseAt, running: list[Standing]) -> list[NextStep]:
    """The review that falls due some months after the start or the last one (R19)."""
    decisions = [at.file.decision(i) for i in dict.fromkeys(s.measure.decision_id for s in running)]
    return [
        at.decider_step(
            "Review the measures",
            "R19",
            Action.REVIEW_MEASURES,
            due,
            decision,
            about_id=decision.id,
        )
        for decision in decisions
        if (due := review_on(at.file, decision)) is not None
    ]


def review_telling_steps(at: CaseAt) -> list[NextStep]:
    """The customer is told what a review found (R19)."""
    return [
        at.step(
            "Tell the customer what the review found",
            "R19",
            Action.TELL,
            at.after(review.reviewed_at),
            about_id=review.id,
        )
        for review in at.file.reviews
        if review.told_on is None
    ]


def _lapses(at: CaseAt, running: list[Standing]) -> list[NextStep]:
    days = sorted({s.measure.last_day for s in running if s.measure.last_day is not None})
    return [
        at.step("The measures lapse at the end of the day", "R18", Action.SEE_CASE, day)
        for day in days
    ]
