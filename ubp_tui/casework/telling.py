"""Telling the customer that measures ended, were refused, or what a review found (R19, R20)."""

from __future__ import annotations

from uuid import UUID

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, refuse_told_again, reject
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.facts import Decision, EndTold, Outcome, Review
from ubp_tui.policy.forms.telling import TellingForm, as_it_was, telling_problems
from ubp_tui.policy.stage import untold_ends
from ubp_tui.policy.standing import days_ended, standings


def tell_end(desk: Desk, case_id: UUID, form: TellingForm) -> EndTold:
    """Records that the customer was told of every measure that has ended since (R20).

    Recorded attempts count as told where nobody was reached.

    Raises:
        Refused: nothing has ended of which they do not know.
        Invalid: the day, the way or the format is missing or cannot be used.
    """
    form = as_it_was(form)
    with desk.transaction() as work:
        file, policy, today = work.allowed(Action.TELL, case_id), work.policy, work.today
        untold = untold_ends(file, standings(file, policy, work.now))
        if not untold:
            raise Refused("The customer knows of everything that has ended.", "R20")
        since = max(days_ended(untold))
        reject(telling_problems(form, file, policy, since=since, today=today, rule="R20"))
        assert form.told_on is not None
        return work.add(
            EndTold(
                id=work.new_id(),
                case_id=case_id,
                measure_ids=tuple(s.measure.id for s in untold),
                told_on=form.told_on,
                recorded_at=work.now,
                recorded_by_id=work.actor_id,
                how=form.how,
                format=form.format,
                nobody_reached=form.nobody_reached,
            )
        )


def tell_refusal(desk: Desk, seen: Decision, form: TellingForm) -> Decision:
    """Records that the customer was told that no measures apply (R6).

    Recorded attempts count as told where nobody was reached (R20).

    Raises:
        Refused: the proposal was not refused, or the customer was told already.
        Invalid: the day, the way or the format is missing or cannot be used.
    """
    form = as_it_was(form)
    with desk.transaction() as work:
        file, policy, today = work.allowed(Action.TELL, seen.case_id), work.policy, work.today
        if seen.outcome != Outcome.REFUSED:
            raise Refused("This proposal was not refused.", "R6")
        refuse_told_again(seen.refusal_told_on, seen.nobody_reached, "R6")
        since = london_date(seen.decided_at)
        reject(telling_problems(form, file, policy, since=since, today=today, rule="R6"))
        return work.change(
            seen,
            refusal_told_on=form.told_on,
            refusal_told_how=form.how,
            refusal_told_format=form.format,
            nobody_reached=form.nobody_reached,
        )


def tell_review(desk: Desk, seen: Review, form: TellingForm) -> Review:
    """Records that the customer was told what a review found (R19).

    Recorded attempts count as told where nobody was reached (R20).

    Raises:
        Refused: the customer was told already.
        Invalid: the day, the way or the format is missing or cannot be used.
    """
    form = as_it_was(form)
    with desk.transaction() as work:
        file, policy, today = work.allowed(Action.TELL, seen.case_id), work.policy, work.today
        refuse_told_again(seen.told_on, seen.nobody_reached, "R19")
        since = london_date(seen.reviewed_at)
        reject(telling_problems(form, file, policy, since=since, today=today, rule="R19"))
        return work.change(seen, **form.told)
