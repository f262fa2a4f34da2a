"""Where a measure contradicts a reasonable adjustment, or another measure (R8, S)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar
from uuid import UUID

from ubp_tui.policy.channels import Channel
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

M = TypeVar("M")

_NEEDED: dict[str, str] = {
    "email": "an email address",
    "letter": "a postal address",
    "phone": "a phone number",
    "visit": "an address to visit",
    "portal": "a portal account",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Contradiction(NamedTuple):
    """A sentence, and the field at which it is made: "channels", or else "details"."""

    field: str
    words: str


def agreed(adjustments: Iterable[Adjustment]) -> list[Adjustment]:
    """The adjustments that stand: agreed and not withdrawn."""
    return [a for a in adjustments if a.state == AdjustmentState.AGREED]


def unusable_channels(adjustments: Iterable[Adjustment]) -> set[str]:
    """The channels that the customer cannot use, by any adjustment that stands (R8)."""
    return {code for a in agreed(adjustments) for code in a.terms.channels_unusable}


def days_impossible(adjustments: Iterable[Adjustment]) -> set[int]:
    """The weekdays that do not suit the customer, by any adjustment that stands (R8)."""
    return {day for a in agreed(adjustments) for day in a.terms.days_impossible}


def why_contradicted(
    details: MeasureDetails,
    adjustment: Adjustment,
    policy: Policy,
    adjustments: Iterable[Adjustment],
) -> str:
    """Why a measure contradicts an adjustment, in a sentence; empty where it does not (R8).

    Args:
        details: what the measure carries.
        adjustment: one of the customer's adjustments.
        policy: the policy.
        adjustments: all of them: together they may leave none of M1's channels.
    """
    found = _conflicts(details, adjustment, unusable_channels(adjustments), _named_by(policy))
    return next((each.words for each in found), "")


def _named_by(policy: Policy) -> Callable[[Iterable[str]], str]:
    return lambda codes: any_of(policy.channels, codes)


def _conflicts(
    details: MeasureDetails,
    adjustment: Adjustment,
    unusable: set[str],
    named: Callable[[Iterable[str]], str],
) -> Iterator[Contradiction]:
    """One for each field; `unusable` are the channels that are, `named` what they are called."""
    match details:
        case SingleMethod(method=method):
            if why := _channel_conflict((method,), adjustment, unusable, named):
                yield Contradiction("details", why)
        case SingleContact(staff_id=staff_id, deputy_id=deputy_id, channels=channels):
            people = ((staff_id, Role.CONTACT), (deputy_id, Role.DEPUTY))
            found = (_person_conflict(*person, adjustment) for person in people)
            if why := next(filter(None, found), ""):
                yield Contradiction("details", why)
            if why := _channel_conflict(channels, adjustment, unusable, named):
                yield Contradiction("channels", why)
        case LimitedContact(weekdays=weekdays):
            if why := _day_conflict(weekdays, adjustment):
                yield Contradiction("details", why)


def _channel_conflict(
    channels: Sequence[str],
    adjustment: Adjustment,
    unusable: set[str],
    named: Callable[[Iterable[str]], str],
) -> str:
    """Why none of the channels will do; empty where one does, or none was recorded."""
    terms = adjustment.terms
    left = [code for code in channels if code not in unusable]
    own = [code for code in channels if code in terms.channels_unusable]
    if own and not left:
        return f"The customer cannot use {named(own)}, {as_agreed(adjustment)}"
    if channels and terms.channels_needed and not set(left) & set(terms.channels_needed):
        return f"The customer needs {named(terms.channels_needed)}, {as_agreed(adjustment)}"
    return ""


def _day_conflict(weekdays: Iterable[int], adjustment: Adjustment) -> str:
    terms = adjustment.terms
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
    """Each agreed adjustment that the measure contradicts, alone or with the others (R8)."""
    standing = agreed(adjustments)
    unusable = unusable_channels(standing)
    return [a for a in standing if any(_conflicts(details, a, unusable, " or ".join))]


def why_it_contradicts(
    details: MeasureDetails, adjustments: Iterable[Adjustment], policy: Policy
) -> list[str]:
    """Why a measure contradicts agreed adjustments, a sentence each (R8)."""
    return [found.words for found in contradictions_of(details, adjustments, policy)]


def contradictions_of(
    details: MeasureDetails, adjustments: Iterable[Adjustment], policy: Policy
) -> list[Contradiction]:
    """The same, each with the field at which it is made (R8)."""
    standing = agreed(adjustments)
    unusable, named = unusable_channels(standing), _named_by(policy)
    return [c for a in standing for c in _conflicts(details, a, unusable, named)]


def conflict_with_customer(details: MeasureDetails, customer: Customer) -> str | None:
    """Why this customer cannot be reached as the measure says; None where they can."""
    missing = _missing(channels_of(details), customer)
    if not missing:
        return None
    what = " or ".join(each.removeprefix("an ").removeprefix("a ") for each in missing)
    return (
        f"We have no {what} for {customer.spoken_name}. Record one first, or choose another method."
    )


def conflict_at(details: MeasureDetails) -> str:
    """The field at which `conflict_with_customer` is made."""
    return "channels" if isinstance(details, SingleContact) else "details"


def missing_contact(details: MeasureDetails, customer: Customer) -> str:
    """What we would need for M2's method and do not have ("an email address"), else empty.

    For M1 it is looked at whether any of its channels is left.
    """
    channels = channels_of(details)
    missing = _missing(channels, customer)
    return " or ".join(missing) if len(missing) == len(channels) else ""


def channels_of(details: MeasureDetails) -> tuple[str, ...]:
    """The channels by which a measure has the customer reach us; none where it names none."""
    match details:
        case SingleMethod(method=method):
            return (method,)
        case SingleContact(channels=channels):
            return channels
        case _:
            return ()


def _missing(channels: Iterable[str], customer: Customer) -> list[str]:
    """What we would need for channels and do not have."""
    return [_NEEDED[c] for c in channels if c in _NEEDED and not own_address(c, customer)]


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
    """Why measures cannot stand together, a sentence each: one kind twice, M4 or M2 against M1."""
    problems: list[str] = []
    codes = [code_of(m) for m in measures]
    problems.extend(
        f"{code} is proposed twice. Keep one."
        for code in sorted(set(codes))
        if codes.count(code) > 1 and code not in SEVERAL
    )
    return [*problems, *why_not_together(measures, staff)]


def why_not_together(measures: Sequence[MeasureDetails], staff: Directory) -> list[str]:
    """Why the point of contact of M1 cannot be reached as M4 or M2 beside it allow (S)."""
    contact = _first(measures, SingleContact)
    if contact is None:
        return []
    found = (
        _days_without(contact, _first(measures, LimitedContact), staff),
        _method_without(contact, _first(measures, SingleMethod)),
    )
    return [*filter(None, found)]


def _first(measures: Iterable[MeasureDetails], kind: type[M]) -> M | None:
    return next((m for m in measures if isinstance(m, kind)), None)


def _days_without(contact: SingleContact, limited: LimitedContact | None, staff: Directory) -> str:
    """That neither person of M1 works on some of M4's days; empty where one does."""
    if limited is None:
        return ""
    found = (staff.people.get(key) for key in (contact.staff_id, contact.deputy_id))
    people = [person for person in found if person is not None]
    uncovered = set(limited.weekdays).difference(*(person.working_days for person in people))
    if not uncovered or not people:
        return ""
    names = " nor ".join(person.name for person in people)
    return (
        f"On {_days(uncovered)} neither {names} works. "
        "Choose other days, or another point of contact or deputy."
    )


def _method_without(contact: SingleContact, only: SingleMethod | None) -> str:
    """That M2's one method does not lead to the point of contact; empty where it does."""
    if only is None or not contact.channels or only.method in contact.channels:
        return ""
    return (
        f"M2 leaves only {only.method}, and the point of contact (M1) is not reached by that. "
        f"Choose {only.method} for M1 too, or another method."
    )
