"""Contacts are logged by whoever takes them, and count only once confirmed (R12, R15-R17)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.casework.office import Office
from tests.policy.builders import NO_BOILER
from ubp_tui.casework.adjustments import withdraw_adjustment
from ubp_tui.casework.cases import give_case, take_case
from ubp_tui.casework.contact_check import check_contact
from ubp_tui.casework.contacts import (
    add_words,
    answer_contact,
    log_contact,
    take_back,
    tell_contact,
)
from ubp_tui.casework.informing import correct_letter, record_returned
from ubp_tui.casework.nominations import accept_nomination, nominate
from ubp_tui.casework.proposals import send_proposal, start_proposal
from ubp_tui.casework.refusals import ChangedElsewhere, Invalid, Refused
from ubp_tui.casework.staff import change_grade, record_absence
from ubp_tui.policy.contact_check.logged import confirmed, waiting
from ubp_tui.policy.contact_check.question import Verdict
from ubp_tui.policy.facts import Case, Contact
from ubp_tui.policy.forms.contacts import NewContact
from ubp_tui.policy.forms.nominating import NewNomination
from ubp_tui.policy.forms.proposing import ProposalForm


def log(office: Office, case: Case, kind: str = "permitted", **more: Any) -> Contact:
    """Kofi, who was not given the case, took a call."""
    values: dict[str, Any] = {"channel": "phone", "happened_at": office.now}
    form = NewContact(kind=kind, **(values | more))
    return log_contact(office.at("kofi"), case.customer_id, form)


def outside(office: Office, case: Case, **more: Any) -> Contact:
    """A call though only email is open to her."""
    values = {"words": "Rang to ask for her rent account.", "our_reply_late": False}
    return log(office, case, "outside the measures", **(values | more))


def immediate(office: Office) -> Case:
    """A measure that applies at once, of which the customer has not been told."""
    case = office.ready()
    why = "She threatened to come in."
    measure = office.measure(case, office.by_email(), immediate_reason=why)
    draft = start_proposal(office.at("priya"), case.id)
    form = ProposalForm(measures=(measure,), starts_on=office.today, months=12)
    office.decide(case, send_proposal(office.at("priya"), draft, form))
    return case


def problems(found: pytest.ExceptionInfo[Invalid]) -> list[tuple[str, str]]:
    return [(problem.field, problem.rule) for problem in found.value.problems]


@pytest.mark.parametrize("kind", ["permitted", "emergency", "neutral"])
def test_r17_anybody_logs_a_contact_with_or_without_a_sentence(office: Office, kind: str) -> None:
    case, _ = office.in_force()
    contact = log(office, case, kind)
    assert (contact.case_id, contact.logged_by_id) == (case.id, office.id_of("kofi"))
    assert contact.against_ids == ()
    assert office.file(case).contacts == (contact,)


def test_r17_one_outside_the_measures_names_those_it_goes_against(office: Office) -> None:
    case, _ = office.in_force()
    contact = outside(office, case)
    (measure,) = office.file(case).measures
    assert contact.against_ids == (measure.id,)
    assert contact.confirmed is None


@pytest.mark.parametrize(
    ("more", "field", "rule"),
    [
        ({"words": ""}, "words", "R17"),
        ({"our_reply_late": None}, "our_reply_late", "R17"),
        ({"our_reply_late": True}, "kind", "R17"),
        ({"about": "gas"}, "kind", "R15"),
        ({"about": "danger to anyone"}, "kind", "R15"),
        ({"about": "an appeal and its reasons"}, "kind", "R16"),
        ({"about": "a repair report"}, "kind", "R16"),
        ({"about": "the weather"}, "about", "R15"),
        ({"channel": "pigeon"}, "channel", "R17"),
    ],
)
def test_r17_what_cannot_be_outside_the_measures_is_refused(
    office: Office, more: dict[str, Any], field: str, rule: str
) -> None:
    case, _ = office.in_force()
    with pytest.raises(Invalid) as found:
        outside(office, case, **more)
    assert problems(found) == [(field, rule)]
    assert office.file(case).contacts == ()


@pytest.mark.parametrize(
    ("more", "rule"),
    [({"caller": "other"}, "R4"), ({"caller": "nominated"}, "R4"), ({"channel": "email"}, "R17")],
)
def test_r17_what_goes_against_no_measure_is_refused(
    office: Office, more: dict[str, Any], rule: str
) -> None:
    case, _ = office.in_force()
    nominee = NewNomination(
        kind="nomination",
        name="Ada",
        relationship="sister",
        contact="01225",
        may_discuss="all",
        consented_on=office.today,
        consented_how="phone",
    )
    accept_nomination(
        office.at("priya"), nominate(office.at("sam"), case.customer_id, nominee), office.today
    )
    with pytest.raises(Refused) as found:
        outside(office, case, **more)
    assert found.value.rule == rule
    assert office.file(case).contacts == ()


def test_r8_r17_what_was_suspended_then_or_is_by_now_counts_for_nothing(office: Office) -> None:
    case, _ = office.in_force()
    then = office.now
    agreed = office.adjustment(case, channels_unusable=("email",))
    with pytest.raises(Refused, match="No measure is in force"):
        outside(office, case)
    office.now = office.now.add(hours=1)
    withdraw_adjustment(office.at("kofi"), agreed)
    with pytest.raises(Refused, match="not in force any more"):
        outside(office, case, happened_at=then)


def test_r17_somebody_who_reached_their_point_of_contact_went_against_nothing(
    office: Office,
) -> None:
    case, _ = office.in_force(office.with_sam())
    values = {"channel": "phone", "happened_at": office.now, "words": "Rang."}
    form = NewContact(kind="outside the measures", our_reply_late=False, **values)
    with pytest.raises(Refused, match="reached you"):
        log_contact(office.at("sam"), case.customer_id, form)
    assert log_contact(office.at("kofi"), case.customer_id, form).against_ids


def test_r17_only_what_leads_is_gone_against(office: Office) -> None:
    case, _ = office.in_force(office.by_email(), NO_BOILER)
    (email,) = [m for m in office.file(case).measures if m.code == "M2"]
    assert outside(office, case).against_ids == (email.id,)


def test_r17_an_owner_who_cannot_any_more_keeps_nobody_from_confirming(office: Office) -> None:
    case, _ = office.in_force()
    contact = outside(office, case)
    change_grade(office.at("helen"), office.staff["priya"], "adviser")
    able = office.step(case, "Say whether a contact").owner_id
    who = office.at("ruth") if able is None else office.desk_of(able)
    take_case(office.at("ruth"), case.id, "Takes over.")
    assert answer_contact(who, contact, True, "").confirmed


def test_r12_that_they_were_told_of_nothing_is_not_recorded(office: Office) -> None:
    case, _ = office.in_force()
    with pytest.raises(Invalid, match="nothing new to tell"):
        log(office, case, told=True)


@pytest.mark.parametrize(
    ("about", "kind"), [("gas", "emergency"), ("a repair report", "permitted")]
)
def test_r15_r16_what_is_always_taken_or_accepted_is_logged_as_that(
    office: Office, about: str, kind: str
) -> None:
    case, _ = office.in_force()
    assert log(office, case, kind, about=about).about == about


def test_r17_where_no_measure_is_in_force_nothing_is_logged(office: Office) -> None:
    case, _ = office.decided()
    with pytest.raises(Refused, match="Take it as with any customer"):
        log(office, case)


def test_r17_a_contact_to_come_is_none(office: Office) -> None:
    case, _ = office.in_force()
    with pytest.raises(Invalid, match="cannot be to come"):
        log(office, case, happened_at=office.now.add(minutes=1))


def test_r17_what_was_in_force_then_counts_for_a_contact_logged_later(office: Office) -> None:
    case, _ = office.in_force()
    with pytest.raises(Refused, match="No measure is in force"):
        log(office, case, happened_at=office.now.subtract(days=60))


def test_r17_the_owner_confirms_and_it_counts(office: Office) -> None:
    case, _ = office.in_force()
    contact = outside(office, case)
    step = office.step(case, "Say whether a contact")
    assert (step.owner_id, step.rule) == (office.id_of("priya"), "R17")
    assert (len(waiting(office.file(case))), confirmed(office.file(case))) == (1, [])
    counts = answer_contact(office.at("priya"), contact, True, "")
    assert confirmed(office.file(case)) == [counts]
    assert office.step(case, "Tell the customer of a contact")
    tell_contact(office.at("priya"), counts, office.telling())
    assert not [s for s in office.steps(case) if s.rule == "R17"]


def test_r17_one_that_does_not_count_needs_a_reason_and_is_not_told_of(office: Office) -> None:
    case, _ = office.in_force()
    contact = outside(office, case)
    with pytest.raises(Invalid, match="Why it does not count"):
        answer_contact(office.at("priya"), contact, False, " ")
    answered = answer_contact(office.at("priya"), contact, False, "She was asked to ring.")
    assert confirmed(office.file(case)) == waiting(office.file(case)) == []
    with pytest.raises(Refused, match="not confirmed"):
        tell_contact(office.at("priya"), answered, office.telling())


def test_r17_nobody_but_the_owner_confirms_while_they_are_here(office: Office) -> None:
    case, _ = office.in_force()
    contact = outside(office, case)
    give_case(office.at("priya"), case.id, office.id_of("grace"), "Covers.")
    with pytest.raises(Refused, match="owns the case"):
        answer_contact(office.at("grace"), contact, True, "")
    record_absence(office.at("priya"), office.id_of("priya"), office.today, office.today)
    taken_over = office.step(case, "Say whether a contact").owner_id
    assert taken_over not in (office.id_of("priya"), None)
    assert answer_contact(office.desk_of(taken_over), contact, True, "").confirmed


def test_r17_two_who_answer_at_once_lose_nothing(office: Office) -> None:
    case, _ = office.in_force()
    contact = outside(office, case)
    answer_contact(office.at("priya"), contact, True, "")
    with pytest.raises((Refused, ChangedElsewhere)):
        answer_contact(office.at("priya"), contact, False, "No.")


def test_r17_once_the_measures_ended_nothing_waits(office: Office) -> None:
    case, decision = office.in_force()
    outside(office, case)
    office.now = office.now.add(days=400)
    assert decision.last_day is not None
    assert decision.last_day < office.today
    assert not [s for s in office.steps(case) if s.rule == "R17"]


def test_r17_whoever_logged_it_adds_the_sentence_or_takes_it_back(office: Office) -> None:
    case, _ = office.in_force()
    contact = add_words(office.at("kofi"), log(office, case), "Asked about her rent.")
    assert contact.words == "Asked about her rent."
    with pytest.raises(Refused, match="Whoever logged it"):
        take_back(office.at("sam"), contact)
    struck = take_back(office.at("kofi"), contact)
    assert struck.struck_at is not None
    with pytest.raises(Refused, match="settled"):
        add_words(office.at("kofi"), struck, "Again.")


def test_r17_what_counts_already_is_not_taken_back(office: Office) -> None:
    case, _ = office.in_force()
    counts = answer_contact(office.at("priya"), outside(office, case), True, "")
    with pytest.raises(Refused, match="settled"):
        take_back(office.at("kofi"), counts)


def test_r12_a_returned_letter_strikes_what_counted_against_the_customer(office: Office) -> None:
    case, _ = office.in_force()
    counts = answer_contact(office.at("priya"), outside(office, case), True, "")
    permitted = log(office, case)
    (informing,) = office.file(case).informings
    record_returned(office.at("priya"), case.id, informing.id, office.today, "Moved.")
    after = {contact.id: contact for contact in office.file(case).contacts}
    assert "the letter was returned" in after[counts.id].struck_reason
    assert after[permitted.id].struck_at is None
    assert confirmed(office.file(case)) == []


def test_r12_so_does_a_letter_that_never_went(office: Office) -> None:
    case, _ = office.in_force()
    outside(office, case)
    (informing,) = office.file(case).informings
    correct_letter(office.at("priya"), case.id, informing.id, "It was another customer's.")
    assert waiting(office.file(case)) == []


def test_r12_an_immediate_measure_counts_only_from_when_the_customer_was_told(
    office: Office,
) -> None:
    case = immediate(office)
    assert check_contact(office.at("kofi"), case.customer_id).answer.to_tell
    with pytest.raises(Invalid, match="Say whether you told"):
        log(office, case)
    with pytest.raises(Refused, match="had not been told"):
        outside(office, case, told=True)
    assert log(office, case, told=False).told_ids == ()
    told = log(office, case, told=True)
    (measure,) = office.file(case).measures
    assert told.told_ids == (measure.id,)
    office.now = office.now.add(hours=1)
    answer = check_contact(office.at("kofi"), case.customer_id).answer
    assert answer.to_tell == ()
    assert answer.verdict == Verdict.OTHER_CHANNEL
    assert outside(office, case).against_ids == (measure.id,)


def test_r12_what_they_were_told_of_at_once_stays_when_the_letter_comes_back(
    office: Office,
) -> None:
    case = immediate(office)
    log(office, case, told=True)
    office.now = office.now.add(hours=1)
    contact = outside(office, case)
    office.inform(case)
    (informing,) = office.file(case).informings
    record_returned(office.at("priya"), case.id, informing.id, office.today, "Moved.")
    assert [c.id for c in waiting(office.file(case))] == [contact.id]


def test_r12_that_they_were_told_at_once_is_taken_back_with_what_rested_on_it(
    office: Office,
) -> None:
    case = immediate(office)
    told = log(office, case, told=True)
    office.now = office.now.add(hours=1)
    outside(office, case)
    take_back(office.at("kofi"), told)
    assert waiting(office.file(case)) == []
    assert check_contact(office.at("kofi"), case.customer_id).answer.to_tell


def test_r17_a_closed_issue_that_was_brought_up_is_outside_the_measures(office: Office) -> None:
    case, _ = office.in_force(NO_BOILER)
    assert outside(office, case, channel="email").against_ids


def test_r17_it_is_told_once_and_in_a_way_the_customer_can_use(office: Office) -> None:
    case, _ = office.in_force()
    counts = answer_contact(office.at("priya"), outside(office, case), True, "")
    office.adjustment(case, channels_unusable=("phone",))
    with pytest.raises(Invalid, match="cannot use phone"):
        tell_contact(office.at("priya"), counts, office.telling(how="phone"))
    told = tell_contact(office.at("priya"), counts, office.telling())
    with pytest.raises(Refused, match="told already"):
        tell_contact(office.at("priya"), told, office.telling())


def test_r4_nobody_logs_what_is_about_themselves(office: Office) -> None:
    customer = office.customer(staff_id=office.id_of("kofi"))
    form = NewContact(kind="permitted", channel="phone", happened_at=office.now)
    with pytest.raises(Refused, match="about yourself"):
        log_contact(office.at("kofi"), customer.id, form)
