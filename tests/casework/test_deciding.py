"""Somebody whom the policy allows decides, and what they saw is kept (R10, R11)."""

import pytest
from msgspec.structs import replace

from tests.casework.office import Office
from ubp_tui.casework.allegations import answer_allegation
from ubp_tui.casework.cases import give_case, take_case
from ubp_tui.casework.decisions import decide
from ubp_tui.casework.evidence import evidence_of
from ubp_tui.casework.incidents import (
    add_to_incident,
    find_unproven,
    join_incident,
)
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.staff import give_acting_authority, record_outside_person
from ubp_tui.casework.telling import tell_refusal
from ubp_tui.casework.views import CaseView, case_view_by_id, visit_case
from ubp_tui.policy import facts
from ubp_tui.policy.facts import Outcome, Part
from ubp_tui.policy.forms.deciding import DecisionForm
from ubp_tui.policy.forms.incidents import StaffPart
from ubp_tui.policy.measures import LimitedContact
from ubp_tui.policy.stages import Stage


@pytest.mark.parametrize("by", ["grace", "helen", "imran"])
def test_r10_a_head_of_service_or_an_executive_decides(office: Office, by: str) -> None:
    case, proposal = office.proposed()
    decision = office.decide(case, proposal, by=by)
    assert decision.decided_by_ids == (office.id_of(by),)
    assert office.stage(case) == Stage.INFORMING


@pytest.mark.parametrize("by", ["sam", "priya", "ruth"])
def test_r10_nobody_of_a_lower_grade_decides(office: Office, by: str) -> None:
    case, proposal = office.proposed()
    if by != "priya":
        give_case(office.at("priya"), case.id, office.id_of(by), "Looks at it.")
    before = office.head()
    with pytest.raises(Refused, match="Only a head of service or above decides"):
        office.decide(case, proposal, by=by)
    assert office.head() == before


def test_r10_acting_authority_counts_while_it_lasts(office: Office) -> None:
    case, proposal = office.proposed()
    take_case(office.at("ruth"), case.id, "Stands in.")
    give_acting_authority(
        office.at("helen"),
        office.id_of("ruth"),
        "head_of_service",
        office.today,
        office.today,
        "Imran is away.",
    )
    assert office.decide(case, proposal, by="ruth").grade == "head_of_service"


def test_r10_nobody_decides_who_is_a_target_of_an_incident(office: Office) -> None:
    case = office.warned()
    office.later()
    target = (StaffPart(staff_id=office.id_of("helen"), part=Part.TARGET),)
    found = office.incident(office.file(case).customer, parts=target)
    join_incident(office.at("priya"), found.id, case.id)
    give_case(office.at("priya"), case.id, office.id_of("helen"), "Was there.")
    with pytest.raises(Refused, match="is a target"):
        office.decide(case, office.propose(case), by="helen")


def test_r10_nobody_decides_while_an_allegation_about_them_is_looked_into(office: Office) -> None:
    case, proposal = office.proposed()
    office.allegation(case, "helen", "grace")
    give_case(office.at("priya"), case.id, office.id_of("helen"), "Is named in it.")
    with pytest.raises(Refused, match="allegation"):
        office.decide(case, proposal, by="helen")


def test_r10_nobody_decides_in_a_colleagues_name(office: Office) -> None:
    case, proposal = office.proposed()
    with pytest.raises(Refused, match="colleague's name"):
        office.decide(case, proposal, by="helen", decided_by_id=office.id_of("grace"))


def test_r10_somebody_from_outside_decides_only_where_nobody_here_may(office: Office) -> None:
    case, proposal = office.proposed()
    outside = record_outside_person(office.at("helen"), "Margaret", "Another landlord")
    with pytest.raises(Refused, match="nobody from outside"):
        office.decide(case, proposal, by="helen", decided_by_id=outside.id)


def test_r10_where_everybody_is_involved_somebody_from_outside_decides(office: Office) -> None:
    case = office.warned()
    office.later()
    names = ("grace", "helen", "imran")
    everybody = tuple(StaffPart(staff_id=office.id_of(n), part=Part.WITNESS) for n in names)
    found = office.incident(office.file(case).customer, parts=everybody)
    join_incident(office.at("priya"), found.id, case.id)
    proposal = office.propose(case)
    assert office.step(case, "Record an outside person").rule == "R10"
    give_case(office.at("priya"), case.id, office.id_of("helen"), "Enters it.")
    outside = record_outside_person(office.at("helen"), "Margaret", "Another landlord", case.id)
    decision = office.decide(case, proposal, by="helen", decided_by_id=outside.id)
    assert outside.recorded_by_id == office.id_of("helen")
    assert (decision.decided_by_ids, decision.grade) == ((outside.id,), "executive")
    assert office.file(case).approvals[0].entered_by_id == office.id_of("helen")


def test_r11_twelve_months_end_the_day_before_the_anniversary(office: Office) -> None:
    case, decision = office.decided()
    assert decision.starts_on is not None
    assert decision.last_day == decision.starts_on.add(years=1).subtract(days=1)
    assert {m.last_day for m in office.file(case).measures} == {decision.last_day}


def test_r11_some_measures_are_approved_and_the_others_are_not(office: Office) -> None:
    case, proposal = office.proposed(office.by_email(), LimitedContact(weekdays=(2,)))
    chosen = proposal.measures[0]
    form = {"outcome": Outcome.PARTLY, "approved_ids": (chosen.id,)}
    decision = office.decide(case, proposal, **form)
    assert decision.outcome == Outcome.PARTLY
    assert [m.code for m in office.file(case).measures] == [chosen.code]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"reasons": " "}, "“Reasons” is empty"),
        ({"outcome": None}, "Choose what you decide"),
        ({"months": 24}, "for how many months"),
        ({"starts_on": None}, "The start is empty"),
        ({"approved_ids": ()}, "every measure"),
        ({"outcome": Outcome.REFUSED}, "no measure is marked"),
    ],
)
def test_r11_what_is_wrong_with_a_decision_is_said(
    office: Office, values: dict[str, object], message: str
) -> None:
    case, proposal = office.proposed()
    with pytest.raises(Invalid, match=message):
        office.decide(case, proposal, **values)
    assert office.file(case).decisions == ()


def test_r11_two_deciders_at_once_decide_once(office: Office) -> None:
    case, proposal = office.proposed()
    office.decide(case, proposal, by="helen")
    with pytest.raises(Refused, match="decided already by Helen"):
        office.decide(case, proposal, by="helen")


def test_r35_what_became_of_a_proposal_is_only_for_those_on_the_case(office: Office) -> None:
    case, proposal = office.proposed()
    assert isinstance(visit_case(office.at("imran"), case.reference), CaseView)
    office.decide(case, proposal, by="helen")
    with pytest.raises(Refused, match="does not wait for your decision") as found:
        office.decide(case, proposal, by="imran")
    assert "Helen" not in str(found.value)
    give_case(office.at("priya"), case.id, office.id_of("imran"), "Helps with it.")
    with pytest.raises(Refused, match="decided already by Helen"):
        office.decide(case, proposal, by="imran")


def refusing(outcome: Outcome) -> DecisionForm:
    return DecisionForm(outcome=outcome, reasons="One incident is not enough.")


def test_r6_after_a_refusal_the_customer_is_told_and_a_new_incident_is_needed(
    office: Office,
) -> None:
    case, proposal = office.proposed()
    decision = decide(office.at("helen"), case.id, proposal.id, refusing(Outcome.REFUSED))
    assert decision is not None
    assert office.step(case, "Tell the customer that no measures apply")
    tell_refusal(office.at("priya"), decision, office.telling())
    with pytest.raises(Invalid, match="new incident is needed"):
        office.propose(case)
    office.again(case)
    assert office.propose(case)


def test_r6_after_sending_back_no_new_incident_is_needed(office: Office) -> None:
    case, proposal = office.proposed()
    decision = decide(office.at("helen"), case.id, proposal.id, refusing(Outcome.SENT_BACK))
    assert decision is not None
    assert office.step(case, "Change the proposal")
    with pytest.raises(Refused, match="was not refused"):
        tell_refusal(office.at("priya"), decision, office.telling())
    assert office.propose(case)


def test_r9_nothing_is_approved_on_an_incident_found_unproven_since(office: Office) -> None:
    case, proposal = office.proposed()
    find_unproven(office.at("priya"), office.file(case).incidents[-1].id, "Another caller.")
    with pytest.raises(Invalid, match="stands any more"):
        office.decide(case, proposal)


def test_r9_the_evidence_stays_as_the_decider_saw_it(office: Office) -> None:
    case, decision = office.decided()
    cited = office.file(case).incidents[-1]
    add_to_incident(office.at("sam"), cited.id, "He apologised.")
    kept = evidence_of(office.file(case).decision(decision.id))
    assert [i.what_happened for i in kept.incidents] == [cited.what_happened]
    assert kept.incidents[0].additions == ()


def test_r35_only_somebody_who_may_decide_is_asked_to_and_so_given_the_case(
    office: Office,
) -> None:
    case = office.ready()
    with pytest.raises(Refused, match="Only a head of service or above decides"):
        office.propose(case, sent_to_id=office.id_of("kofi"))
    assert office.id_of("kofi") not in {given.staff_id for given in office.file(case).access}
    assert office.propose(case, sent_to_id=office.id_of("imran"))


def test_r10_the_first_of_two_deciders_goes_on_seeing_the_case(office: Office) -> None:
    authority = replace(office.policy.authority, deciders_needed=2)
    office.policy = replace(office.policy, authority=authority)
    case, proposal = office.proposed()
    helen, form = office.at("helen"), office.approving(proposal)
    assert decide(helen, case.id, proposal.id, form) is None
    assert case_view_by_id(helen, case.id)
    with pytest.raises(Refused, match="already given their decision"):
        decide(helen, case.id, proposal.id, form)


def test_r20_attempts_to_tell_of_a_refusal_count_as_told(office: Office) -> None:
    case, proposal = office.proposed()
    refused = office.decide(case, proposal, outcome=Outcome.REFUSED, approved_ids=())
    tell_refusal(office.at("priya"), refused, office.telling(nobody_reached="Called three times."))
    assert not [s for s in office.steps(case) if "no measures apply" in s.what]
    assert office.file(case).decisions[0].nobody_reached == "Called three times."


def needing_two(office: Office) -> None:
    authority = replace(office.policy.authority, deciders_needed=2)
    office.policy = replace(office.policy, authority=authority)


def test_r10_what_somebody_approved_counts_no_more_once_they_are_accused(office: Office) -> None:
    needing_two(office)
    case, proposal = office.proposed()
    form = office.approving(proposal)
    assert decide(office.at("helen"), case.id, proposal.id, form) is None
    office.allegation(case, about="helen")
    assert office.step(case, "Decide").what == "Decide (what Helen approved counts no more)"
    assert decide(office.at("imran"), case.id, proposal.id, form) is None
    decided = decide(office.at("grace"), case.id, proposal.id, form)
    assert decided is not None
    assert decided.decided_by_ids == (office.id_of("imran"), office.id_of("grace"))


def counting_again(office: Office) -> tuple[facts.Case, facts.Proposal]:
    """Helen approved, was accused meanwhile, and was cleared after Imran had approved too."""
    needing_two(office)
    case, proposal = office.proposed(office.by_email(), LimitedContact(weekdays=(2,)))
    assert decide(office.at("helen"), case.id, proposal.id, office.approving(proposal)) is None
    accused = office.allegation(case, about="helen")
    some = office.approving(
        proposal, outcome=Outcome.PARTLY, approved_ids=(proposal.measures[0].id,)
    )
    assert decide(office.at("imran"), case.id, proposal.id, some) is None
    answer_allegation(office.at("ruth"), accused, "She did not.")
    return case, proposal


def test_r10_what_two_approved_that_counts_again_is_decided_by_either_of_them(
    office: Office,
) -> None:
    case, proposal = counting_again(office)
    step = office.step(case, "Decide")
    assert step.what == "Decide again (what Helen and Imran approved counts)"
    assert step.owner_id in (office.id_of("helen"), office.id_of("imran"))
    decision = decide(office.at("helen"), case.id, proposal.id, office.approving(proposal))
    assert decision is not None
    assert decision.decided_by_ids == (office.id_of("imran"), office.id_of("helen"))
    assert decision.outcome == Outcome.PARTLY
    assert [m.code for m in office.file(case).measures] == [proposal.measures[0].code]
    assert len(office.file(case).approvals) == 2


def test_r10_what_somebody_approved_stays_when_they_decide_again(office: Office) -> None:
    case, proposal = counting_again(office)
    with pytest.raises(Invalid, match=r"Imran approved M2.*Mark the same"):
        decide(office.at("imran"), case.id, proposal.id, office.approving(proposal))
    assert office.file(case).decisions == ()


def test_r10_who_decides_then_may_also_think_otherwise_now(office: Office) -> None:
    case, proposal = counting_again(office)
    decision = decide(office.at("imran"), case.id, proposal.id, refusing(Outcome.REFUSED))
    assert decision is not None
    assert decision.outcome == Outcome.REFUSED
    assert "One incident is not enough." in decision.reasons


def test_r10_a_third_decides_it_with_the_first_whose_approval_counts(office: Office) -> None:
    case, proposal = counting_again(office)
    decision = decide(office.at("grace"), case.id, proposal.id, office.approving(proposal))
    assert decision is not None
    assert decision.decided_by_ids == (office.id_of("helen"), office.id_of("grace"))
    assert decision.outcome == Outcome.APPROVED
