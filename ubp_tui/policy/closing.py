"""When a case may be closed (R20), so that nothing is left on it to wait unseen."""

from __future__ import annotations

import pendulum

from ubp_tui.policy.appeals import answered_untold, last_day_to_appeal, open_appeals, was_appealed
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import AdjustmentState, CaseFile, Outcome
from ubp_tui.policy.informing import has_report, is_withheld
from ubp_tui.policy.naming import called
from ubp_tui.policy.safeguarding import concerns, leads
from ubp_tui.policy.stage import untold_ends, waiting_proposal
from ubp_tui.policy.standing import Standing, standings


def why_not_close(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> str | None:
    """Why a case cannot be closed yet, in a sentence that says what to do; None where it can."""
    if file.customer.died_on is not None:
        return None
    found = standings(file, policy, now)
    if running := [s for s in found if not s.has_ended]:
        if all(s.measure.code == "M6" for s in running):
            return _left_of_report(running)
        return f"{called(running[0].measure, file.measures)} has not ended."
    if waiting_proposal(file) is not None:
        return "A proposal waits for a decision."
    if untold := untold_ends(file, found):
        return f"Tell the customer that {called(untold[0].measure, file.measures)} has ended first."
    if any(has_report(file, i) and is_withheld(i) for i in file.informings):
        # A closed case is not looked at, and what is withheld is looked at again (R12).
        return (
            "What is shared with a public body is withheld from the customer. The case stays "
            "open, so that it is looked at again whether they can be told."
        )
    if open_appeals(file):
        return "An appeal is open."
    if any(answered_untold(a) for a in file.appeals):
        return "Tell the customer the outcome of the appeal first."
    if any(r.told_on is None for r in file.reviews):
        return "Tell the customer what the review found first."
    if any(d.outcome == Outcome.REFUSED and d.refusal_told_on is None for d in file.decisions):
        return "Tell the customer first that no measures apply."
    last = last_appeal_day(file, policy)
    if last is not None and london_date(now) <= last:
        return f"The customer can still appeal until {in_words(last)}."
    if concerned := concerns(file, policy, now):
        why = concerned[0].why
        if not leads(file, now):
            return f"Have a safeguarding lead named first, and give them the case: {why}."
        return f"Give the safeguarding lead the case first: {why}."
    return _unanswered(file)


def _left_of_report(running: list[Standing]) -> str:
    """What M6 waits for: its report, or that the customer is told of it."""
    if any(s.measure.reported_at is None for s in running):
        return "Record the report to the public body first."
    return "Tell the customer of the report to the public body first: its checklist is open."


def _unanswered(file: CaseFile) -> str | None:
    """What somebody is owed an answer to, which nobody would see on a closed case (R3-R28)."""
    if any(a.state == AdjustmentState.ASKED for a in file.adjustments):
        return "Agree or decline the adjustment that the customer asked for first."
    if any(a.looked_into_at is None for a in file.allegations):
        return "Record first what came of looking into the allegation."
    for complaint in file.complaints:
        if complaint.asks_decider and complaint.looked_again_at is None:
            return f"Look again first, as complaint {complaint.reference} asks."
    if any(c.answered_at is None for c in file.personnel_changes):
        return "Answer the request for a change of personnel first."
    return None


def last_appeal_day(file: CaseFile, policy: Policy) -> pendulum.Date | None:
    """The last day on which any appeal arrives in time; None where no time has begun.

    What was already appealed cannot be appealed again (R29), so it does not count.
    """
    days = [
        last_day_to_appeal(file, policy, decision_id=d.id)
        for d in file.decisions
        if file.measures_of(d.id) and not was_appealed(file, policy, d.id)
    ]
    days += [
        last_day_to_appeal(file, policy, warning=w)
        for w in file.warnings
        if w.undone_at is None and not was_appealed(file, policy, w.id)
    ]
    return max((day for day in days if day is not None), default=None)
