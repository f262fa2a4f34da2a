"""What a measure carries: complete, and possible, whether proposed or changed later (S, R21)."""

from __future__ import annotations

import pendulum
from msgspec.structs import replace

from ubp_tui.policy.channels import METHODS
from ubp_tui.policy.conflicts import (
    channels_of,
    conflict_at,
    conflict_with_customer,
    why_not_together,
)
from ubp_tui.policy.facts import CaseFile, Measure, NominationKind
from ubp_tui.policy.forms.addresses import why_not_reached
from ubp_tui.policy.forms.problems import Findings
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    MeasureDetails,
    NominatedPerson,
    PublicBody,
    SingleContact,
    SingleMethod,
)


def details_problems(
    found: Findings, details: MeasureDetails, file: CaseFile, today: pendulum.Date
) -> None:
    """Notes what is missing or wrong in what a measure would carry (R13, R14, R23, R27)."""
    match details:
        case SingleContact():
            _contact_problems(found, details, file, today)
        case SingleMethod():
            found.text("address", "The address or number used", details.address, "R14")
            if details.address.strip():
                found.add("address", why_not_reached(details.method, details.address), "R14")
        case IssueClosed():
            found.text("issue", "The issue", details.issue, "R14")
            found.text("our_reference", "Our reference", details.our_reference, "R14")
            found.happened(
                "final_response_on",
                "The day of our final response",
                details.final_response_on,
                today,
            )
        case LimitedContact():
            if not details.weekdays or not set(details.weekdays) <= set(range(1, 8)):
                found.add("weekdays", "Choose at least one day of the week.", "R14")
            elif not set(details.weekdays) & set(range(1, 6)):
                found.add("weekdays", "Choose a day on which the office is open.", "R14")
        case NominatedPerson():
            _nomination_problems(found, details, file, today)
        case PublicBody():
            found.text("body", "The public body", details.body, "R13")
            found.text("shared", "What is shared", details.shared, "R13")
            found.text("why", "Why it is shared", details.why, "R13")
            found.text("lawful_basis", "Lawful basis", details.lawful_basis, "R13")


def _contact_problems(
    found: Findings, details: SingleContact, file: CaseFile, today: pendulum.Date
) -> None:
    for field, staff_id in (("staff_id", details.staff_id), ("deputy_id", details.deputy_id)):
        person = file.staff.people.get(staff_id)
        if person is None:
            found.add(field, "Choose somebody who works here.", "R23")
        elif person.outside or person.has_left(today):
            found.add(field, f"{person.name} does not work here. Choose somebody else.", "R23")
        elif person.id == file.customer.staff_id:
            found.add(field, "The case is about them. Choose somebody else.", "R4")
    if details.staff_id == details.deputy_id:
        found.add("deputy_id", "The deputy must be somebody else than the point of contact.", "R23")
    if not details.channels or not set(details.channels) <= set(METHODS):
        found.add("channels", "Choose at least one channel to reach them by.", "R14")
    found.text("reached_by", "How the customer reaches them", details.reached_by, "R14")
    found.text("hears_back", "How often they will hear back", details.hears_back, "R14")


def _nomination_problems(
    found: Findings, details: NominatedPerson, file: CaseFile, today: pendulum.Date
) -> None:
    nomination = next((n for n in file.nominations if n.id == details.nomination_id), None)
    nominated = nomination is not None and nomination.kind == NominationKind.NOMINATION
    if nomination is None or not nominated or not nomination.is_live(today):
        found.add(
            "nomination_id",
            "There is no agreement with the customer and the nominated person at present. "
            "Record it first: this measure cannot be imposed without it.",
            "R27",
        )


def changed_details_problems(
    found: Findings,
    measure: Measure,
    details: MeasureDetails | None,
    file: CaseFile,
    today: pendulum.Date,
) -> None:
    """Notes what is wrong with what a decided measure would carry from now on (R19, R21, R32).

    None, or what it carries already, changes nothing and is not looked at again.
    """
    if details is None or details == measure.details:
        return
    details_problems(found, details, file, today)
    found.add("details", why_unasked(measure, details, file), "R23")
    possible_beside(found, measure, details, file, today)


def possible_beside(
    found: Findings,
    measure: Measure,
    details: MeasureDetails,
    file: CaseFile,
    today: pendulum.Date,
) -> None:
    """Notes where the customer cannot be reached as a changed measure says (S).

    We have no such address, or nobody of M1 works on one of M4's days. A channel that M1 has
    already may have none: it cannot be taken away again, which would be stricter.
    """
    new = details
    if isinstance(details, SingleContact):
        added = set(details.channels) - set(channels_of(measure.details))
        new = replace(details, channels=tuple(c for c in details.channels if c in added))
    found.add(conflict_at(details), conflict_with_customer(new, file.customer), "S")
    beside = [
        other.details
        for other in file.measures
        if other.id != measure.id
        and other.ended_at is None
        and (other.last_day is None or other.last_day >= today)
    ]
    for sentence in why_not_together([details, *beside], file.staff):
        found.add("details", sentence, "S")


def why_unasked(measure: Measure, details: MeasureDetails, file: CaseFile) -> str | None:
    """Why M1 cannot name somebody: whoever takes the role was asked, and accepted it (R23)."""
    before = measure.details
    if not isinstance(details, SingleContact) or not isinstance(before, SingleContact):
        return None
    new = {details.staff_id, details.deputy_id} - {before.staff_id, before.deputy_id}
    accepted = {r.staff_id for r in file.contact_roles if r.accepted_at and not r.ended_on}
    unasked = sorted(file.staff.name(staff_id) for staff_id in new - accepted)
    if not unasked:
        return None
    return (
        f"{' and '.join(unasked)} {'has' if len(unasked) == 1 else 'have'} not accepted the role. "
        "Ask them first; the change is made when they take over."
    )
