"""Circumstances, adjustments and warnings in full."""

from __future__ import annotations

from collections.abc import Iterator

from screens.case.records.fields import Fields, by_at, day, moment, quoted
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.facts import Account, Adjustment, AdjustmentTerms, Factor, Warning
from ubp_tui.policy.labels import any_of, by_channel, label, labels
from ubp_tui.policy.measure_words import weekday_words


def factor(record: Factor, view: CaseView) -> Fields:
    """A contributing factor."""
    return [
        ("Factor", label(view.asking.policy.factors, record.kind)),
        ("What we know about it", record.words),
        ("Recorded by", by_at(view.file.staff, record.recorded_by_id, record.recorded_at)),
    ]


def account(record: Account, view: CaseView) -> Fields:
    """The customer's own account, or why there is none."""
    return [
        ("The customer's account", quoted(record.words)),
        ("Asked for on", day(record.invited_on)),
        ("How they were asked", label(view.asking.policy.channels, record.how)),
        ("Why there is no account", record.none_reason),
        ("Recorded by", by_at(view.file.staff, record.recorded_by_id, record.recorded_at)),
    ]


def adjustment(record: Adjustment, view: CaseView) -> Fields:
    """What was asked for, what it means as data, the answer."""
    staff = view.file.staff
    return [
        ("The customer asked for", quoted(record.words)),
        ("Asked", by_at(staff, record.asked_by_id, record.asked_at)),
        ("State", record.state),
        ("Answered by", by_at(staff, record.answered_by_id, record.answered_at)),
        ("Reason", record.answer_reason),
        ("What everybody does", record.what_we_do),
        ("Looked at again on", day(record.review_on)),
        ("Withdrawn by the customer", moment(record.withdrawn_at)),
        *_terms(record.terms, view),
    ]


def _terms(terms: AdjustmentTerms, view: CaseView) -> Iterator[tuple[str, str]]:
    names, policy = view.file.staff.name, view.asking.policy
    yield "Channels they need", ", ".join(labels(policy.channels, terms.channels_needed))
    yield "Channels they cannot use", ", ".join(labels(policy.channels, terms.channels_unusable))
    yield "Days they need", weekday_words(terms.days_needed) if terms.days_needed else ""
    impossible = terms.days_impossible
    yield "Days that do not suit", weekday_words(impossible) if impossible else ""
    yield "People they need", ", ".join(map(names, terms.people_needed))
    yield "People who cannot deal with them", ", ".join(map(names, terms.people_impossible))
    yield "Format", label(policy.formats, terms.format)
    yield "Language", terms.language


def warning(record: Warning, view: CaseView) -> Fields:
    """What must change, until when it stands, and the answers to its two questions."""
    policy = view.asking.policy
    by = by_channel(record.sent_how, policy)
    return [
        ("What must change", record.must_change),
        ("Issued by", by_at(view.file.staff, record.issued_by_id, record.issued_at)),
        ("Sent", f"{day(record.sent_on)} {by}, {any_of(policy.formats, (record.format,))}"),
        ("Received", day(record.received_on)),
        ("Stands until", day(record.lapses_on)),
        ("Last day to appeal", day(record.appeal_by)),
        ("Asked about needs and adjustments", record.needs_answer),
        ("What they said they need", quoted(record.needs_words)),
        ("Asked about a nominated person", record.nominee_answer),
        ("What they said about that", quoted(record.nominee_words)),
        ("Came back", day(record.returned_on)),
        ("Undone on appeal", moment(record.undone_at)),
    ]
