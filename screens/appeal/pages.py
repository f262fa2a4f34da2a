"""What is read of an appeal: what it is against, the customer's reasons, what was decided."""

from __future__ import annotations

from rich.text import Text

from screens.appeal_words import appeal_words
from screens.evidence_text import (
    account_lines,
    evidence_text,
    factor_lines,
    incident_lines,
    said,
    section,
    warning_lines,
)
from screens.informing.recorded import record_words
from screens.wording import moment_words
from ubp_tui.casework.evidence import Evidence, evidence_of
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.appeals import AppealState, findings_in_order, overall_outcome, review_due
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Appeal, Decision, Warning
from ubp_tui.policy.informing import current_item
from ubp_tui.policy.labels import any_of, by_channel
from ubp_tui.policy.measure_words import measure_summary
from ubp_tui.policy.naming import called
from ubp_tui.policy.warnings import relied_on
from ubp_tui.widgets.page import paragraphs


def against_words(view: CaseView, appeal: Appeal) -> str:
    """What an appeal is against: "the decision of 3 May 2026 (M2, M4)"."""
    if appeal.warning_id is not None:
        return f"the warning of {in_words(_warning(view, appeal).sent_on)}"
    decision = _decision(view, appeal)
    approved = view.file.measures_of(decision.id)
    names = ", ".join(called(measure, approved) for measure in approved)
    return f"the decision of {in_words(london_date(decision.decided_at))} ({names})"


def _warning(view: CaseView, appeal: Appeal) -> Warning:
    return next(w for w in view.file.warnings if w.id == appeal.warning_id)


def _decision(view: CaseView, appeal: Appeal) -> Decision:
    return next(d for d in view.file.decisions if d.id == appeal.decision_id)


def evidence_page(view: CaseView, appeal: Appeal) -> Text:
    """The decision and its evidence as they were frozen, and how the customer was informed."""
    if appeal.warning_id is not None:
        return _warning_page(view, _warning(view, appeal))
    decision, policy = _decision(view, appeal), view.asking.policy
    evidence = evidence_of(decision)
    since = _since_lines(view, evidence)
    return paragraphs(
        section("The decision", _decision_lines(view, decision)),
        *evidence_text(evidence, view.file, policy),
        *([section("Since then, and not before the decider", since)] if since else []),
        section("How the customer was informed", _informing_lines(view, decision)),
    )


def _decision_lines(view: CaseView, decision: Decision) -> list[Text]:
    file, policy = view.file, view.asking.policy
    names = ", ".join(file.staff.name(i) for i in decision.decided_by_ids)
    grade = policy.grade_title(decision.grade)
    lines = [
        said("By", f"{names}, {grade}, {in_words(london_date(decision.decided_at))}"),
        said("Outcome", decision.outcome),
        said("Reasons", decision.reasons),
    ]
    if decision.starts_on is not None and decision.last_day is not None:
        words = f"{in_words(decision.starts_on)}, last day {in_words(decision.last_day)}"
        lines.append(said("From", words))
    for found in view.standings:
        if found.measure.decision_id == decision.id:
            summary = measure_summary(found.measure.details, file, policy)
            because = "; ".join(found.suspended_because) or found.ended_because
            state = f"{found.state} ({because})" if because else str(found.state)
            lines.append(said("Now", f"{summary} - {state}"))
    return lines


def _since_lines(view: CaseView, evidence: Evidence) -> list[Text]:
    """What was added to the cited incidents after the evidence was frozen (R1, R9)."""
    frozen = {incident.id: incident for incident in evidence.incidents}
    lines = []
    for incident in view.file.incidents:
        before = frozen.get(incident.id)
        if before is None:
            continue
        added = [a for a in incident.additions if a not in before.additions]
        lines += [said(f"Added to {incident.reference}", addition.words) for addition in added]
        if incident.unproven_at is not None and before.unproven_at is None:
            lines.append(said(f"{incident.reference} found unproven", incident.unproven_reason))
    return lines


def _informing_lines(view: CaseView, decision: Decision) -> list[Text]:
    informing = view.file.informing_of(decision.id)
    if informing is None:
        return [Text("Not begun.")]
    lines = []
    for text in view.asking.policy.checklist:
        item = current_item(informing, text.number)
        words = record_words(item, view) if item else "not yet"
        lines.append(said(f"{text.number} {text.title}", words))
    return lines


def _warning_page(view: CaseView, warning: Warning) -> Text:
    """A warning, the incidents before it, and the circumstances."""
    file, policy = view.file, view.asking.policy
    before = [
        i for i in file.incidents if relied_on(i) and london_date(i.happened_at) <= warning.sent_on
    ]
    incidents = [line for i in before for line in incident_lines(i, file, policy, set())]
    return paragraphs(
        section("The warning", warning_lines(warning, file, policy)),
        section("What happened before it", incidents or ["Nothing is recorded."]),
        section("Circumstances, our own failings included", factor_lines(file.factors, policy)),
        section("The customer's own account", account_lines(file.accounts)),
    )


def reasons_page(view: CaseView, appeal: Appeal) -> Text:
    """The appeal in the customer's words, and what is noted beside it."""
    channel = any_of(view.asking.policy.channels, (appeal.channel,))
    lines = [
        said("Against", against_words(view, appeal)),
        said("Received", f"{in_words(appeal.received_on)}, {channel}"),
        said("What they said", appeal.words),
    ]
    lines += [said("Taken although late", appeal.late_reason)] if appeal.late_reason else []
    parts = [section("The appeal", lines), section("Their reasons", _reasons_lines(appeal))]
    noted = [
        said(f"{c.reference}, {in_words(c.received_on)}", c.words) for c in view.file.complaints
    ]
    if noted:
        parts.append(section("Complaints noted beside it; they change nothing here", noted))
    return paragraphs(*parts)


def _reasons_lines(appeal: Appeal) -> list[Text | str]:
    lines: list[Text | str] = []
    if appeal.reasons_confirmed_on is not None:
        lines.append(said(f"Confirmed on {in_words(appeal.reasons_confirmed_on)}", appeal.reasons))
    elif appeal.reasons_declined_on is not None:
        lines.append(f"They said on {in_words(appeal.reasons_declined_on)} that they add none.")
    elif appeal.reasons_asked_on is not None:
        lines.append(f"Asked on {in_words(appeal.reasons_asked_on)}; no answer so far.")
    return lines or ["They have not been asked to confirm them yet."]


def appeal_page(view: CaseView, appeal: Appeal) -> Text:
    """An appeal on one page: what was said, where it stands, what came of it."""
    stands = section("Where it stands", _state_lines(view, appeal))
    return paragraphs(stands, reasons_page(view, appeal))


def _state_lines(view: CaseView, appeal: Appeal) -> list[Text | str]:
    state = appeal_words(appeal)
    lines: list[Text | str] = []
    if state != AppealState.REFERRED:
        lines.append(f"{state.capitalize()}.")
    if appeal.reviewer_id is not None and appeal.referred_at is not None:
        name = view.file.staff.name(appeal.reviewer_id)
        due = None if appeal.decided_at else review_due(appeal, view.asking.policy)
        until = f"; an outcome is due by {in_words(due)}" if due else ""
        lines.append(f"Referred to {name} on {moment_words(appeal.referred_at)}{until}.")
    if outcome := overall_outcome(appeal):
        lines.append(said(outcome.capitalize(), appeal.decided_reasons))
        lines += _finding_lines(view, appeal)
    if appeal.told_on is not None:
        how = by_channel(appeal.told_how, view.asking.policy)
        if appeal.nobody_reached:
            tried = f"Nobody was reached by {in_words(appeal.told_on)}"
            lines.append(said(tried, appeal.nobody_reached))
        else:
            lines.append(f"The customer was told on {in_words(appeal.told_on)} {how}.")
    if appeal.withdrawn_at is not None:
        lines.append(said("The customer said", appeal.withdrawn_words))
    if appeal.not_accepted_at is not None:
        lines.append(said("Not accepted", appeal.not_accepted_reason))
    return lines


def _finding_lines(view: CaseView, appeal: Appeal) -> list[Text]:
    names = {m.id: called(m, view.file.measures) for m in view.file.measures}
    return [
        said(f"{names[f.measure_id] if f.measure_id else 'The warning'}, {f.outcome}", f.reasons)
        for f in findings_in_order(view.file, appeal)
    ]
