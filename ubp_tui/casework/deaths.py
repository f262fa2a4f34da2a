"""A customer's death: recorded, and undone where that was a mistake (R20)."""

from __future__ import annotations

from dataclasses import dataclass

import pendulum

from models.case_files import cases_of, open_case_of
from ubp_tui.casework.cases import write_note
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.closing import why_not_close
from ubp_tui.policy.facts import Case, Customer
from ubp_tui.policy.forms import Findings, cleaned
from ubp_tui.policy.permissions import may
from ubp_tui.policy.sorting import folded
from ubp_tui.policy.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDeath:
    """That a customer has died: when, and how that is known.

    `family_name` is the customer's, as whoever brings the news says it: asked of whoever does
    not see whose case it is, so that a wrong digit in a reference ends nothing.
    """

    died_on: pendulum.Date | None
    how_known: str
    family_name: str = ""


def record_death(desk: Desk, seen: Customer, form: NewDeath) -> Customer:
    """Records that a customer has died: every measure, appeal, step and telling ends (R20).

    Anybody may: whoever answers the phone hears of it first, given the case or not.

    Raises:
        Refused: the customer is whoever records it, or a death is recorded already.
        Invalid: the day is missing or in the future, it is not said how it is known, or whoever
            has not been given the case does not know the name.
        ChangedElsewhere: somebody else changed the customer meanwhile.
    """
    form, found = cleaned(form), Findings()
    with desk.transaction() as work:
        work.allowed_without_case(Action.RECORD_DEATH)
        work.refuse_own(seen)
        found.happened("died_on", "The day they died", form.died_on, work.today)
        found.text("how_known", "How it is known", form.how_known, "R20")
        if not _sees_whose(desk, work, seen) and folded(form.family_name) != folded(
            seen.family_name
        ):
            found.add(
                "family_name",
                "This is not the family name of whom this case is about. Check the reference.",
                "R20",
            )
        reject(found.problems)
        work.refuse_after_death(seen)  # what was closed since the first would not open again
        return work.change(
            seen,
            died_on=form.died_on,
            death_recorded_at=work.now,
            death_known_by=form.how_known,
        )


def _sees_whose(desk: Desk, work: Work, customer: Customer) -> bool:
    """Whether whoever sits here reads the customer's name, which is not said with a case."""
    cases = cases_of(desk.database, customer.id)
    asking = work.asking(work.staff())
    return not cases or any(
        may(asking, Action.SEE_CASE, work.case_file(case.id)) is None for case in cases
    )


def correct_death(desk: Desk, seen: Customer, reason: str) -> Customer:
    """Undoes a death recorded by mistake: measures stand again as their own records say (R20).

    The reason is kept as a note on each of the customer's cases. A case that only the death
    let anybody close is open again, so that nothing runs on unseen. Where there is a case, a
    team leader or above who has been given the newest does it.

    Raises:
        Refused: no death is recorded, or it is not theirs to undo.
        Invalid: there is no reason.
        ChangedElsewhere: somebody else changed the customer meanwhile.
    """
    found = Findings()
    with desk.transaction() as work:
        cases = cases_of(desk.database, seen.id)
        if cases:
            work.allowed(Action.CORRECT_DEATH, cases[-1].id)
        else:
            work.allowed_without_case(Action.CORRECT_DEATH)
        if seen.died_on is None:
            raise Refused("No death is recorded, so there is nothing to correct.", "R20")
        found.text("reason", "How it came about", reason, "R20")
        reject(found.problems)
        customer = work.change(seen, died_on=None, death_recorded_at=None, death_known_by="")
        for case in reversed(cases):
            if _closed_since(case, seen):
                _open_again(desk, work, case)
            words = f"A death was recorded by mistake: {clean(reason).strip()}"
            write_note(work, case.id, words)
        return customer


def _closed_since(case: Case, seen: Customer) -> bool:
    """Whether a case was closed after the death had been recorded."""
    recorded = seen.death_recorded_at
    return case.closed_at is not None and recorded is not None and case.closed_at >= recorded


def _open_again(desk: Desk, work: Work, case: Case) -> None:
    """The newest such case is the customer's one open case again, as it was (R4)."""
    file = work.case_file(case.id)
    if not case.is_closed or why_not_close(file, work.policy, work.now) is None:
        return
    if open_case_of(desk.database, case.customer_id) is None:
        work.change(case, closed_at=None, closed_by_id=None, closing_reason="")
    else:
        work.change(case, reopened_at=work.now)
