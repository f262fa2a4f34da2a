"""A proposal that was sent back, as the fields of the wizard that drafted it (R11)."""

from __future__ import annotations

from collections.abc import Iterator

from ubp_tui.policy.facts import Proposal, ProposedMeasure
from ubp_tui.policy.forms.carrying import Fields, fields_of_carried
from ubp_tui.policy.naming import slots


def fields_of(proposal: Proposal) -> Fields:
    """What `drafting.read_proposal` reads the same proposal from."""
    names = slots(measure.code for measure in proposal.measures)
    fields: Fields = {
        "measures": tuple(names),
        "incidents": tuple(
            dict.fromkeys(str(i) for measure in proposal.measures for i in measure.incident_ids)
        ),
        "straight_ground": proposal.straight_ground,
        "straight_reason": proposal.straight_reason,
        "sent_to_id": str(proposal.sent_to_id) if proposal.sent_to_id else "",
    }
    if proposal.starts_on is not None:
        fields["starts_on"] = f"{proposal.starts_on:%d/%m/%Y}"
    if proposal.months:
        fields["months"] = str(proposal.months)
    for slot, measure in zip(names, proposal.measures, strict=True):
        fields |= {f"{slot}.{name}": value for name, value in _of_measure(measure)}
    return fields


def _of_measure(measure: ProposedMeasure) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    yield "incidents", tuple(str(incident_id) for incident_id in measure.incident_ids)
    yield "why_nothing_less", measure.why_nothing_less
    yield "also_considered", measure.also_considered
    yield "is_adjustment", "yes" if measure.is_adjustment else "no"
    yield "immediate", "yes" if measure.immediate_reason else "no"
    yield "immediate_reason", measure.immediate_reason
    yield from fields_of_carried(measure.details).items()
