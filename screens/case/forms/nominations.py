"""The nominated person: agreed, accepted, ended by either (R27)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from screens.answers import Answers
from screens.carried import carried_questions
from screens.case.ways import Way, by_form
from screens.filled import Filled, ways_to_tell
from screens.form_screen import FormSpec
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.doorway import Doorway
from ubp_tui.casework.nominations import (
    accept_nomination,
    end_nomination,
    nominate,
    rest_on,
)
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.dates import When
from ubp_tui.policy.facts import Measure, Nomination, NominationKind
from ubp_tui.policy.forms.nominating import NewNomination
from ubp_tui.policy.standing import live_nominations, without_agreement
from ubp_tui.widgets.questions import Option, Question, Shown, Values

KINDS = (
    Option(NominationKind.NOMINATION, "The customer nominates them", "they both agree"),
    Option(NominationKind.ATTORNEY, "They are an attorney", "authority, not a nomination"),
    Option(NominationKind.DEPUTY, "They are a deputy of court", "authority, not a nomination"),
)


def ways(desk: Desk, view: CaseView) -> list[Way]:
    """Somebody can be nominated; who was nominated accepts; either ends it."""
    measures = tuple(m.id for m in view.file.measures if m.code == "M5")
    found = [nominate_way(desk, view, measures)]
    for nomination in view.file.nominations:
        if nomination.ended_on is not None:
            continue
        if nomination.accepted_on is None:
            found.append(
                by_form(
                    f"Record that {nomination.name} accepts",
                    Action.RECORD_NOMINATION,
                    partial(accept_form, desk, view, nomination),
                    "Recorded: they accept.",
                    about=(nomination.id,),
                )
            )
        found.append(
            by_form(
                f"End the agreement with {nomination.name}",
                Action.RECORD_NOMINATION,
                partial(end_form, desk, view, nomination),
                "Recorded: the agreement has ended.",
                about=(nomination.id,),
            )
        )
    return found


def rest_on_ways(desk: Desk, view: CaseView) -> list[Way]:
    """M5 whose own agreement is over can rest on another (R27)."""
    if not live_nominations(view.file, view.today):
        return []
    return [
        by_form(
            "Have M5 rest on another agreement",
            Action.TELL,
            partial(rest_on_form, desk, view, standing.measure),
            "Recorded. M5 binds again once the customer is told.",
            about=(standing.measure.id,),
        )
        for standing in view.standings
        if not standing.has_ended and without_agreement(view.file, standing.measure, view.today)
    ]


def nominate_way(desk: Desk, doorway: Doorway, about: tuple[UUID, ...] = ()) -> Way:
    """Whom the customer nominates is always recorded (R16); `about` are the M5 it serves."""
    return by_form(
        "Record whom the customer nominates",
        Action.RECORD_NOMINATION,
        partial(nominate_form, desk, doorway),
        "The nomination is recorded.",
        about=about,
    )


def nominate_form(desk: Desk, doorway: Doorway) -> FormSpec:
    """Whom the customer nominates, with their consent and what may be discussed."""

    def ask(typed: Values) -> list[Question]:
        return _nomination_questions(desk, Filled(typed))

    def send(answers: Answers) -> Nomination:
        form = _read_nomination(answers)
        answers.checked()
        return nominate(desk, doorway.customer_id, form, doorway.case_id)

    title = f"{doorway.reference}: a nominated person"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R27",
        help="Whom the customer would like to communicate with us on their behalf, with the "
        "customer's consent and what may be discussed. It holds once both sides have "
        "agreed.",
    )


def _nomination_questions(desk: Desk, filled: Filled) -> list[Question]:
    return [
        filled.pick("kind", "What lets them act", KINDS, now=NominationKind.NOMINATION),
        filled.line("name", "The person's name"),
        filled.line(
            "relationship",
            "Who they are to the customer",
            "A close friend, family member or someone the customer gives consent to",
        ),
        filled.line("contact", "How to reach them"),
        filled.words("may_discuss", "What they may discuss", lines=2),
        filled.day("consented_on", "The day of the customer's consent"),
        filled.pick("consented_how", "How they consented", ways_to_tell(desk.policy)),
        filled.day("accepted_on", "The day the person accepted", "Empty while they have not"),
        filled.day("until", "Until when", "Empty where no end is agreed", when=When.TO_COME),
        filled.words(
            "capacity_doubt",
            "Doubts about capacity",
            "Empty where there are none; else tell the safeguarding lead",
            lines=2,
        ),
    ]


def _read_nomination(answers: Answers) -> NewNomination:
    return NewNomination(
        kind=answers.text("kind"),
        name=answers.text("name"),
        relationship=answers.text("relationship"),
        contact=answers.text("contact"),
        may_discuss=answers.text("may_discuss"),
        consented_on=answers.day("consented_on"),
        consented_how=answers.text("consented_how"),
        accepted_on=answers.day("accepted_on"),
        until=answers.day("until", When.TO_COME),
        capacity_doubt=answers.text("capacity_doubt"),
    )


def _who(nomination: Nomination) -> Shown:
    words = f"{nomination.name}, {nomination.relationship}"
    return Shown(name="who", label="Nominated person", hint=words)


def accept_form(desk: Desk, view: CaseView, nomination: Nomination) -> FormSpec:
    """The nominated person accepts."""

    def ask(typed: Values) -> list[Question]:
        return [_who(nomination), Filled(typed).day("accepted_on", "The day they accepted")]

    def send(answers: Answers) -> Nomination:
        accepted_on = answers.day("accepted_on")
        answers.checked()
        return accept_nomination(desk, nomination, accepted_on)

    title = f"{view.file.case.reference}: the nominated person accepts"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R27",
        help="The nominated person accepts. The agreement holds once both sides have agreed.",
    )


def end_form(desk: Desk, view: CaseView, nomination: Nomination) -> FormSpec:
    """The customer or the nominated person ends the agreement."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            _who(nomination),
            filled.day("ended_on", "The day it ended"),
            filled.line("ended_by", "Who ended it", "The customer, or the nominated person"),
        ]

    def send(answers: Answers) -> Nomination:
        ended_on = answers.day("ended_on")
        answers.checked()
        return end_nomination(desk, nomination, ended_on, answers.text("ended_by"))

    title = f"{view.file.case.reference}: an agreement ends"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R27",
        help="The customer or the nominated person ends the agreement, at any time and "
        "without giving a reason. A measure that rests on it does not bind without it.",
    )


def rest_on_form(desk: Desk, view: CaseView, measure: Measure) -> FormSpec:
    """Whom the customer nominates now, with both sides agreed."""

    def ask(typed: Values) -> list[Question]:
        return carried_questions("M5", view, Filled(typed))

    def send(answers: Answers) -> Measure:
        chosen = answers.id("nomination_id")
        return rest_on(desk, view.file.case.id, measure.id, chosen)

    title = f"{view.file.case.reference}: M5 rests on another agreement"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R27",
        help="M5 stands on one agreement. Where that is over, it can rest on another that the "
        "customer and whoever they nominate now have made, and binds once the customer is told.",
    )
