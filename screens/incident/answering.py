"""What answers an incident: whose it was, and what the customer says of a colleague (R3, R4)."""

from __future__ import annotations

from typing import Any

from screens.form_screen import FormScreen
from screens.incident.whose import WhoseItIsScreen
from screens.work_screen import WorkScreen
from ubp_tui.policy.facts import Customer, Directory, Incident


def nobodys_words(screen: WorkScreen[Any]) -> str:
    """What is said where something is asked about the customer of an incident that is nobody's."""
    return f"It is nobody's yet. {screen.key('identify')} says whose it is, and how you know."


def open_identification(screen: WorkScreen[Any], incident: Incident) -> None:
    """Says whose an incident is, where nobody knew or somebody else was taken for them (R4).

    Args:
        screen: where it is opened from, and where the sentence about it is said.
        incident: which incident.
    """

    def identified(done: Incident | None) -> None:
        if done is not None:
            screen.say(f"{done.reference} is recorded as theirs.")

    screen.app.push_screen(WhoseItIsScreen(screen.desk, incident), identified)


def open_allegation(
    screen: WorkScreen[Any], incident: Incident, customer: Customer, staff: Directory
) -> None:
    """Records what the customer says a colleague did, in answer to an incident (R3).

    Args:
        screen: where it is opened from, and where the sentence about it is said.
        incident: which incident.
        customer: whose it is.
        staff: everybody whom it may be about, or who may look into it.
    """
    # Late: few open it, and it brings the forms of a case with it.
    from screens.case.forms.allegations import caseless_form

    def recorded(done: object) -> None:
        if done is not None:
            screen.say("The allegation is recorded.")

    spec = caseless_form(screen.desk, staff, customer, incident)
    kept = screen.kept.of(spec, incident.id, spec.title)
    screen.app.push_screen(FormScreen(screen.desk, spec, kept), recorded)
