"""Adding a customer by hand, where the housing system's list does not have them (R4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from screens.answers import Answers
from screens.customer_answers import customer_typed
from screens.form_screen import FormSpec
from ubp_tui.casework.customers import add_customer, namesakes
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.facts import Customer
from ubp_tui.widgets.questions import Line, Question, Values, yes_no

_LINES = (
    ("reference", "Reference", "The person's own, not the tenancy's: joint tenants share that."),
    ("family_name", "Family name", ""),
    ("given_names", "Given names", ""),
    ("tenancy_reference", "Tenancy reference", "If they have a tenancy"),
    ("address", "Address", ""),
    ("postcode", "Postcode", ""),
    ("phone", "Phone", ""),
    ("email", "Email", ""),
    ("born_on", "Date of birth", "If known. Nobody under 18 is subject to a measure."),
)


def _as_known(customer: Customer) -> str:
    """Who somebody of the same name is: "Declan Walsh, P105069, 94 Longfield Avenue"."""
    known = [customer.spoken_name, customer.reference, customer.address, customer.postcode]
    return ", ".join(filter(None, known))


def customer_form(desk: Desk, searched: str) -> FormSpec:
    """The form; what was searched for is taken as the name, or the reference, until changed."""
    found_in = "reference" if any(c.isdigit() for c in searched) else "family_name"

    def ask(typed: Values) -> Sequence[Question]:
        values = {found_in: searched.strip(), **typed}
        lines: list[Question] = [
            Line(name=name, label=label, hint=hint, value=str(values.get(name, "")))
            for name, label, hint in _LINES
        ]
        portal = yes_no("portal", "Has a portal account?", value=str(values.get("portal", "no")))
        return [*lines, portal]

    def sure(answers: Answers) -> str:
        same = namesakes(desk, customer_typed(answers))
        if not same:
            return ""
        who = "; ".join(_as_known(customer) for customer in same)
        return f"There is already: {who}. Is this somebody else of the same name?"

    def send(answers: Answers) -> Customer:
        form = replace(customer_typed(answers), portal=answers.yes("portal"))
        answers.checked()
        return add_customer(desk, form)

    return FormSpec(
        title="Add a customer",
        ask=ask,
        send=send,
        save="Add and go on to the incident",
        rule="R4",
        sure=sure,
        help="A customer who is not found here yet. A reference and a name are enough to go "
        "on; the rest can be added on their case.",
    )
