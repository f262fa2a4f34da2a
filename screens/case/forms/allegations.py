"""What the customer says a member of staff did: recorded, looked into (R3)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from screens.answers import Answers, people
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.doorway import Doorway
from ubp_tui.casework.incidents import answer_allegation, record_allegation
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Allegation, Incident
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.text import in_quotes, shortened
from ubp_tui.widgets.questions import Option, Question, Shown, Values


def outcome_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each allegation that has not been looked into yet."""
    return [
        by_form(
            f"Outcome of the allegation about {view.file.staff.name(allegation.about_id)}",
            Action.LOOK_INTO_ALLEGATION,
            partial(outcome_form, desk, view, allegation),
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
        partial(allegation_form, desk, doorway, incidents),
        "The allegation is recorded.",
    )


def allegation_form(desk: Desk, doorway: Doorway, incidents: Sequence[Incident]) -> FormSpec:
    """What the customer says, about which incident, and who looks into it."""
    options = [
        Option(str(incident.id), f"{incident.reference}  {shortened(incident.what_happened)}")
        for incident in incidents
    ]

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        staff = people(doorway.staff.people.values(), doorway.today)
        about = filled.pick(
            "incident_id", "Which incident it answers", options, "Leave it where it answers none"
        )
        return [
            filled.words("words", "What the customer says", "In their own words, unaltered"),
            filled.pick("about_id", "About whom", staff),
            filled.pick("looks_into_id", "Who looks into it", staff, "Somebody else"),
            *([about] if options else []),
        ]

    def send(answers: Answers) -> Allegation:
        about_id, looks_into_id = answers.id("about_id"), answers.id("looks_into_id")
        if about_id is None:
            answers.problems.append(Problem("about_id", "Choose whom it is about.", "R3"))
        if looks_into_id is None:
            answers.problems.append(Problem("looks_into_id", "Choose who looks into it.", "R3"))
        answers.checked()
        assert about_id is not None and looks_into_id is not None
        words, incident_id = answers.text("words"), answers.id("incident_id")
        return record_allegation(desk, doorway.case_id, about_id, words, looks_into_id, incident_id)

    title = f"{doorway.reference}: an allegation"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R3",
        help="What the customer says a member of staff did, in the customer's words, and who "
        "looks into it. It is looked into whatever else happens on the case.",
    )


def outcome_form(desk: Desk, view: CaseView, allegation: Allegation) -> FormSpec:
    """What looking into an allegation found."""

    def ask(typed: Values) -> list[Question]:
        name = view.file.staff.name(allegation.about_id)
        hint = in_quotes(allegation.words)
        return [
            Shown(name="what", label=f"What the customer says about {name}", hint=hint),
            Filled(typed).words("outcome", "What was found"),
        ]

    def send(answers: Answers) -> Allegation:
        return answer_allegation(desk, allegation, answers.text("outcome"))

    title = f"{view.file.case.reference}: an allegation looked into"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R3",
        help="What looking into the allegation found. It stands on the case.",
    )
