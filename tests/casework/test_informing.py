"""Informing the customer: nothing binds before they are told (R12, R13, R23)."""

from dataclasses import replace

import pytest

from tests.casework.office import Office, details_of
from ubp_tui.casework.adjustments import answer_adjustment
from ubp_tui.casework.cases import close_case, give_case
from ubp_tui.casework.customers import change_customer
from ubp_tui.casework.informing import (
    confirm_withholding,
    correct_letter,
    decline_withholding,
    record_report,
    record_returned,
)
from ubp_tui.casework.measures import lift_measure
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.telling import tell_end
from ubp_tui.policy import facts
from ubp_tui.policy.facts import ItemState
from ubp_tui.policy.forms.preparing import AdjustmentAnswer
from ubp_tui.policy.informing import current_item, informed_at
from ubp_tui.policy.measures import PublicBody
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State

POLICE = PublicBody(body="Police", shared="His words.", why="A threat.", lawful_basis="public_task")


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


@pytest.mark.parametrize("number", [1, 5, 8, 12])
def test_r12_only_questions_wait_for_an_answer_and_only_item_10_is_withheld(
    office: Office, number: int
) -> None:
    case, _ = office.decided()
    with pytest.raises(Invalid, match="Only items 6 and 7"):
        office.item(case, number, state=ItemState.NO_ANSWER)
    with pytest.raises(Invalid, match="Only item 10"):
        office.item(case, number, state=ItemState.WITHHELD)


def test_r12_withholding_says_why_who_authorised_it_and_until_when(office: Office) -> None:
    case, _ = office.decided(office.by_email(), POLICE)
    with pytest.raises(Invalid) as found:
        office.item(case, 10, state=ItemState.WITHHELD, authorised_by_id=office.id_of("priya"))
    assert [p.field for p in found.value.problems] == [
        "reason",
        "look_again_on",
        "authorised_by_id",
    ]
    office.item(
        case,
        10,
        state=ItemState.WITHHELD,
        reason="The police ask for it.",
        authorised_by_id=office.id_of("helen"),
        look_again_on=office.in_days(10),
    )
    assert office.step(case, "Confirm that item 10").owner_id == office.id_of("helen")


def withheld(office: Office) -> tuple[facts.Case, facts.InformingItem]:
    """What the police were told is withheld, as Priya says in Helen's name."""
    case, _ = office.decided(office.by_email(), POLICE)
    return case, office.item(
        case,
        10,
        state=ItemState.WITHHELD,
        reason="The police ask for it.",
        authorised_by_id=office.id_of("helen"),
        look_again_on=office.in_days(10),
    )


def test_r12_only_whoever_is_named_confirms_that_it_is_withheld(office: Office) -> None:
    case, item = withheld(office)
    with pytest.raises(Refused, match="not been given"):
        confirm_withholding(office.at("imran"), item)
    with pytest.raises(Refused, match="Helen was named"):
        confirm_withholding(office.at("priya"), item)
    confirmed = confirm_withholding(office.at("helen"), item)
    assert confirmed.done_by_id == office.id_of("helen")
    assert office.step(case, "Look again").due_on == office.in_days(10)
    assert office.journal(case)[-1].header.row_id == confirmed.id
    with pytest.raises(Refused, match="does not wait for you any more"):
        confirm_withholding(office.at("helen"), item)


def test_r12_the_letter_waits_until_it_is_confirmed(office: Office) -> None:
    case, item = withheld(office)
    for number in (*range(1, 10), 11):
        office.item(case, number)
    with pytest.raises(Invalid, match="Helen has not confirmed yet"):
        office.item(case, 12)
    confirm_withholding(office.at("helen"), item)
    office.item(case, 12)


def test_r12_what_its_authoriser_does_not_authorise_is_open_again(office: Office) -> None:
    case, item = withheld(office)
    with pytest.raises(Invalid, match="Why it is not withheld"):
        decline_withholding(office.at("helen"), item, " ")
    struck = decline_withholding(office.at("helen"), item, "The police have spoken with her.")
    assert struck.struck_reason == "not authorised: The police have spoken with her."
    assert not [s for s in office.steps(case) if "withheld" in s.what]


def test_r12_it_is_looked_at_again_before_the_measures_are_reviewed(office: Office) -> None:
    case, _ = office.decided(office.by_email(), POLICE)
    with pytest.raises(Invalid, match=r"By 11 December 2026 the measures are reviewed or end"):
        office.item(
            case,
            10,
            state=ItemState.WITHHELD,
            reason="The police ask for it.",
            authorised_by_id=office.id_of("helen"),
            look_again_on=office.today.add(years=3),
        )


def told_without_m6(office: Office) -> tuple[facts.Case, facts.Decision]:
    """The letter has gone and said nothing of the police: that is withheld on Helen's word."""
    case, item = withheld(office)
    confirm_withholding(office.at("helen"), item)
    for number in (*range(1, 10), 11, 12):
        office.item(case, number)
    office.later()
    return case, office.file(case).decisions[-1]


def test_r12_what_the_letter_left_out_may_go_on_being_withheld(office: Office) -> None:
    case, _ = told_without_m6(office)
    office.later(9)
    again = office.item(
        case,
        10,
        state=ItemState.WITHHELD,
        reason="The police are not done.",
        authorised_by_id=office.id_of("helen"),
        look_again_on=office.in_days(20),
    )
    confirm_withholding(office.at("helen"), again)
    assert office.step(case, "Look again").due_on == office.in_days(20)


def test_r12_once_it_is_told_what_left_it_out_is_said_again_and_another_letter_goes(
    office: Office,
) -> None:
    case, decision = told_without_m6(office)
    office.later(5)
    record_report(office.at("priya"), case.id, m6(office, case).id, office.today, "CAD 7")
    assert office.states(case) == {"M2": State.BINDING, "M6": State.ENDED}
    told = informed_at(office.file(case), decision.id, office.policy)
    office.later(30)
    office.item(case, 10)
    assert office.states(case) == {"M2": State.BINDING, "M6": State.UNTOLD}
    step = office.step(case, "Explain the decision (6 left)")
    assert step.due_on == office.in_days(5)
    with pytest.raises(Invalid, match="Still to do: 1, 2, 3, 4, 5"):
        office.item(case, 12)
    for number in (1, 2, 3, 4, 5, 12):
        office.item(case, number)
    assert office.states(case) == {"M2": State.BINDING, "M6": State.ENDED}
    assert informed_at(office.file(case), decision.id, office.policy) == told


def test_r29_what_was_told_late_may_be_appealed_though_the_rest_was_before(office: Office) -> None:
    case, decision = told_without_m6(office)
    office.appeal(case, decision)
    office.later(30)
    office.item(case, 10)
    with pytest.raises(Invalid, match="appealed already"):
        office.appeal(case, decision)
    for number in (1, 2, 3, 4, 5, 12):
        office.item(case, number)
    office.later()
    assert not office.appeal(case, decision).late_reason
    with pytest.raises(Invalid, match="appealed already"):
        office.appeal(case, decision)


def test_r20_a_case_waits_until_what_was_withheld_has_been_told(office: Office) -> None:
    case, _ = told_without_m6(office)
    office.later(25)
    record_report(office.at("priya"), case.id, m6(office, case).id, office.today, "CAD 7")
    lift_measure(office.at("helen"), case.id, office.file(case).measures[0].id, "Enough.")
    tell_end(
        office.at("priya"),
        case.id,
        office.telling("email"),
    )
    office.item(case, 10)
    with pytest.raises(Refused, match="Tell the customer of the report"):
        close_case(office.at("helen"), office.file(case).case, "Over.")


def m6(office: Office, case: facts.Case) -> facts.Measure:
    return next(m for m in office.file(case).measures if m.code == "M6")


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


def test_r12_what_the_customer_knows_is_not_withheld_any_more(office: Office) -> None:
    case, _ = office.decided(office.by_email(), POLICE)
    office.inform(case)
    with pytest.raises(Invalid, match="The letter has gone"):
        office.item(
            case,
            10,
            state=ItemState.WITHHELD,
            reason="An investigation.",
            authorised_by_id=office.id_of("helen"),
            look_again_on=office.in_days(20),
        )


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


def test_r12_declining_to_withhold_ends_what_was_withheld_before(office: Office) -> None:
    case, item = withheld(office)
    confirm_withholding(office.at("helen"), item)
    again = office.item(
        case,
        10,
        state=ItemState.WITHHELD,
        reason="The police ask again.",
        authorised_by_id=office.id_of("imran"),
        look_again_on=office.in_days(10),
    )
    give_case(office.at("priya"), case.id, office.id_of("imran"), "Authorises.")
    decline_withholding(office.at("imran"), again, "She is safe now.")
    (informing,) = office.file(case).informings
    assert current_item(informing, 10) is None


def test_r12_a_report_that_was_lifted_before_it_was_made_is_told_of_to_nobody(
    office: Office,
) -> None:
    case, item = withheld(office)
    confirm_withholding(office.at("helen"), item)
    for measure in office.file(case).measures:
        lift_measure(office.at("helen"), case.id, measure.id, "She is safe now.")
    assert not [s for s in office.steps(case) if "withheld" in s.what]


def test_r12_where_only_a_withheld_report_is_left_before_the_letter_nothing_is_told(
    office: Office,
) -> None:
    case, item = withheld(office)
    confirm_withholding(office.at("helen"), item)
    m2 = next(m for m in office.file(case).measures if m.code == "M2")
    lift_measure(office.at("helen"), case.id, m2.id, "Enough.")
    record_report(office.at("priya"), case.id, m6(office, case).id, office.today, "CAD 7")
    assert office.states(case)["M6"] == State.ENDED
    assert not [s for s in office.steps(case) if s.tells and "withheld" not in s.what]


def test_r12_an_email_that_came_back_goes_by_post_the_same_day(office: Office) -> None:
    case, _ = office.in_force()
    (informing,) = office.file(case).informings
    record_returned(office.at("priya"), case.id, informing.id, office.today, "Bounced.")
    sent_on = informing.items[-1].happened_on
    with pytest.raises(Invalid, match="of that day came back"):
        office.item(case, 12, how=informing.items[-1].how, happened_on=sent_on)
    assert office.item(case, 12, how="letter", happened_on=sent_on)
