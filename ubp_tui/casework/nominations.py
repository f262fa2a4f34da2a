"""Nominated persons: agreed, accepted, ended by either (R27)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Customer, Nomination
from ubp_tui.policy.forms import Findings, cleaned
from ubp_tui.policy.forms.nominating import NewNomination, nomination_problems


def nominate(
    desk: Desk, customer_id: UUID, form: NewNomination, case_id: UUID | None = None
) -> Nomination:
    """Records whom the customer nominates and their consent; anybody may record it (R16).

    Raises:
        Refused: the case is another customer's.
        Invalid: something is missing or impossible.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        work.get(Customer, customer_id)
        _may(work, case_id)
        if case_id is not None and work.case_file(case_id).customer.id != customer_id:
            raise Refused("The case is about another customer.", "R4")
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
        _may(work, seen.case_id)
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
        Invalid: the day, or who ended it, is missing.
    """
    found = Findings()
    with desk.transaction() as work:
        _may(work, seen.case_id)
        if seen.ended_on is not None:
            raise Refused("It has ended already.", "R27")
        found.happened("ended_on", "The day it ended", ended_on, work.today)
        found.text("ended_by", "Who ended it", ended_by, "R27")
        reject(found.problems)
        return work.change(seen, ended_on=ended_on, ended_by=ended_by)


def _may(work: Work, case_id: UUID | None) -> None:
    if case_id is None:
        work.allowed_without_case(Action.RECORD_NOMINATION)
    else:
        work.allowed(Action.RECORD_NOMINATION, case_id)
