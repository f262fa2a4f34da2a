"""Incidents: recorded during the call, completed after it, attached or dropped (R1-R5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from models.installation import ReferenceKind
from ubp_tui.casework.cases import NOBODYS
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, refuse_if, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.asking import why_not_step_out
from ubp_tui.policy.caseless import why_not_drop, why_not_see
from ubp_tui.policy.facts import (
    Customer,
    Incident,
    IncidentAddition,
    IncidentStaff,
)
from ubp_tui.policy.forms import Findings, cleaned
from ubp_tui.policy.forms.incidents import (
    IncidentDetails,
    NewIncident,
    StaffPart,
    details_problems,
    follow_up_problems,
    incident_problems,
    staff_problems,
)
from ubp_tui.policy.text import clean


def record_incident(desk: Desk, form: NewIncident, case_id: UUID | None = None) -> Incident:
    """Records what happened, with or without a case; anybody may (R1).

    Args:
        desk: where it is recorded.
        form: what happened.
        case_id: the customer's case that it joins at once; None where it joins none yet.

    Raises:
        Invalid: something is missing or impossible.
        Refused: the case is not the recorder's to work on, or the customer has died; nothing is
            recorded then.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        work.allowed_without_case(Action.RECORD_INCIDENT)
        reject(incident_problems(form, work.policy, work.now))
        assert form.happened_at is not None
        customer: Customer | None = work.find(Customer, form.customer_id)
        if customer is not None:
            work.refuse_after_death(customer)
        incident = work.add(
            Incident(
                id=work.new_id(),
                reference=work.next_reference(ReferenceKind.INCIDENT),
                customer_id=None if customer is None else customer.id,
                recorded_by_id=work.actor_id,
                recorded_at=work.now,
                happened_at=form.happened_at.in_timezone("UTC"),
                channel=form.channel,
                what_happened=form.what_happened,
                identified_by=form.identified_by,
            )
        )
        return incident if case_id is None else _join(work, incident, case_id)


def complete_incident(desk: Desk, seen: Incident, form: IncidentDetails) -> Incident:
    """Adds the rest: kinds of behaviour, effect, staff, witnesses, evidence (R1, R2).

    Whoever recorded it may put right when, how and what they recorded, too.

    Raises:
        Invalid: no behaviour or no effect is given, or what was recorded at first is impossible.
        Refused: its words are frozen, it is not yours to complete, or others who have the case
            wrote the details, or only its recorder changes its words.
        ChangedElsewhere: somebody else saved it meanwhile.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        incident: Incident = work.get(Incident, seen.id)
        may_touch(work, incident)
        if incident.case_id is not None and incident.details_by_id not in (None, work.actor_id):
            # Whoever has not been given the case does not read them, so cannot change them (R35).
            work.allowed(Action.COMPLETE_INCIDENT, incident.case_id)
        if incident.frozen_at is not None:
            raise Refused(
                "Its words were frozen when a proposal cited it. Add to it instead.", "R1"
            )
        staff = work.staff()
        reject(details_problems(form, work.policy, staff.people.keys(), incident.recorded_at))
        if form.recorded is not None and incident.recorded_by_id != work.actor_id:
            raise Refused("Only whoever recorded it changes their words. Add to it instead.", "R1")
        if incident.case_id is not None and _takes_out(work.actor_id, incident, form):
            refuse_stepping_out(work, incident, incident.case_id)
        for part in incident.staff:
            work.remove(part)
        _add_staff(work, incident, form.staff)
        return work.change(
            seen,
            **_recorded_anew(form),
            behaviours=form.behaviours,
            effect_on_time=form.effect_on_time,
            effect_on_resources=form.effect_on_resources,
            effect_on_service=form.effect_on_service,
            effect_on_wellbeing=form.effect_on_wellbeing,
            witnesses=form.witnesses,
            evidence=form.evidence,
            details_completed_at=incident.details_completed_at or work.now,
            details_by_id=work.actor_id,
        )


def _takes_out(actor_id: UUID, incident: Incident, form: IncidentDetails) -> bool:
    """Whether the actor is no longer the target or a witness by these details."""
    stays = any(part.staff_id == actor_id for part in form.staff)
    return not stays and any(part.staff_id == actor_id for part in incident.staff)


def refuse_stepping_out(work: Work, incident: Incident, case_id: UUID) -> None:
    """Within a transaction: nobody takes away their own part in what is decided on (R10, R31).

    Raises:
        Refused: a proposal waits or an appeal is open on the case.
    """
    file = work.case_file(case_id)
    refuse_if(why_not_step_out(work.asking(file.staff), file, incident))


def _recorded_anew(form: IncidentDetails) -> dict[str, Any]:
    """What its recorder puts right of what they recorded during the call."""
    if form.recorded is None:
        return {}
    assert form.recorded.happened_at is not None
    return {
        "happened_at": form.recorded.happened_at.in_timezone("UTC"),
        "channel": form.recorded.channel,
        "what_happened": form.recorded.what_happened,
    }


def _add_staff(work: Work, incident: Incident, staff: Iterable[StaffPart]) -> None:
    for chosen in staff:
        work.add(
            IncidentStaff(
                id=work.new_id(),
                incident_id=incident.id,
                staff_id=chosen.staff_id,
                part=chosen.part,
            )
        )


def may_touch(work: Work, incident: Incident) -> None:
    """Within a transaction: the recorder may change an incident, and whoever has its case.

    Where it has none, whoever works those may.

    Raises:
        Refused: it is not the actor's to change.
    """
    work.allowed_without_case(Action.COMPLETE_INCIDENT)
    if incident.case_id is None:
        _may_touch_caseless(work, incident)
    elif incident.recorded_by_id != work.actor_id:
        work.allowed(Action.COMPLETE_INCIDENT, incident.case_id)


def _may_touch_caseless(work: Work, incident: Incident) -> None:
    """What has no case is open to whoever may see it: never to whom it is about (R4, R35)."""
    customer = work.find(Customer, incident.customer_id)
    refuse_if(why_not_see(work.asking(work.staff()), incident, customer))
    if incident.recorded_by_id != work.actor_id:
        work.allowed_without_case(Action.DROP_INCIDENT)


def _may_put_away(work: Work, incident: Incident) -> None:
    """Dropping it or putting it off needs that it is not the safeguarding lead's to see (R4)."""
    _may_touch_caseless(work, incident)
    customer = work.find(Customer, incident.customer_id)
    refuse_if(why_not_drop(work.asking(work.staff()), incident, customer))


def add_to_incident(
    desk: Desk, incident_id: UUID, words: str, staff: tuple[StaffPart, ...] = ()
) -> IncidentAddition:
    """Writes beside an incident whose own words stand as they were (R1).

    Args:
        desk: where it is written.
        incident_id: the incident.
        words: what is added.
        staff: targets and witnesses who have come to light since: they count as involved
            from now on, whatever was frozen (R10).

    Raises:
        Invalid: there are no words.
    """
    found = Findings()
    with desk.transaction() as work:
        incident: Incident = work.get(Incident, incident_id)
        may_touch(work, incident)
        words = clean(words).strip()
        found.text("words", "What you add", words, "R1")
        reject(found.problems + staff_problems(staff, work.staff().people.keys()))
        there = {(part.staff_id, part.part) for part in incident.staff}
        _add_staff(work, incident, [s for s in staff if (s.staff_id, s.part) not in there])
        return work.add(
            IncidentAddition(
                id=work.new_id(),
                incident_id=incident.id,
                written_by_id=work.actor_id,
                written_at=work.now,
                words=words,
            )
        )


def join_incident(desk: Desk, incident_id: UUID, case_id: UUID) -> Incident:
    """Attaches an incident to the case of the same customer (R1, R4).

    Raises:
        Refused: it is another customer's, on another case, or dropped.
    """
    with desk.transaction() as work:
        return _join(work, work.get(Incident, incident_id), case_id)


def _join(work: Work, incident: Incident, case_id: UUID) -> Incident:
    file = work.allowed(Action.JOIN_INCIDENT, case_id)
    if incident.customer_id is None:
        raise Refused(NOBODYS, "R4")
    if incident.customer_id != file.customer.id:
        raise Refused("This incident is about another customer; a case is about one.", "R4")
    if incident.case_id is not None:
        raise Refused("This incident is on a case already.", "R1")
    if incident.dropped_at is not None:
        raise Refused("This incident was dropped. Record it anew if it matters.", "R1")
    return work.change(incident, case_id=case_id, joined_at=work.now)


def drop_incident(desk: Desk, incident_id: UUID, reason: str) -> Incident:
    """Drops an incident that joins no case, with the reason; it is kept, not deleted (R1).

    Raises:
        Refused: it is on a case, or was dropped already.
        Invalid: there is no reason.
    """
    found = Findings()
    with desk.transaction() as work:
        incident: Incident = work.get(Incident, incident_id)
        if incident.case_id is not None:
            raise Refused("It is on a case, so it cannot be dropped.", "R1")
        _may_put_away(work, incident)
        if incident.dropped_at is not None:
            raise Refused("It was dropped already.", "R1")
        found.text("reason", "Why it is dropped", reason, "R1")
        reject(found.problems)
        return work.change(incident, dropped_at=work.now, dropped_reason=reason)


def find_unproven(desk: Desk, incident_id: UUID, reason: str) -> Incident:
    """Records that an incident was found unproven; it is never cited again (R9).

    Raises:
        Refused: it is on no case, the case is not yours, or it was found so already.
    """
    found = Findings()
    with desk.transaction() as work:
        incident: Incident = work.get(Incident, incident_id)
        if incident.case_id is None:
            raise Refused("It is on no case. Drop it instead.", "R1")
        work.allowed(Action.FIND_UNPROVEN, incident.case_id)
        if incident.unproven_at is not None:
            raise Refused("It was found unproven already.", "R9")
        refuse_stepping_out(work, incident, incident.case_id)
        found.text("reason", "Why it is unproven", reason, "R9")
        reject(found.problems)
        return work.change(incident, unproven_at=work.now, unproven_reason=reason)


def follow_up_incident(desk: Desk, incident_id: UUID, weeks: int | None) -> Incident:
    """Keeps a caseless incident waiting some weeks more, so that it is not forgotten (R1).

    Raises:
        Invalid: the weeks are missing, or more than the policy has.
        Refused: it is on a case, or dropped.
    """
    with desk.transaction() as work:
        incident: Incident = work.get(Incident, incident_id)
        if incident.case_id is not None or incident.dropped_at is not None:
            raise Refused("It waits for nothing: it is on a case or was dropped.", "R1")
        _may_put_away(work, incident)
        reject(follow_up_problems(weeks, work.policy))
        assert weeks is not None  # that is a problem too
        return work.change(incident, followed_up_until=work.today.add(weeks=weeks))
