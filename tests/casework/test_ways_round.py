"""Ways round the rules that somebody might try, and that lead nowhere."""

import msgspec
import pytest

from models.queues import Viewer
from models.summaries import read_summary
from tests.casework.office import Office, details_of
from ubp_tui.casework.adjustments import (
    answer_adjustment,
    ask_adjustment,
    withdraw_adjustment,
)
from ubp_tui.casework.appeal_outcomes import decide_appeal, suspend_meanwhile, tell_outcome
from ubp_tui.casework.appeals import record_appeal
from ubp_tui.casework.cases import give_case
from ubp_tui.casework.customers import change_customer
from ubp_tui.casework.measures import lift_measure, reduce_measure
from ubp_tui.casework.nominations import nominate
from ubp_tui.casework.people import accept_role, ask_for_role, tell_of_role
from ubp_tui.casework.queues import ListRequest, Queue, count_queues, list_cases, viewer
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.staff import give_acting_authority
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.policy.calendar import start_of
from ubp_tui.policy.facts import (
    AdjustmentTerms,
    AppealOutcome,
    Case,
    NominationKind,
    Role,
)
from ubp_tui.policy.forms.appealing import AppealDecision, FindingForm, NewAppeal
from ubp_tui.policy.forms.nominating import NewNomination
from ubp_tui.policy.forms.preparing import AdjustmentAnswer, NewAdjustment
from ubp_tui.policy.measures import PublicBody, SingleMethod
from ubp_tui.policy.standing import State

BY_LETTER = SingleMethod(method="letter", address="12 Mill Lane")


def test_r8_an_adjustment_that_suspends_a_measure_is_not_declined_afterwards(
    office: Office,
) -> None:
    case, _ = office.in_force()
    agreed = office.adjustment(case, channels_unusable=("email",))
    for answer in (
        AdjustmentAnswer(agreed=False, reason="We thought again."),
        AdjustmentAnswer(agreed=True, what_we_do="Ask.", review_on=office.in_days(60)),
    ):
        with pytest.raises(Refused, match="M2 is suspended because of this adjustment"):
            answer_adjustment(office.at("priya"), agreed, answer)
    assert office.states(case) == {"M2": State.SUSPENDED}
    (measure,) = office.file(case).measures
    lift_measure(office.at("helen"), case.id, measure.id, "It does not fit her needs.")
    declined = AdjustmentAnswer(agreed=False, reason="She can use email again.")
    assert answer_adjustment(office.at("priya"), agreed, declined)


def test_r8_adjustments_that_suspend_m1_together_are_not_declined_afterwards(
    office: Office,
) -> None:
    contact = msgspec.structs.replace(office.with_sam(), channels=("email", "phone"))
    case, _ = office.in_force(contact)
    first = office.adjustment(case, channels_unusable=("email",))
    office.adjustment(case, channels_unusable=("phone",))
    assert office.states(case) == {"M1": State.SUSPENDED}
    declined = AdjustmentAnswer(agreed=False, reason="No.")
    with pytest.raises(Refused, match="M1 is suspended because of this adjustment"):
        answer_adjustment(office.at("priya"), first, declined)
    withdraw_adjustment(office.at("priya"), first)
    assert office.states(case) == {"M1": State.SUSPENDED}  # until the customer is told


def test_r8_an_adjustment_is_reviewed_where_the_measure_stays_suspended(office: Office) -> None:
    case, _ = office.in_force()
    agreed = office.adjustment(case, channels_unusable=("email",))
    unusable = AdjustmentTerms(channels_unusable=("email", "portal"))
    again = AdjustmentAnswer(agreed=True, review_on=office.in_days(60), terms=unusable)
    answer_adjustment(office.at("priya"), agreed, again)
    assert office.states(case) == {"M2": State.SUSPENDED}


def test_r33_a_measure_suspended_meanwhile_binds_when_the_letter_has_arrived(
    office: Office,
) -> None:
    case, _, appeal = office.referred()
    (measure,) = office.file(case).measures
    suspend_meanwhile(office.at("grace"), appeal, measure.id, "It is only fair.")
    stays = FindingForm(measure_id=measure.id, outcome=AppealOutcome.NOT_UPHELD, reasons="Needed.")
    outcome = AppealDecision(reasons="All was considered.", findings=(stays,))
    decided = decide_appeal(office.at("grace"), appeal, outcome)
    tell_outcome(office.at("priya"), decided, office.telling("letter"))
    arrives = start_of(office.in_days(2))
    assert read_summary(office.database, case.id).changes_on == arrives
    assert office.states(case) == {"M2": State.SUSPENDED}
    office.later(1)
    assert office.states(case) == {"M2": State.SUSPENDED}
    office.later(1)
    assert office.states(case) == {"M2": State.BINDING}


def test_r10_whoever_stands_in_on_the_proposers_word_does_not_decide(office: Office) -> None:
    case, proposal = office.proposed()
    give_acting_authority(
        office.at("grace"),
        office.id_of("priya"),
        "head_of_service",
        office.today,
        office.today,
        "-",
    )
    give_acting_authority(
        office.at("priya"), office.id_of("ruth"), "head_of_service", office.today, office.today, "-"
    )
    give_case(office.at("priya"), case.id, office.id_of("ruth"), "Helps with it.")
    with pytest.raises(Refused, match="It is the proposer who let Ruth stand in"):
        office.decide(case, proposal, by="ruth")
    give_acting_authority(
        office.at("helen"), office.id_of("ruth"), "head_of_service", office.today, office.today, "-"
    )
    assert office.decide(case, proposal, by="ruth")


def test_r12_nothing_is_told_before_it_is_decided(office: Office) -> None:
    case, _ = office.decided()
    office.inform(case, last=11)
    with pytest.raises(Invalid, match="before the decision"):
        office.item(case, 12, how="letter", happened_on=office.today.subtract(days=3))


def test_r19_another_method_of_communication_is_stricter_unless_asked_for(office: Office) -> None:
    case, _ = office.in_force()
    (measure,) = office.file(case).measures
    with pytest.raises(Invalid, match="method that the customer can use now would be lost"):
        reduce_measure(office.at("helen"), case.id, measure.id, "Kinder.", BY_LETTER, None)
    office.adjustment(case, channels_unusable=("email",))
    reduce_measure(office.at("helen"), case.id, measure.id, "She asked.", BY_LETTER, None)
    assert office.states(case) == {"M2": State.SUSPENDED}
    assert office.step(case, "M2 binds again: tell the customer")


def test_r32_another_method_of_communication_is_stricter_on_appeal_too(office: Office) -> None:
    case, _, appeal = office.referred()
    (measure,) = office.file(case).measures
    varied = FindingForm(
        measure_id=measure.id,
        outcome=AppealOutcome.PARTLY,
        reasons="By letter instead.",
        varied_details=BY_LETTER,
    )
    with pytest.raises(Invalid, match="method that the customer can use now would be lost"):
        decide_appeal(office.at("grace"), appeal, AppealDecision(reasons="So.", findings=(varied,)))


def test_r19_a_measure_is_not_ended_in_the_past(office: Office) -> None:
    case, _ = office.in_force()
    (measure,) = office.file(case).measures
    yesterday = office.today.subtract(days=1)
    with pytest.raises(Invalid, match="in the past"):
        reduce_measure(office.at("helen"), case.id, measure.id, "Enough.", None, yesterday)


def seen_by(office: Office, username: str) -> Viewer:
    return viewer(office.at(username), office.staff[username])


def listed(office: Office, username: str) -> list[str]:
    """The references that somebody finds in all queues together; the counts agree."""
    looking = seen_by(office, username)
    found = list_cases(office.at(username), looking, ListRequest(queue=Queue.ALL))
    assert count_queues(office.at(username), looking)[Queue.ALL] == len(found)
    return [line.reference for line in found]


def about_helen(office: Office) -> Case:
    """A proposal about a customer who is a head of service here."""
    case = office.ready(office.customer(staff_id=office.id_of("helen")))
    office.propose(case)
    return case


def test_r4_nobody_finds_their_own_file_in_a_queue(office: Office) -> None:
    about_helen(office)
    assert listed(office, "helen") == []


def test_r4_a_restricted_file_is_listed_for_whom_it_falls_to_only(office: Office) -> None:
    case = about_helen(office)
    assert listed(office, "priya") == listed(office, "grace") == [case.reference]
    assert listed(office, "imran") == []


def test_r4_nobody_learns_from_a_refusal_whose_case_it_is(office: Office) -> None:
    case = office.opened()
    jane = office.file(case).customer
    change_customer(office.at("ruth"), jane, details_of(jane, staff_id=office.id_of("priya")))
    with pytest.raises(Refused, match="Ask a manager"):
        case_view_by_id(office.at("kofi"), case.id)


def test_r4_nobody_changes_their_own_details_as_a_customer(office: Office) -> None:
    customer = office.customer(staff_id=office.id_of("kofi"))
    with pytest.raises(Refused, match="your own details"):
        change_customer(office.at("kofi"), customer, details_of(customer, staff_id=None))


def test_r4_a_manager_says_that_a_customer_works_here_and_the_file_is_restricted(
    office: Office,
) -> None:
    case = office.opened()
    customer = office.file(case).customer
    works_here = details_of(customer, staff_id=office.id_of("kofi"))
    with pytest.raises(Refused, match="manager"):
        change_customer(office.at("dee"), customer, works_here)
    change_customer(office.at("ruth"), customer, works_here)
    assert office.file(case).case.restricted


def test_r4_a_nomination_is_recorded_on_the_customers_own_case(office: Office) -> None:
    case, other = office.opened(), office.customer()
    form = NewNomination(
        kind=NominationKind.NOMINATION,
        name="Ada Brook",
        relationship="friend",
        contact="01632 960111",
        may_discuss="everything",
        consented_on=office.today,
        consented_how="phone",
    )
    with pytest.raises(Refused, match="another customer"):
        nominate(office.at("sam"), other.id, form, case.id)


def test_r25_whoever_was_replaced_does_not_take_over_again_unasked(office: Office) -> None:
    case, _ = office.in_force(office.with_sam())
    (measure,) = office.file(case).measures
    asked = ask_for_role(
        office.at("priya"), case.id, measure.id, office.id_of("kofi"), Role.CONTACT
    )
    tell_of_role(
        office.at("priya"), accept_role(office.at("kofi"), asked, "Time."), office.today, "phone"
    )
    before = next(r for r in office.file(case).contact_roles if r.ended_on)
    with pytest.raises(Refused, match="hold this role no more"):
        tell_of_role(office.at("priya"), before, office.today, "phone")


def test_what_a_terminal_would_obey_is_never_stored(office: Office) -> None:
    case = office.ready()
    words = "\x1b[31mHe said \u202eno\x07."
    office.allegation(case, "kofi", words=words)
    office.propose(case, SingleMethod(method="email", address="\x1b]0;x\x07jane@example.org"))
    file = office.file(case)
    (measure,) = file.proposals[0].measures
    assert file.allegations[0].words == "[31mHe said no."
    assert measure.details == SingleMethod(method="email", address="]0;xjane@example.org")


def test_r4_no_measure_is_decided_about_somebody_who_turns_out_to_be_under_age(
    office: Office,
) -> None:
    case, proposal = office.proposed()
    customer = office.file(case).customer
    young = details_of(customer, born_on=office.today.subtract(years=15))
    change_customer(office.at("dee"), customer, young)
    with pytest.raises(Invalid, match="is under 18"):
        office.decide(case, proposal)


def test_r14_no_method_is_decided_that_no_longer_reaches_the_customer(office: Office) -> None:
    case, proposal = office.proposed()
    customer = office.file(case).customer
    change_customer(office.at("dee"), customer, details_of(customer, email=""))
    with pytest.raises(Invalid, match="no email address"):
        office.decide(case, proposal)


def test_r6_a_warning_was_not_sent_before_the_first_incident(office: Office) -> None:
    case = office.considered()
    with pytest.raises(Invalid, match="is before the first incident, of 3 June 2026"):
        office.warn(case, sent_on=office.today.subtract(days=30))


def test_r29_an_appeal_does_not_reach_us_before_what_it_is_against(office: Office) -> None:
    case, decision = office.in_force()
    early = NewAppeal(
        decision_id=decision.id,
        warning_id=None,
        received_on=office.today.subtract(years=3),
        channel="phone",
        words="“It is not fair.”",
    )
    with pytest.raises(Invalid, match="Check the day it reached us"):
        record_appeal(office.at("sam"), case.id, early)


def test_r35_a_need_recorded_beside_the_case_is_answered_by_whoever_has_the_case(
    office: Office,
) -> None:
    case, _ = office.in_force()
    customer = office.file(case).customer
    need = ask_adjustment(office.at("sam"), customer.id, NewAdjustment(words="No email."))
    unusable = AdjustmentTerms(channels_unusable=("email",))
    agreed = AdjustmentAnswer(agreed=True, review_on=office.in_days(60), terms=unusable)
    with pytest.raises(Refused, match="have not been given this case"):
        answer_adjustment(office.at("marcus"), need, agreed)
    answer_adjustment(office.at("priya"), need, agreed)
    assert office.states(case) == {"M2": State.SUSPENDED}


def test_r4_nobody_asks_or_answers_what_they_need_themselves_as_staff(office: Office) -> None:
    customer = office.customer(staff_id=office.id_of("priya"))
    form = NewAdjustment(words="No email.")
    with pytest.raises(Refused, match="about yourself"):
        ask_adjustment(office.at("priya"), customer.id, form)
    need = ask_adjustment(office.at("sam"), customer.id, form)
    declined = AdjustmentAnswer(agreed=False, reason="No.")
    with pytest.raises(Refused, match="about yourself"):
        answer_adjustment(office.at("priya"), need, declined)
    assert answer_adjustment(office.at("ruth"), need, declined).state == "declined"


def test_r19_a_public_body_is_told_no_more_than_was_decided(office: Office) -> None:
    address_only = PublicBody(
        body="local_authority", shared="Address.", why="A duty.", lawful_basis="public_task"
    )
    case, _ = office.decided(address_only)
    (measure,) = office.file(case).measures
    more = msgspec.structs.replace(address_only, shared="Everything, health included.")
    with pytest.raises(Invalid, match="stays as it was decided"):
        reduce_measure(office.at("helen"), case.id, measure.id, "They asked.", more)


def test_r10_nobody_decides_by_authority_that_the_proposer_had_handed_on(office: Office) -> None:
    case = office.ready()
    give_case(office.at("priya"), case.id, office.id_of("helen"), "She proposes.")
    give_case(office.at("priya"), case.id, office.id_of("marcus"), "He stands in.")
    proposal = office.propose(case, by="helen")
    last = office.today.add(days=7)

    def stands_in(giver: str, who: str) -> None:
        give_acting_authority(
            office.at(giver), office.id_of(who), "head_of_service", office.today, last, "Leave."
        )

    stands_in("helen", "ruth")
    stands_in("ruth", "marcus")
    with pytest.raises(Refused, match="proposer who let Marcus stand in"):
        office.decide(case, proposal, by="marcus")
    stands_in("grace", "ruth")
    assert office.decide(case, proposal, by="marcus")
