"""Customers: found, added, their details kept (R4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pendulum
from msgspec.structs import replace

from models.case_files import LONGEST_REFERENCE, cases_of, find_customer
from models.customers_alike import references_alike
from models.rows import Missing, get
from models.search import customers_named, search
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.on_its_way import strike_unusable
from ubp_tui.casework.refusals import NotFound, Refused, refuse_if, reject
from ubp_tui.casework.suspending import hold_until_told
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.channels import Format
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Customer, Incident, Measure, SuspensionCause
from ubp_tui.policy.forms import Findings, Problem, cleaned
from ubp_tui.policy.forms.addresses import why_not_email
from ubp_tui.policy.needs import needed_words
from ubp_tui.policy.safeguarding import grows_up, was_decided_under_age
from ubp_tui.policy.standing import running_measures
from ubp_tui.policy.text import capitalised, problem_with_length, problem_with_text


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerForm:
    """A customer's details; the reference is the person's own, not the tenancy's (R4)."""

    reference: str
    family_name: str
    given_names: str = ""
    tenancy_reference: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    portal: bool = False
    born_on: pendulum.Date | None = None
    format: str = Format.STANDARD
    language: str = "English"
    communication_needs: str = ""
    safe_channel: str = ""
    staff_id: UUID | None = None


LONGEST_NAME = 200
"""Characters of either part of a name; a longer one is a mistake, and no list could show it."""

_MAY_BE_EMPTY = {
    "tenancy_reference": "Tenancy reference",
    "address": "Address",
    "postcode": "Postcode",
    "phone": "Phone",
    "email": "Email",
    "language": "Language",
    "communication_needs": "Communication needs",
    "safe_channel": "Safe channel",
}


def customer_problems(
    form: CustomerForm | Customer, policy: Policy, today: pendulum.Date
) -> list[Problem]:
    """What is wrong with a customer's details."""
    found = Findings()
    reference = problem_with_text("Reference", form.reference, LONGEST_REFERENCE)
    found.add("reference", reference, "R4")
    name = problem_with_text("Family name", form.family_name, LONGEST_NAME)
    found.add("family_name", name, "R4")
    found.add("given_names", problem_with_length("Given names", form.given_names, LONGEST_NAME))
    for field, label in _MAY_BE_EMPTY.items():
        found.length(field, label, getattr(form, field))
    found.choice("format", "Format", form.format, [c.code for c in policy.formats])
    if form.born_on is not None and form.born_on > today:
        found.add("born_on", "The date of birth is in the future. Check it.")
    if form.email:
        found.add("email", why_not_email(form.email))
    return found.problems


def find_customers(desk: Desk, text: str, limit: int = 20) -> tuple[Customer, ...]:
    """Customers who themselves fit a text, not by who acts for them, the best first.

    The order says nothing of their cases (R35).
    """
    found = search(desk.database, text, desk.today(), limit)
    ordered = sorted(found, key=lambda match: match.rank._replace(is_after=False))
    return tuple(match.customer for match in ordered if not match.nominee)


def namesakes(desk: Desk, form: CustomerForm) -> tuple[Customer, ...]:
    """Customers who have the name of one who would be added, so that nobody is added twice (R4)."""
    return customers_named(desk.database, form.family_name, form.given_names)


def customer_by_id(desk: Desk, customer_id: UUID) -> Customer:
    """One customer.

    Raises:
        NotFound: there is no such customer.
    """
    try:
        return get(desk.database, Customer, customer_id)
    except Missing as missing:
        raise NotFound("This customer is not there any more. Search again.") from missing


def customer_of(desk: Desk, incident: Incident) -> Customer | None:
    """The customer that an incident is about; None where that is not known (R4)."""
    return None if incident.customer_id is None else customer_by_id(desk, incident.customer_id)


def add_customer(desk: Desk, form: CustomerForm) -> Customer:
    """Adds a customer by hand; usually they come from the housing system.

    Raises:
        Invalid: something is missing, or the reference is taken.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        work.allowed_without_case(Action.RECORD_INCIDENT)
        reject(customer_problems(form, work.policy, work.today))
        _reject_taken(desk, form.reference)
        return work.add(Customer(id=work.new_id(), **_values(form)))


def _reject_taken(desk: Desk, reference: str, own: str = "") -> None:
    """A reference is one person's own, in whatever letters; their own may be put otherwise (R4)."""
    with suppress(Missing):
        other = find_customer(desk.database, reference)
        reject([Problem("reference", f"{reference} is {other.spoken_name} already.", "R4")])
    alike = references_alike(desk.database, [reference]).get(reference, own)
    if alike != own:
        message = f"{reference} is {alike} written otherwise, and {alike} is somebody already."
        reject([Problem("reference", message, "R4")])


def change_customer(desk: Desk, seen: Customer, form: CustomerForm) -> Customer:
    """Changes a customer's details.

    What is on its way and turns out to be of no use to them, in format or language, does not
    count from then on (R12).

    Raises:
        Invalid: something is missing, or the reference is taken.
        Refused: they are about oneself, or a lower grade than a manager changes who works here,
            or when a child was born.
        ChangedElsewhere: somebody else changed them meanwhile.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        work.allowed_without_case(Action.RECORD_INCIDENT)
        stored: Customer = work.get(Customer, seen.id)
        if work.actor_id in (stored.staff_id, form.staff_id):
            raise Refused("These are your own details, so a colleague changes them.", "R4")
        if form.staff_id != stored.staff_id:
            refuse_if(work.asking(work.staff()).needs(work.policy.authority.manages, "R4"))
            for case in cases_of(desk.database, seen.id):
                work.change(case, restricted=form.staff_id is not None)
        reject(customer_problems(form, work.policy, work.today))
        _refuse_growing_up(work, stored, form)
        if form.reference != stored.reference:
            _reject_taken(desk, form.reference, stored.reference)
        return change_details(desk, work, seen, _values(form))


def change_details(desk: Desk, work: Work, seen: Customer, details: Mapping[str, Any]) -> Customer:
    """Within a transaction: changes details, with what follows from them on the customer's cases.

    Args:
        desk: where the change is made.
        work: the transaction.
        seen: the customer as they were read.
        details: what is to be different, by the names of their fields.
    """
    held_back = [*_held_back_by_age(desk, work, seen.id)]
    changed = work.change(seen, **details)
    _hold_until_told(work, held_back)
    for case in cases_of(desk.database, seen.id):
        file = work.case_file(case.id)
        strike_unusable(work, file, capitalised(needed_words(file, work.policy)))
    return changed


def _held_back_by_age(desk: Desk, work: Work, customer_id: UUID) -> Iterator[Measure]:
    """The measures that do not bind because the customer is recorded as too young for them."""
    for case in cases_of(desk.database, customer_id):
        file = work.case_file(case.id)
        for measure in running_measures(file, work.policy, work.now):
            if was_decided_under_age(file, measure, work.policy):
                yield measure


def _hold_until_told(work: Work, measures: Iterable[Measure]) -> None:
    """What a corrected date of birth lets bind again does once the customer is told (R33)."""
    for measure in measures:
        file = work.case_file(measure.case_id)
        if not was_decided_under_age(file, measure, work.policy):
            words = "Their date of birth was put right."
            hold_until_told(work, file, measure, SuspensionCause.OF_AGE, words)


def _refuse_growing_up(work: Work, stored: Customer, form: CustomerForm) -> None:
    """Who is protected as under age stays so, unless somebody senior says otherwise (R4)."""
    if not grows_up(stored, replace(stored, born_on=form.born_on), work.policy, work.now):
        return
    asking = work.asking(work.staff())
    if asking.actor.safeguarding_lead or asking.holds(work.policy.authority.manages):
        return
    raise Refused(
        f"{stored.spoken_name} is recorded as under {work.policy.figures.adult_age.value}. A "
        "manager or the safeguarding lead changes when they were born.",
        "R4",
    )


def _values(form: CustomerForm) -> dict[str, Any]:
    return {name: getattr(form, name) for name in form.__dataclass_fields__}
