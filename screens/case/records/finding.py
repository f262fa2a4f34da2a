"""Finds a record of a case by its id and writes it down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rich.text import Text

from screens.case.records import appeals, contacts, incidents, measures, people, preparation
from screens.case.records.fields import Fields, by_at, page_text
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.facts import (
    Access,
    Account,
    Adjustment,
    Allegation,
    Appeal,
    Case,
    CaseFile,
    Complaint,
    Contact,
    ContactRole,
    Decision,
    EndTold,
    Factor,
    Incident,
    InformingItem,
    Measure,
    Nomination,
    Note,
    PersonnelChange,
    Proposal,
    Review,
    Warning,
)
from ubp_tui.policy.naming import called


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A record written down: its title, its words, the rule of such records."""

    title: str
    text: Text
    rule: str


def record_page(view: CaseView, record_id: UUID) -> RecordPage:
    """The page of a record of the case; of the case itself where there is no such record."""
    file = view.file
    found = next((record for record in _records(file) if record.id == record_id), file.case)
    title, rule, fields = _written_down(found, view)
    return RecordPage(title, page_text(fields), rule)


def _records(file: CaseFile) -> Iterator[Any]:
    yield from (*file.access, *file.notes, *file.incidents, *file.allegations, *file.factors)
    yield from (*file.accounts, *file.adjustments, *file.warnings, *file.proposals)
    yield from (*file.decisions, *file.measures, *file.reviews, *file.ends_told)
    yield from (item for informing in file.informings for item in informing.items)
    yield from (*file.appeals, *file.complaints, *file.nominations, *file.contact_roles)
    yield from (*file.personnel_changes, *file.contacts)


def _written_down(record: Any, view: CaseView) -> tuple[str, str, Fields]:
    """Title, rule and fields of a record."""
    match record:
        case Incident():
            return record.reference, "R1", incidents.incident(record, view)
        case Allegation():
            return "An allegation", "R3", incidents.allegation(record, view)
        case Factor():
            return "Contributing factor", "R7", preparation.factor(record, view)
        case Account():
            return "The customer's account", "R7", preparation.account(record, view)
        case Adjustment():
            return "A reasonable adjustment", "R8", preparation.adjustment(record, view)
        case Warning():
            return "A written warning", "R6", preparation.warning(record, view)
        case Proposal():
            return "A proposal", "R9", measures.proposal(record, view)
        case Decision():
            return "A decision", "R11", measures.decision(record, view)
        case Measure():
            name = called(record, view.file.measures)
            return f"Measure {name}", "R18", measures.measure(record, view)
        case Review():
            return "A review", "R19", measures.review(record, view)
        case EndTold():
            return "Told of an end", "R20", measures.end_told(record, view)
        case InformingItem():
            return f"Informing, item {record.number}", "R12", measures.item(record, view)
        case Appeal():
            return "An appeal", "R29", appeals.appeal(record, view)
        case Complaint():
            return f"Complaint {record.reference}", "R28", appeals.complaint(record, view)
        case _:
            return _of_people(record, view)


def _of_people(record: Any, view: CaseView) -> tuple[str, str, Fields]:
    match record:
        case Nomination():
            return "A nominated person", "R27", people.nomination(record, view)
        case ContactRole():
            return record.role.capitalize(), "R23", people.role(record, view)
        case PersonnelChange():
            return "A change of personnel", "R25", people.change(record, view)
        case Contact():
            return "A contact", "R17", contacts.contact(record, view)
        case Access():
            return "Given the case", "R35", people.access(record, view)
        case Note():
            return "A note", "R35", _note(record, view)
        case _:
            return "The case", "R4", _case(view.file.case, view)


def _note(note: Note, view: CaseView) -> Fields:
    return [
        ("Written by", by_at(view.file.staff, note.written_by_id, note.written_at)),
        ("Note", note.words),
    ]


def _case(case: Case, view: CaseView) -> Fields:
    staff = view.file.staff
    return [
        ("Customer", f"{view.file.customer.spoken_name}, {view.file.customer.reference}"),
        ("Opened by", by_at(staff, case.opened_by_id, case.opened_at)),
        ("Owner", staff.name(case.owner_id)),
        ("Policy version", case.policy_version),
        ("Closed by", by_at(staff, case.closed_by_id, case.closed_at)),
        ("Why it was closed", case.closing_reason),
    ]
