"""The reviewer decides an appeal measure by measure, and the customer is told (R31-R33)."""

import pytest
from msgspec.structs import replace

from tests.casework.appealing import finding, outcome
from tests.casework.office import Office
from ubp_tui.casework.appeal_outcomes import decide_appeal, suspend_meanwhile, tell_outcome
from ubp_tui.casework.appeal_reasons import confirm_reasons
from ubp_tui.casework.appeals import refer_appeal, refuse_late_appeal
from ubp_tui.casework.cases import give_case
from ubp_tui.casework.measures import reduce_measure
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.staff import record_outside_person
from ubp_tui.policy import facts
from ubp_tui.policy.facts import AppealOutcome
from ubp_tui.policy.measures import LimitedContact
from ubp_tui.policy.standing import State

DAYS = LimitedContact(weekdays=(2, 4))


@pytest.mark.parametrize("by", ["helen", "priya"])
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
        ({"reached_by": ""}, "reaches them” is empty"),
        ({"channels": ("phone", "pigeon")}, "at least one channel"),
        ({"channels": ("phone", "portal")}, "no portal account"),
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
        tell_outcome(office.at("priya"), appeal, office.telling(""))
    tell_outcome(office.at("priya"), appeal, office.telling("email"))
    assert office.states(case) == {"M2": State.BINDING}
    assert not [s for s in office.steps(case) if "appeal" in s.what]


def test_r33_no_outcome_is_told_before_it_is_decided(office: Office) -> None:
    _, _, appeal = office.referred()
    with pytest.raises(Refused, match="not decided yet"):
        tell_outcome(office.at("priya"), appeal, office.telling("email"))


def test_r33_a_customer_whose_appeal_is_not_accepted_is_told(office: Office) -> None:
    case, decision = office.in_force()
    office.later(25)
    refused = refuse_late_appeal(
        office.at("priya"), office.appeal(case, decision), "It came three weeks late."
    )
    assert office.step(case, "Tell the customer the outcome").about_id == refused.id
    tell_outcome(office.at("priya"), refused, office.telling("phone"))
    assert not [s for s in office.steps(case) if s.what.startswith("Tell the customer the outcome")]


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


def test_r12_r20_an_outcome_is_told_in_a_format_the_customer_can_use(office: Office) -> None:
    case, _, appeal = office.referred()
    (measure,) = office.file(case).measures
    appeal = decide_appeal(
        office.at("grace"), appeal, outcome(finding(measure, AppealOutcome.UPHELD))
    )
    office.adjustment(case, format="large_print")
    with pytest.raises(Invalid, match="needs large print"):
        tell_outcome(office.at("priya"), appeal, office.telling("email"))
    told = tell_outcome(office.at("priya"), appeal, office.telling("email", "large_print"))
    assert told.told_format == "large_print"


def test_r20_where_nobody_is_reached_attempts_count_as_told_but_nothing_binds_by_them(
    office: Office,
) -> None:
    case, _, appeal = office.referred()
    (measure,) = office.file(case).measures
    suspend_meanwhile(office.at("grace"), appeal, measure.id, "She has no email for now.")
    appeal = decide_appeal(
        office.at("grace"), appeal, outcome(finding(measure, AppealOutcome.NOT_UPHELD))
    )
    tell_outcome(
        office.at("priya"), appeal, office.telling("phone", nobody_reached="Called three times.")
    )
    assert not [s for s in office.steps(case) if "outcome of the appeal" in s.what]
    assert office.states(case) == {"M2": State.SUSPENDED}
    assert office.step(case, "M2 binds again: tell the customer")


def reduced_to_fit(office: Office, case: facts.Case, by: str = "helen") -> facts.Suspension:
    """M4 was changed to fit an adjustment, and the customer is to be told."""
    measure = office.file(case).measures[0]
    fits = LimitedContact(weekdays=(2, 3, 4))
    reduce_measure(office.at(by), case.id, measure.id, "Wednesdays too.", fits)
    return office.file(case).measures[0].suspensions[-1]


def test_r33_telling_an_outcome_tells_of_nothing_that_was_changed_for_another_reason(
    office: Office,
) -> None:
    case, _, appeal = office.referred(DAYS)
    measure = office.file(case).measures[0]
    appeal = decide_appeal(
        office.at("grace"), appeal, outcome(finding(measure, AppealOutcome.NOT_UPHELD))
    )
    told = office.telling("phone")
    office.later()
    office.adjustment(case, days_needed=(3,))
    reduced_to_fit(office, case, by="grace")
    tell_outcome(office.at("priya"), appeal, told)
    assert office.states(case) == {"M4": State.SUSPENDED}
    assert office.step(case, "M4 binds again: tell the customer")


def test_r33_that_an_appeal_is_not_accepted_tells_of_nothing_else(office: Office) -> None:
    case, decision = office.in_force(DAYS)
    office.adjustment(case, days_needed=(3,))
    office.later(25)
    late = refuse_late_appeal(office.at("priya"), office.appeal(case, decision), "Weeks late.")
    reduced_to_fit(office, case)
    tell_outcome(office.at("priya"), late, office.telling("phone"))
    assert office.states(case) == {"M4": State.SUSPENDED}
