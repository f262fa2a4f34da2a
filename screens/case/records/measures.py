"""Proposals, decisions, measures and what the customer was told, in full."""

from __future__ import annotations

from screens.case.facts import STATE_WORDS, since_words
from screens.case.lines import waits_for
from screens.case.records.fields import Fields, by_at, day, moment, quoted
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.facts import (
    Decision,
    EndTold,
    InformingItem,
    Measure,
    Proposal,
    ProposedMeasure,
    Review,
)
from ubp_tui.policy.labels import label
from ubp_tui.policy.measure_words import measure_lines, measure_summary
from ubp_tui.policy.naming import called


def proposal(record: Proposal, view: CaseView) -> Fields:
    """What was proposed, measure by measure."""
    staff = view.file.staff
    return [
        ("Waits for", waits_for(view, record)),
        ("Sent by", by_at(staff, record.sent_by_id, record.sent_at)),
        ("Written by", ", ".join(map(staff.name, record.author_ids))),
        ("Straight to measures", label(view.asking.policy.serious_grounds, record.straight_ground)),
        ("Why straight to measures", record.straight_reason),
        ("Start", day(record.starts_on)),
        ("Months", str(record.months)),
        *[field for found in record.measures for field in _proposed(found, record, view)],
    ]


def _proposed(found: ProposedMeasure, record: Proposal, view: CaseView) -> Fields:
    references = {i.id: i.reference for i in view.file.incidents}
    cited = ", ".join(references.get(i, "an incident") for i in found.incident_ids)
    summary = measure_summary(found.details, view.file, view.asking.policy)
    name = called(found, record.measures)
    return [
        (name, summary),
        (f"{name} answers", cited),
        (f"{name}: why nothing less would do", found.why_nothing_less),
        (f"{name}: what else was considered", found.also_considered),
        (f"{name} is also an adjustment", "yes" if found.is_adjustment else ""),
        (f"{name} at once, because of a threat", found.immediate_reason),
    ]


def decision(record: Decision, view: CaseView) -> Fields:
    """What was decided, by whom, with which reasons."""
    file, policy = view.file, view.asking.policy
    measures = [measure_summary(m.details, file, policy) for m in file.measures_of(record.id)]
    return [
        ("Outcome", record.outcome),
        ("Decided by", ", ".join(map(file.staff.name, record.decided_by_ids))),
        ("Grade", policy.grade_title(record.grade)),
        ("When", moment(record.decided_at)),
        ("Reasons", record.reasons),
        ("Measures", "\n".join(measures)),
        ("Start", day(record.starts_on)),
        ("Last day", day(record.last_day)),
        ("Looked at again after", f"{record.review_months} months" if record.review_months else ""),
        ("Customer told that no measures apply", day(record.refusal_told_on)),
        ("How they were told", label(policy.channels, record.refusal_told_how)),
        ("In which format", label(policy.formats, record.refusal_told_format)),
        ("Nobody reached", record.nobody_reached),
        ("Policy version", record.policy_version),
    ]


def measure(record: Measure, view: CaseView) -> Fields:
    """What it carries, where it stands, how it ended."""
    standing = next(s for s in view.standings if s.measure.id == record.id)
    staff = view.file.staff
    return [
        ("Measure", view.asking.policy.measure(record.code).title),
        *measure_lines(record.details, view.file, view.asking.policy),
        ("State", f"{STATE_WORDS[standing.state]}: {since_words(standing, view)}"),
        ("Why it is suspended", "\n".join(standing.suspended_because)),
        ("Start", day(record.starts_on)),
        ("Last day", day(record.last_day)),
        ("Also a reasonable adjustment", "yes" if record.is_adjustment else ""),
        ("At once, because of a threat", record.immediate_reason),
        *[
            (f"Suspended {by_at(staff, s.by_id, s.since)}", f"{s.cause}: {s.reason}")
            for s in record.suspensions
        ],
        ("Ended", by_at(staff, record.ended_by_id, record.ended_at)),
        ("How it ended", record.ended_kind),
        ("Why it ended", record.ended_reason),
        ("Reported", day(record.reported_on)),
        ("Report recorded", moment(record.reported_at)),
        ("The body's reference", record.report_reference),
    ]


def review(record: Review, view: CaseView) -> Fields:
    """What a review found, and how the customer was told."""
    policy = view.asking.policy
    return [
        ("Outcome", record.outcome),
        ("Reviewed by", by_at(view.file.staff, record.reviewed_by_id, record.reviewed_at)),
        ("Reasons", record.reasons),
        ("Customer told on", day(record.told_on) or "not yet"),
        ("How they were told", label(policy.channels, record.told_how)),
        ("In which format", label(policy.formats, record.told_format)),
        ("Nobody reached", record.nobody_reached),
    ]


def end_told(record: EndTold, view: CaseView) -> Fields:
    """How the customer was told of an end, or which attempts were made."""
    policy = view.asking.policy
    ended = [m for m in view.file.measures if m.id in record.measure_ids]
    return [
        ("Ended", ", ".join(called(m, view.file.measures) for m in ended)),
        ("Told on", day(record.told_on)),
        ("How they were told", label(policy.channels, record.how)),
        ("In which format", label(policy.formats, record.format)),
        ("Nobody reached", record.nobody_reached),
        ("Recorded by", by_at(view.file.staff, record.recorded_by_id, record.recorded_at)),
    ]


def item(record: InformingItem, view: CaseView) -> Fields:
    """One answer to an item of the checklist."""
    staff, policy = view.file.staff, view.asking.policy
    text = next(t for t in policy.checklist if t.number == record.number)
    authorised = staff.name(record.authorised_by_id) if record.authorised_by_id else ""
    return [
        ("Item", f"{text.number}. {text.title}"),
        ("State", record.state),
        ("Recorded by", by_at(staff, record.done_by_id, record.done_at)),
        ("When it happened", day(record.happened_on)),
        ("How", label(policy.channels, record.how)),
        ("The customer's own words", quoted(record.words)),
        ("Format", label(policy.formats, record.format)),
        ("Reason", record.reason),
        ("Authorised by", authorised),
        ("Looked at again on", day(record.look_again_on)),
        ("Letter of policy version", record.letter_version),
        ("Counts as received", moment(record.received_at)),
        ("Last day to appeal", day(record.appeal_by)),
        ("Does not count since", moment(record.struck_at)),
        ("Why it does not count", record.struck_reason),
    ]
