"""What the customer says a member of staff did: recorded, looked into (R3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from screens.answers import Answers, people
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from ubp_tui.casework.allegations import answer_allegation, record_allegation
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.doorway import Doorway
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Allegation, Customer, Directory, Incident
from ubp_tui.policy.forms.incidents import NewAllegation
from ubp_tui.policy.text import in_quotes, shortened
from ubp_tui.widgets.questions import Option, Question, Shown, Values

HELP = (
    "What the customer says a member of staff did, in the customer's words, and who looks into "
    "it. It is looked into whatever else happens."
)


def outcome_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each allegation that has not been looked into yet."""
    return [
        by_form(
            f"Outcome of the allegation about {view.file.staff.name(allegation.about_id)}",
            Action.LOOK_INTO_ALLEGATION,
            partial(outcome_form, desk, view.file.staff, allegation, view.file.case.reference),
            "What was found is recorded.",
            subject=allegation,
            about=(allegation.id,),
        )
        for allegation in view.file.allegations
        if allegation.looked_into_at is None
    ]


def record_ways(desk: Desk, view: CaseView) -> list[Way]:
    """One can be recorded at any time, and linked with an incident of the case."""
    return [record_way(desk, view, view.file.incidents)]


def record_way(desk: Desk, doorway: Doorway, incidents: Sequence[Incident] = ()) -> Way:
    """Anybody records one; the incidents to link it with are for those who have the case."""
    return by_form(
        "Record an allegation about a colleague",
        Action.RECORD_ALLEGATION,
        partial(on_case_form, desk, doorway, incidents),
        "The allegation is recorded.",
    )


def on_case_form(desk: Desk, doorway: Doorway, incidents: Sequence[Incident]) -> FormSpec:
    """What the customer says, about which incident of the case, and who looks into it."""
    options = [
        Option(str(incident.id), f"{incident.reference}  {shortened(incident.what_happened)}")
        for incident in incidents
    ]

    def ask(typed: Values) -> list[Question]:
        hint = "Leave it where it answers none"
        which = Filled(typed).pick("incident_id", "Which incident it answers", options, hint)
        which = replace(which, least=0)
        return [*_questions(desk, doorway.staff, typed), *([which] if options else [])]

    def send(answers: Answers) -> Allegation:
        incident_id = answers.id("incident_id")
        form = _read(answers, doorway.customer_id, incident_id, doorway.case_id)
        return record_allegation(desk, form)

    title = f"{doorway.reference}: an allegation"
    return FormSpec(title=title, ask=ask, send=send, rule="R3", help=HELP)


def caseless_form(desk: Desk, staff: Directory, customer: Customer, incident: Incident) -> FormSpec:
    """What the customer says, in answer to an incident that has joined no case."""

    def send(answers: Answers) -> Allegation:
        return record_allegation(desk, _read(answers, customer.id, incident.id))

    return FormSpec(
        title=f"{incident.reference}: an allegation",
        ask=partial(_questions, desk, staff),
        send=send,
        rule="R3",
        help=HELP,
    )


def _questions(desk: Desk, staff: Directory, typed: Values) -> list[Question]:
    filled = Filled(typed)
    colleagues = people(staff.people.values(), desk.today())
    return [
        filled.words("words", "What the customer says", "In their own words, unaltered"),
        filled.pick("about_id", "About whom", colleagues),
        filled.pick("looks_into_id", "Who looks into it", colleagues, "Somebody else"),
    ]


def _read(
    answers: Answers, customer_id: UUID, incident_id: UUID | None, case_id: UUID | None = None
) -> NewAllegation:
    form = NewAllegation(
        customer_id=customer_id,
        about_id=answers.id("about_id"),
        looks_into_id=answers.id("looks_into_id"),
        words=answers.text("words"),
        case_id=case_id,
        incident_id=incident_id,
    )
    answers.checked()
    return form


def outcome_form(desk: Desk, staff: Directory, allegation: Allegation, whose: str) -> FormSpec:
    """What looking into an allegation found; `whose` is the case or the customer."""

    def ask(typed: Values) -> list[Question]:
        name = staff.name(allegation.about_id)
        hint = in_quotes(allegation.words)
        return [
            Shown(name="what", label=f"What the customer says about {name}", hint=hint),
            Filled(typed).words("outcome", "What was found"),
        ]

    return FormSpec(
        title=f"{whose}: an allegation looked into",
        ask=ask,
        send=lambda answers: answer_allegation(desk, allegation, answers.text("outcome")),
        rule="R3",
        help="What looking into the allegation found. It stands on the record.",
    )
