"""One record of each kind that comes before a decision."""

from __future__ import annotations

from models.fields import new_id
from tests.models.whole_case.shared import DAY, Shared
from ubp_tui.policy import facts
from ubp_tui.policy.measures import LimitedContact


def access(of: Shared) -> facts.Access:
    return facts.Access(
        id=new_id(), **of.on_case, staff_id=of.me, given_by_id=of.me, given_at=of.now
    )


def note(of: Shared) -> facts.Note:
    return facts.Note(
        id=new_id(), **of.on_case, written_by_id=of.me, written_at=of.now, words="Rang."
    )


def incident(of: Shared) -> facts.Incident:
    return facts.Incident(
        id=of.incident_id,
        reference="INC-9001",
        **of.of_customer,
        **of.recorded,
        happened_at=of.now.subtract(hours=2),
        channel="phone",
        what_happened="Shouted.",
        behaviours=("threats", "persistence"),
        followed_up_until=DAY,
        staff=(
            facts.IncidentStaff(
                id=new_id(), incident_id=of.incident_id, staff_id=of.me, part="target"
            ),
        ),
        additions=(
            facts.IncidentAddition(
                id=new_id(),
                incident_id=of.incident_id,
                written_by_id=of.me,
                written_at=of.now,
                words="!",
            ),
        ),
    )


def allegation(of: Shared) -> facts.Allegation:
    return facts.Allegation(
        id=new_id(), **of.of_customer, **of.recorded, about_id=of.me, words="w", looks_into_id=of.me
    )


def factor(of: Shared) -> facts.Factor:
    return facts.Factor(id=new_id(), **of.on_case, **of.recorded, kind="health", words="w")


def account(of: Shared) -> facts.Account:
    return facts.Account(id=new_id(), **of.on_case, **of.recorded, invited_on=DAY)


def adjustment(of: Shared) -> facts.Adjustment:
    return facts.Adjustment(
        id=of.adjustment_id,
        **of.of_customer,
        words="Large print.",
        asked_by_id=of.me,
        asked_at=of.now,
        terms=facts.AdjustmentTerms(people_needed=(of.me,), format="large_print"),
    )


def warning(of: Shared) -> facts.Warning:
    return facts.Warning(
        id=new_id(),
        **of.on_case,
        issued_by_id=of.me,
        issued_at=of.now,
        must_change="Tone.",
        sent_how="post",
        sent_on=DAY,
        received_on=DAY,
        lapses_on=DAY.add(months=6),
        appeal_by=DAY.add(months=1),
    )


def proposal(of: Shared) -> facts.Proposal:
    return facts.Proposal(
        id=of.proposal_id,
        **of.on_case,
        author_ids=(of.me,),
        sent_by_id=of.me,
        sent_at=of.now,
        months=12,
        measures=(
            facts.ProposedMeasure(
                id=new_id(),
                **of.on_case,
                proposal_id=of.proposal_id,
                code="M4",
                details=LimitedContact(weekdays=(2, 4)),
                incident_ids=(of.incident_id,),
            ),
        ),
    )
