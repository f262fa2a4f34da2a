"""Withholding what a public body is told: on whose word, until when, and told late (R12)."""

from typing import Any

import pytest

from tests.casework.office import Office
from tests.policy.builders import POLICE
from ubp_tui.casework.cases import close_case, give_case
from ubp_tui.casework.contacts import log_contact
from ubp_tui.casework.informing import (
    confirm_withholding,
    decline_withholding,
    record_report,
)
from ubp_tui.casework.measures import lift_measure
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.telling import tell_end
from ubp_tui.policy import facts
from ubp_tui.policy.facts import ItemState
from ubp_tui.policy.forms.contacts import NewContact
from ubp_tui.policy.informing import current_item, informed_at
from ubp_tui.policy.standing import State


@pytest.mark.parametrize("number", [1, 5, 8, 12])
def test_r12_only_questions_wait_for_an_answer_and_only_item_10_is_withheld(
    office: Office, number: int
) -> None:
    case, _ = office.decided()
    with pytest.raises(Invalid, match="Only items 6 and 7"):
        office.item(case, number, state=ItemState.NO_ANSWER)
    with pytest.raises(Invalid, match="Only item 10"):
        office.item(case, number, state=ItemState.WITHHELD)


def withhold(office: Office, case: facts.Case, reason: str, **more: Any) -> facts.InformingItem:
    """Priya says in Helen's name that what the police are told is withheld."""
    values = {"authorised_by_id": office.id_of("helen"), "look_again_on": office.in_days(10)}
    return office.item(case, 10, state=ItemState.WITHHELD, reason=reason, **(values | more))


def withheld(office: Office) -> tuple[facts.Case, facts.InformingItem]:
    """A decision on M2 and M6; what the police are told of it is to be withheld."""
    case, _ = office.decided(office.by_email(), POLICE)
    return case, withhold(office, case, "The police ask for it.")


def tell(office: Office, case: facts.Case, *numbers: int) -> None:
    for number in numbers:
        office.item(case, number)


def told_without_m6(office: Office) -> tuple[facts.Case, facts.Decision]:
    """The letter has gone and said nothing of the police: that is withheld on Helen's word."""
    case, item = withheld(office)
    confirm_withholding(office.at("helen"), item)
    tell(office, case, *range(1, 10), 11, 12)
    office.later()
    return case, office.file(case).decisions[-1]


def m6(office: Office, case: facts.Case) -> facts.Measure:
    return next(m for m in office.file(case).measures if m.code == "M6")


def test_r12_withholding_says_why_who_authorised_it_and_until_when(office: Office) -> None:
    case, _ = office.decided(office.by_email(), POLICE)
    with pytest.raises(Invalid) as found:
        office.item(case, 10, state=ItemState.WITHHELD, authorised_by_id=office.id_of("priya"))
    assert [p.field for p in found.value.problems] == [
        "reason",
        "look_again_on",
        "authorised_by_id",
    ]
    withhold(office, case, "The police ask for it.")
    assert office.step(case, "Confirm that item 10").owner_id == office.id_of("helen")


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
    tell(office, case, *range(1, 10), 11)
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
        withhold(office, case, "They ask for it.", look_again_on=office.today.add(years=3))


def test_r12_what_the_letter_left_out_may_go_on_being_withheld(office: Office) -> None:
    case, _ = told_without_m6(office)
    office.later(9)
    not_done = "The police are not done."
    again = withhold(office, case, not_done, look_again_on=office.in_days(20))
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
    tell(office, case, 1, 2, 3, 4, 5, 12)
    assert office.states(case) == {"M2": State.BINDING, "M6": State.ENDED}
    assert informed_at(office.file(case), decision.id, office.policy) == told


def test_r29_what_was_told_late_may_be_appealed_though_the_rest_was_before(office: Office) -> None:
    case, decision = told_without_m6(office)
    office.appeal(case, decision)
    office.later(30)
    office.item(case, 10)
    with pytest.raises(Invalid, match="appealed already"):
        office.appeal(case, decision)
    tell(office, case, 1, 2, 3, 4, 5, 12)
    office.later()
    assert not office.appeal(case, decision).late_reason
    with pytest.raises(Invalid, match="appealed already"):
        office.appeal(case, decision)


def test_r20_a_case_waits_until_what_was_withheld_has_been_told(office: Office) -> None:
    case, _ = told_without_m6(office)
    office.later(25)
    record_report(office.at("priya"), case.id, m6(office, case).id, office.today, "CAD 7")
    lift_measure(office.at("helen"), case.id, office.file(case).measures[0].id, "Enough.")
    tell_end(office.at("priya"), case.id, office.telling("email"))
    office.item(case, 10)
    with pytest.raises(Refused, match="Tell the customer of the report"):
        close_case(office.at("helen"), office.file(case).case, "Over.")


def test_r12_what_the_customer_knows_is_not_withheld_any_more(office: Office) -> None:
    case, _ = office.decided(office.by_email(), POLICE)
    office.inform(case)
    with pytest.raises(Invalid, match="The letter has gone"):
        withhold(office, case, "An investigation.", look_again_on=office.in_days(20))


def test_r12_declining_to_withhold_ends_what_was_withheld_before(office: Office) -> None:
    case, item = withheld(office)
    confirm_withholding(office.at("helen"), item)
    imran = office.id_of("imran")
    again = withhold(office, case, "The police ask again.", authorised_by_id=imran)
    give_case(office.at("priya"), case.id, imran, "Authorises.")
    decline_withholding(office.at("imran"), again, "She is safe now.")
    (informing,) = office.file(case).informings
    assert current_item(informing, 10) is None


def test_r12_nothing_counts_against_a_customer_who_was_not_told_what_may_not_be_withheld(
    office: Office,
) -> None:
    case, _ = told_without_m6(office)
    office.later(5)
    form = NewContact(
        kind="outside the measures",
        channel="phone",
        happened_at=office.now,
        words="Rang.",
        our_reply_late=False,
    )
    log_contact(office.at("kofi"), case.customer_id, form)
    again = withhold(office, case, "They ask for longer.")
    decline_withholding(office.at("helen"), again, "There is no reason to.")
    (contact,) = office.file(case).contacts
    assert contact.struck_reason == "the customer had not been told everything"


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
