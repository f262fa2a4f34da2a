"""What is recorded of an incident, during the call and after it (R1-R5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

import pendulum

from ubp_tui.policy.channels import Channel
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Customer, Incident, Part
from ubp_tui.policy.forms.problems import Findings, Problem
from ubp_tui.policy.text import shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPart:
    """A member of staff and how they took part."""

    staff_id: UUID
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was recorded during the call, as its recorder puts it right while it is not cited."""

    happened_at: pendulum.DateTime | None
    channel: str
    what_happened: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDetails:
    """The rest of an incident, within two working days: it asks for the effect (R1, R2).

    `recorded` is there where its recorder changes what they recorded at first.
    """

    recorded: Recorded | None = None
    behaviours: tuple[str, ...] = ()
    effect_on_time: str = ""
    effect_on_resources: str = ""
    effect_on_service: str = ""
    effect_on_wellbeing: str = ""
    witnesses: str = ""
    evidence: str = ""
    staff: tuple[StaffPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIncident:
    """What an adviser records in under a minute: who, when, channel, what happened.

    `from_nobody_known`: it is not known whose post or message it is, so it has no customer (R4).
    """

    customer_id: UUID | None
    from_nobody_known: bool = False
    happened_at: pendulum.DateTime | None
    channel: str
    what_happened: str
    identified_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAllegation:
    """What a customer says a member of staff did: about whom, and who looks into it (R3).

    `case_id` is the case that it is recorded on; None for the customer's open one, or none.
    `incident_id` is the incident that it answers; None where it answers none.
    """

    customer_id: UUID
    about_id: UUID | None
    looks_into_id: UUID | None
    words: str
    case_id: UUID | None = None
    incident_id: UUID | None = None


HOW_KNOWN = "How we know that it was this customer"
"""What is asked where it is in question whose a post or message is (R4)."""


def incident_problems(form: NewIncident, policy: Policy, now: pendulum.DateTime) -> list[Problem]:
    """What is wrong with a new incident."""
    found = Findings()
    if form.customer_id is None and not form.from_nobody_known:
        found.add("customer_id", "Choose the customer. Search by name, reference or address.", "R4")
    _recorded_problems(found, form, policy, now)
    if form.channel == Channel.SOCIAL and form.customer_id is not None:
        found.text("identified_by", HOW_KNOWN, form.identified_by, "R4")
    return found.problems


def _recorded_problems(
    found: Findings, form: NewIncident | Recorded, policy: Policy, recorded_at: pendulum.DateTime
) -> None:
    if form.happened_at is None:
        found.add("happened_at", "When it happened is empty. Type it like 14:05 or yesterday 2pm.")
    elif form.happened_at > recorded_at:
        future = "This is in the future, or after it was recorded. Type when it happened."
        found.add("happened_at", future, "R1")
    elif form.happened_at < recorded_at.subtract(years=10):
        found.add("happened_at", "This is more than ten years ago. Check the year.", "R1")
    found.choice("channel", "Channel", form.channel, [c.code for c in policy.channels])
    found.text("what_happened", "What happened", form.what_happened, "R1")


def follow_up_problems(weeks: int | None, policy: Policy) -> list[Problem]:
    """What is wrong with the weeks for which an incident is kept waiting (R1)."""
    found = Findings()
    longest = policy.figures.longest_follow_up_weeks.value
    if weeks is None or not 1 <= weeks <= longest:
        found.add("weeks", f"Type a number of weeks from 1 to {longest}.", "R1")
    return found.problems


def details_problems(
    form: IncidentDetails,
    policy: Policy,
    staff_ids: Collection[UUID],
    recorded_at: pendulum.DateTime,
) -> list[Problem]:
    """What is wrong with an incident's details; it happened before it was recorded."""
    found = Findings()
    if form.recorded is not None:
        _recorded_problems(found, form.recorded, policy, recorded_at)
    codes = {choice.code for choice in policy.behaviours}
    if not form.behaviours:
        found.add("behaviours", "Choose at least one kind of behaviour.", "R5")
    elif unknown := [code for code in form.behaviours if code not in codes]:
        said = f"“{shortened(unknown[0])}” is not in the policy's list of kinds of behaviour."
        found.add("behaviours", f"{said} Choose from: ubp policy show R5", "R5")
    effects = {
        "effect_on_time": ("Effect on time", form.effect_on_time),
        "effect_on_resources": ("Effect on resources", form.effect_on_resources),
        "effect_on_service": ("Effect on the service for others", form.effect_on_service),
        "effect_on_wellbeing": ("Effect on wellbeing", form.effect_on_wellbeing),
    }
    if not any(text.strip() for _, text in effects.values()):
        found.add(
            "effect_on_time",
            f"Say what effect it had, in at least one of the four. {policy.not_in_itself}",
            "R2",
        )
    for field, (label, text) in effects.items():
        found.length(field, label, text)
    found.length("witnesses", "Other witnesses", form.witnesses)
    found.length("evidence", "Evidence", form.evidence)
    return found.problems + staff_problems(form.staff, staff_ids)


def staff_problems(staff: Iterable[StaffPart], staff_ids: Collection[UUID]) -> list[Problem]:
    """What is wrong with who was the target or a witness."""
    found = Findings()
    if any(part.staff_id not in staff_ids for part in staff):
        found.add("staff", "Somebody here is not on the list of staff. Choose again.")
    return found.problems


def allegation_problems(
    form: NewAllegation,
    staff_ids: Collection[UUID],
    customer: Customer,
    incident: Incident | None,
) -> list[Problem]:
    """What is wrong with an allegation; `incident` is the one that it answers, if any."""
    found = Findings()
    if form.about_id not in staff_ids:
        found.add("about_id", "Choose whom it is about.", "R3")
    if form.looks_into_id not in staff_ids:
        found.add("looks_into_id", "Choose who looks into it.", "R3")
    elif form.looks_into_id in (form.about_id, customer.staff_id):
        found.add("looks_into_id", "Somebody else must look into it.", "R3")
    if incident is not None and incident.customer_id != customer.id:
        found.add("incident_id", "This incident is about another customer.", "R4")
    found.text("words", "What the customer says", form.words, "R3")
    return found.problems
