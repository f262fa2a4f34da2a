"""Nominated persons: agreed, accepted, ended by either (R27)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.measures import measure_of
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.casework.suspending import over_until_told
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Customer, Measure, Nomination, SuspensionCause
from ubp_tui.policy.forms import Findings, cleaned
from ubp_tui.policy.forms.nominating import NewNomination, nomination_problems
from ubp_tui.policy.measures import NominatedPerson
from ubp_tui.policy.standing import live_nominations, standing, without_agreement


def nominate(
    desk: Desk, customer_id: UUID, form: NewNomination, case_id: UUID | None = None
) -> Nomination:
    """Records whom the customer nominates and their consent; anybody may record it (R16).

    Raises:
        Refused: the case is another customer's, the customer is whoever records it, or has died
            and has no case.
        Invalid: something is missing or impossible.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        _may(work, customer_id, case_id)
        if case_id is not None and work.case_file(case_id).customer.id != customer_id:
            raise Refused("The case is about another customer.", "R4")
        if case_id is None:
            work.refuse_after_death(work.get(Customer, customer_id))
        reject(nomination_problems(form, work.today))
        assert form.consented_on is not None
        return work.add(
            Nomination(
                id=work.new_id(),
                customer_id=customer_id,
                case_id=case_id,
                kind=form.kind,
                name=form.name,
                relationship=form.relationship,
                contact=form.contact,
                may_discuss=form.may_discuss,
                consented_on=form.consented_on,
                consented_how=form.consented_how,
                accepted_on=form.accepted_on,
                until=form.until,
                capacity_doubt=form.capacity_doubt,
                recorded_by_id=work.actor_id,
                recorded_at=work.now,
            )
        )


def accept_nomination(
    desk: Desk, seen: Nomination, accepted_on: pendulum.Date | None
) -> Nomination:
    """Records that the nominated person accepts.

    Raises:
        Refused: it has ended.
        Invalid: the day is missing or in the future.
    """
    found = Findings()
    with desk.transaction() as work:
        _may(work, seen.customer_id, seen.case_id)
        if seen.ended_on is not None:
            raise Refused("It has ended. Record a new nomination.", "R27")
        found.happened("accepted_on", "The day they accepted", accepted_on, work.today)
        reject(found.problems)
        return work.change(seen, accepted_on=accepted_on)


def end_nomination(
    desk: Desk, seen: Nomination, ended_on: pendulum.Date | None, ended_by: str
) -> Nomination:
    """Ends an agreement: the customer or the nominated person can, at any time.

    Raises:
        Refused: it has ended already.
        Invalid: the day, or who ended it, is missing, or the day is before the consent.
    """
    found = Findings()
    with desk.transaction() as work:
        _may(work, seen.customer_id, seen.case_id)
        if seen.ended_on is not None:
            raise Refused("It has ended already.", "R27")
        found.happened("ended_on", "The day it ended", ended_on, work.today)
        if ended_on is not None and ended_on < seen.consented_on:
            since = in_words(seen.consented_on)
            found.add("ended_on", f"It cannot end before the customer agreed, on {since}.", "R27")
        found.text("ended_by", "Who ended it", ended_by, "R27")
        reject(found.problems)
        return work.change(seen, ended_on=ended_on, ended_by=ended_by)


def rest_on(desk: Desk, case_id: UUID, measure_id: UUID, nomination_id: UUID | None) -> Measure:
    """M5 rests on another agreement from now on; it binds again once the customer is told (R27).

    Not a change of the measure, so whoever works the case does it (R21).

    Raises:
        Refused: it is another measure, has ended, or its own agreement stands.
        Invalid: the other is not an agreement of both at present.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.allowed(Action.TELL, case_id)
        measure = measure_of(file, measure_id)
        if measure.code != "M5":
            raise Refused("Only M5 rests on an agreement.", "R27")
        if standing(file, measure, work.policy, work.now).has_ended:
            raise Refused("M5 has ended already.", "R18")
        if not without_agreement(file, measure, work.today):
            raise Refused("Its own agreement stands. Where that is over, record its end.", "R27")
        live = {n.id: n for n in live_nominations(file, work.today)}
        if nomination_id not in live:
            found.add("nomination_id", "Choose somebody with both sides agreed today.", "R27")
        reject(found.problems)
        assert nomination_id is not None
        _binds_once_told(work, measure, live[nomination_id])
        return work.change(measure, details=NominatedPerson(nomination_id=nomination_id))


def _binds_once_told(work: Work, measure: Measure, nomination: Nomination) -> None:
    """The customer is told of the newest person only, whoever was to be told of before."""
    reason = f"{nomination.name} acts for the customer from now on."
    for before in measure.suspensions:
        if before.cause == SuspensionCause.NOMINATED and before.told_at is None:
            work.change(before, reason=reason, over_at=work.now)
            return
    over_until_told(work, measure, SuspensionCause.NOMINATED, reason)


def _may(work: Work, customer_id: UUID, case_id: UUID | None) -> None:
    customer: Customer = work.get(Customer, customer_id)
    if case_id is not None:
        work.allowed(Action.RECORD_NOMINATION, case_id)
        return
    work.allowed_without_case(Action.RECORD_NOMINATION)
    work.refuse_own(customer)
