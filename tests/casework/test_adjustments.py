"""Reasonable adjustments: asked for, agreed, and what contradicts them (R8)."""

import msgspec
import pytest

from tests.casework.office import Office
from ubp_tui.casework.adjustments import (
    answer_adjustment,
    ask_adjustment,
    withdraw_adjustment,
)
from ubp_tui.casework.conflicts import resolve_conflict
from ubp_tui.casework.measures import reduce_measure, tell_binds_again
from ubp_tui.casework.refusals import ChangedElsewhere, Invalid, Refused
from ubp_tui.policy.facts import AdjustmentState, AdjustmentTerms
from ubp_tui.policy.forms.preparing import (
    AdjustmentAnswer,
    NewAdjustment,
)
from ubp_tui.policy.measures import LimitedContact, SingleContact
from ubp_tui.policy.standing import State


def test_r8_anybody_records_what_a_customer_asks_for_with_or_without_a_case(
    office: Office,
) -> None:
    customer = office.customer()
    asked = ask_adjustment(office.at("kofi"), customer.id, NewAdjustment(words="Large print."))
    assert (asked.case_id, asked.state) == (None, AdjustmentState.ASKED)


def test_r4_an_adjustment_is_not_put_on_another_customers_case(office: Office) -> None:
    case, other = office.opened(), office.customer(given_names="James")
    with pytest.raises(Refused, match="another customer"):
        ask_adjustment(office.at("sam"), other.id, NewAdjustment(words="Large print."), case.id)


def test_r8_declining_needs_a_reason_and_agreeing_a_day_and_what_we_do(
    office: Office,
) -> None:
    case = office.opened()
    asked = ask_adjustment(
        office.at("sam"), case.customer_id, NewAdjustment(words="Evenings only."), case.id
    )
    for form, field in (
        (AdjustmentAnswer(agreed=False), "reason"),
        (AdjustmentAnswer(agreed=True, what_we_do="Ring after five."), "review_on"),
        (AdjustmentAnswer(agreed=True, review_on=office.in_days(60)), "what_we_do"),
    ):
        with pytest.raises(Invalid) as found:
            answer_adjustment(office.at("priya"), asked, form)
        assert [p.field for p in found.value.problems] == [field]


def test_r8_terms_that_contradict_each_other_are_refused(office: Office) -> None:
    terms = AdjustmentTerms(channels_needed=("email",), channels_unusable=("email",))
    with pytest.raises(Invalid, match="both needed and unusable"):
        ask_adjustment(
            office.at("sam"), office.customer().id, NewAdjustment(words="Email.", terms=terms)
        )


def test_r8_two_answers_to_one_adjustment_lose_nothing(office: Office) -> None:
    case = office.opened()
    asked = ask_adjustment(
        office.at("sam"), case.customer_id, NewAdjustment(words="Evenings only."), case.id
    )
    answer_adjustment(office.at("priya"), asked, AdjustmentAnswer(agreed=False, reason="Shut."))
    with pytest.raises(ChangedElsewhere):
        answer_adjustment(
            office.at("priya"), asked, AdjustmentAnswer(agreed=False, reason="Closed.")
        )


def test_r8_a_proposed_measure_that_contradicts_an_adjustment_is_refused(office: Office) -> None:
    case = office.ready()
    office.adjustment(case, channels_unusable=("email",))
    with pytest.raises(Invalid, match="cannot use email"):
        office.propose(case)


def test_r8_m1_by_what_the_customer_cannot_use_is_refused_suspended_and_resolved(
    office: Office,
) -> None:
    by_phone = office.with_sam()
    by_email = msgspec.structs.replace(by_phone, channels=("email",))
    both = msgspec.structs.replace(by_phone, channels=("email", "phone"))
    case, _ = office.in_force(by_email)
    adjustment = office.adjustment(case, channels_unusable=("email",))
    assert office.states(case) == {"M1": State.SUSPENDED}
    (measure,) = office.file(case).measures
    told = (case.id, "She rings Sam now.", office.today, "phone")
    desk = office.at("helen")
    with pytest.raises(Refused, match="would still contradict"):
        resolve_conflict(desk, measure.id, adjustment.id, *told, by_email)
    resolve_conflict(desk, measure.id, adjustment.id, *told, both)
    assert office.states(case) == {"M1": State.BINDING}
    another = office.ready(office.customer(reference="T-2"))
    office.adjustment(another, channels_unusable=("email",))
    with pytest.raises(Invalid, match="The customer cannot use email, as agreed"):
        office.propose(another, by_email)


def test_r8_an_adjustment_agreed_later_suspends_the_measure_until_a_decider_resolves_it(
    office: Office,
) -> None:
    case, _ = office.in_force(LimitedContact(weekdays=(2, 4)))
    adjustment = office.adjustment(case, days_impossible=(2,))
    assert office.states(case) == {"M4": State.SUSPENDED}
    step = office.step(case, "M4 contradicts")
    assert (step.owner_id, step.due_on) == (office.id_of("helen"), office.in_days(5))
    (measure,) = office.file(case).measures
    resolve = (measure.id, adjustment.id, case.id, "Thursday and Friday.", office.today, "phone")
    for changed, why in (
        (LimitedContact(weekdays=(2, 3, 4)), "still contradict"),
        (None, "Change the measure"),
    ):
        with pytest.raises((Refused, Invalid), match=why):
            resolve_conflict(office.at("helen"), *resolve, changed)
    with pytest.raises(Refused):
        resolve_conflict(office.at("priya"), *resolve, LimitedContact(weekdays=(4, 5)))


def test_r8_a_day_that_the_customer_cannot_use_can_be_exchanged(office: Office) -> None:
    case, _ = office.in_force(LimitedContact(weekdays=(2, 4)))
    adjustment = office.adjustment(case, days_impossible=(2,))
    (measure,) = office.file(case).measures
    resolve_conflict(
        office.at("helen"),
        measure.id,
        adjustment.id,
        case.id,
        "Thursday and Friday, as she asked.",
        office.today,
        "phone",
        LimitedContact(weekdays=(4, 5)),
    )
    assert office.states(case) == {"M4": State.BINDING}


def test_r8_what_was_settled_by_letter_binds_once_the_customer_has_it(office: Office) -> None:
    case, _ = office.in_force(LimitedContact(weekdays=(2, 4)))
    adjustment = office.adjustment(case, days_impossible=(2,))
    (measure,) = office.file(case).measures
    changed = LimitedContact(weekdays=(4, 5))
    settled = (case.id, "Thursday and Friday.", office.today, "letter", changed)
    resolve_conflict(office.at("helen"), measure.id, adjustment.id, *settled)
    assert office.states(case) == {"M4": State.SUSPENDED}
    office.later(2)
    assert office.states(case) == {"M4": State.BINDING}


def test_r8_a_measure_that_a_review_made_fit_binds_once_the_customer_is_told(
    office: Office,
) -> None:
    case, _ = office.in_force(LimitedContact(weekdays=(2, 4)))
    office.adjustment(case, days_needed=(3,))
    (measure,) = office.file(case).measures
    every_day = LimitedContact(weekdays=(2, 3, 4))
    reduce_measure(office.at("helen"), case.id, measure.id, "Wednesdays too.", every_day)
    assert office.states(case) == {"M4": State.SUSPENDED}
    (suspension,) = office.file(case).measures[0].suspensions
    tell_binds_again(office.at("priya"), suspension, office.today, "phone")
    assert office.states(case) == {"M4": State.BINDING}


def test_r23_another_person_is_asked_before_a_contradiction_is_resolved_with_them(
    office: Office,
) -> None:
    details = SingleContact(
        staff_id=office.id_of("sam"),
        deputy_id=office.id_of("kofi"),
        channels=("phone",),
        reached_by="01225 555 100",
        hears_back="Each Friday",
    )
    case, _ = office.in_force(details)
    adjustment = office.adjustment(case, people_impossible=(office.id_of("sam"),))
    (measure,) = office.file(case).measures
    instead = msgspec.structs.replace(details, staff_id=office.id_of("priya"))
    with pytest.raises(Refused, match="has not accepted the role"):
        resolve_conflict(
            office.at("helen"),
            measure.id,
            adjustment.id,
            case.id,
            "Priya instead.",
            office.today,
            "phone",
            instead,
        )


def test_r8_an_adjustment_belongs_to_the_customer_who_can_withdraw_it(office: Office) -> None:
    case, _ = office.in_force(LimitedContact(weekdays=(2, 4)))
    adjustment = office.adjustment(case, days_impossible=(2,))
    withdraw_adjustment(office.at("sam"), adjustment)
    assert office.states(case) == {"M4": State.SUSPENDED}
    (measure,) = office.file(case).measures
    assert office.step(case, "M4 binds again: tell the customer").about_id == measure.id
    tell_binds_again(office.at("priya"), measure.suspensions[0], office.today, "phone")
    assert office.states(case) == {"M4": State.BINDING}
    with pytest.raises((Refused, ChangedElsewhere)):
        answer_adjustment(
            office.at("priya"), adjustment, AdjustmentAnswer(agreed=False, reason="No.")
        )


def test_r8_a_measure_of_another_case_has_nothing_to_resolve_here(office: Office) -> None:
    case, _ = office.in_force()
    with pytest.raises(Refused, match="not on this case"):
        resolve_conflict(office.at("helen"), *[case.id] * 3, "So.", office.today, "phone")
