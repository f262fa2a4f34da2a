"""The customer's own details, and a death (R4, R20)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from screens.answers import Answers
from screens.case.ways import Way, by_form
from screens.customer_answers import customer_typed
from screens.filled import WHO_ELSE, Filled, of_policy
from screens.form_screen import FormSpec
from ubp_tui.casework.customers import change_customer
from ubp_tui.casework.deaths import NewDeath, correct_death, record_death
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Customer
from ubp_tui.widgets.questions import Line, Question, Shown, Values


def details_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Whoever may record an incident may keep the customer's details right."""
    seen = view.file.customer

    def done(now: Customer) -> str:
        if now == seen:
            return "Nothing was changed: the customer's details are as they were."
        return "The customer's details are changed."

    form = partial(details_form, desk, seen)
    return [by_form("Change the customer's details", Action.RECORD_INCIDENT, form, done)]


def death_ways(desk: Desk, view: CaseView) -> list[Way]:
    """A death is recorded once."""
    if view.file.customer.died_on is not None:
        return []
    customer = view.file.customer
    return [_death_way(partial(death_form, desk, customer, customer.spoken_name))]


def unseen_death_way(desk: Desk, customer: Customer, reference: str) -> Way:
    """Whoever hears of a death records it, though they do not see whose case it is (R20, R35)."""
    return _death_way(partial(death_form, desk, customer, f"The customer of {reference}", [_NAME]))


def _death_way(form: Callable[[], FormSpec]) -> Way:
    done = "Recorded. Every measure, appeal, step and telling has ended."
    return by_form("Record that the customer has died", Action.RECORD_DEATH, form, done)


def correction_ways(desk: Desk, view: CaseView) -> list[Way]:
    """A death that was recorded by mistake is undone."""
    if view.file.customer.died_on is None:
        return []
    undo = partial(correction_form, desk, view.file.customer)
    undone = "Undone. What stood before stands as its own records say."
    return [by_form("The death was recorded by mistake", Action.CORRECT_DEATH, undo, undone)]


def details_form(desk: Desk, customer: Customer) -> FormSpec:
    """Name, references, ways to reach them, format, language, the safe channel."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        born = in_words(customer.born_on) if customer.born_on else ""
        safe = "Asked once and kept here, with what is safe for them"
        return [
            filled.line("family_name", "Family name", "", customer.family_name),
            filled.line("given_names", "Given names", "", customer.given_names),
            filled.line("reference", "Their own reference", "", customer.reference),
            filled.line("tenancy_reference", "Tenancy", "", customer.tenancy_reference),
            filled.line("address", "Address", "", customer.address),
            filled.line("postcode", "Postcode", "", customer.postcode),
            filled.line("phone", "Phone", "", customer.phone),
            filled.line("email", "Email", "", customer.email),
            filled.day("born_on", "Date of birth", "Such as 22/11/1980", born),
            filled.pick("format", "Format", of_policy(desk.policy.formats), now=customer.format),
            filled.line("language", "Language", "", customer.language),
            filled.line(
                "communication_needs",
                "Communication needs",
                "Shown to anybody in the contact check, so nothing of why",
                customer.communication_needs,
            ),
            filled.line("safe_channel", WHO_ELSE, safe, customer.safe_channel),
        ]

    def send(answers: Answers) -> Customer:
        form = replace(
            customer_typed(answers),
            portal=customer.portal,
            format=answers.text("format"),
            language=answers.text("language"),
            communication_needs=answers.text("communication_needs"),
            safe_channel=answers.text("safe_channel"),
            staff_id=customer.staff_id,
        )
        answers.checked()
        return change_customer(desk, customer, form)

    return FormSpec(
        title=f"{customer.reference}: the customer's details",
        ask=ask,
        send=send,
        rule="R4",
        help="Name, reference, ways to reach the customer, the format and language they "
        "need, and a channel that is safe for them.",
    )


_NAME = Line(
    name="family_name",
    label="The family name of whoever has died",
    hint="As whoever tells you says it: it is compared with the record",
)
_ENDS = (
    "Every measure, appeal, step and telling ends, and the case can be closed. No letter goes to "
    "them any more."
)


def death_form(desk: Desk, customer: Customer, about: str, first: Sequence[Line] = ()) -> FormSpec:
    """The customer has died: `about` says who. `first` is asked of whoever does not see that."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            Shown(name="what", label=about, hint=_ENDS),
            *(filled.line(line.name, line.label, line.hint) for line in first),
            filled.day("died_on", "The day they died"),
            filled.line("how_known", "How it is known", "Such as: their daughter rang"),
        ]

    def sure(answers: Answers) -> str:
        died_on = answers.day("died_on")
        return f"{about} died on {in_words(died_on)}? {_ENDS}" if died_on else ""

    def send(answers: Answers) -> Customer:
        form = NewDeath(
            died_on=answers.day("died_on"),
            how_known=answers.text("how_known"),
            family_name=answers.text("family_name"),
        )
        answers.checked()
        return record_death(desk, customer, form)

    return FormSpec(
        title=f"A death: {about}",
        ask=ask,
        send=send,
        rule="R20",
        sure=sure,
        help="Records that the customer has died. Every measure, appeal and step ends with "
        "it, and no letter goes to them any more.",
    )


def correction_form(desk: Desk, customer: Customer) -> FormSpec:
    """The customer is alive after all."""

    def ask(typed: Values) -> list[Question]:
        words = "Measures, appeals and steps go on as their own records say."
        return [
            Shown(name="what", label=f"{customer.spoken_name} has not died", hint=words),
            Filled(typed).words("reason", "How it came about", "Kept as a note on the case"),
        ]

    def send(answers: Answers) -> Customer:
        return correct_death(desk, customer, answers.text("reason"))

    title = f"{customer.reference}: a death recorded by mistake"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R20",
        help="Undoes a death that was recorded by mistake: the customer is alive.",
    )
