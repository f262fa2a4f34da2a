"""Measures while they last, their review and their end (R18-R21, M3)."""

from typing import Any

import pendulum
import pytest
from msgspec.structs import replace

from tests.casework.office import Office, details_of
from tests.policy.builders import NO_BOILER
from ubp_tui.casework.cases import give_case
from ubp_tui.casework.customers import change_customer
from ubp_tui.casework.informing import record_report
from ubp_tui.casework.measures import (
    ReviewOutcome,
    end_issue,
    lift_measure,
    reduce_measure,
    review_measures,
    suspend_for_issue,
    tell_binds_again,
)
from ubp_tui.casework.people import ask_for_role
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.telling import tell_end, tell_review
from ubp_tui.policy.facts import Role
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    PublicBody,
    SingleMethod,
    code_of,
)
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State

TUESDAYS = LimitedContact(weekdays=(2,))


def test_r18_measures_lapse_by_themselves_at_the_end_of_their_last_day(office: Office) -> None:
    case, decision = office.in_force()
    assert decision.last_day is not None
    head = office.head()
    office.now = office.now.add(days=(decision.last_day - office.today).days)
    assert office.states(case) == {"M2": State.BINDING}
    office.now = office.now.add(days=1)
    assert office.states(case) == {"M2": State.ENDED}
    assert office.stage(case) == Stage.ENDING
    assert office.head() == head


def test_r18_more_time_needs_a_new_incident(office: Office) -> None:
    case, _ = office.in_force()
    with pytest.raises(Invalid, match="new incident is needed"):
        office.propose(case)
    office.again(case)
    assert office.propose(case)


def test_r19_a_review_continues_with_reasons_and_the_customer_is_told(office: Office) -> None:
    case, decision = office.in_force()
    with pytest.raises(Invalid):
        review_measures(office.at("helen"), case.id, decision.id, None, "")
    review = review_measures(
        office.at("helen"), case.id, decision.id, ReviewOutcome.CONTINUE, "Still needed."
    )
    assert office.step(case, "Tell the customer what the review found")
    tell_review(office.at("priya"), review, office.telling())
    assert not [s for s in office.steps(case) if "review found" in s.what]


def test_r19_a_review_can_lift_everything(office: Office) -> None:
    case, decision = office.in_force(office.by_email(), TUESDAYS)
    review_measures(office.at("helen"), case.id, decision.id, ReviewOutcome.LIFT, "All is calm.")
    assert set(office.states(case).values()) == {State.ENDED}


@pytest.mark.parametrize("by", ["priya", "ruth"])
def test_r21_nobody_of_a_lower_grade_lifts_reviews_or_reduces(office: Office, by: str) -> None:
    case, decision = office.in_force(TUESDAYS)
    (measure,) = office.file(case).measures
    with pytest.raises(Refused):
        lift_measure(office.at(by), case.id, measure.id, "Enough.")
    with pytest.raises(Refused):
        review_measures(office.at(by), case.id, decision.id, ReviewOutcome.LIFT, "Enough.")
    with pytest.raises(Refused):
        reduce_measure(
            office.at(by), case.id, measure.id, "Enough.", LimitedContact(weekdays=(2, 3))
        )


def test_r21_what_an_executive_decided_a_head_of_service_does_not_lift(office: Office) -> None:
    case, proposal = office.proposed()
    office.decide(case, proposal, by="grace")
    (measure,) = office.file(case).measures
    give_case(office.at("priya"), case.id, office.id_of("helen"), "Asks.")
    with pytest.raises(Refused, match="lower grade"):
        lift_measure(office.at("helen"), case.id, measure.id, "Enough.")
    lift_measure(office.at("grace"), case.id, measure.id, "Enough.")


def test_r18_what_has_ended_is_not_lifted_again(office: Office) -> None:
    case, _ = office.in_force()
    (measure,) = office.file(case).measures
    lift_measure(office.at("helen"), case.id, measure.id, "Enough.")
    with pytest.raises(Refused, match="ended already"):
        lift_measure(office.at("helen"), case.id, measure.id, "Enough.")


def test_r19_reducing_adds_days_or_ends_sooner_and_never_becomes_stricter(
    office: Office,
) -> None:
    case, decision = office.in_force(TUESDAYS)
    (measure,) = office.file(case).measures
    assert decision.last_day is not None
    desk = office.at("helen")
    for details, last_day, why in (
        (LimitedContact(weekdays=(3,)), None, "would be lost"),
        (SingleMethod(method="email", address="jane@example.org"), None, "cannot become"),
        (None, decision.last_day.add(days=1), "later end is stricter"),
        (None, None, "Say what is changed"),
    ):
        with pytest.raises(Invalid, match=why):
            reduce_measure(desk, case.id, measure.id, "It went well.", details, last_day)
    milder = LimitedContact(weekdays=(2, 4))
    sooner = office.in_days(20)
    reduced = reduce_measure(desk, case.id, measure.id, "It went well.", milder, sooner)
    assert (reduced.details, reduced.last_day) == (milder, sooner)


def test_r21_what_a_reduced_measure_carries_is_complete_and_possible(office: Office) -> None:
    sam = replace(office.with_sam(), channels=("phone", "email"))
    case, _ = office.in_force(office.by_email(), sam)
    measures = {m.code: m for m in office.file(case).measures}
    for details, why in (
        (SingleMethod(method="email", address=" "), "address or number used” is empty"),
        (replace(sam, hears_back=""), "hear back” is empty"),
        (replace(sam, channels=("email",)), "point of contact now would be lost"),
        (replace(sam, channels=("phone", "email", "portal")), "no portal account for"),
        (replace(sam, deputy_id=office.id_of("sam")), "must be somebody else"),
        (replace(sam, staff_id=office.id_of("kofi")), "Kofi has not accepted"),
    ):
        measure = measures[code_of(details)]
        with pytest.raises(Invalid, match=why):
            reduce_measure(office.at("helen"), case.id, measure.id, "It went well.", details)
    kinder = SingleMethod(method="email", address="jane.okafor@example.org")
    reduced = reduce_measure(office.at("helen"), case.id, measures["M2"].id, "Hers.", kinder)
    assert reduced.details == kinder


def test_r19_m1_can_be_reduced_though_one_of_its_channels_is_gone_meanwhile(
    office: Office,
) -> None:
    case, _ = office.in_force(replace(office.with_sam(), channels=("email", "phone")))
    customer = office.file(case).customer
    change_customer(office.at("priya"), customer, details_of(customer, email=""))
    (measure,) = office.file(case).measures
    kinder = replace(office.with_sam(), channels=("email", "phone", "visit"))
    reduced = reduce_measure(office.at("helen"), case.id, measure.id, "Well.", kinder)
    assert reduced.details == kinder


@pytest.mark.parametrize(
    "changed", [{"issue": "Everything"}, {"final_response_on": pendulum.date(2030, 1, 1)}]
)
def test_r19_m3_never_becomes_one_about_another_issue(
    office: Office, changed: dict[str, Any]
) -> None:
    boiler = IssueClosed(issue="The boiler", our_reference="C-1", final_response_on=office.today)
    case, _ = office.in_force(boiler)
    (measure,) = office.file(case).measures
    with pytest.raises(Invalid, match="Another needs a new decision"):
        details = replace(boiler, **changed)
        reduce_measure(office.at("helen"), case.id, measure.id, "It went well.", details)


def test_r20_the_customer_is_told_of_every_end_in_a_format_they_can_use(office: Office) -> None:
    case, _ = office.in_force(office.by_email(), TUESDAYS)
    for measure in office.file(case).measures:
        lift_measure(office.at("helen"), case.id, measure.id, "All is calm.")
    told = office.telling("letter", "braille")
    with pytest.raises(Invalid, match="needs standard"):
        tell_end(office.at("priya"), case.id, told)
    end = tell_end(
        office.at("priya"),
        case.id,
        office.telling("letter"),
    )
    assert len(end.measure_ids) == 2
    with pytest.raises(Refused, match="knows of everything"):
        tell_end(office.at("priya"), case.id, told)


def test_r20_recorded_attempts_count_as_told(office: Office) -> None:
    case, _ = office.in_force()
    (measure,) = office.file(case).measures
    lift_measure(office.at("helen"), case.id, measure.id, "All is calm.")
    form = office.telling("letter", nobody_reached="Three letters came back.")
    tell_end(office.at("priya"), case.id, form)
    assert not [s for s in office.steps(case) if s.action == "tell the customer"]


def test_r14_an_issue_that_is_open_again_suspends_m3_until_closed_and_told(
    office: Office,
) -> None:
    case = office.ready()
    boiler = IssueClosed(issue="The boiler", our_reference="C-1", final_response_on=office.today)
    proposal = office.propose(case, boiler)
    office.decide(case, proposal)
    office.inform(case)
    office.later(5)
    (measure,) = office.file(case).measures
    suspended = suspend_for_issue(office.at("priya"), case.id, measure.id, "A new repair.")
    assert office.states(case) == {"M3": State.SUSPENDED}
    assert office.step(case, "Issue of M3: record when it is closed").due_on == office.in_days(5)
    with pytest.raises(Refused, match="already"):
        suspend_for_issue(office.at("priya"), case.id, measure.id, " a new REPAIR. ")
    with pytest.raises(Refused, match="not over yet"):
        tell_binds_again(office.at("priya"), suspended, office.today, "phone")
    suspended = end_issue(office.at("priya"), suspended)
    assert office.states(case) == {"M3": State.SUSPENDED}
    assert office.step(case, "M3 binds again: tell the customer")
    tell_binds_again(office.at("priya"), suspended, office.today, "phone")
    assert office.states(case) == {"M3": State.BINDING}


def test_r14_m3_binds_again_only_once_everything_that_was_opened_is_closed_and_told(
    office: Office,
) -> None:
    case, _ = office.in_force(NO_BOILER)
    (measure,) = office.file(case).measures
    desk = office.at("priya")
    repair = suspend_for_issue(desk, case.id, measure.id, "A new repair.")
    referral = suspend_for_issue(desk, case.id, measure.id, "The Ombudsman, ref. 4.")
    repair = end_issue(desk, repair)
    with pytest.raises(Refused, match="still suspends"):
        tell_binds_again(desk, repair, office.today, "phone")
    assert office.step(case, "Issue of M3: record when it is closed")
    assert not [s for s in office.steps(case) if "binds again" in s.what]
    referral = end_issue(desk, referral)
    tell_binds_again(desk, repair, office.today, "phone")
    assert office.states(case) == {"M3": State.SUSPENDED}
    assert office.step(case, "M3 binds again: tell the customer")
    tell_binds_again(desk, referral, office.today, "phone")
    assert office.states(case) == {"M3": State.BINDING}


def test_r14_only_m3_rests_on_a_closed_issue(office: Office) -> None:
    case, _ = office.in_force()
    (measure,) = office.file(case).measures
    with pytest.raises(Refused, match="Only M3"):
        suspend_for_issue(office.at("priya"), case.id, measure.id, "A repair.")


def test_r20_attempts_to_tell_of_a_review_count_as_told(office: Office) -> None:
    case, decision = office.in_force()
    review = review_measures(
        office.at("helen"), case.id, decision.id, ReviewOutcome.CONTINUE, "It helps."
    )
    tell_review(office.at("priya"), review, office.telling(nobody_reached="Called three times."))
    assert not [s for s in office.steps(case) if "what the review found" in s.what]
    assert office.file(case).reviews[0].nobody_reached == "Called three times."


def test_r21_on_a_measure_that_has_ended_nothing_more_is_done(office: Office) -> None:
    police = PublicBody(body="police", shared="a", why="b", lawful_basis="vital_interests")
    case, _ = office.decided(office.with_sam(), NO_BOILER, police)
    for measure in office.file(case).measures:
        lift_measure(office.at("helen"), case.id, measure.id, "Not needed.")
    contact, issue, report = office.file(case).measures
    desk = office.at("priya")
    for act in (
        lambda: ask_for_role(desk, case.id, contact.id, office.id_of("kofi"), Role.CONTACT),
        lambda: suspend_for_issue(desk, case.id, issue.id, "A new complaint."),
        lambda: record_report(desk, case.id, report.id, office.today, "CAD 12"),
    ):
        with pytest.raises(Refused, match="has ended: lifted"):
            act()
