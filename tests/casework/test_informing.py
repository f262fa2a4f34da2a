"""Informing the customer: nothing binds before they are told (R12, R13, R23)."""

from dataclasses import replace

import pytest

from tests.casework.office import Office, details_of
from tests.policy.builders import POLICE
from ubp_tui.casework.adjustments import answer_adjustment
from ubp_tui.casework.customers import change_customer
from ubp_tui.casework.informing import (
    correct_letter,
    record_report,
    record_returned,
)
from ubp_tui.casework.measures import lift_measure
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.telling import tell_end
from ubp_tui.policy.facts import ItemState
from ubp_tui.policy.forms.preparing import AdjustmentAnswer
from ubp_tui.policy.informing import informed_at
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State


def test_r12_nothing_binds_before_the_customer_is_told(office: Office) -> None:
    case, _ = office.decided()
    office.later(10)
    assert office.states(case) == {"M2": State.UNTOLD}
    office.inform(case, last=11)
    assert office.states(case) == {"M2": State.UNTOLD}
    office.item(case, 12)
    assert office.states(case) == {"M2": State.BINDING}


def test_r12_a_measure_binds_from_the_start_that_was_decided(office: Office) -> None:
    case, _ = office.decided()
    office.inform(case)
    assert office.states(case) == {"M2": State.WAITING}
    assert office.step(case, "The measures come into force")
    office.later(5)
    assert office.states(case) == {"M2": State.BINDING}


def test_r12_a_letter_by_post_is_received_two_working_days_later(office: Office) -> None:
    case, _ = office.decided()
    office.later(5)
    office.inform(case, how="letter")
    assert office.states(case) == {"M2": State.WAITING}
    office.later(2)
    assert office.states(case) == {"M2": State.BINDING}


def test_r12_a_returned_letter_undoes_the_informing(office: Office) -> None:
    case, _ = office.in_force()
    checklist = office.file(case).informings[0]
    record_returned(office.at("priya"), case.id, checklist.id, office.today, "Gone away.")
    assert office.states(case) == {"M2": State.UNTOLD}
    assert office.stage(case) == Stage.INFORMING
    assert office.step(case, "Send the letter").due_on == office.in_days(5)
    office.item(case, 12)
    assert office.states(case) == {"M2": State.BINDING}


def test_r12_a_letter_that_was_not_sent_does_not_come_back(office: Office) -> None:
    case, _ = office.decided()
    checklist = office.file(case).informings[0]
    with pytest.raises(Refused, match="none can be taken back"):
        record_returned(office.at("priya"), case.id, checklist.id, office.today, "")


def test_r12_the_letter_comes_last(office: Office) -> None:
    case, _ = office.decided()
    office.inform(case, last=4)
    with pytest.raises(Invalid, match="Still to do: 5, 6, 7, 8, 9, 10, 11"):
        office.item(case, 12)


def test_r12_a_letter_in_a_format_the_customer_cannot_use_does_not_count(office: Office) -> None:
    case, _ = office.decided()
    office.adjustment(case, format="large_print")
    office.inform(case, last=10)
    with pytest.raises(Invalid, match="needs large print"):
        office.item(case, 11, format="standard")
    office.item(case, 11, format="large_print")
    office.item(case, 12, format="large_print")


def test_r12_a_need_named_at_item_6_becomes_an_adjustment(office: Office) -> None:
    case, _ = office.decided()
    office.item(case, 6, words="“Large print, please.”", adjustment_asked=True)
    assert [a.words for a in office.file(case).adjustments] == ["“Large print, please.”"]


def test_r12_no_answer_yet_blocks_nothing_and_stays_a_step(office: Office) -> None:
    case, _ = office.decided()
    office.inform(case, last=5)
    for number in (6, 7):
        office.item(case, number, state=ItemState.NO_ANSWER, words="")
    for number in range(8, 13):
        office.item(case, number)
    assert office.states(case) == {"M2": State.WAITING}
    assert [s.what for s in office.steps(case) if s.what.startswith("Ask again")] == [
        "Ask again about needs and adjustments",
        "Ask again about a nominated person",
    ]


def test_r12_an_item_answered_again_keeps_the_earlier_answer(office: Office) -> None:
    case, _ = office.decided()
    office.item(case, 1)
    office.item(case, 1, how="phone")
    assert [i.struck_at for i in office.file(case).informings[0].items] == [None, None]


def test_r12_an_answer_that_comes_later_does_not_move_the_day_of_being_told(
    office: Office,
) -> None:
    case, decision = office.decided()
    office.inform(case)
    told = informed_at(office.file(case), decision.id, office.policy)
    office.later(3)
    office.item(case, 6, state=ItemState.DONE, words="Large print, please.")
    assert informed_at(office.file(case), decision.id, office.policy) == told


def test_r12_the_record_of_the_letter_stands(office: Office) -> None:
    case, _ = office.decided()
    office.inform(case)
    with pytest.raises(Refused, match="record its return"):
        office.item(case, 12)


def test_r12_nothing_is_recorded_for_tomorrow(office: Office) -> None:
    case, _ = office.decided()
    with pytest.raises(Invalid, match="in the future"):
        office.item(case, 1, happened_on=office.today.add(days=1))


def test_r23_the_letter_waits_until_both_have_accepted(office: Office) -> None:
    case, _ = office.decided(office.with_sam())
    office.inform(case, last=11)
    with pytest.raises(Invalid, match="have not accepted yet"):
        office.item(case, 12)
    office.accept_roles(case)
    office.item(case, 12)


def test_r13_m6_is_done_when_its_report_is_recorded_and_the_customer_is_told(
    office: Office,
) -> None:
    case, _ = office.decided(POLICE)
    (measure,) = office.file(case).measures
    with pytest.raises(Invalid, match="reference"):
        record_report(office.at("priya"), case.id, measure.id, office.today, "")
    record_report(office.at("priya"), case.id, measure.id, office.today, "WP-1")
    with pytest.raises(Refused, match="already"):
        record_report(office.at("priya"), case.id, measure.id, office.today, "WP-1")
    office.inform(case)
    assert office.states(case) == {"M6": State.ENDED}


def test_r12_the_letter_of_another_case_does_not_come_back_here(office: Office) -> None:
    case, _ = office.decided()
    with pytest.raises(Refused, match="not on this case"):
        record_returned(office.at("priya"), case.id, case.id, office.today, "")


def test_r12_the_letter_waits_while_a_need_waits_for_an_answer(office: Office) -> None:
    case, _ = office.decided()
    office.item(case, 6, words="“Braille, please.”", adjustment_asked=True)
    office.inform(case, last=11)
    with pytest.raises(Invalid, match="Agree or decline first what the customer needs"):
        office.item(case, 12)
    need = office.file(case).adjustments[0]
    declined = AdjustmentAnswer(agreed=False, reason="She has it read to her.")
    answer_adjustment(office.at("priya"), need, declined)
    assert office.item(case, 12)


def test_r12_a_letter_on_its_way_that_the_customer_cannot_use_does_not_count(
    office: Office,
) -> None:
    case, _ = office.decided()
    office.inform(case, how="letter")
    office.adjustment(case, format="braille")
    (informing,) = office.file(case).informings
    assert informing.items[-1].struck_reason.startswith("the customer cannot use it")
    office.later(5)
    assert office.states(case) == {"M2": State.UNTOLD}
    assert office.step(case, "Send the letter")


def test_r12_a_letter_on_its_way_in_a_format_that_turns_out_unusable_does_not_count(
    office: Office,
) -> None:
    case, _ = office.decided()
    office.inform(case, how="letter")
    jane = office.file(case).customer
    change_customer(office.at("kofi"), jane, details_of(jane, format="braille"))
    (informing,) = office.file(case).informings
    assert informing.items[-1].struck_reason == "the customer cannot use it: Braille"
    office.later(5)
    assert office.states(case) == {"M2": State.UNTOLD}


def test_r12_a_letter_on_its_way_in_a_language_that_turns_out_not_to_be_theirs_does_not_count(
    office: Office,
) -> None:
    case, _ = office.decided()
    office.inform(case, how="letter")
    jane = office.file(case).customer
    change_customer(office.at("kofi"), jane, details_of(jane, language="Polish"))
    (informing,) = office.file(case).informings
    struck = informing.items[-1].struck_reason
    assert struck == "the customer cannot use it: Another language (Polish)"
    office.later(5)
    assert office.states(case) == {"M2": State.UNTOLD}


def test_r12_what_is_spoken_is_not_sent(office: Office) -> None:
    case, _ = office.in_force()
    jane = office.file(case).customer
    change_customer(office.at("kofi"), jane, details_of(jane, format="by_phone"))
    lift_measure(office.at("helen"), case.id, office.file(case).measures[0].id, "Enough.")
    told = office.telling("letter", "by_phone")
    with pytest.raises(Invalid, match="is not sent"):
        tell_end(office.at("priya"), case.id, told)
    tell_end(office.at("priya"), case.id, replace(told, how="phone"))


def test_r4_no_letter_goes_to_a_customer_who_turns_out_to_be_under_age(office: Office) -> None:
    case, _ = office.decided()
    jane = office.file(case).customer
    young = details_of(jane, born_on=office.today.subtract(years=15))
    change_customer(office.at("dee"), jane, young)
    with pytest.raises(Invalid, match="Jane Okafor was under 18 when this was decided, so M2"):
        office.inform(case)
    lift_measure(office.at("helen"), case.id, office.file(case).measures[0].id, "She is 15.")
    assert office.states(case) == {"M2": State.ENDED}


def test_r12_a_letter_that_was_not_sent_as_it_is_recorded_binds_nobody(office: Office) -> None:
    case, _ = office.in_force()
    (informing,) = office.file(case).informings
    with pytest.raises(Invalid, match="What is known about it"):
        correct_letter(office.at("priya"), case.id, informing.id, " ")
    correct_letter(office.at("priya"), case.id, informing.id, "It lay on the desk.")
    assert office.states(case) == {"M2": State.UNTOLD}
    with pytest.raises(Refused, match="none can be taken back"):
        correct_letter(office.at("priya"), case.id, informing.id, "Again.")


def test_r12_a_letter_recorded_wrongly_is_recorded_as_it_went(office: Office) -> None:
    case, _ = office.decided()
    office.inform(case)
    sent_on = office.today
    office.later()
    (informing,) = office.file(case).informings
    correct_letter(office.at("priya"), case.id, informing.id, "It went by post.")
    assert office.item(case, 12, how="letter", happened_on=sent_on).happened_on == sent_on


def test_r12_an_email_that_came_back_goes_by_post_the_same_day(office: Office) -> None:
    case, _ = office.in_force()
    (informing,) = office.file(case).informings
    record_returned(office.at("priya"), case.id, informing.id, office.today, "Bounced.")
    sent_on = informing.items[-1].happened_on
    with pytest.raises(Invalid, match="of that day came back"):
        office.item(case, 12, how=informing.items[-1].how, happened_on=sent_on)
    assert office.item(case, 12, how="letter", happened_on=sent_on)
