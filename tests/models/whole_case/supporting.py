"""One record of each kind about people and their support, and a draft."""

from __future__ import annotations

from models.fields import new_id
from tests.models.whole_case.shared import DAY, Shared
from ubp_tui.policy import facts


def nomination(of: Shared) -> facts.Nomination:
    return facts.Nomination(
        id=new_id(),
        **of.of_customer,
        **of.recorded,
        name="Ada Okafor",
        relationship="sister",
        contact="01225 555 102",
        may_discuss="everything",
        consented_on=DAY,
        consented_how="by phone",
    )


def contact_role(of: Shared) -> facts.ContactRole:
    return facts.ContactRole(
        id=new_id(),
        **of.on_case,
        measure_id=of.measure_id,
        staff_id=of.me,
        role=facts.Role.CONTACT,
        asked_by_id=of.me,
        asked_at=of.now,
    )


def personnel_change(of: Shared) -> facts.PersonnelChange:
    return facts.PersonnelChange(
        id=new_id(),
        **of.on_case,
        about_id=of.me,
        asked_by_customer=True,
        asked_by_id=of.me,
        asked_at=of.now,
        words="w",
    )


def support(of: Shared) -> facts.Support:
    return facts.Support(
        id=new_id(),
        **of.on_case,
        staff_id=of.me,
        offered_by_id=of.me,
        offered_at=of.now,
        offer="A talk.",
    )


def check_in(of: Shared) -> facts.CheckIn:
    return facts.CheckIn(
        id=new_id(), **of.on_case, staff_id=of.me, held_by_id=of.me, held_at=of.now, note="Well."
    )


def contact(of: Shared) -> facts.Contact:
    return facts.Contact(
        id=new_id(),
        **of.on_case,
        kind=facts.ContactKind.OUTSIDE,
        channel="phone",
        happened_at=of.now,
        logged_by_id=of.me,
        logged_at=of.now,
        words="Rang the general number.",
        against_ids=(of.measure_id,),
    )


def draft(of: Shared) -> facts.Draft:
    return facts.Draft(
        id=new_id(),
        **of.on_case,
        kind=facts.DraftKind.INCIDENT,
        about_id=of.appeal_id,
        started_by_id=of.me,
        started_at=of.now,
        holder_id=of.me,
        author_ids=(of.me,),
        saved_at=of.now,
    )
