"""What each measure carries, as questions: where it is proposed, and where it is changed later."""

from __future__ import annotations

from collections.abc import Callable

import pendulum

from screens.answers import Answers
from screens.filled import Filled, of_policy
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.channels import METHODS
from ubp_tui.policy.conflicts import WEEKDAYS, own_address
from ubp_tui.policy.dates import in_words, read_day
from ubp_tui.policy.facts import Nomination, NominationKind, StaffMember
from ubp_tui.policy.forms.carrying import fields_of_carried, read_carried
from ubp_tui.policy.involvement import involvement
from ubp_tui.policy.labels import method_label
from ubp_tui.policy.measures import MeasureDetails, code_of
from ubp_tui.policy.stricter import stays
from ubp_tui.widgets.questions import Day, Option, Pick, Question, Shown, Values

_WORKING_DAYS = [Option(str(number), day) for number, day in enumerate(WEEKDAYS[:5], 1)]


def carried_questions(code: str, view: CaseView, filled: Filled) -> list[Question]:
    """What a measure carries is asked for, by its code, filled in as it was left."""
    return _ASKED[code](view, filled)


def change_questions(view: CaseView, details: MeasureDetails, typed: Values) -> list[Question]:
    """The same questions about a measure that is decided, filled in with what it carries now.

    What stays as it was decided is shown, not asked.
    """
    filled = Filled({**fields_of_carried(details), **typed})
    fixed = stays(details, view.file.adjustments)
    asked = carried_questions(code_of(details), view, filled)
    return [_shown(q, view.today) if q.name in fixed else q for q in asked]


def _shown(question: Question, today: pendulum.Date) -> Shown:
    value = str(getattr(question, "value", ""))
    if isinstance(question, Pick):
        value = next((o.label for o in question.options if o.code == value), value)
    elif isinstance(question, Day):
        value = in_words(read_day(value, today, question.when))
    return Shown(name=question.name, label=question.label, hint=f"{value} (this stays)")


def read_change(answers: Answers, details: MeasureDetails) -> MeasureDetails:
    """What the measure would carry from now on; what is missing is gathered as a problem."""
    reader = answers.reader(fields_of_carried(details))
    changed = read_carried(code_of(details), reader)
    answers.problems += reader.found.problems
    return details if changed is None else changed


def live_nominations(view: CaseView) -> list[Nomination]:
    """Those whom the customer nominated, with both sides agreed today (R27)."""
    return [
        n
        for n in view.file.nominations
        if n.kind == NominationKind.NOMINATION and n.is_live(view.today)
    ]


def _single_contact(view: CaseView, filled: Filled) -> list[Question]:
    staff = _staff_options(view)
    accept = "They are asked first, and accept before the customer is told."
    return [
        filled.pick("staff_id", "Point of contact", staff, accept),
        filled.pick("deputy_id", "Deputy, who covers for them", staff),
        filled.some("channels", "By which channels the customer reaches them", _methods(view)),
        filled.line("reached_by", "How the customer reaches them", "Such as: 01225 715715"),
        filled.line("hears_back", "How often they will hear back", "Such as: every Friday"),
    ]


def _staff_options(view: CaseView) -> list[Option]:
    """Who works here; away, involved and the days they work are marked, so that one can weigh."""
    file, today = view.file, view.today
    here = [p for p in file.staff.people.values() if not p.outside and not p.has_left(today)]

    def marks(person: StaffMember) -> str:
        found = ["away"] if person.is_away(today) else []
        if how := involvement(person.id, file):
            found.append(how)
        if set(person.working_days) != {1, 2, 3, 4, 5}:
            days = " ".join(WEEKDAYS[day - 1][:3] for day in person.working_days)
            found.append(f"works {days}")
        return "; ".join(found)

    return [Option(str(p.id), p.name, marks(p)) for p in sorted(here, key=lambda p: p.name)]


def _single_method(view: CaseView, filled: Filled) -> list[Question]:
    return [
        filled.pick("method", "The one method", _methods(view)),
        filled.line("address", "The address or number used"),
    ]


def _methods(view: CaseView) -> list[Option]:
    """The channels between the customer and us; those for which we have nothing are marked."""
    return [
        Option(
            method,
            method_label(method, view.asking.policy),
            "" if own_address(method, view.file.customer) else "the customer has none",
        )
        for method in METHODS
    ]


def _issue_closed(view: CaseView, filled: Filled) -> list[Question]:
    hint = "In words that the customer recognises: the boiler replacement of 2025"
    return [
        filled.words("issue", "The issue", hint, lines=2),
        filled.line("our_reference", "Our reference", "Such as C-5512"),
        filled.day("final_response_on", "The day of our final response", "Such as 3 March"),
    ]


def _limited_contact(view: CaseView, filled: Filled) -> list[Question]:
    label = "Days on which the customer makes contact"
    hint = "Letters, email and portal messages are taken on any day. So is an emergency."
    return [filled.some("weekdays", label, _WORKING_DAYS, hint)]


def _nominated_person(view: CaseView, filled: Filled) -> list[Question]:
    live = live_nominations(view)
    if not live:
        return [
            Shown(
                name="nobody",
                label="Nobody is nominated with both sides agreed.",
                hint="The customer's nomination and the person's acceptance are recorded first.",
            )
        ]
    options = [Option(str(n.id), n.name, f"{n.relationship}, {n.contact}") for n in live]
    return [filled.pick("nomination_id", "Nominated person", options)]


def _public_body(view: CaseView, filled: Filled) -> list[Question]:
    policy = view.asking.policy
    bodies = ", ".join(choice.label for choice in policy.public_bodies).lower()
    return [
        filled.line("body", "The public body", f"Its name: {bodies}"),
        filled.words("shared", "What is shared", "No more than is needed", lines=2),
        filled.words("why", "Why it is shared", lines=2),
        filled.pick("lawful_basis", "Lawful basis", of_policy(policy.lawful_bases)),
    ]


_ASKED: dict[str, Callable[[CaseView, Filled], list[Question]]] = {
    "M1": _single_contact,
    "M2": _single_method,
    "M3": _issue_closed,
    "M4": _limited_contact,
    "M5": _nominated_person,
    "M6": _public_body,
}
