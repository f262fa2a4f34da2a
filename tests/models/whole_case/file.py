"""A case with one record of every kind."""

from __future__ import annotations

from typing import Any

import pendulum

from models.staff import load_directory
from tests.models.whole_case import deciding, preparing, supporting
from tests.models.whole_case.shared import Shared
from ubp_tui.policy import facts


def full_file(office: Any) -> facts.CaseFile:
    """A case file with one record of every kind, as it ought to be read back."""
    customer = office.customer(born_on=pendulum.date(1980, 2, 29), portal=True)
    case = office.case(customer)
    of = Shared(case=case, me=office.priya.id, now=office.now)
    return facts.CaseFile(
        case=case,
        customer=customer,
        staff=load_directory(office.database),
        access=(preparing.access(of),),
        notes=(preparing.note(of),),
        incidents=(preparing.incident(of),),
        allegations=(preparing.allegation(of),),
        factors=(preparing.factor(of),),
        accounts=(preparing.account(of),),
        adjustments=(preparing.adjustment(of),),
        conflicts_resolved=(deciding.conflict_resolved(of),),
        warnings=(preparing.warning(of),),
        proposals=(preparing.proposal(of),),
        approvals=(deciding.approval(of),),
        decisions=(deciding.decision(of),),
        measures=(deciding.measure(of),),
        reviews=(deciding.review(of),),
        informings=(deciding.informing(of),),
        ends_told=(deciding.end_told(of),),
        appeals=(deciding.appeal(of),),
        complaints=(deciding.complaint(of),),
        nominations=(supporting.nomination(of),),
        contact_roles=(supporting.contact_role(of),),
        personnel_changes=(supporting.personnel_change(of),),
        support=(supporting.support(of),),
        check_ins=(supporting.check_in(of),),
        contacts=(supporting.contact(of),),
        drafts=(supporting.draft(of),),
    )
