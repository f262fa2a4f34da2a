"""Allegations: what a customer says a member of staff did, and what came of it (R3)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from models.case_files import allegations_without_case, cases_of
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, refuse_if, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.caseless import why_not_see
from ubp_tui.policy.facts import Allegation, Case, Customer, Incident
from ubp_tui.policy.forms import Findings, Problem, cleaned
from ubp_tui.policy.forms.incidents import NewAllegation, allegation_problems
from ubp_tui.policy.permissions import may


def record_allegation(desk: Desk, form: NewAllegation) -> Allegation:
    """Records what the customer says a member of staff did, and who looks into it (R3).

    Anybody may, whoever has the case: whoever it is about takes no part in deciding from then.
    Where no case is named it goes on the customer's open one, else on one that an appeal
    reopened; where there is none, it waits without a case.

    Raises:
        Refused: the file is not open to whoever records it, or the customer has died and there
            is no case on which it would be seen.
        Invalid: the words or a name are missing, whoever looks into it is the person it is
            about, or the customer, or the case is not open to them.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        case_id = form.case_id or case_that_runs(desk, form.customer_id)
        staff, customer = work.staff(), _about(work, form, case_id)
        incident = work.find(Incident, form.incident_id)
        reject(allegation_problems(form, staff.people.keys(), customer, incident))
        assert form.about_id is not None and form.looks_into_id is not None
        _reject_opening(work, form.looks_into_id, case_id)
        return work.add(
            Allegation(
                id=work.new_id(),
                customer_id=customer.id,
                case_id=case_id,
                incident_id=form.incident_id,
                about_id=form.about_id,
                words=form.words,
                recorded_by_id=work.actor_id,
                recorded_at=work.now,
                looks_into_id=form.looks_into_id,
            )
        )


def case_that_runs(desk: Desk, customer_id: UUID) -> UUID | None:
    """The customer's open case, else the newest that was reopened: there it counts (R31)."""
    running = [case for case in cases_of(desk.database, customer_id) if not case.is_closed]
    running.sort(key=lambda case: case.closed_at is None)
    return running[-1].id if running else None


def _about(work: Work, form: NewAllegation, case_id: UUID | None) -> Customer:
    """The customer whose words they are, where the actor may record them."""
    if case_id is not None:
        return work.allowed(Action.RECORD_ALLEGATION, case_id).customer
    work.allowed_without_case(Action.RECORD_ALLEGATION)
    customer: Customer = work.get(Customer, form.customer_id)
    work.refuse_own(customer)
    work.refuse_after_death(customer)
    return customer


def _reject_opening(work: Work, looks_into_id: UUID, case_id: UUID | None) -> None:
    """Looking into it opens the case, so it is for whoever has it or could take it (R35).

    Whoever may give the case names anybody. Where there is none yet, it is opened to them once
    there is, so whoever does not work cases names somebody who does.
    """
    staff, authority = work.staff(), work.policy.authority
    asking = work.asking(staff)
    looking = replace(asking, actor=staff[looks_into_id])
    if case_id is None:
        lowest, others = authority.works_cases, ""
        opens = not (asking.holds(lowest) or looking.holds(lowest))
    else:
        lowest, others = authority.manages, ", or somebody who has been given it"
        file = work.case_file(case_id)
        opens = bool(
            may(asking, Action.GIVE_ACCESS, file)
            and may(looking, Action.SEE_CASE, file)
            and may(looking, Action.TAKE_CASE, file)
        )
    if opens:
        sentence = (
            "Whoever looks into it sees the customer's case, and it is not open to them. Choose "
            f"{work.policy.a_grade(lowest)} or above{others}."
        )
        reject([Problem("looks_into_id", sentence, "R35")])


def answer_allegation(desk: Desk, seen: Allegation, outcome: str) -> Allegation:
    """Records what looking into an allegation found (R3).

    Raises:
        Refused: only whoever looks into it, or a manager on the case, records that; or it is
            recorded already.
        Invalid: there are no words.
    """
    found = Findings()
    with desk.transaction() as work:
        allegation: Allegation = work.get(Allegation, seen.id)
        if allegation.case_id is not None:
            work.allowed(Action.LOOK_INTO_ALLEGATION, allegation.case_id, allegation)
        else:
            customer: Customer = work.get(Customer, allegation.customer_id)
            refuse_if(why_not_see(work.asking(work.staff()), allegation, customer))
            work.allowed_without_case(Action.LOOK_INTO_ALLEGATION, allegation)
        if allegation.looked_into_at is not None:
            raise Refused("What was found is recorded already, and stands as it is.", "R3")
        found.text("outcome", "What was found", outcome, "R3")
        reject(found.problems)
        return work.change(seen, outcome=outcome, looked_into_at=work.now)


def join_allegations(desk: Desk, work: Work, case: Case) -> None:
    """Within a transaction: what the customer said of staff is on the case that is opened.

    Or reopened, so that whoever is accused neither decides nor reviews (R10, R31).
    """
    for allegation in allegations_without_case(desk.database, case.customer_id):
        work.change(allegation, case_id=case.id)
