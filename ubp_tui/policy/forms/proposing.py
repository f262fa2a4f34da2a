"""A proposal of measures, as the wizard gathers it, and whether it may be sent (R6-R11).

`drafting` reads it from what was typed; `proposal_problems` says what stands in the way of
sending.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import pendulum

from ubp_tui.policy.asking import Asking
from ubp_tui.policy.beside import conflicts_with_standing
from ubp_tui.policy.conflicts import (
    conflict_at,
    conflict_with_customer,
    conflicts_between,
    contradictions_of,
)
from ubp_tui.policy.danger import answers_danger
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile
from ubp_tui.policy.forms.details import details_problems
from ubp_tui.policy.forms.problems import Findings, Problem
from ubp_tui.policy.involvement import involvement
from ubp_tui.policy.measures import MeasureDetails, SingleContact, code_of
from ubp_tui.policy.naming import SEVERAL, told_apart_by
from ubp_tui.policy.safeguarding import is_under_age
from ubp_tui.policy.stage import waiting_proposal
from ubp_tui.policy.text import in_quotes, is_blank, shortened
from ubp_tui.policy.warnings import relied_on, why_no_measures_yet


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureForm:
    """One measure as proposed; `details` is None while what it carries is incomplete.

    `slot` tells several of a kind apart, such as "M3-2"; empty where there is one.
    """

    code: str
    details: MeasureDetails | None
    slot: str = ""
    incident_ids: tuple[UUID, ...] = ()
    why_nothing_less: str = ""
    also_considered: str = ""
    is_adjustment: bool = False
    immediate_reason: str = ""

    @property
    def name(self) -> str:
        """What the names of its fields begin with."""
        return self.slot or self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalForm:
    """The whole proposal. `months` and `starts_on` do not matter where all measures are M6."""

    measures: tuple[MeasureForm, ...] = ()
    starts_on: pendulum.Date | None = None
    months: int | None = None
    straight_ground: str = ""
    straight_reason: str = ""
    sent_to_id: UUID | None = None


def proposal_problems(form: ProposalForm, file: CaseFile, asking: Asking) -> list[Problem]:
    """What stands in the way of sending a proposal, each beside its field."""
    found = Findings()
    policy, now, today = asking.policy, asking.now, asking.today
    _case_problems(found, form, file, asking)
    if not form.measures:
        found.add("measures", "Choose at least one measure.", "R9")
    for measure in form.measures:
        found.problems += measure_problems(measure, file, policy, today)
    found.problems += said_twice(form.measures)
    details = [m.details for m in form.measures if m.details is not None]
    for sentence in conflicts_between(details, file.staff):
        found.add("measures", sentence, "R14")
    for sentence in conflicts_with_standing(details, form.starts_on, file, policy, now):
        found.add("measures", sentence, "R14")
    found.problems += period_problems(form, policy, today)
    return found.problems


def _case_problems(found: Findings, form: ProposalForm, file: CaseFile, asking: Asking) -> None:
    policy, now = asking.policy, asking.now
    if file.customer.died_on is not None:
        found.add("measures", "The customer has died. No measure can be proposed.", "R20")
    if is_under_age(file.customer, policy, now):
        found.add(
            "measures",
            f"{file.customer.spoken_name} is under {policy.figures.adult_age.value}. "
            "No measure can be proposed; tell the safeguarding lead.",
            "R4",
        )
    if waiting_proposal(file) is not None:
        found.add("measures", "Another proposal waits for a decision. Wait for it.", "R11")
    _ground_problems(found, form, policy)
    # R13: what danger called for a manager records afterwards, with neither R6 nor R7.
    if answers_danger([m.code for m in form.measures], form.straight_ground, policy):
        if asking.holds(policy.authority.manages):
            return
        who = policy.a_grade(policy.authority.manages)
        sentence = f"What danger called for is recorded by {who} or above."
        found.add("straight_ground", sentence, "R13")
    _circumstance_problems(found, file, policy)
    cited = {incident_id for m in form.measures for incident_id in m.incident_ids}
    cited = cited or {incident.id for incident in file.incidents}  # none is chosen yet
    why_not = why_no_measures_yet(file, cited, form.straight_ground, policy, now)
    found.add("straight_ground", why_not, "R6")


def _circumstance_problems(found: Findings, file: CaseFile, policy: Policy) -> None:
    ours = {kind.code for kind in policy.factors if kind.ours}
    if not file.factors:
        found.add(
            "circumstances",
            "Consider contributing factors first, our own failings included, and record them.",
            "R7",
        )
    elif not any(factor.kind in ours for factor in file.factors):
        found.add(
            "circumstances",
            "Consider our own failings too, such as a late repair, and record what you find; "
            "that none was found as well.",
            "R7",
        )
    if not file.accounts:
        found.add("circumstances", "Record the customer's own account, or why there is none.", "R7")


def _ground_problems(found: Findings, form: ProposalForm, policy: Policy) -> None:
    if not form.straight_ground:
        return
    codes = [choice.code for choice in policy.serious_grounds]
    found.choice("straight_ground", "Ground", form.straight_ground, codes, "R6")
    found.text("straight_reason", "Why measures cannot wait", form.straight_reason, "R6")


def measure_problems(
    measure: MeasureForm, file: CaseFile, policy: Policy, today: pendulum.Date
) -> list[Problem]:
    """What is wrong with one measure: its details, its incidents, its reasons (R8, R9)."""
    found = Findings(f"{measure.name}.")
    _incident_problems(found, measure, file)
    found.text("why_nothing_less", "Why nothing less would do", measure.why_nothing_less, "R9")
    found.text("also_considered", "What else was considered", measure.also_considered, "R9")
    found.length("immediate_reason", "Which threat to safety", measure.immediate_reason)
    if measure.details is None:
        found.add("details", f"Say what {measure.code} carries: some of it is missing.", "R14")
        return found.problems
    if code_of(measure.details) != measure.code:
        found.add("details", f"These are the details of {code_of(measure.details)}.", "R14")
    details_problems(found, measure.details, file, today)
    why_not = conflict_with_customer(measure.details, file.customer)
    found.add(conflict_at(measure.details), why_not, "R14")
    for each in contradictions_of(measure.details, file.adjustments, policy):
        found.add(each.field, f"{each.words} Change the measure.", "R8")
    return found.problems


def said_twice(measures: Iterable[MeasureForm]) -> list[Problem]:
    """One issue is closed once, and one body informed once: each repetition, at its details."""
    found = []
    seen = set()
    for measure in measures:
        words = told_apart_by(measure.details) if measure.details is not None else ""
        key = (measure.code, " ".join(words.casefold().split()))
        if key in seen and not is_blank(words):
            message = (
                f"{measure.code} is proposed for {in_quotes(shortened(words))} already. "
                f"Name another {SEVERAL[measure.code]}, or keep one."
            )
            found.append(Problem(f"{measure.name}.details", message, "R9"))
        seen.add(key)
    return found


def _incident_problems(found: Findings, measure: MeasureForm, file: CaseFile) -> None:
    by_id = {incident.id: incident for incident in file.incidents}
    if not measure.incident_ids:
        found.add("incidents", "Choose at least one incident that this measure answers.", "R9")
    for incident_id in measure.incident_ids:
        incident = by_id.get(incident_id)
        if incident is None:
            found.add("incidents", "One of these incidents is not on this case.", "R9")
        elif not relied_on(incident):
            found.add("incidents", f"{incident.reference} was found unproven or dropped.", "R9")
        elif incident.details_completed_at is None:
            found.add("incidents", f"Complete the details of {incident.reference} first.", "R1")


def period_problems(form: ProposalForm, policy: Policy, today: pendulum.Date) -> list[Problem]:
    """What is wrong with the start and the length (R11)."""
    found = Findings()
    if form.measures and all(m.code == "M6" for m in form.measures):
        return []
    found.start("starts_on", form.starts_on, today)
    longest = policy.figures.longest_period_months.value
    if form.months is None or form.months < 1:
        found.add("months", f"Say for how many months, 1 to {longest}.", "R11")
    elif form.months > longest:
        found.add(
            "months",
            f"{form.months} months is longer than the policy allows. The longest is {longest}.",
            "R11",
        )
    return found.problems


def cautions(form: ProposalForm, file: CaseFile) -> list[str]:
    """What does not stand in the way but is shown: a point of contact who is involved (R23)."""
    sentences = []
    for measure in form.measures:
        if isinstance(measure.details, SingleContact):
            for staff_id in (measure.details.staff_id, measure.details.deputy_id):
                if staff_id in file.staff.people and (how := involvement(staff_id, file)):
                    sentences.append(f"{file.staff.name(staff_id)} {how}. Is this fair on them?")
    return sentences
