"""Step 1: the incidents that the proposal rests on (R1, R9)."""

from __future__ import annotations

from screens.sent_back import sent_back_words
from screens.wizard.sheet import Sheet
from screens.wording import moment_words
from ubp_tui.policy.facts import Incident
from ubp_tui.policy.labels import labels
from ubp_tui.policy.warnings import relied_on
from ubp_tui.widgets.questions import Option, PickSome, Question, Shown


def behaviour_questions(sheet: Sheet) -> list[Question]:
    """The incidents of the case to choose from, and below them their words."""
    incidents = incidents_to_rest_on(sheet)
    chosen = sheet.values.get("incidents", ())
    before = sent_back_words(sheet.view.file)
    return [
        *([Shown(name="sent_back", label=before[0], hint=before[1])] if before else []),
        PickSome(
            name="incidents",
            label="Which incidents does the proposal rest on?",
            hint="Only what was recorded as it happened, and not found unproven. "
            f"{sheet.key('change')} completes the details of the one at the cursor.",
            options=[_option(incident, sheet) for incident in incidents],
            value=chosen if isinstance(chosen, tuple) else (),
        ),
        *(
            Shown(name=f"words of {i.reference}", label=i.reference, hint=i.what_happened)
            for i in incidents
        ),
    ]


def incidents_to_rest_on(sheet: Sheet) -> list[Incident]:
    """The case's incidents that can be cited, oldest first."""
    return [incident for incident in sheet.view.file.incidents if relied_on(incident)]


def _option(incident: Incident, sheet: Sheet) -> Option:
    policy = sheet.view.asking.policy
    kinds = ", ".join(labels(policy.behaviours, incident.behaviours)).lower()
    said = kinds if incident.details_completed_at else "details missing"
    return Option(
        str(incident.id), f"{incident.reference} {moment_words(incident.happened_at)}", said
    )
