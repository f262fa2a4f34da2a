"""An appeal or a complaint as it reaches us (R28, R29)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import pendulum

from screens.answers import Answers
from screens.filled import Filled, of_policy
from screens.form_screen import FormSpec
from ubp_tui.casework.appeal_reasons import add_reasons
from ubp_tui.casework.appealable import Appealable
from ubp_tui.casework.appeals import accept_late_appeal, record_appeal, refuse_late_appeal
from ubp_tui.casework.complaints import note_complaint
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Invalid
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Appeal, Complaint
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.forms.appealing import NewAppeal, NewComplaint
from ubp_tui.widgets.questions import Option, Question, Shown, Values

ACCEPT, REFUSE = "accept", "refuse"
LATE_CHOICES = (
    Option(ACCEPT, "It is taken all the same"),
    Option(REFUSE, "It is not accepted", "the customer can still complain about our service"),
)


def new_appeal_form(desk: Desk, case_id: UUID, found: Sequence[Appealable]) -> FormSpec:
    """Which decision or warning, the day, the channel, the words."""
    by_code = {str(each.decision_id or each.warning_id): each for each in found}
    first = next((code for code, each in by_code.items() if not each.appealed), "")

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        today = desk.today()
        against = [Option(code, each.words, _until(each, today)) for code, each in by_code.items()]
        return [
            filled.pick("decision_id", "Against what", against, now=first),
            filled.day(
                "received_on",
                "The day it reached us",
                "Not the day of recording. Until when it is in time stands beside each above.",
            ),
            filled.pick("channel", "How it reached us", of_policy(desk.policy.channels)),
            filled.words("words", "What the customer said", "In their own words"),
        ]

    def send(answers: Answers) -> Appeal:
        chosen = by_code.get(answers.text("decision_id"))
        form = NewAppeal(
            decision_id=chosen.decision_id if chosen else None,
            warning_id=chosen.warning_id if chosen else None,
            received_on=answers.day("received_on"),
            channel=answers.text("channel"),
            words=answers.text("words"),
        )
        answers.checked()
        return record_appeal(desk, case_id, form)

    return FormSpec(
        title="Record an appeal",
        ask=ask,
        send=send,
        save="Record the appeal",
        rule="R29",
        help="What the customer appeals against, the day it reached us, how it came and what "
        "they said, in their words. It is taken in any form, and late ones too: "
        "whether a late one is heard is decided afterwards. A complaint is not an "
        "appeal; it is noted elsewhere.",
    )


def _until(each: Appealable, today: pendulum.Date) -> str:
    if each.appealed:
        return "appealed already"
    if each.last_day is None:
        return "the customer has not been informed yet"
    was = "was " if each.last_day < today else ""
    return f"{was}in time until {in_words(each.last_day)}"


def reasons_form(desk: Desk, reference: str, appeal_id: UUID, against: str) -> FormSpec:
    """What the customer says for an appeal they have made; it shows nothing said before (R35)."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            Shown(name="against", label="Their appeal is against", hint=against),
            filled.words(
                "words",
                "Their reasons, in their words",
                "Read them back; they then count as confirmed. Nothing said before is lost.",
            ),
            filled.day("said_on", "The day they said so"),
        ]

    def send(answers: Answers) -> Appeal:
        said_on = answers.day("said_on")
        answers.checked()
        return add_reasons(desk, appeal_id, answers.text("words"), said_on)

    title = f"{reference}: reasons for their appeal"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Record them",
        rule="R30",
        help="What the customer says for an appeal they have made, in their words and never "
        "put otherwise. What was said before is not shown here.",
    )


def late_form(desk: Desk, appeal: Appeal, late: str) -> FormSpec:
    """What becomes of an appeal that came too late: taken, or not accepted, with the reason."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            Shown(name="late", label="It came late", hint=late),
            filled.pick("what", "What becomes of it", LATE_CHOICES),
            filled.words("reason", "Why", "The customer may read this."),
        ]

    def send(answers: Answers) -> Appeal:
        match answers.text("what"):
            case "accept":
                return accept_late_appeal(desk, appeal, answers.text("reason"))
            case "refuse":
                return refuse_late_appeal(desk, appeal, answers.text("reason"))
            case _:
                raise Invalid([Problem("what", "Choose what becomes of the appeal.", "R29")])

    return FormSpec(
        title="A late appeal",
        ask=ask,
        send=send,
        save="Record it",
        rule="R29",
        help="Whether an appeal that came after the time is heard. Say why; the customer is "
        "told the reason.",
    )


def complaint_form(desk: Desk, case_id: UUID, appeal_id: UUID | None) -> FormSpec:
    """A complaint about how things were handled, noted with its reference."""
    words = (
        "A complaint about conduct, delay, discrimination or how the policy was followed is "
        "accepted separately and only noted here. It changes nothing by itself, and is not an "
        "appeal: an appeal against a decision or a warning is recorded as one."
    )

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            Shown(name="what", label="Noted, not decided here", hint=words),
            filled.line("reference", "The complaint's reference"),
            filled.day("received_on", "The day it reached us"),
            filled.words("words", "What it is about", "In a sentence or two", lines=3),
            filled.yes_no(
                "asks_decider",
                "Should whoever decided look again?",
                "They record what they found; the decision stays as it is.",
            ),
        ]

    def send(answers: Answers) -> Complaint:
        form = NewComplaint(
            reference=answers.text("reference"),
            received_on=answers.day("received_on"),
            words=answers.text("words"),
            asks_decider=answers.yes("asks_decider"),
            appeal_id=appeal_id,
        )
        answers.checked()
        return note_complaint(desk, case_id, form)

    return FormSpec(
        title="Note a complaint",
        ask=ask,
        send=send,
        save="Note it",
        rule="R28",
        help="A complaint about how things were handled goes to the complaints team. Only "
        "its reference is noted here, beside the case; it is not an appeal.",
    )
