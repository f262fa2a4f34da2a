"""What becomes of an incident that joins no case: dropped with a reason, or followed up (R1)."""

from __future__ import annotations

from collections.abc import Sequence

from screens.answers import Answers
from screens.form_screen import FormSpec
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import drop_incident, follow_up_incident
from ubp_tui.casework.waiting import WaitingIncident
from ubp_tui.widgets.questions import Option, Pick, Question, Shown, Values, Words

_WEEKS = ("1", "2", "4", "8", "12")


def drop_form(desk: Desk, waiting: WaitingIncident) -> FormSpec:
    """Drops an incident, with the reason; it is kept, not deleted."""

    def ask(typed: Values) -> Sequence[Question]:
        return [
            _what_happened(waiting),
            Words(
                name="reason",
                label="Why it is dropped",
                hint="The incident and this reason are kept. The customer may read both one day.",
                value=str(typed.get("reason", "")),
                lines=3,
            ),
        ]

    return FormSpec(
        title=f"Drop {waiting.incident.reference}",
        ask=ask,
        send=lambda answers: drop_incident(desk, waiting.incident.id, answers.text("reason")),
        save="Drop it",
        rule="R1",
        help="An incident that will join no case. Say why; the record stays and can be read.",
    )


def later_form(desk: Desk, waiting: WaitingIncident) -> FormSpec:
    """Keeps an incident waiting some weeks more, so that it comes back and is not forgotten."""

    def ask(typed: Values) -> Sequence[Question]:
        return [
            _what_happened(waiting),
            Pick(
                name="weeks",
                label="When does it come back?",
                options=[Option(n, f"In {n} week{'' if n == '1' else 's'}") for n in _WEEKS],
                value=str(typed.get("weeks", "4")),
            ),
        ]

    def send(answers: Answers) -> object:
        return follow_up_incident(desk, waiting.incident.id, int(answers.text("weeks") or 1))

    return FormSpec(
        title=f"Follow up {waiting.incident.reference} later",
        ask=ask,
        send=send,
        save="Follow up then",
        rule="R1",
        help="Keeps the incident waiting, and says when to look at it again.",
    )


def _what_happened(waiting: WaitingIncident) -> Question:
    return Shown(
        name="incident",
        label=f"{waiting.incident.reference} · {waiting.customer.spoken_name}",
        hint=waiting.incident.what_happened,
    )
