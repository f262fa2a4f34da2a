"""What becomes of an incident that joins no case: dropped with a reason, or followed up (R1)."""

from __future__ import annotations

from collections.abc import Sequence

from screens.answers import Answers
from screens.form_screen import FormSpec
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import drop_incident, follow_up_incident
from ubp_tui.casework.waiting import WaitingIncident
from ubp_tui.policy.caseless import spoken_of
from ubp_tui.widgets.questions import Line, Question, Shown, Values, Words


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
    figures = desk.policy.figures
    usual, longest = figures.follow_up_weeks, figures.longest_follow_up_weeks

    def ask(typed: Values) -> Sequence[Question]:
        return [
            _what_happened(waiting),
            Line(
                name="weeks",
                label="In how many weeks does it come back?",
                hint=f"{usual.in_words()} is the default, {longest.in_words()} the longest.",
                value=str(typed.get("weeks", usual.value)),
            ),
        ]

    def send(answers: Answers) -> object:
        return follow_up_incident(desk, waiting.incident.id, _weeks(answers))

    return FormSpec(
        title=f"Follow up {waiting.incident.reference} later",
        ask=ask,
        send=send,
        save="Follow up then",
        rule="R1",
        help="Keeps the incident waiting, and says when to look at it again.",
    )


def _weeks(answers: Answers) -> int | None:
    typed = answers.text("weeks").strip()
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= 4 else None


def _what_happened(waiting: WaitingIncident) -> Question:
    return Shown(
        name="incident",
        label=f"{waiting.incident.reference} · {spoken_of(waiting.customer)}",
        hint=waiting.incident.what_happened,
    )
