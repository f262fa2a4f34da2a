"""What every form about a customer's details asks, read as casework takes it."""

from __future__ import annotations

from screens.answers import Answers
from ubp_tui.casework.customers import CustomerForm


def customer_typed(answers: Answers) -> CustomerForm:
    """Who they are, where they live and how they are reached; the rest is not asked yet."""
    return CustomerForm(
        reference=answers.text("reference"),
        family_name=answers.text("family_name"),
        given_names=answers.text("given_names"),
        tenancy_reference=answers.text("tenancy_reference"),
        address=answers.text("address"),
        postcode=answers.text("postcode"),
        phone=answers.text("phone"),
        email=answers.text("email"),
        born_on=answers.day("born_on"),
    )
