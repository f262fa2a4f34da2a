"""Several issues closed and several bodies informed, from the proposal to the appeal."""

import pytest
from msgspec.structs import replace

from tests.casework.office import Office
from tests.policy.builders import NO_BOILER, POLICE
from ubp_tui.casework.appeal_outcomes import decide_appeal
from ubp_tui.casework.informing import record_report
from ubp_tui.casework.refusals import Invalid
from ubp_tui.casework.timeline import timeline
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.cli.show import as_data
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.facts import AppealOutcome, Case, Outcome
from ubp_tui.policy.forms.appealing import AppealDecision, FindingForm
from ubp_tui.policy.standing import State, standings

NO_FENCE = replace(NO_BOILER, issue="the fence of 2024", our_reference="C-77")
COUNCIL = replace(POLICE, body="Wiltshire Council")
POLICE = replace(POLICE, body="Wiltshire Police")


def states(office: Office, case: Case) -> list[State]:
    return [s.state for s in standings(office.file(case), office.policy, office.now)]


def test_r11_one_of_two_issues_is_approved(office: Office) -> None:
    case, proposal = office.proposed(NO_BOILER, NO_FENCE)
    office.decide(case, proposal, outcome=Outcome.PARTLY, approved_ids=(proposal.measures[1].id,))
    assert [m.details for m in office.file(case).measures] == [NO_FENCE]


def test_r12_two_issues_bind_once_the_customer_is_told(office: Office) -> None:
    case, _ = office.in_force(NO_BOILER, NO_FENCE)
    assert states(office, case) == [State.BINDING, State.BINDING]


def test_r13_each_body_is_informed_by_its_own_report(office: Office) -> None:
    case, _ = office.decided(POLICE, COUNCIL)
    police, council = office.file(case).measures
    record_report(office.at("priya"), case.id, police.id, office.today, "54240")
    assert [m.report_reference for m in office.file(case).measures] == ["54240", ""]
    assert [s.about_id for s in office.steps(case) if s.rule == "R13"] == [council.id]


def test_r9_the_same_body_is_not_informed_twice_in_one_proposal(office: Office) -> None:
    case = office.ready()
    with pytest.raises(Invalid, match="already"):
        office.propose(case, POLICE, replace(POLICE, body="wiltshire police"))


def test_r32_the_outcome_of_an_appeal_is_given_issue_by_issue(office: Office) -> None:
    case, _, appeal = office.referred(NO_BOILER, NO_FENCE)
    boiler, fence = office.file(case).measures
    findings = (
        FindingForm(measure_id=boiler.id, outcome=AppealOutcome.NOT_UPHELD, reasons="Answered."),
        FindingForm(measure_id=fence.id, outcome=AppealOutcome.UPHELD, reasons="It is open."),
    )
    decide_appeal(office.at("grace"), appeal, AppealDecision(reasons="Both.", findings=findings))
    assert states(office, case) == [State.BINDING, State.ENDED]


def test_r32_what_an_outcome_lacks_is_said_at_its_own_issue(office: Office) -> None:
    case, _, appeal = office.referred(NO_BOILER, NO_FENCE)
    boiler, fence = office.file(case).measures
    findings = (
        FindingForm(measure_id=boiler.id, outcome=AppealOutcome.NOT_UPHELD, reasons="Answered."),
        FindingForm(measure_id=fence.id, outcome=None, reasons="It is open."),
    )
    with pytest.raises(Invalid) as refused:
        decide_appeal(
            office.at("grace"), appeal, AppealDecision(reasons="Both.", findings=findings)
        )
    assert [(p.field, p.message) for p in refused.value.problems] == [
        ("M3-2.outcome", "Choose an outcome for M3 “the fence of 2024”.")
    ]


def test_the_timeline_tells_two_issues_apart(office: Office) -> None:
    case, _ = office.in_force(NO_BOILER, NO_FENCE)
    asking = Asking(actor=office.staff["priya"], policy=office.policy, now=office.now)
    said = [entry.words for entry in timeline(office.file(case), asking, {})]
    assert "Proposed: M3 “the boiler of 2025”, M3 “the fence of 2024”" in said


def test_ubp_show_tells_two_issues_apart(office: Office) -> None:
    case, _ = office.in_force(NO_BOILER, NO_FENCE)
    shown = as_data(case_view_by_id(office.at("priya"), case.id))
    assert [measure["name"] for measure in shown["measures"]] == [
        "M3 “the boiler of 2025”",
        "M3 “the fence of 2024”",
    ]
