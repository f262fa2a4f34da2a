"""An appeal as it arrives, and its outcome measure by measure (R28-R33)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pendulum

from ubp_tui.policy.appeals import was_appealed
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Appeal, AppealOutcome, CaseFile, Measure
from ubp_tui.policy.forms.details import changed_details_problems
from ubp_tui.policy.forms.problems import Findings, Problem
from ubp_tui.policy.measures import MeasureDetails
from ubp_tui.policy.naming import called, slots
from ubp_tui.policy.stricter import why_stricter


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAppeal:
    """An appeal against a decision or a warning, by any channel (R29).

    `late_reason` is why one that came too late is taken all the same; it may follow later.
    """

    decision_id: UUID | None
    warning_id: UUID | None
    received_on: pendulum.Date | None
    channel: str
    words: str
    late_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewComplaint:
    """A complaint about how things were handled, noted beside the case (R28)."""

    reference: str
    received_on: pendulum.Date | None
    words: str
    asks_decider: bool = False
    appeal_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingForm:
    """The reviewer's outcome for one measure; None as measure means the warning."""

    measure_id: UUID | None
    outcome: AppealOutcome | None
    reasons: str
    varied_details: MeasureDetails | None = None
    varied_last_day: pendulum.Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDecision:
    """The outcome of an appeal: reasons as a whole, and one finding for each measure (R32)."""

    reasons: str
    findings: tuple[FindingForm, ...]


def appeal_problems(
    form: NewAppeal, file: CaseFile, policy: Policy, today: pendulum.Date
) -> list[Problem]:
    """What is wrong with an appeal as it is recorded."""
    found = Findings()
    found.happened("received_on", "The day it reached us", form.received_on, today)
    codes = [c.code for c in policy.channels]
    found.choice("channel", "How it reached us", form.channel, codes, "R29")
    found.text("words", "What the customer said", form.words, "R29")
    about = form.decision_id or form.warning_id
    if about is None or (form.decision_id and form.warning_id):
        found.add("decision_id", "Choose the decision or the warning it is against.", "R29")
        return found.problems
    if was_appealed(file, policy, about):
        found.add(
            "decision_id",
            "This has been appealed already, and there is one appeal for each. "
            "What the customer says now can be added to it.",
            "R29",
        )
    _on_this_case(found, form, file)
    return found.problems


def _on_this_case(found: Findings, form: NewAppeal, file: CaseFile) -> None:
    if form.decision_id is not None:
        if not file.measures_of(form.decision_id):
            found.add("decision_id", "Nothing was approved, so there is nothing to appeal.", "R29")
            return
        since = london_date(file.decision(form.decision_id).decided_at)
    else:
        warning = next((w for w in file.warnings if w.id == form.warning_id), None)
        if warning is None:
            found.add("warning_id", "This warning is not on this case.", "R29")
            return
        since = warning.sent_on
    if form.received_on is not None and form.received_on < since:
        sentence = (
            f"{in_words(form.received_on)} is before what it is against, of {in_words(since)}. "
            "Check the day it reached us."
        )
        found.add("received_on", sentence, "R29")


def referral_problems(appeal: Appeal, reviewer_id: UUID, reason: str) -> list[Problem]:
    """What is wrong with whom an appeal goes to: a change of reviewer needs a reason (R31)."""
    found = Findings()
    if appeal.reviewer_id == reviewer_id:
        found.add("reviewer_id", "It is with this person already. Choose somebody else.", "R31")
    elif appeal.reviewer_id is not None:
        found.text("reason", "Why somebody else reviews it", reason, "R31")
    return found.problems


def complaint_problems(form: NewComplaint, today: pendulum.Date) -> list[Problem]:
    """What is wrong with a note of a complaint."""
    found = Findings()
    found.text("reference", "The complaint's reference", form.reference, "R28")
    found.text("words", "What it is about", form.words, "R28")
    found.happened("received_on", "The day it reached us", form.received_on, today)
    return found.problems


def outcome_problems(
    form: AppealDecision, file: CaseFile, appeal: Appeal, today: pendulum.Date
) -> list[Problem]:
    """What is wrong with an outcome: every measure needs one, with reasons, none stricter."""
    found = Findings()
    found.text("reasons", "Reasons for the outcome as a whole", form.reasons, "R32")
    measures = {m.id: m for m in file.measures_of(appeal.decision_id)} if appeal.decision_id else {}
    expected: set[UUID | None] = set(measures) if measures else {None}
    given = [finding.measure_id for finding in form.findings]
    if set(given) != expected or len(given) != len(expected):
        found.add("findings", "Give an outcome for every measure, once each.", "R32")
    names = dict(zip(measures, slots(m.code for m in measures.values()), strict=True))
    for finding in form.findings:
        measure = measures.get(finding.measure_id) if finding.measure_id else None
        part = Findings(f"{names[measure.id] if measure else 'warning'}.")
        _finding(part, finding, measure, file, today)
        found.problems += part.problems
    return found.problems


def _finding(
    found: Findings,
    finding: FindingForm,
    measure: Measure | None,
    file: CaseFile,
    today: pendulum.Date,
) -> None:
    name = called(measure, file.measures_of(measure.decision_id)) if measure else "the warning"
    if finding.outcome is None:
        found.add("outcome", f"Choose an outcome for {name}.", "R32")
    found.text("reasons", f"Why, for {name}", finding.reasons, "R32")
    changes = finding.varied_details is not None or finding.varied_last_day is not None
    if finding.outcome != AppealOutcome.PARTLY:
        if changes:
            found.add("outcome", "Only partly upholding changes a measure.", "R32")
        return
    if measure is None:
        found.add("outcome", "A warning is upheld or not upheld.", "R29")
    elif not changes:
        found.add("varied", f"Say how {name} is changed.", "R32")
    else:
        _variation(found, finding, measure, file, today)


def _variation(
    found: Findings,
    finding: FindingForm,
    measure: Measure,
    file: CaseFile,
    today: pendulum.Date,
) -> None:
    details, last_day = finding.varied_details, finding.varied_last_day
    found.add("varied", why_stricter(measure, details, last_day, file.adjustments), "R32")
    carried = Findings()
    changed_details_problems(carried, measure, details, file, today)
    for problem in carried.problems:
        found.add("varied", problem.message, problem.rule)
    if last_day is not None:
        found.to_come("varied", f"The last day of {measure.code}", last_day, today)
