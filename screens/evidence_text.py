"""What a decision rests on, to read: for whoever decides, and frozen for whoever reviews it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from rich.text import Text

from screens.wording import moment_words
from ubp_tui.casework.evidence import Evidence
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import (
    Account,
    Adjustment,
    CaseFile,
    Factor,
    Incident,
    ProposedMeasure,
    Warning,
)
from ubp_tui.policy.labels import any_of, by_channel, label, labels
from ubp_tui.policy.measure_words import called_in_full, measure_lines
from ubp_tui.policy.periods import last_day
from ubp_tui.policy.text import in_quotes
from ubp_tui.widgets.cells import as_lines
from ubp_tui.widgets.page import heading


def said(label: str, words: str) -> Text:
    """A label and what somebody wrote, as they wrote it."""
    return Text.assemble((f"{label}: ", "bold"), as_lines(words))


def section(title: str, lines: Iterable[Text | str]) -> Text:
    """A heading and its lines."""
    return heading(title) + Text("\n").join(
        line if isinstance(line, Text) else Text(line) for line in lines
    )


def evidence_text(evidence: Evidence, file: CaseFile, policy: Policy) -> list[Text]:
    """The proposal measure by measure, and everything it rests on."""
    return [
        proposed_text(evidence, file),
        *measures_text(evidence, file, policy),
        warning_text(evidence, file, policy),
        section("Circumstances, our own failings included", factor_lines(evidence.factors, policy)),
        section("The customer's own account", account_lines(evidence.accounts)),
        section("Needs and adjustments", adjustment_lines(evidence.adjustments)),
    ]


def proposed_text(evidence: Evidence, file: CaseFile) -> Text:
    """Who proposed, when, and for how long."""
    proposal = evidence.proposal
    names = [file.staff.name(i) for i in dict.fromkeys((proposal.sent_by_id, *proposal.author_ids))]
    words = f"By {', '.join(names)}, {in_words(london_date(proposal.sent_at))}"
    if proposal.starts_on is not None and proposal.months:
        until = in_words(last_day(proposal.starts_on, proposal.months))
        start = in_words(proposal.starts_on)
        words += f"; {proposal.months} months from {start}, last day {until}"
    return section("Proposed", [f"{words}."])


def measures_text(evidence: Evidence, file: CaseFile, policy: Policy) -> list[Text]:
    """Each measure with what it carries, what it answers and why; an incident's words once."""
    incidents = {incident.id: incident for incident in evidence.incidents}
    told: set[UUID] = set()
    proposed = evidence.proposal.measures
    return [
        section(called_in_full(m, proposed, policy), _lines(m, incidents, told, file, policy))
        for m in proposed
    ]


def _lines(
    measure: ProposedMeasure,
    incidents: dict[UUID, Incident],
    told: set[UUID],
    file: CaseFile,
    policy: Policy,
) -> list[Text]:
    lines = [said(label, words) for label, words in measure_lines(measure.details, file, policy)]
    for incident_id in measure.incident_ids:
        if incident_id in incidents:
            lines += incident_lines(incidents[incident_id], file, policy, told)
    lines.append(said("Why nothing less would do", measure.why_nothing_less))
    lines.append(said("Also considered", measure.also_considered))
    if measure.immediate_reason:
        lines.append(said("At once, because", measure.immediate_reason))
    if measure.is_adjustment:
        lines.append(Text("This measure is also a reasonable adjustment."))
    return lines


def incident_lines(
    incident: Incident, file: CaseFile, policy: Policy, told: set[UUID]
) -> list[Text]:
    """What a measure answers, in the words of whoever recorded it; once in a text."""
    if incident.id in told:
        return [said("Answers", f"{incident.reference}, as above")]
    told.add(incident.id)
    kinds = ", ".join(labels(policy.behaviours, incident.behaviours)).lower()
    recorder = file.staff.name(incident.recorded_by_id)
    when = moment_words(incident.happened_at)
    channel = any_of(policy.channels, (incident.channel,))
    lines = [
        said("Answers", f"{incident.reference}, {when}, {channel}: {kinds}"),
        Text(f"{in_quotes(as_lines(incident.what_happened))} (recorded by {as_lines(recorder)})"),
    ]
    effects = {
        "time": incident.effect_on_time,
        "resources": incident.effect_on_resources,
        "service": incident.effect_on_service,
        "wellbeing": incident.effect_on_wellbeing,
    }
    lines += [said(f"Effect on {what}", words) for what, words in effects.items() if words]
    lines += [said("Witnesses", incident.witnesses)] if incident.witnesses else []
    lines += [said("Evidence", incident.evidence)] if incident.evidence else []
    lines += [said("Added later", addition.words) for addition in incident.additions]
    if incident.unproven_at is not None:
        lines.append(said("Found unproven since", incident.unproven_reason))
    return lines


def warning_text(evidence: Evidence, file: CaseFile, policy: Policy) -> Text:
    """The warnings, or the ground for going straight to measures."""
    proposal = evidence.proposal
    if proposal.straight_ground:
        ground = label(policy.serious_grounds, proposal.straight_ground)
        return section("Straight to measures, without a warning", [
            said(ground, proposal.straight_reason)
        ])  # fmt: skip
    lines = [line for warning in evidence.warnings for line in warning_lines(warning, file, policy)]
    return section("The warning", lines or ["None."])


def warning_lines(warning: Warning, file: CaseFile, policy: Policy) -> list[Text]:
    """A warning: by whom, when, and what must change."""
    by = by_channel(warning.sent_how, policy)
    lines = [
        said("Received", f"{in_words(warning.received_on)}, {by}"),
        said("Issued by", file.staff.name(warning.issued_by_id)),
        said("What must change", warning.must_change),
        said("Lapses", in_words(warning.lapses_on)),
    ]
    if warning.returned_on is not None:
        lines.append(said("Came back", in_words(warning.returned_on)))
    if warning.undone_at is not None:
        lines.append(Text("Undone on appeal."))
    return lines


def factor_lines(factors: Iterable[Factor], policy: Policy) -> list[Text | str]:
    """The contributing factors that were considered."""
    lines = [said(label(policy.factors, f.kind), f.words) for f in factors]
    return [*lines] or ["None recorded."]


def account_lines(accounts: Iterable[Account]) -> list[Text | str]:
    """What the customer said, or why there is nothing."""
    lines: list[Text | str] = []
    for account in accounts:
        if account.words:
            lines.append(Text(as_lines(account.words)))
        else:
            lines.append(said("None, because", account.none_reason))
    return lines or ["None recorded."]


def adjustment_lines(adjustments: Iterable[Adjustment]) -> list[Text | str]:
    """What the customer asked for, and the answers."""
    lines: list[Text | str] = []
    for adjustment in adjustments:
        reason = f" ({adjustment.answer_reason})" if adjustment.answer_reason else ""
        lines.append(said(adjustment.state.capitalize(), f"{adjustment.words}{reason}"))
    return lines or ["None asked for."]
