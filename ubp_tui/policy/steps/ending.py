"""What is left when measures have ended: tell the customer, then close (R4, R20)."""

from __future__ import annotations

import pendulum

from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.closing import last_appeal_day, why_not_close
from ubp_tui.policy.danger import besides_danger
from ubp_tui.policy.naming import that_ended
from ubp_tui.policy.safeguarding import concerns, leads
from ubp_tui.policy.stage import untold_ends
from ubp_tui.policy.standing import days_ended
from ubp_tui.policy.steps.case_at import NOBODY, CaseAt, NextStep


def ending_steps(at: CaseAt) -> list[NextStep]:
    """Tell the customer that measures ended, and close when R20 holds."""
    steps = []
    untold = untold_ends(at.file, at.standings)
    if untold:
        ended = min(days_ended(untold))
        what = f"{that_ended(s.measure.code for s in untold)}: tell the customer"
        steps.append(at.step(what, "R20", Action.TELL, at.after(ended)))
    over = all_ended(at) and not begun_anew(at)
    if over or at.file.customer.died_on is not None or at.file.case.reopened_at is not None:
        steps.append(_close(at))
    return steps


def all_ended(at: CaseAt) -> bool:
    """Whether there were measures, and all have ended; a report in danger is none (R13)."""
    usual = besides_danger(at.file, at.standings, at.policy)
    return bool(usual) and all(s.has_ended for s in at.standings)


def begun_anew(at: CaseAt) -> bool:
    """Whether a warning or a proposal has followed since all measures ended (R6).

    Then what it leads to comes next, and closing falls due with that.
    """
    if not all_ended(at):
        return False
    last = max(days_ended(besides_danger(at.file, at.standings, at.policy)))
    since = [w.issued_at for w in at.file.warnings] + [p.sent_at for p in at.file.proposals]
    return any(london_date(moment) > last for moment in since)


def _close(at: CaseAt) -> NextStep:
    """Due the usual working days after the last thing that closing waits for.

    Where all that was decided is to inform a public body, a decider closes (M6).
    """
    died_on = at.file.customer.died_on
    due = at.after(_last_waited_for(at) if died_on is None else died_on)
    blocker = why_not_close(at.file, at.policy, at.now) or ""
    if {m.code for m in at.file.measures} == {"M6"}:
        decision = at.file.decision(at.file.measures[-1].decision_id)
        return at.decider_step(
            "Close the case", "R20", Action.CLOSE, due, decision, blocker=blocker
        )
    return at.step("Close the case", "R20", Action.CLOSE, due, blocker=blocker)


def _last_waited_for(at: CaseAt) -> pendulum.Date:
    days = days_ended(at.standings)
    if (appeal_ends := last_appeal_day(at.file, at.policy)) is not None:
        days.append(appeal_ends)
    if at.file.case.reopened_at is not None:
        days.append(london_date(at.file.case.reopened_at))
    return max(days, default=at.today)


def safeguarding_steps(at: CaseAt) -> list[NextStep]:
    """The safeguarding lead is told, by giving them the case (R4, R27).

    Where there is none, whoever keeps the list of staff names somebody first.
    """
    found = concerns(at.file, at.policy, at.now)
    if not leads(at.file, at.now):
        names = next(iter(at.able(Action.NAME_LEAD)), NOBODY)
        return [
            at.step(
                f"{concern.in_short}: name a safeguarding lead",
                concern.rule,
                Action.NAME_LEAD,
                at.after(concern.since, 1),
                owner_id=names,
                blocker="Nobody is safeguarding lead: name a colleague, then give them the case.",
            )
            for concern in found
        ]
    return [
        at.step(
            f"{concern.in_short}: give the safeguarding lead the case",
            concern.rule,
            Action.GIVE_ACCESS,
            at.after(concern.since, 1),
        )
        for concern in found
    ]
