"""Nominations, roles, changes of personnel and who was given the case, in full."""

from __future__ import annotations

from screens.case.records.fields import Fields, by_at, day, moment, quoted
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.facts import Access, ContactRole, Nomination, PersonnelChange
from ubp_tui.policy.labels import by_channel


def nomination(record: Nomination, view: CaseView) -> Fields:
    """Who may act for the customer, about what, until when."""
    by = by_channel(record.consented_how, view.asking.policy)
    return [
        ("Name", record.name),
        ("Who they are to the customer", record.relationship),
        ("What lets them act", record.kind),
        ("How to reach them", record.contact),
        ("What they may discuss", record.may_discuss),
        ("The customer consented", f"{day(record.consented_on)} {by}"),
        ("They accepted", day(record.accepted_on) or "not yet"),
        ("Until", day(record.until)),
        ("Doubts about capacity", record.capacity_doubt),
        ("Ended", day(record.ended_on)),
        ("Ended by", record.ended_by),
        ("Recorded by", by_at(view.file.staff, record.recorded_by_id, record.recorded_at)),
    ]


def role(record: ContactRole, view: CaseView) -> Fields:
    """Who was asked to be point of contact or deputy, and the answer.

    What support they get is shown to those who may read it (R22, R23).
    """
    staff = view.file.staff
    private = "Only they and their line of management read this"
    reads = view.may_read_support(record.staff_id) or not record.support_offered
    return [
        ("Who", staff.name(record.staff_id)),
        ("Asked to be", record.role),
        ("Asked by", by_at(staff, record.asked_by_id, record.asked_at)),
        ("Accepted", moment(record.accepted_at)),
        ("What support they get", record.support_offered if reads else private),
        ("Declined", moment(record.declined_at)),
        ("Why they declined", record.declined_reason),
        ("Customer told on", day(record.told_on)),
        ("Ended", day(record.ended_on)),
    ]


def change(record: PersonnelChange, view: CaseView) -> Fields:
    """Who asked for whom to be replaced, and the answer."""
    staff = view.file.staff
    agreed = {True: "agreed", False: "not agreed", None: "not answered yet"}
    private = "Only managers and whoever asked read this"
    reads = view.may_read_change(record)
    return [
        ("About", staff.name(record.about_id)),
        ("Asked by", "the customer" if record.asked_by_customer else "a member of staff"),
        ("Recorded by", by_at(staff, record.asked_by_id, record.asked_at)),
        ("Why", quoted(record.words) if reads else private),
        ("Answer", agreed[record.agreed]),
        ("Answered by", by_at(staff, record.answered_by_id, record.answered_at)),
        ("Reasons", record.answer if reads or not record.answer else private),
    ]


def access(record: Access, view: CaseView) -> Fields:
    """Who was given the case, by whom and why."""
    staff = view.file.staff
    return [
        ("Who", staff.name(record.staff_id)),
        ("Given by", by_at(staff, record.given_by_id, record.given_at)),
        ("Why", record.reason),
    ]
