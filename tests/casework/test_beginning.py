"""Circumstances, adjustments and warnings (R6-R8)."""

import msgspec
import pytest

from tests.casework.office import Office
from ubp_tui.casework.adjustments import (
    answer_adjustment,
    ask_adjustment,
    withdraw_adjustment,
)
from ubp_tui.casework.circumstances import record_account, record_factor
from ubp_tui.casework.conflicts import resolve_conflict
from ubp_tui.casework.measures import reduce_measure, tell_binds_again
from ubp_tui.casework.refusals import ChangedElsewhere, Invalid, Refused
from ubp_tui.casework.warnings import answer_needs, answer_nominee, record_warning_returned
from ubp_tui.policy.facts import AdjustmentState, AdjustmentTerms, Answer
from ubp_tui.policy.forms.preparing import (
    AdjustmentAnswer,
    NewAccount,
    NewAdjustment,
    NewFactor,
)
from ubp_tui.policy.measures import LimitedContact, SingleContact
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State


@pytest.mark.parametrize(
    "form", [NewFactor(kind="", words="x"), NewFactor(kind="health", words="")]
)
def test_r7_a_factor_has_a_kind_and_words(office: Office, form: NewFactor) -> None:
    with pytest.raises(Invalid):
        record_factor(office.at("priya"), office.opened().id, form)


def test_r7_circumstances_are_a_team_leaders_to_record(office: Office) -> None:
    case = office.opened()
    with pytest.raises(Refused):
        record_factor(office.at("sam"), case.id, NewFactor(kind="health", words="Ill."))


@pytest.mark.parametrize(
    "form", [NewAccount(), NewAccount(words="I waited.", none_reason="No answer.")]
)
def test_r7_the_customers_account_is_recorded_or_why_there_is_none(
    office: Office, form: NewAccount
) -> None:
    with pytest.raises(Invalid):
        record_account(office.at("priya"), office.opened().id, form)


def test_r7_nothing_is_proposed_before_circumstances_are_considered(office: Office) -> None:
    case = office.opened()
    office.warn(case)
    office.again(case)
    with pytest.raises(Invalid, match=r"contributing factors.*\n.*own account"):
        office.propose(case)


def test_r6_a_warning_is_a_team_leaders_and_stands_six_months(office: Office) -> None:
    case = office.considered()
    with pytest.raises(Refused):
        office.warn(case, by="sam")
    warning = office.warn(case)
    assert warning.received_on == office.today
    assert warning.lapses_on == office.today.add(months=6).subtract(days=1)
    assert office.stage(case) == Stage.WARNED


def test_r6_a_warning_by_post_is_received_two_working_days_later(office: Office) -> None:
    case = office.considered()
    warning = office.warn(case, sent_how="letter")
    assert warning.received_on == office.in_days(2)
    assert office.stage(case) == Stage.ASSESSING
    office.later(2)
    assert office.stage(case) == Stage.WARNED


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"must_change": ""}, "must_change"),
        ({"sent_how": "phone"}, "sent_how"),
        ({"sent_on": None}, "sent_on"),
        ({"needs_answer": Answer.NOT_ASKED}, "needs_answer"),
        ({"nominee_answer": Answer.YES}, "nominee_words"),
    ],
)
def test_r6_what_is_wrong_with_a_warning_is_said_beside_its_field(
    office: Office, values: dict[str, object], field: str
) -> None:
    case = office.considered()
    with pytest.raises(Invalid) as found:
        office.warn(case, **values)
    assert [p.field for p in found.value.problems] == [field]


def test_r6_a_returned_warning_does_not_stand(office: Office) -> None:
    case = office.considered()
    warning = office.warn(case)
    record_warning_returned(office.at("priya"), warning, office.today)
    assert office.stage(case) == Stage.ASSESSING


def test_r6_measures_need_an_incident_after_the_warning(office: Office) -> None:
    case = office.warned()
    office.later()
    with pytest.raises(Invalid, match="no incident after that"):
        office.propose(case)


def test_r6_going_straight_to_measures_needs_a_recorded_reason(office: Office) -> None:
    case = office.considered()
    with pytest.raises(Invalid, match="No warning stands"):
        office.propose(case)
    with pytest.raises(Invalid, match="cannot wait"):
        office.propose(case, straight_ground="violence")
    office.propose(case, straight_ground="violence", straight_reason="He hit the door.")
    assert office.stage(case) == Stage.PROPOSED


def test_r8_a_need_named_at_the_warning_becomes_an_adjustment(office: Office) -> None:
    case = office.considered()
    warning = office.warn(case, needs_answer=Answer.NO_ANSWER_YET)
    answer_needs(office.at("sam"), warning, Answer.YES, "“Large print, please.”")
    (asked,) = office.file(case).adjustments
    assert (asked.words, asked.state) == ("“Large print, please.”", AdjustmentState.ASKED)
    assert office.step(case, "Answer need").rule == "R8"


def test_r8_an_account_is_asked_for_by_a_way_that_the_customer_can_use(office: Office) -> None:
    case = office.opened()
    office.adjustment(case, channels_unusable=("phone",))
    asked = NewAccount(invited_on=office.today, how="phone", words="“I waited.”")
    with pytest.raises(Invalid, match="cannot use phone"):
        record_account(office.at("priya"), case.id, asked)


def test_r6_a_warning_on_its_way_is_named_where_none_stands_yet(office: Office) -> None:
    case = office.considered()
    office.warn(case, sent_how="letter")
    why = "The warning of 3 June 2026 counts as received on 5 June 2026. Measures need an incident"
    with pytest.raises(Invalid, match=why):
        office.propose(case)


def test_r12_what_the_customer_said_at_the_warning_stands(office: Office) -> None:
    case = office.considered()
    warning = office.warn(
        case,
        needs_answer=Answer.YES,
        needs_words="“I need large print.”",
        nominee_answer=Answer.YES,
        nominee_words="“My sister Ada.”",
    )
    with pytest.raises(Refused, match="Record what they say now as a need"):
        answer_needs(office.at("kofi"), warning, Answer.NO, "")
    with pytest.raises(Refused, match="Record whom they nominate now as a nomination"):
        answer_nominee(office.at("kofi"), warning, Answer.NO_ANSWER_YET, "")


def test_r12_what_was_said_before_an_answer_stands_beside_it(office: Office) -> None:
    case = office.considered()
    warning = office.warn(
        case, nominee_answer=Answer.NO_ANSWER_YET, nominee_words="“I will ask Ada.”"
    )
    answered = answer_nominee(office.at("kofi"), warning, Answer.YES, "“Ada, my sister.”")
    assert answered.nominee_words == "“I will ask Ada.”\n“Ada, my sister.”"


def test_r12_whoever_writing_does_not_suit_is_warned_as_they_can_use(office: Office) -> None:
    case = office.considered(office.customer(format="by_phone"))
    with pytest.raises(Invalid, match="is not sent"):
        office.warn(case, format="by_phone", sent_how="letter")
    warning = office.warn(case, format="by_phone", sent_how="phone")
    assert warning.received_on == office.today
    with pytest.raises(Invalid, match="“phone” is not in the list"):
        office.warn(office.considered(), sent_how="phone")


def test_r12_the_warning_asks_whom_the_customer_nominates(office: Office) -> None:
    case = office.considered()
    warning = office.warn(case, nominee_answer=Answer.NO_ANSWER_YET)
    assert office.step(case, "Record whether the customer nominates")
    with pytest.raises(Invalid):
        answer_nominee(office.at("sam"), warning, Answer.YES, "")
    answer_nominee(office.at("sam"), warning, Answer.NO, "")
    assert not [s for s in office.steps(case) if s.rule == "R12"]


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


def test_r8_declining_needs_a_reason_and_agreeing_a_day_of_review(office: Office) -> None:
    case = office.opened()
    asked = ask_adjustment(
        office.at("sam"), case.customer_id, NewAdjustment(words="Evenings only."), case.id
    )
    for form, field in (
        (AdjustmentAnswer(agreed=False), "reason"),
        (AdjustmentAnswer(agreed=True), "review_on"),
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


def test_r6_a_warning_comes_back_once_and_not_before_it_was_sent(office: Office) -> None:
    case = office.warned()
    (warning,) = office.file(case).warnings
    with pytest.raises(Invalid, match="before it was sent"):
        record_warning_returned(office.at("priya"), warning, office.today.subtract(days=1))
    returned = record_warning_returned(office.at("priya"), warning, office.today)
    office.later()
    with pytest.raises(Refused, match="recorded already"):
        record_warning_returned(office.at("priya"), returned, office.today)


def test_r6_a_warning_on_its_way_that_the_customer_cannot_use_does_not_count(
    office: Office,
) -> None:
    case = office.considered()
    office.warn(case, sent_how="letter")
    warning = office.file(case).warnings[-1]
    assert warning.received_on > office.today
    office.adjustment(case, channels_unusable=("letter",))
    assert office.file(case).warnings[-1].returned_on == office.today
    office.later(5)
    assert office.stage(case) != Stage.WARNED
    assert "counts as returned" in office.file(case).notes[-1].words
