"""What a measure carries, asked again where it is changed after the decision (R8, R19)."""

from __future__ import annotations

import msgspec

from screens.answers import Answers, people
from screens.case.forms.adjustments import DAYS
from screens.filled import Filled, ways_to_tell
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.forms.preparing import WAYS_TO_TELL
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    MeasureDetails,
    NominatedPerson,
    SingleContact,
    SingleMethod,
)
from ubp_tui.widgets.questions import Option, Question


def carried_questions(
    desk: Desk, view: CaseView, filled: Filled, details: MeasureDetails
) -> list[Question]:
    """The questions about what a measure carries, filled in with what it carries now."""
    match details:
        case SingleContact():
            staff = people(view.file.staff.people.values(), view.today)
            return [
                filled.line("reached_by", "How the customer reaches them", "", details.reached_by),
                filled.line("hears_back", "How often they hear back", "", details.hears_back),
                filled.pick("staff_id", "Point of contact", staff, now=str(details.staff_id)),
                filled.pick("deputy_id", "Deputy", staff, now=str(details.deputy_id)),
            ]
        case SingleMethod():
            methods = ways_to_tell(WAYS_TO_TELL)
            return [
                filled.pick("method", "Method", methods, now=details.method),
                filled.line("address", "Address or number used", "", details.address),
            ]
        case IssueClosed():
            issue = "Only what is closed; everything else goes on as normal"
            return [
                filled.words("issue", "The issue", issue, details.issue, lines=2),
                filled.line("our_reference", "Our reference", "", details.our_reference),
                filled.day(
                    "final_response_on",
                    "The day of our final response",
                    now=in_words(details.final_response_on),
                ),
            ]
        case LimitedContact():
            now = tuple(map(str, details.weekdays))
            hint = "Days can be added. One goes only where the customer asked for that."
            return [filled.some("weekdays", "Days of contact", DAYS, hint, now)]
        case NominatedPerson():
            live = [n for n in view.file.nominations if n.is_live(view.today)]
            options = [Option(str(n.id), n.name, n.relationship) for n in live]
            now_id = str(details.nomination_id)
            return [filled.pick("nomination_id", "Nominated person", options, now=now_id)]
        case _:
            return []


def read_carried(answers: Answers, details: MeasureDetails) -> MeasureDetails:
    """What the measure would carry from now on; what is missing is gathered as a problem."""
    match details:
        case SingleContact():
            return _changed(
                details,
                answers,
                staff_id=answers.id("staff_id"),
                deputy_id=answers.id("deputy_id"),
                reached_by=answers.text("reached_by").strip(),
                hears_back=answers.text("hears_back").strip(),
            )
        case SingleMethod():
            address = answers.text("address").strip()
            return _changed(details, answers, method=answers.text("method"), address=address)
        case IssueClosed():
            return _changed(
                details,
                answers,
                issue=answers.text("issue").strip(),
                our_reference=answers.text("our_reference").strip(),
                final_response_on=answers.day("final_response_on", past=True),
            )
        case LimitedContact():
            weekdays = tuple(sorted(map(int, answers.some("weekdays"))))
            return _changed(details, answers, weekdays=weekdays)
        case NominatedPerson():
            return _changed(details, answers, nomination_id=answers.id("nomination_id"))
        case _:
            return details


def _changed(details: MeasureDetails, answers: Answers, **carried: object) -> MeasureDetails:
    empty = [name for name, value in carried.items() if not value]
    known = {problem.field for problem in answers.problems}
    answers.problems += [
        Problem(name, "This is empty. Fill it in, or go back with esc to leave it as it is.")
        for name in empty
        if name not in known
    ]
    filled = {name: value for name, value in carried.items() if value}
    return msgspec.structs.replace(details, **filled)
