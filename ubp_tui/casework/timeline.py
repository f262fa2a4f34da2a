"""Everything that happened on a case, in one line of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

import pendulum

from ubp_tui.policy.asking import Asking
from ubp_tui.policy.calendar import start_of
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Incident, NominationKind
from ubp_tui.policy.naming import called
from ubp_tui.policy.permissions import may_read
from ubp_tui.policy.text import in_quotes


class Kind(StrEnum):
    """What an entry is about; the timeline can be narrowed to one."""

    INCIDENT = "incident"
    CIRCUMSTANCES = "circumstances"
    ADJUSTMENT = "adjustment"
    WARNING = "warning"
    PROPOSAL = "proposal"
    DECISION = "decision"
    INFORMING = "informing"
    MEASURE = "measure"
    APPEAL = "appeal"
    PEOPLE = "people"
    NOTE = "note"
    CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened: when, who recorded it, what kind, in a sentence."""

    at: pendulum.DateTime
    who: str
    kind: Kind
    words: str
    about_id: UUID


def timeline(file: CaseFile, asking: Asking) -> tuple[Entry, ...]:
    """Everything recorded about a case as somebody may read it, the newest first (R35)."""
    parts = (_case, _incidents, _circumstances, _warnings, _proposals, _informing, _ends)
    more = (_appeals, _people)
    entries = [e for part in (*parts, *more) for e in part(file, asking.policy)]
    entries += _personnel_changes(file, asking)
    return tuple(sorted(entries, key=lambda entry: entry.at, reverse=True))


def _entry(
    file: CaseFile,
    at: pendulum.DateTime,
    by: UUID | None,
    kind: Kind,
    words: str,
    about_id: UUID,
) -> Entry:
    return Entry(at=at, who=file.staff.name(by), kind=kind, words=words, about_id=about_id)


def _case(file: CaseFile, policy: Policy) -> Iterator[Entry]:
    case = file.case
    yield _entry(file, case.opened_at, case.opened_by_id, Kind.CASE, "Case opened", case.id)
    if case.closed_at is not None:
        words = f"Case closed: {case.closing_reason}"
        yield _entry(file, case.closed_at, case.closed_by_id, Kind.CASE, words, case.id)
    for access in file.access:
        words = f"{file.staff.name(access.staff_id)} was given the case: {access.reason}"
        yield _entry(file, access.given_at, access.given_by_id, Kind.CASE, words, access.id)
    for note in file.notes:
        yield _entry(file, note.written_at, note.written_by_id, Kind.NOTE, note.words, note.id)


def _incidents(file: CaseFile, policy: Policy) -> Iterator[Entry]:
    for incident in file.incidents:
        yield _entry(
            file,
            incident.happened_at,
            incident.recorded_by_id,
            Kind.INCIDENT,
            _incident_words(incident),
            incident.id,
        )
        for addition in incident.additions:
            words = f"{incident.reference}, added: {addition.words}"
            yield _entry(
                file,
                addition.written_at,
                addition.written_by_id,
                Kind.INCIDENT,
                words,
                incident.id,
            )
    for allegation in file.allegations:
        words = f"Allegation about {file.staff.name(allegation.about_id)}: {allegation.words}"
        if allegation.looked_into_at is not None:
            words += f" — looked into: {allegation.outcome}"
        yield _entry(
            file,
            allegation.recorded_at,
            allegation.recorded_by_id,
            Kind.INCIDENT,
            words,
            allegation.id,
        )


def _incident_words(incident: Incident) -> str:
    unproven = " (found unproven)" if incident.unproven_at else ""
    return f"{incident.reference}, by {incident.channel}{unproven}: {incident.what_happened}"


def _circumstances(file: CaseFile, policy: Policy) -> Iterator[Entry]:
    labels = {choice.code: choice.label for choice in policy.factors}
    for factor in file.factors:
        words = f"{labels.get(factor.kind, factor.kind)}: {factor.words}"
        yield _entry(
            file, factor.recorded_at, factor.recorded_by_id, Kind.CIRCUMSTANCES, words, factor.id
        )
    for account in file.accounts:
        words = (
            f"The customer's account: {in_quotes(account.words)}"
            if account.words
            else f"No account from the customer: {account.none_reason}"
        )
        yield _entry(
            file,
            account.recorded_at,
            account.recorded_by_id,
            Kind.CIRCUMSTANCES,
            words,
            account.id,
        )
    for found in file.adjustments:
        asked = f"Adjustment asked for: {in_quotes(found.words)}"
        yield _entry(file, found.asked_at, found.asked_by_id, Kind.ADJUSTMENT, asked, found.id)
        if found.answered_at is not None:
            quoted = in_quotes(found.words)
            answer = f"Adjustment {found.state}: {quoted} {found.answer_reason}".strip()
            yield _entry(
                file, found.answered_at, found.answered_by_id, Kind.ADJUSTMENT, answer, found.id
            )


def _warnings(file: CaseFile, policy: Policy) -> Iterator[Entry]:
    for warning in file.warnings:
        words = f"Warning sent by {warning.sent_how}, stands until {in_words(warning.lapses_on)}"
        words += f": {warning.must_change}"
        yield _entry(file, warning.issued_at, warning.issued_by_id, Kind.WARNING, words, warning.id)
        if warning.returned_on is not None:
            came_back = "The warning came back: the customer does not have it"
            at = start_of(warning.returned_on)
            yield _entry(file, at, warning.issued_by_id, Kind.WARNING, came_back, warning.id)
        if warning.undone_at is not None:
            undone = "The warning was undone on appeal"
            yield _entry(file, warning.undone_at, None, Kind.WARNING, undone, warning.id)


def _proposals(file: CaseFile, policy: Policy) -> Iterator[Entry]:
    for proposal in file.proposals:
        names = ", ".join(called(m, proposal.measures) for m in proposal.measures)
        words = f"Proposed: {names}"
        yield _entry(file, proposal.sent_at, proposal.sent_by_id, Kind.PROPOSAL, words, proposal.id)
    for decision in file.decisions:
        approved = file.measures_of(decision.id)
        names = ", ".join(called(measure, approved) for measure in approved)
        words = f"Decided: {decision.outcome}{f' ({names})' if names else ''}. {decision.reasons}"
        by = decision.decided_by_ids[0]
        yield _entry(file, decision.decided_at, by, Kind.DECISION, words, decision.id)


def _informing(file: CaseFile, policy: Policy) -> Iterator[Entry]:
    titles = {text.number: text.title for text in policy.checklist}
    for informing in file.informings:
        for item in informing.items:
            words = f"{item.number}. {titles[item.number]}: {item.state}"
            if item.words:
                words += f" {in_quotes(item.words)}"
            yield _entry(file, item.done_at, item.done_by_id, Kind.INFORMING, words, item.id)
            if item.struck_at is not None:
                struck = f"{item.number}. {titles[item.number]}: {item.struck_reason}"
                by = item.authorised_by_id or item.done_by_id
                yield _entry(file, item.struck_at, by, Kind.INFORMING, struck, item.id)


def _ends(file: CaseFile, policy: Policy) -> Iterator[Entry]:
    for measure in file.measures:
        name = called(measure, file.measures)
        if measure.ended_at is not None:
            words = f"{name} {measure.ended_kind}: {measure.ended_reason}"
            yield _entry(
                file, measure.ended_at, measure.ended_by_id, Kind.MEASURE, words, measure.id
            )
        if measure.reported_at is not None:
            words = f"{name} reported, their reference {measure.report_reference}"
            yield _entry(file, measure.reported_at, None, Kind.MEASURE, words, measure.id)
        for found in measure.suspensions:
            words = f"{name} suspended: {found.reason}"
            yield _entry(file, found.since, found.by_id, Kind.MEASURE, words, measure.id)
    for review in file.reviews:
        words = f"Review: {review.outcome}. {review.reasons}"
        yield _entry(
            file, review.reviewed_at, review.reviewed_by_id, Kind.MEASURE, words, review.id
        )
    for told in file.ends_told:
        words = (
            f"Nobody reached: {told.nobody_reached}"
            if told.nobody_reached
            else f"Told by {told.how} that measures have ended"
        )
        yield _entry(file, told.recorded_at, told.recorded_by_id, Kind.INFORMING, words, told.id)


def _appeals(file: CaseFile, policy: Policy) -> Iterator[Entry]:
    for appeal in file.appeals:
        words = f"Appeal received by {appeal.channel}: {in_quotes(appeal.words)}"
        yield _entry(file, appeal.recorded_at, appeal.recorded_by_id, Kind.APPEAL, words, appeal.id)
        if appeal.referred_at is not None:
            referred = f"Appeal referred to {file.staff.name(appeal.reviewer_id)}"
            yield _entry(
                file, appeal.referred_at, appeal.referred_by_id, Kind.APPEAL, referred, appeal.id
            )
        if appeal.decided_at is not None:
            found = ", ".join(sorted({finding.outcome for finding in appeal.findings}))
            decided = f"Appeal decided: {found}. {appeal.decided_reasons}"
            yield _entry(
                file, appeal.decided_at, appeal.reviewer_id, Kind.APPEAL, decided, appeal.id
            )
        if appeal.withdrawn_at is not None:
            words = f"Appeal withdrawn: {in_quotes(appeal.withdrawn_words)}"
            yield _entry(file, appeal.withdrawn_at, None, Kind.APPEAL, words, appeal.id)
    for complaint in file.complaints:
        words = f"Complaint {complaint.reference} noted: {complaint.words}"
        yield _entry(
            file,
            complaint.recorded_at,
            complaint.recorded_by_id,
            Kind.APPEAL,
            words,
            complaint.id,
        )


def _people(file: CaseFile, policy: Policy) -> Iterator[Entry]:
    for nomination in file.nominations:
        chosen = nomination.kind == NominationKind.NOMINATION
        how = "nominated" if chosen else f"recorded as {nomination.kind}"
        words = f"{nomination.name}, {nomination.relationship}, {how}"
        yield _entry(
            file,
            nomination.recorded_at,
            nomination.recorded_by_id,
            Kind.PEOPLE,
            words,
            nomination.id,
        )
    for role in file.contact_roles:
        name = file.staff.name(role.staff_id)
        asked = f"{name} asked to be the {role.role}"
        yield _entry(file, role.asked_at, role.asked_by_id, Kind.PEOPLE, asked, role.id)
        if role.accepted_at is not None:
            accepted = f"{name} accepted to be the {role.role}"
            yield _entry(file, role.accepted_at, role.staff_id, Kind.PEOPLE, accepted, role.id)


def _personnel_changes(file: CaseFile, asking: Asking) -> Iterator[Entry]:
    for change in file.personnel_changes:
        words = f"Change of {file.staff.name(change.about_id)} asked for"
        if may_read(asking, change):
            words += f": {change.words}"
        yield _entry(file, change.asked_at, change.asked_by_id, Kind.PEOPLE, words, change.id)
