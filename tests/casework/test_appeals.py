"""Appeals, which are not complaints (R28-R33)."""

from typing import Any

import pendulum
import pytest
from msgspec.structs import replace

from tests.casework.office import Office
from ubp_tui.casework.appeals import (
    accept_late_appeal,
    ask_reasons,
    confirm_reasons,
    decide_appeal,
    decline_reasons,
    record_appeal,
    refer_appeal,
    refuse_late_appeal,
    suspend_meanwhile,
    tell_outcome,
    withdraw_appeal,
)
from ubp_tui.casework.cases import close_case, give_case
from ubp_tui.casework.complaints import look_again, note_complaint
from ubp_tui.casework.measures import lift_measure
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.staff import record_outside_person
from ubp_tui.casework.telling import TellingForm, tell_end
from ubp_tui.policy import facts
from ubp_tui.policy.facts import AppealOutcome
from ubp_tui.policy.forms.appealing import (
    AppealDecision,
    FindingForm,
    NewAppeal,
    NewComplaint,
)
from ubp_tui.policy.measures import LimitedContact
from ubp_tui.policy.stage import Stage, stage
from ubp_tui.policy.standing import State

DAYS = LimitedContact(weekdays=(2, 4))


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


def test_r29_anybody_records_an_appeal_and_it_does_not_change_the_stage(office: Office) -> None:
    case, decision = office.in_force()
    office.appeal(case, decision, by="kofi")
    assert office.stage(case) == Stage.IN_FORCE
    assert appeal_stage(office, case) == "received"


def test_r29_there_is_one_appeal_for_each_approval(office: Office) -> None:
    case, decision = office.in_force()
    office.appeal(case, decision)
    with pytest.raises(Invalid, match="appealed already"):
        office.appeal(case, decision)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"words": ""}, "words"),
        ({"channel": "pigeon"}, "channel"),
        ({"received_on": None}, "received_on"),
        ({"received_on": pendulum.date(2030, 1, 1)}, "received_on"),
        ({"decision_id": None}, "decision_id"),
    ],
)
def test_r29_what_is_missing_in_an_appeal_is_said(
    office: Office, values: dict[str, object], field: str
) -> None:
    case, decision = office.in_force()
    whole: dict[str, Any] = {
        "decision_id": decision.id,
        "warning_id": None,
        "received_on": office.today,
        "channel": "phone",
        "words": "“No.”",
    }
    with pytest.raises(Invalid) as found:
        record_appeal(office.at("sam"), case.id, NewAppeal(**(whole | values)))
    assert [p.field for p in found.value.problems] == [field]


def test_r29_a_late_appeal_waits_until_it_is_accepted_with_a_reason(office: Office) -> None:
    case, decision = office.in_force()
    office.later(30)
    appeal = office.appeal(case, decision)
    assert office.step(case, "Accept the late appeal").rule == "R29"
    appeal = confirm_reasons(office.at("priya"), appeal, "I was in hospital.", office.today)
    with pytest.raises(Refused, match="the last day to appeal"):
        refer_appeal(office.at("priya"), appeal, office.id_of("grace"))
    with pytest.raises(Invalid):
        accept_late_appeal(office.at("priya"), appeal, "")
    appeal = accept_late_appeal(office.at("priya"), appeal, "She was in hospital.")
    assert refer_appeal(office.at("priya"), appeal, office.id_of("grace")).reviewer_id


def test_r29_a_late_appeal_is_not_accepted_only_with_a_reason(office: Office) -> None:
    case, decision = office.in_force()
    office.later(30)
    appeal = office.appeal(case, decision)
    with pytest.raises(Invalid):
        refuse_late_appeal(office.at("priya"), appeal, "  ")
    refuse_late_appeal(office.at("priya"), appeal, "Three weeks late, and no reason given.")
    assert appeal_stage(office, case) is None


def test_r29_an_appeal_in_time_is_always_taken(office: Office) -> None:
    case, decision = office.in_force()
    appeal = office.appeal(case, decision)
    with pytest.raises(Refused, match="in time"):
        refuse_late_appeal(office.at("priya"), appeal, "We would rather not.")


def test_r30_it_is_not_referred_before_the_reasons_are_confirmed(office: Office) -> None:
    case, decision = office.in_force()
    appeal = office.appeal(case, decision)
    with pytest.raises(Refused, match="Ask the customer"):
        refer_appeal(office.at("priya"), appeal, office.id_of("grace"))
    appeal = ask_reasons(office.at("priya"), appeal, office.today)
    assert appeal_stage(office, case) == "reasons asked"
    with pytest.raises(Refused, match="has until"):
        refer_appeal(office.at("priya"), appeal, office.id_of("grace"))
    office.later(11)
    assert refer_appeal(office.at("priya"), appeal, office.id_of("grace")).referred_at


def test_r30_a_customer_may_decline_to_add_reasons(office: Office) -> None:
    case, decision = office.in_force()
    appeal = decline_reasons(office.at("priya"), office.appeal(case, decision), office.today)
    assert refer_appeal(office.at("priya"), appeal, office.id_of("grace")).referred_at


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("helen", "made the decision"),
        ("priya", "senior manager reviews it"),
        ("ruth", "senior manager reviews it"),
    ],
)
def test_r31_it_is_referred_only_to_somebody_who_may_review_it(
    office: Office, to: str, why: str
) -> None:
    case, decision = office.in_force()
    appeal = confirm_reasons(
        office.at("priya"), office.appeal(case, decision), "Nobody rang.", office.today
    )
    with pytest.raises(Refused, match=why):
        refer_appeal(office.at("priya"), appeal, office.id_of(to))


def test_r31_never_to_somebody_of_a_lower_grade_than_whoever_decided(office: Office) -> None:
    case, proposal = office.proposed()
    decision = office.decide(case, proposal, by="grace")
    office.inform(case)
    appeal = confirm_reasons(
        office.at("priya"), office.appeal(case, decision), "Nobody rang.", office.today
    )
    with pytest.raises(Refused, match="lower grade"):
        refer_appeal(office.at("priya"), appeal, office.id_of("helen"))
    assert "outside person" in office.step(case, "Refer the appeal").blocker


@pytest.mark.parametrize("to", ["grace", "imran"])
def test_r31_a_senior_manager_of_the_same_grade_or_above_reviews(office: Office, to: str) -> None:
    case, _, appeal = office.referred(to=to)
    assert appeal.reviewer_id == office.id_of(to)
    assert office.step(case, "Review the appeal").due_on == office.in_days(10)


@pytest.mark.parametrize("by", ["helen", "imran", "priya"])
def test_r31_only_the_reviewer_decides_it(office: Office, by: str) -> None:
    case, _, appeal = office.referred()
    (measure,) = office.file(case).measures
    with pytest.raises(Refused, match="referred to Grace"):
        decide_appeal(office.at(by), appeal, outcome(finding(measure, AppealOutcome.UPHELD)))


def test_r32_what_is_upheld_is_undone_and_what_is_not_stays(office: Office) -> None:
    case, _, appeal = office.referred(office.by_email(), DAYS)
    by_code = {m.code: m for m in office.file(case).measures}
    decide_appeal(
        office.at("grace"),
        appeal,
        outcome(
            finding(by_code["M2"], AppealOutcome.UPHELD),
            finding(by_code["M4"], AppealOutcome.NOT_UPHELD),
        ),
    )
    assert office.states(case) == {"M2": State.ENDED, "M4": State.BINDING}


def test_r32_partly_upholding_varies_and_is_never_stricter(office: Office) -> None:
    case, _, appeal = office.referred(DAYS)
    (measure,) = office.file(case).measures
    for more, why in (
        ({}, "Say how M4 is changed"),
        ({"varied_details": LimitedContact(weekdays=(5,))}, "would be lost"),
        ({"varied_last_day": office.today.add(years=3)}, "stricter"),
    ):
        with pytest.raises(Invalid, match=why):
            decide_appeal(
                office.at("grace"),
                appeal,
                outcome(finding(measure, AppealOutcome.PARTLY, **more)),
            )
    milder = LimitedContact(weekdays=(2, 4, 5))
    decide_appeal(
        office.at("grace"),
        appeal,
        outcome(finding(measure, AppealOutcome.PARTLY, varied_details=milder)),
    )
    assert office.file(case).measures[0].details == milder


def test_r32_what_a_varied_measure_carries_is_complete_and_possible(office: Office) -> None:
    case, _, appeal = office.referred(office.with_sam())
    (measure,) = office.file(case).measures
    for changed, why in (
        ({"reached_by": ""}, "reaches them is empty"),
        ({"staff_id": office.id_of("kofi")}, "Kofi has not accepted the role"),
    ):
        varied = replace(office.with_sam(), **changed)
        form = outcome(finding(measure, AppealOutcome.PARTLY, varied_details=varied))
        with pytest.raises(Invalid, match=why):
            decide_appeal(office.at("grace"), appeal, form)


def test_r32_every_measure_gets_an_outcome(office: Office) -> None:
    case, _, appeal = office.referred(office.by_email(), DAYS)
    first = office.file(case).measures[0]
    with pytest.raises(Invalid, match="every measure"):
        decide_appeal(office.at("grace"), appeal, outcome(finding(first, AppealOutcome.UPHELD)))
    assert office.file(case).appeals[0].decided_at is None


def test_r33_measures_stay_in_force_unless_the_reviewer_suspends_one(office: Office) -> None:
    case, _, appeal = office.referred()
    (measure,) = office.file(case).measures
    assert office.states(case) == {"M2": State.BINDING}
    with pytest.raises(Refused):
        suspend_meanwhile(office.at("priya"), appeal, measure.id, "To be fair.")
    suspend_meanwhile(office.at("grace"), appeal, measure.id, "She has no email for now.")
    assert office.states(case) == {"M2": State.SUSPENDED}


def test_r33_a_suspended_measure_binds_again_once_the_customer_is_told(office: Office) -> None:
    case, _, appeal = office.referred()
    (measure,) = office.file(case).measures
    suspend_meanwhile(office.at("grace"), appeal, measure.id, "She has no email for now.")
    appeal = decide_appeal(
        office.at("grace"), appeal, outcome(finding(measure, AppealOutcome.NOT_UPHELD))
    )
    assert office.states(case) == {"M2": State.SUSPENDED}
    with pytest.raises(Invalid):
        tell_outcome(office.at("priya"), appeal, office.today, "")
    tell_outcome(office.at("priya"), appeal, office.today, "email")
    assert office.states(case) == {"M2": State.BINDING}
    assert not [s for s in office.steps(case) if "appeal" in s.what]


def test_r33_no_outcome_is_told_before_it_is_decided(office: Office) -> None:
    _, _, appeal = office.referred()
    with pytest.raises(Refused, match="not decided yet"):
        tell_outcome(office.at("priya"), appeal, office.today, "email")


def test_r29_a_withdrawn_appeal_is_over_and_releases_what_was_suspended(office: Office) -> None:
    case, _, appeal = office.referred()
    (measure,) = office.file(case).measures
    suspend_meanwhile(office.at("grace"), appeal, measure.id, "For now.")
    with pytest.raises(Invalid):
        withdraw_appeal(office.at("priya"), appeal, "")
    withdraw_appeal(office.at("priya"), appeal, "“Leave it.”")
    assert appeal_stage(office, case) is None
    assert office.step(case, "Tell the customer that M2 binds again")
    with pytest.raises(Refused, match="is over"):
        ask_reasons(office.at("priya"), appeal, office.today)


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


def closed_case(office: Office) -> tuple[facts.Case, facts.Decision]:
    case, decision = office.in_force()
    (measure,) = office.file(case).measures
    lift_measure(office.at("helen"), case.id, measure.id, "All is calm.")
    telling = TellingForm(told_on=office.today, how="email", format="standard")
    tell_end(office.at("priya"), case.id, telling)
    office.later(25)
    close_case(office.at("priya"), office.file(case).case, "Done.")
    return case, decision


def test_r20_an_appeal_accepted_after_closing_reopens_the_case_to_ending(office: Office) -> None:
    case, decision = closed_case(office)
    office.appeal(case, decision, late_reason="The customer was in hospital.")
    assert office.stage(case) == Stage.ENDING
    assert office.step(case, "Close the case").blocker


def test_r20_a_late_appeal_opens_a_closed_case_again_only_once_it_is_accepted(
    office: Office,
) -> None:
    case, decision = closed_case(office)
    appeal = office.appeal(case, decision)
    assert office.stage(case) == Stage.CLOSED
    accept_late_appeal(office.at("priya"), appeal, "The customer was in hospital.")
    assert office.stage(case) == Stage.ENDING


def test_r33_a_customer_whose_appeal_is_not_accepted_is_told(office: Office) -> None:
    case, decision = office.in_force()
    office.later(25)
    refused = refuse_late_appeal(
        office.at("priya"), office.appeal(case, decision), "It came three weeks late."
    )
    assert office.step(case, "Tell the customer the outcome").about_id == refused.id
    tell_outcome(office.at("priya"), refused, office.today, "phone")
    assert not [s for s in office.steps(case) if s.what.startswith("Tell the customer the outcome")]


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


def test_r28_a_complaint_is_noted_and_changes_nothing(office: Office) -> None:
    case, _ = office.in_force()
    before = (office.stage(case), office.states(case))
    form = NewComplaint(reference="", received_on=office.today, words="How I was spoken to.")
    with pytest.raises(Invalid):
        note_complaint(office.at("sam"), case.id, form)
    noted = NewComplaint(
        reference="C-7", received_on=office.today, words="The delay.", asks_decider=True
    )
    complaint = note_complaint(office.at("sam"), case.id, noted)
    assert (office.stage(case), office.states(case)) == before
    assert office.step(case, "Look again").owner_id == office.id_of("helen")
    with pytest.raises(Refused):
        look_again(office.at("priya"), complaint, "All is well.")
    look_again(office.at("helen"), complaint, "The reply was late, and we have apologised.")
    assert not [s for s in office.steps(case) if s.rule == "R28"]


def test_r31_somebody_from_outside_reviews_where_nobody_here_may(office: Office) -> None:
    case, proposal = office.proposed()
    decision = office.decide(case, proposal, by="grace")
    office.inform(case)
    appeal = confirm_reasons(
        office.at("priya"), office.appeal(case, decision), "Nobody rang.", office.today
    )
    give_case(office.at("priya"), case.id, office.id_of("helen"), "Enters it.")
    outside = record_outside_person(office.at("helen"), "Margaret", "Another landlord", case.id)
    appeal = refer_appeal(office.at("priya"), appeal, outside.id)
    (measure,) = office.file(case).measures
    decided = decide_appeal(
        office.at("helen"), appeal, outcome(finding(measure, AppealOutcome.UPHELD))
    )
    assert (decided.reviewer_id, decided.reviewer_grade) == (outside.id, "executive")
