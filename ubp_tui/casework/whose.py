"""Whose an incident is, where nobody knew or it was recorded of the wrong person (R4)."""

from __future__ import annotations

from uuid import UUID

from ubp_tui.casework.cases import write_note
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import may_touch
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.facts import Customer, Incident
from ubp_tui.policy.forms import Findings
from ubp_tui.policy.forms.incidents import HOW_KNOWN
from ubp_tui.policy.text import clean


def identify_incident(
    desk: Desk, incident_id: UUID, customer_id: UUID, identified_by: str
) -> Incident:
    """Says whose an incident is, and how that is known (R4).

    Of one that was recorded of somebody else by mistake too: it leaves their case, which keeps a
    note, and waits to join the other's.

    Raises:
        Refused: it is theirs already, was dropped, is cited by a proposal, or is not the actor's
            to change.
        Invalid: it is not said how that is known.
    """
    found = Findings()
    with desk.transaction() as work:
        incident: Incident = work.get(Incident, incident_id)
        may_touch(work, incident)
        _refuse_settled(incident, customer_id)
        customer: Customer = work.get(Customer, customer_id)
        work.refuse_own(customer)
        work.refuse_after_death(customer)
        identified_by = clean(identified_by).strip()
        found.text("identified_by", HOW_KNOWN, identified_by, "R4")
        reject(found.problems)
        _leave_case(work, incident, identified_by)
        return work.change(
            incident,
            customer_id=customer.id,
            identified_by=identified_by,
            case_id=None,
            joined_at=None,
        )


def _refuse_settled(incident: Incident, customer_id: UUID) -> None:
    if incident.customer_id == customer_id:
        raise Refused("It is recorded as theirs already.", "R4")
    if incident.dropped_at is not None:
        raise Refused("This incident was dropped. Record it anew if it matters.", "R1")
    if incident.frozen_at is not None:
        raise Refused(
            "A proposal cites it, so it stays as it is. Find it unproven on its case, and record "
            "it anew of whoever it was.",
            "R1",
        )


def _leave_case(work: Work, incident: Incident, identified_by: str) -> None:
    """The case that it was on says that it was not this customer."""
    if incident.case_id is not None:
        words = f"{incident.reference} was not this customer, and has left the case."
        write_note(work, incident.case_id, f"{words} {identified_by}")
