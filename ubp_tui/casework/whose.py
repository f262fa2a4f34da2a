"""Whose an incident is, where nobody knew or it was recorded of the wrong person (R4)."""

from __future__ import annotations

from uuid import UUID

from models.case_files import allegations_in_answer_to
from ubp_tui.casework.allegations import case_that_runs
from ubp_tui.casework.cases import write_note
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import may_touch, refuse_stepping_out
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Customer, Incident, IncidentAddition
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
        _may_say(work, incident)
        _refuse_settled(incident, customer_id)
        customer: Customer = work.get(Customer, customer_id)
        work.refuse_own(customer)
        work.refuse_after_death(customer)
        identified_by = clean(identified_by).strip()
        found.text("identified_by", HOW_KNOWN, identified_by, "R4")
        reject(found.problems)
        _leave_case(work, incident, identified_by)
        if incident.customer_id is not None:
            _say_that_it_moved(work, incident)
        _bring_allegations(desk, work, incident, customer)
        return work.change(
            incident,
            customer_id=customer.id,
            identified_by=identified_by,
            case_id=None,
            joined_at=None,
        )


def _may_say(work: Work, incident: Incident) -> None:
    """On a case, whoever attaches incidents to it: its recorder alone says it before that."""
    if incident.case_id is None:
        may_touch(work, incident)
        return
    work.allowed(Action.JOIN_INCIDENT, incident.case_id)
    refuse_stepping_out(work, incident, incident.case_id)


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


def _say_that_it_moved(work: Work, incident: Incident) -> None:
    """Its own record says so too; of whom it was recorded is in the journal (R35)."""
    work.add(
        IncidentAddition(
            id=work.new_id(),
            incident_id=incident.id,
            written_by_id=work.actor_id,
            written_at=work.now,
            words="This was recorded of another customer by mistake until now.",
        )
    )


def _bring_allegations(desk: Desk, work: Work, incident: Incident, customer: Customer) -> None:
    """What was said of staff in answer to it was said by the same person (R3, R4).

    It goes where it counts for who decides (R10, R31), and off the file of whoever did not say it.
    """
    for allegation in allegations_in_answer_to(desk.database, incident.id):
        case_id = case_that_runs(desk, customer.id)
        work.change(allegation, customer_id=customer.id, case_id=case_id)
