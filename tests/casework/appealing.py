"""What tests of appeals fill in, and ask."""

from typing import Any

from tests.casework.office import Office
from ubp_tui.casework.appeals import record_appeal
from ubp_tui.policy import facts
from ubp_tui.policy.facts import AppealOutcome
from ubp_tui.policy.forms.appealing import (
    AppealDecision,
    FindingForm,
    NewAppeal,
)
from ubp_tui.policy.stage import stage


def finding(measure: facts.Measure | None, outcome: AppealOutcome, **more: Any) -> FindingForm:
    return FindingForm(
        measure_id=measure.id if measure else None,
        outcome=outcome,
        reasons="We did not ring when we said so.",
        **more,
    )


def outcome(*findings: FindingForm) -> AppealDecision:
    return AppealDecision(reasons="Looked at everything again.", findings=findings)


def appeal_stage(office: Office, case: facts.Case) -> str | None:
    return stage(office.file(case), office.policy, office.now).appeal


def against_warning(office: Office, case: facts.Case, warning: facts.Warning) -> facts.Appeal:
    form = NewAppeal(
        decision_id=None,
        warning_id=warning.id,
        received_on=office.today,
        channel="phone",
        words="“I did not shout.”",
    )
    return record_appeal(office.at("sam"), case.id, form)
