"""An appeal as it usually goes, as parts of stories: received, and decided."""

from __future__ import annotations

from ubp_tui.casework.appeal_outcomes import decide_appeal
from ubp_tui.casework.appeals import record_appeal
from ubp_tui.demo.office import Office
from ubp_tui.policy.facts import Appeal, AppealOutcome, Case, Decision, Warning
from ubp_tui.policy.forms.appealing import AppealDecision, FindingForm, NewAppeal


def receive(
    office: Office,
    by: str,
    case: Case,
    against: Decision | Warning,
    channel: str,
    words: str,
) -> Appeal:
    """An appeal received and recorded today; `by` is the username of whoever records it."""
    return record_appeal(
        office.desk(by),
        case.id,
        NewAppeal(
            decision_id=against.id if isinstance(against, Decision) else None,
            warning_id=against.id if isinstance(against, Warning) else None,
            received_on=office.today,
            channel=channel,
            words=words,
        ),
    )


def rule(
    office: Office,
    by: str,
    case: Case,
    appeal: Appeal,
    outcome: AppealOutcome,
    why: str,
    reasons: str,
) -> Appeal:
    """The reviewer's outcome for the case's only measure, why, and the reasons for the whole."""
    (measure,) = office.file(case).measures
    finding = FindingForm(measure_id=measure.id, outcome=outcome, reasons=why)
    return decide_appeal(
        office.desk(by), appeal, AppealDecision(reasons=reasons, findings=(finding,))
    )
