"""A warning can be appealed on facts, and no decision relies on it meanwhile (R29)."""

import pytest

from tests.casework.appealing import against_warning, finding, outcome
from tests.casework.office import Office
from ubp_tui.casework.appeal_outcomes import decide_appeal
from ubp_tui.casework.appeal_reasons import confirm_reasons, decline_reasons
from ubp_tui.casework.appeals import record_appeal, refer_appeal
from ubp_tui.casework.cases import give_case
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.staff import record_outside_person
from ubp_tui.policy import facts
from ubp_tui.policy.facts import AppealOutcome
from ubp_tui.policy.forms.appealing import AppealDecision, FindingForm, NewAppeal


def test_r29_no_decision_relies_on_a_warning_under_appeal(office: Office) -> None:
    case = office.ready()
    (warning,) = office.file(case).warnings
    against_warning(office, case, warning)
    with pytest.raises(Invalid, match="under appeal"):
        office.propose(case)


def test_r29_a_manager_hears_an_appeal_against_a_warning_never_its_issuer(office: Office) -> None:
    case = office.ready()
    (warning,) = office.file(case).warnings
    appeal = confirm_reasons(
        office.at("priya"), against_warning(office, case, warning), "I did not.", office.today
    )
    with pytest.raises(Refused, match="issued the warning"):
        refer_appeal(office.at("priya"), appeal, office.id_of("priya"))
    with pytest.raises(Refused, match="manager or above hears it"):
        refer_appeal(office.at("priya"), appeal, office.id_of("marcus"))
    appeal = refer_appeal(office.at("priya"), appeal, office.id_of("ruth"))
    decide_appeal(office.at("ruth"), appeal, outcome(finding(None, AppealOutcome.UPHELD)))
    assert office.file(case).warnings[0].undone_at == office.now
    with pytest.raises(Invalid, match="No warning stands"):
        office.propose(case)


def test_r29_a_proposal_goes_back_when_its_warning_is_undone_on_appeal(office: Office) -> None:
    case, proposal = office.proposed()
    (warning,) = office.file(case).warnings
    appeal = record_appeal(
        office.at("sam"),
        case.id,
        NewAppeal(
            decision_id=None,
            warning_id=warning.id,
            received_on=office.today,
            channel="phone",
            words="I did not shout.",
        ),
    )
    appeal = decline_reasons(office.at("priya"), appeal, office.today)
    appeal = refer_appeal(office.at("priya"), appeal, office.id_of("grace"))
    finding = FindingForm(measure_id=None, outcome=AppealOutcome.UPHELD, reasons="It was not her.")
    form = AppealDecision(reasons="The recording shows it.", findings=(finding,))
    decide_appeal(office.at("grace"), appeal, form)
    (decision,) = office.file(case).decisions
    assert decision.proposal_id == proposal.id
    assert decision.outcome == facts.Outcome.SENT_BACK


def test_r29_whoever_warned_does_not_bring_who_hears_the_appeal(office: Office) -> None:
    case = office.considered()
    give_case(office.at("priya"), case.id, office.id_of("helen"), "She warns.")
    warning = office.warn(case, by="helen")
    for who in ("ruth", "imran", "grace"):
        office.allegation(case, who, "marcus")
    appeal = decline_reasons(
        office.at("priya"), against_warning(office, case, warning), office.today
    )
    assert office.step(case, "Refer the appeal").owner_id != office.id_of("helen")
    with pytest.raises(Refused, match="issued the warning"):
        record_outside_person(office.at("helen"), "Ada Board", "The board", case.id)
    hers = record_outside_person(office.at("helen"), "Bea Board", "The board")
    with pytest.raises(Refused, match="Helen who recorded"):
        refer_appeal(office.at("priya"), appeal, hers.id)
    other = record_outside_person(office.at("imran"), "Ada Board", "The board")
    assert refer_appeal(office.at("priya"), appeal, other.id).reviewer_id == other.id
