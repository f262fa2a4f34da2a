"""Where a measure contradicts a reasonable adjustment, or another measure (R8, S)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from ubp_tui.policy.channels import Channel, Method
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Adjustment, AdjustmentState, Customer, Directory, Role
from ubp_tui.policy.labels import any_of
from ubp_tui.policy.measures import (
    LimitedContact,
    MeasureDetails,
    SingleContact,
    SingleMethod,
    code_of,
)
from ubp_tui.policy.naming import SEVERAL
from ubp_tui.policy.text import in_quotes

_NEEDED: dict[Method, str] = {
    "email": "an email address",
    "letter": "a postal address",
    "phone": "a phone number",
    "visit": "an address to visit",
    "portal": "a portal account",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def agreed(adjustments: Iterable[Adjustment]) -> list[Adjustment]:
    """The adjustments that stand: agreed and not withdrawn."""
    return [a for a in adjustments if a.state == AdjustmentState.AGREED]


def contradicts(details: MeasureDetails, adjustment: Adjustment) -> bool:
    """Whether a measure contradicts an adjustment (R8)."""
    return bool(_conflict(details, adjustment, " or ".join))


def why_contradicted(details: MeasureDetails, adjustment: Adjustment, policy: Policy) -> str:
    """Why a measure contradicts an adjustment, in a sentence; empty where it does not (R8)."""
    return _conflict(details, adjustment, lambda codes: any_of(policy.channels, codes))


def _conflict(
    details: MeasureDetails, adjustment: Adjustment, named: Callable[[Iterable[str]], str]
) -> str:
    """The sentence; `named` says what channels are called."""
    terms = adjustment.terms
    match details:
        case SingleMethod(method=method):
            if method in terms.channels_unusable:
                return f"The customer cannot use {named((method,))}, {as_agreed(adjustment)}"
            if terms.channels_needed and method not in terms.channels_needed:
                return f"The customer needs {named(terms.channels_needed)}, {as_agreed(adjustment)}"
        case SingleContact(staff_id=staff_id, deputy_id=deputy_id):
            for person_id, role in ((staff_id, Role.CONTACT), (deputy_id, Role.DEPUTY)):
                if why := _person_conflict(person_id, role, adjustment):
                    return why
        case LimitedContact(weekdays=weekdays):
            if days := set(weekdays) & set(terms.days_impossible):
                return f"The customer cannot use {_days(days)}, {as_agreed(adjustment)}"
            if days := set(terms.days_needed) - set(weekdays):
                return f"The customer needs {_days(days)} as well, {as_agreed(adjustment)}"
    return ""


def _days(days: Iterable[int]) -> str:
    return " and ".join(WEEKDAYS[day - 1] for day in sorted(days))


def as_agreed(adjustment: Adjustment) -> str:
    """The end of a sentence that rests on an adjustment, with the customer's own words."""
    return f"as agreed: {_said(adjustment)}"


def _said(adjustment: Adjustment) -> str:
    """The customer's words as the end of a sentence, with one full stop."""
    return in_quotes(adjustment.words.strip().rstrip(".")) + "."


def why_not_them(staff_id: UUID, role: str, adjustments: Iterable[Adjustment]) -> str:
    """Why somebody cannot be the point of contact or deputy, as agreed; empty where they can (R8).

    Whoever has the other role is not looked at: both may have to be replaced, one by one.
    """
    for adjustment in agreed(adjustments):
        if why := _person_conflict(staff_id, role, adjustment):
            return why
    return ""


def _person_conflict(staff_id: UUID, role: str, adjustment: Adjustment) -> str:
    terms = adjustment.terms
    if staff_id in terms.people_impossible:
        return f"This person cannot deal with the customer: {_said(adjustment)}"
    if role == Role.CONTACT and terms.people_needed and staff_id not in terms.people_needed:
        return f"The customer needs somebody else: {_said(adjustment)}"
    return ""


def contradicted(details: MeasureDetails, adjustments: Iterable[Adjustment]) -> list[Adjustment]:
    """Each agreed adjustment that the measure contradicts (R8)."""
    return [a for a in agreed(adjustments) if contradicts(details, a)]


def why_it_contradicts(
    details: MeasureDetails, adjustments: Iterable[Adjustment], policy: Policy
) -> list[str]:
    """A sentence for each agreed adjustment that the measure contradicts (R8)."""
    return [why_contradicted(details, a, policy) for a in contradicted(details, adjustments)]


def conflict_with_customer(details: MeasureDetails, customer: Customer) -> str | None:
    """Why this customer cannot be reached as the measure says; None where they can."""
    if not (what := missing_contact(details, customer)):
        return None
    return (
        f"We have no {what.removeprefix('an ').removeprefix('a ')} for "
        f"{customer.spoken_name}. Record one first, or choose another method."
    )


def missing_contact(details: MeasureDetails, customer: Customer) -> str:
    """What we would need for M2's method and do not have ("an email address"), else empty."""
    if not isinstance(details, SingleMethod):
        return ""
    return "" if own_address(details.method, customer) else _NEEDED[details.method]


def own_address(method: str, customer: Customer) -> str:
    """What we have for a method of communication; empty where the customer has none."""
    match method:
        case Channel.EMAIL:
            return customer.email
        case Channel.PHONE:
            return customer.phone
        case Channel.LETTER | Channel.VISIT if customer.address:
            return ", ".join(filter(None, [customer.address, customer.postcode]))
        case Channel.PORTAL if customer.portal:
            return "their portal account"
    return ""


def conflicts_between(measures: Sequence[MeasureDetails], staff: Directory) -> list[str]:
    """Why measures cannot stand together, a sentence each: one kind twice, M4 against M1."""
    problems: list[str] = []
    codes = [code_of(m) for m in measures]
    problems.extend(
        f"{code} is proposed twice. Keep one."
        for code in sorted(set(codes))
        if codes.count(code) > 1 and code not in SEVERAL
    )
    return [*problems, *days_without_contact(measures, staff)]


def days_without_contact(measures: Sequence[MeasureDetails], staff: Directory) -> list[str]:
    """One sentence where neither person of M1 works on some of M4's days, else none."""
    limited = next((m for m in measures if isinstance(m, LimitedContact)), None)
    contact = next((m for m in measures if isinstance(m, SingleContact)), None)
    if limited is None or contact is None:
        return []
    found = (staff.people.get(key) for key in (contact.staff_id, contact.deputy_id))
    people = [person for person in found if person is not None]
    uncovered = set(limited.weekdays).difference(*(person.working_days for person in people))
    if not uncovered or not people:
        return []
    names = " nor ".join(person.name for person in people)
    return [
        f"On {_days(uncovered)} neither {names} works. "
        "Choose other days, or another point of contact or deputy."
    ]
