"""The form for an incident: under a minute, during the call (R1, R2, R4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from screens.answers import Answers
from screens.draft_keeper import DraftKeeper, values_of
from screens.form_screen import FormScreen, FormSpec
from screens.wording import moment_words
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import record_incident
from ubp_tui.casework.unattached import case_to_join
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.caseless import details_due_on, spoken_of
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.dates import DateProblem, read_moment
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Case, Customer, DraftKind, Incident
from ubp_tui.policy.forms.incidents import HOW_KNOWN, NewIncident
from ubp_tui.policy.short_dates import short_date
from ubp_tui.policy.text import capitalised
from ubp_tui.widgets.choice_list import ChoiceList
from ubp_tui.widgets.form import Form
from ubp_tui.widgets.question_box import QuestionBox
from ubp_tui.widgets.questions import Line, Option, Pick, Question, Shown, Values, Words, yes_no

NOW = "now"

HELP = (
    "Says what happened, in your own plain words: who said or did what. Tab goes to the next "
    "field, {submit} records it from anywhere. The kinds of behaviour and the effect can follow "
    "later. What you type is kept as a draft, so nothing is lost when a call ends suddenly."
)


_NOBODYS = Shown(
    name="customer",
    label="Nobody knows yet whose it is",
    hint="It belongs to no customer until somebody says whose it is, and how that is known.",
)


class IncidentKeeper(DraftKeeper):
    """Keeps what was typed about a customer; there is one draft for each, and for nobody known."""

    def __init__(
        self,
        desk: Desk,
        customer: Customer | None,
        tell: Callable[[str], object],
        untouched: Values | None = None,
    ) -> None:
        """About a customer; `untouched` is what the form says before anybody has typed."""
        about_id = None if customer is None else customer.id
        super().__init__(
            desk, DraftKind.INCIDENT, tell, about_id=about_id, untouched=untouched or {}
        )

    def load(self) -> Values:
        """What was typed before; a time that was typed on another day is of that day.

        The "now" of then is the moment at which it was begun.
        """
        typed = super().load()
        happened = typed.get("happened_at")
        if self._draft is None or not isinstance(happened, str):
            return typed
        if happened == NOW:
            return {**typed, "happened_at": moment_words(self._draft.started_at)}
        saved = self._draft.saved_at
        if london_date(saved) != self.desk.today():
            with suppress(DateProblem):
                return {**typed, "happened_at": moment_words(read_moment(happened, saved))}
        return typed


class IncidentScreen(FormScreen):
    """Records what happened with a customer; kept as a draft from the first words typed."""

    def __init__(self, desk: Desk, customer: Customer | None) -> None:
        """About a customer; None where nobody knows whose a post or message is (R4)."""
        case = None if customer is None else case_to_join(desk, customer.id)
        spec = incident_form(desk, customer, case)
        keeper = IncidentKeeper(desk, customer, self.tell_in_box, values_of(spec.ask({})))
        super().__init__(desk, spec, keeper)

    def on_mount(self) -> None:
        """Asks how we know who it was only where that is in question."""
        self._show_identification(str(self.query_one(Form).values()["channel"]))

    def on_choice_list_changed(self, message: ChoiceList.Changed) -> None:
        """Another channel may have been chosen."""
        self._show_identification(str(self.query_one(Form).values()["channel"]))

    def _show_identification(self, channel: str) -> None:
        for box in self.query(QuestionBox):
            if box.question.name == "identified_by":
                box.display = channel == Channel.SOCIAL


def incident_form(desk: Desk, customer: Customer | None, case: Case | None) -> FormSpec:
    """The form: `case` is the customer's open one where the incident may join it at once."""

    def ask(typed: Values) -> Sequence[Question]:
        return _questions(desk, customer, case, typed)

    def send(answers: Answers) -> Incident:
        form = _read(answers, customer)
        joins = case is not None and answers.yes("join")
        return record_incident(desk, form, case.id if case and joins else None)

    return FormSpec(
        title=f"Record an incident: {spoken_of(customer)}",
        ask=ask,
        send=send,
        save="Record the incident",
        rule="R1",
        help=HELP,
    )


def _questions(
    desk: Desk, customer: Customer | None, case: Case | None, typed: Values
) -> list[Question]:
    policy = desk.policy
    asked: list[Question] = [
        Shown(name="customer", label=customer_line(customer)) if customer else _NOBODYS,
        Words(
            name="what_happened",
            label="What happened",
            hint=policy.not_in_itself,
            value=str(typed.get("what_happened", "")),
        ),
        Line(
            name="happened_at",
            label="When",
            hint="now, or like 14:05, yesterday 2pm, 22 Nov 14:05",
            value=str(typed.get("happened_at", NOW)),
        ),
        Pick(
            name="channel",
            label="How",
            options=[Option(c.code, c.label) for c in policy.channels],
            value=str(typed.get("channel", Channel.PHONE if customer else Channel.SOCIAL)),
        ),
    ]
    if customer is not None:
        asked.append(how_known_question(str(typed.get("identified_by", ""))))
    if case is not None and customer is not None:
        asked.append(_join_question(case, customer, str(typed.get("join", "yes"))))
    asked.append(_never(policy))
    return asked


def how_known_question(value: str) -> Question:
    """How it is known whose a post or message is."""
    return Line(
        name="identified_by",
        label=HOW_KNOWN,
        hint="Such as: the post gives their name and address. Without that it is nobody's.",
        value=value,
    )


def _join_question(case: Case, customer: Customer, value: str) -> Question:
    return yes_no(
        "join",
        f"Put it on {case.reference}?",
        f"{customer.spoken_name}'s open case, which you work on.",
        value,
    )


def _never(policy: Policy) -> Question:
    listed = ", ".join(policy.never_an_incident)
    return Shown(name="never", label="Never itself an incident", hint=f"{capitalised(listed)}.")


def _read(answers: Answers, customer: Customer | None) -> NewIncident:
    form = NewIncident(
        customer_id=None if customer is None else customer.id,
        from_nobody_known=customer is None,
        happened_at=answers.moment("happened_at"),
        channel=answers.text("channel"),
        what_happened=answers.text("what_happened"),
        identified_by=(
            answers.text("identified_by") if answers.text("channel") == Channel.SOCIAL else ""
        ),
    )
    answers.checked()
    return form


def customer_line(customer: Customer) -> str:
    """Who it is about, so that nobody is mistaken for another: name, reference, address."""
    where = " ".join(filter(None, [customer.address, customer.postcode]))
    return " · ".join(filter(None, [customer.name, customer.reference, where]))


def recorded_words(incident: Incident, desk: Desk) -> str:
    """What is said once it is recorded: its reference, and what follows by when."""
    due = short_date(details_due_on(incident, desk.policy), desk.today())
    return f"Recorded {incident.reference}. Kinds of behaviour and effect: by {due}."
