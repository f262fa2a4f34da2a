"""Incidents of the case: attached, completed, added to, dropped, found unproven (R1, R9)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from screens.answers import Answers
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from screens.wording import moment_words
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import (
    drop_incident,
    find_unproven,
    join_incident,
)
from ubp_tui.casework.views import CaseView, free_incidents
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Incident
from ubp_tui.policy.forms import Problem
from ubp_tui.widgets.questions import Option, Question, Shown, Values

if TYPE_CHECKING:
    from screens.case.filling import FillsIn


def record_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Another incident of the same customer."""
    return [record_way(view.customer_id)]


def record_way(customer_id: UUID | None) -> Way:
    """An incident of a customer; None where it is asked first who it is about."""

    def open_it(screen: FillsIn) -> None:
        from screens.incident import open_incident_form

        open_incident_form(screen, customer_id)

    return Way(words="Record an incident", action=Action.RECORD_INCIDENT, open=open_it)


def complete_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Details while the words are not frozen; additions beside them after that.

    What was recorded of the wrong person leaves the case, until a proposal cites it (R4).
    """
    details = [
        Way(
            words=f"{_verb(incident)} {incident.reference}",
            action=Action.COMPLETE_INCIDENT,
            open=_details_of(incident),
            about=(incident.id,),
        )
        for incident in view.file.incidents
    ]
    others = [
        Way(
            words=f"{incident.reference} was somebody else",
            action=Action.COMPLETE_INCIDENT,
            open=_identification_of(incident),
        )
        for incident in view.file.incidents
        if incident.frozen_at is None
    ]
    return details + others


def _verb(incident: Incident) -> str:
    if incident.frozen_at is not None:
        return "Add words beside"
    verb = "Change" if incident.details_completed_at else "Complete"
    return f"{verb} the details of"


def _details_of(incident: Incident) -> Callable[[FillsIn], None]:
    def open_it(screen: FillsIn) -> None:
        from screens.incident import open_incident_details

        open_incident_details(screen, incident.id)

    return open_it


def _identification_of(incident: Incident) -> Callable[[FillsIn], None]:
    def open_it(screen: FillsIn) -> None:
        from screens.incident.answering import open_identification

        open_identification(screen, incident)

    return open_it


def join_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Waiting incidents can join."""
    waiting = free_incidents(desk, view.file.customer.id)
    if not waiting:
        return []
    return [
        by_form(
            "Attach an incident that has joined no case",
            Action.JOIN_INCIDENT,
            partial(join_form, desk, view, waiting),
            "The incident is on the case now.",
        )
    ]


def unproven_ways(desk: Desk, view: CaseView) -> list[Way]:
    """What is on the case can be found unproven."""
    return [
        by_form(
            f"Find {incident.reference} unproven",
            Action.FIND_UNPROVEN,
            partial(unproven_form, desk, view, incident),
            f"{incident.reference} is never cited again.",
            about=(incident.id,),
        )
        for incident in view.file.incidents
        if incident.unproven_at is None
    ]


def drop_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Waiting incidents of the customer can be dropped, with a reason."""
    return [
        by_form(
            f"Drop {incident.reference}, which has joined no case",
            Action.DROP_INCIDENT,
            partial(drop_form, desk, view, incident),
            f"{incident.reference} is dropped; the record stays.",
            about=(incident.id,),
        )
        for incident in free_incidents(desk, view.file.customer.id)
    ]


def _what(incident: Incident) -> Shown:
    label = f"{incident.reference}, {moment_words(incident.happened_at)}"
    return Shown(name="what", label=label, hint=incident.what_happened)


def join_form(desk: Desk, view: CaseView, waiting: tuple[Incident, ...]) -> FormSpec:
    """One of the customer's waiting incidents joins the case."""

    def ask(typed: Values) -> list[Question]:
        options = [
            Option(str(i.id), i.reference, f"{moment_words(i.happened_at)}: {i.what_happened}")
            for i in waiting
        ]
        return [Filled(typed).pick("incident", "Which incident", options)]

    def send(answers: Answers) -> Incident:
        incident_id = answers.id("incident")
        if incident_id is None:
            answers.problems.append(Problem("incident", "Choose the incident.", "R1"))
        answers.checked()
        assert incident_id is not None
        return join_incident(desk, incident_id, view.file.case.id)

    title = f"{view.file.case.reference}: attach an incident"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Attach it",
        rule="R1",
        help="Puts one of the customer's incidents that wait without a case onto this case.",
    )


def unproven_form(desk: Desk, view: CaseView, incident: Incident) -> FormSpec:
    """An incident that was found unproven."""

    def ask(typed: Values) -> list[Question]:
        return [_what(incident), Filled(typed).words("reason", "Why it is unproven")]

    def send(answers: Answers) -> Incident:
        return find_unproven(desk, incident.id, answers.text("reason"))

    title = f"{view.file.case.reference}: {incident.reference} is unproven"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R9",
        help="An incident that was found unproven stays on the record with the reason, and "
        "is never cited again.",
    )


def drop_form(desk: Desk, view: CaseView, incident: Incident) -> FormSpec:
    """An incident that will join no case."""

    def ask(typed: Values) -> list[Question]:
        return [_what(incident), Filled(typed).words("reason", "Why it is dropped")]

    def send(answers: Answers) -> Incident:
        return drop_incident(desk, incident.id, answers.text("reason"))

    title = f"{view.file.case.reference}: drop {incident.reference}"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Drop it",
        rule="R1",
        help="An incident that will join no case. Say why; the record stays.",
    )
