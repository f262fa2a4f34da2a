"""Telling the customer that measures ended, were refused, or what a review found (R19, R20)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pendulum

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, refuse_told_again, reject
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.channels import WAYS_TO_TELL
from ubp_tui.policy.facts import Decision, EndTold, Outcome, Review
from ubp_tui.policy.forms import Findings, cleaned
from ubp_tui.policy.needs import why_not_by, why_not_in, why_not_sent
from ubp_tui.policy.stage import untold_ends
from ubp_tui.policy.standing import days_ended, standings
from ubp_tui.policy.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingForm:
    """How the customer was told, or which attempts were made where nobody was reached."""

    told_on: pendulum.Date | None
    how: str
    format: str = ""
    nobody_reached: str = ""


def tell_end(desk: Desk, case_id: UUID, form: TellingForm) -> EndTold:
    """Records that the customer was told of every measure that has ended since (R20).

    Recorded attempts count as told, for this rule only.

    Raises:
        Refused: nothing has ended of which they do not know.
        Invalid: the day, the way or the format is missing or cannot be used.
    """
    form = cleaned(form)
    found = Findings()
    with desk.transaction() as work:
        file = work.allowed(Action.TELL, case_id)
        untold = untold_ends(file, standings(file, work.policy, work.now))
        if not untold:
            raise Refused("The customer knows of everything that has ended.", "R20")
        found.told("told_on", form.told_on, max(days_ended(untold)), work.today)
        found.choice("how", "How", form.how, WAYS_TO_TELL, "R20")
        found.length("nobody_reached", "The attempts made", form.nobody_reached)
        if not form.nobody_reached:
            found.add("how", why_not_by(form.how, file, work.policy), "R8")
            found.add("format", why_not_in(form.format, file, work.policy), "R20")
            found.add("how", why_not_sent(form.how, form.format, work.policy), "R20")
        reject(found.problems)
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


def tell_refusal(
    desk: Desk, seen: Decision, told_on: pendulum.Date | None, nobody_reached: str = ""
) -> Decision:
    """Records that the customer was told that no measures apply (R6).

    Recorded attempts count as told where nobody was reached (R20).

    Raises:
        Refused: the proposal was not refused, or the customer was told already.
        Invalid: the day is missing or in the future.
    """
    found = Findings()
    with desk.transaction() as work:
        work.allowed(Action.TELL, seen.case_id)
        if seen.outcome != Outcome.REFUSED:
            raise Refused("This proposal was not refused.", "R6")
        refuse_told_again(seen.refusal_told_on, seen.nobody_reached, "R6")
        found.told("told_on", told_on, london_date(seen.decided_at), work.today)
        found.length("nobody_reached", "The attempts made", nobody_reached)
        reject(found.problems)
        return work.change(
            seen, refusal_told_on=told_on, nobody_reached=clean(nobody_reached).strip()
        )


def tell_review(
    desk: Desk, seen: Review, told_on: pendulum.Date | None, nobody_reached: str = ""
) -> Review:
    """Records that the customer was told what a review found (R19).

    Recorded attempts count as told where nobody was reached (R20).

    Raises:
        Refused: the customer was told already.
        Invalid: the day is missing or in the future.
    """
    found = Findings()
    with desk.transaction() as work:
        work.allowed(Action.TELL, seen.case_id)
        refuse_told_again(seen.told_on, seen.nobody_reached, "R19")
        found.told("told_on", told_on, london_date(seen.reviewed_at), work.today)
        found.length("nobody_reached", "The attempts made", nobody_reached)
        reject(found.problems)
        return work.change(seen, told_on=told_on, nobody_reached=clean(nobody_reached).strip())
