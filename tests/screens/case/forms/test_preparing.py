"""What is recorded before any measure, as the forms send it (R3, R6-R8, R27)."""

import pytest

from screens.case.forms import (
    adjustments,
    allegations,
    circumstances,
    incidents,
    nominations,
    notes,
    warnings,
)
from tests.screens.case.conftest import fields
from ubp_tui.casework.refusals import Invalid
from ubp_tui.casework.views import free_incidents
from ubp_tui.policy.facts import AdjustmentState, Answer


def test_a_note_keeps_its_words(story):
    story.fill_in(notes.note_form(story.desk(), story.view()), words="She rang to thank us.")
    assert story.view().file.notes[0].words == "She rang to thank us."


def test_r7_our_own_failings_can_be_a_contributing_factor(story):
    spec = circumstances.factor_form(story.desk(), story.view())
    codes = [option.code for option in spec.ask({})[0].options]
    for code in codes:
        story.fill_in(spec, kind=code, words="The repair took a year.")
    assert {factor.kind for factor in story.view().file.factors} == set(codes)


def test_r7_an_account_in_the_customers_words_or_why_there_is_none(story):
    spec = circumstances.account_form(story.desk(), story.view())
    with pytest.raises(Invalid) as empty:
        story.fill_in(spec)
    assert fields(empty) == {"words"}
    story.fill_in(spec, words="Nobody came.", invited_on="today", how="phone")
    assert story.view().file.accounts[0].words == "Nobody came."


def test_r6_r12_a_warning_is_not_taken_without_its_two_questions(story):
    spec = warnings.warning_form(story.desk(), story.view())
    with pytest.raises(Invalid) as unasked:
        story.fill_in(spec, must_change="Be calm.", sent_how="email", sent_on="today")
    assert fields(unasked) == {"needs_answer", "nominee_answer"}
    story.fill_in(
        spec,
        must_change="Be calm.",
        sent_how="email",
        sent_on="today",
        needs_answer=Answer.NO_ANSWER_YET,
        nominee_answer=Answer.NO,
    )
    assert story.view().stage.stage == "warned"


def test_r12_the_source_sentence_stands_whole_above_the_two_questions(story, policy):
    spec = warnings.warning_form(story.desk(), story.view())
    assert policy.needs_sentence in [question.hint for question in spec.ask({})]


def test_r8_a_need_named_at_the_warning_waits_to_be_agreed_or_declined(story):
    story.fill_in(
        warnings.warning_form(story.desk(), story.view()),
        must_change="Please speak calmly with us.",
        sent_how="email",
        sent_on="today",
        format="standard",
        needs_answer=Answer.NO_ANSWER_YET,
        nominee_answer=Answer.NO,
    )
    view = story.view()
    spec = warnings.needs_form(story.desk(), view, view.file.warnings[0])
    story.fill_in(spec, answer=Answer.YES, words="Large print, please.")
    assert story.view().file.adjustments[0].words == "Large print, please."


def test_r6_a_warning_that_came_back_does_not_stand(story):
    story.warned()
    view = story.view()
    spec = warnings.returned_form(story.desk(), view, view.file.warnings[0])
    with pytest.raises(Invalid) as no_day:
        story.fill_in(spec)
    assert fields(no_day) == {"returned_on"}
    story.fill_in(spec, returned_on="today")
    assert story.view().stage.stage == "assessing"


def test_r8_an_adjustment_keeps_the_words_and_what_they_mean_as_data(story):
    story.fill_in(
        adjustments.ask_form(story.desk(), story.view()),
        words="I can't do mornings or letters.",
        channels_unusable=("letter",),
        days_needed=("2", "4"),
    )
    asked = story.view().file.adjustments[0]
    assert asked.words == "I can't do mornings or letters."
    assert asked.terms.channels_unusable == ("letter",)
    assert asked.terms.days_needed == (2, 4)


def test_r8_an_answer_is_chosen_and_a_refusal_has_its_reason(story):
    story.fill_in(adjustments.ask_form(story.desk(), story.view()), words="Large print")
    adjustment = story.view().file.adjustments[0]
    spec = adjustments.answer_form(story.desk(), story.view().staff, adjustment, "UBP-0001")
    with pytest.raises(Invalid) as unanswered:
        story.fill_in(spec)
    assert fields(unanswered) == {"answer"}
    with pytest.raises(Invalid) as no_reason:
        story.fill_in(spec, answer="declined")
    assert fields(no_reason) == {"reason"}
    story.fill_in(spec, answer="agreed", review_on="1/12/2026", format="large_print")
    agreed = story.view().file.adjustments[0]
    assert agreed.state == AdjustmentState.AGREED
    assert agreed.terms.format == "large_print"


def test_r8_the_customer_can_withdraw_an_adjustment(story):
    story.fill_in(adjustments.ask_form(story.desk(), story.view()), words="Large print")
    adjustment = story.view().file.adjustments[0]
    spec = adjustments.withdraw_form(story.desk(), story.view(), adjustment)
    with pytest.raises(Invalid):
        story.fill_in(spec, sure="no")
    story.fill_in(spec, sure="yes")
    assert story.view().file.adjustments[0].state == AdjustmentState.WITHDRAWN


def test_r27_a_nomination_is_recorded_accepted_and_ended(story):
    story.fill_in(
        nominations.nominate_form(story.desk(), story.view()),
        name="Ann Okafor",
        relationship="sister",
        contact="07700 900001",
        may_discuss="Everything",
        consented_on="today",
        consented_how="phone",
    )
    nomination = story.view().file.nominations[0]
    spec = nominations.accept_form(story.desk(), story.view(), nomination)
    story.fill_in(spec, accepted_on="today")
    nomination = story.view().file.nominations[0]
    assert nomination.is_live(story.desk().today())
    spec = nominations.end_form(story.desk(), story.view(), nomination)
    story.fill_in(spec, ended_on="today", ended_by="the customer")
    assert not story.view().file.nominations[0].is_live(story.desk().today())


def test_a_date_that_cannot_be_read_is_said_beside_its_field(story):
    spec = nominations.nominate_form(story.desk(), story.view())
    with pytest.raises(Invalid) as unreadable:
        story.fill_in(spec, consented_on="31 Feb", until="whenever")
    assert fields(unreadable) == {"consented_on", "until"}


def test_r1_an_incident_that_waits_joins_the_case(story, office):
    customer = story.view().file.customer
    other = office.incident(office.customer("Kowalski, Piotr", "P2"))
    waiting = office.incident(customer)
    found = free_incidents(story.desk(), customer.id)
    assert [i.id for i in found] == [waiting.id] != [other.id]
    spec = incidents.join_form(story.desk(), story.view(), found)
    story.fill_in(spec, incident=str(waiting.id))
    assert len(story.view().file.incidents) == 2
    assert free_incidents(story.desk(), customer.id) == ()


def test_r1_an_incident_that_waits_can_be_dropped_from_here(story, office):
    waiting = office.incident(story.view().file.customer)
    spec = incidents.drop_form(story.desk(), story.view(), waiting)
    with pytest.raises(Invalid):
        story.fill_in(spec)
    story.fill_in(spec, reason="It was somebody else.")
    assert free_incidents(story.desk(), waiting.customer_id) == ()


def test_r9_an_incident_is_found_unproven_with_a_reason(story):
    spec = incidents.unproven_form(story.desk(), story.view(), story.incident)
    story.fill_in(spec, reason="The recording shows nothing.")
    assert story.view().file.incidents[0].unproven_at is not None


def test_r3_an_allegation_is_looked_into_by_somebody_else(story, office):
    asha, tia = office.people["asha"].id, office.people["tia"].id
    spec = allegations.on_case_form(story.desk(), story.view(), story.view().file.incidents)
    with pytest.raises(Invalid) as nobody:
        story.fill_in(spec, words="She hung up on me.")
    assert fields(nobody) == {"about_id", "looks_into_id"}
    story.fill_in(
        spec,
        words="She hung up.",
        about_id=str(asha),
        looks_into_id=str(tia),
        incident_id=str(story.incident.id),
    )
    allegation = story.view().file.allegations[0]
    assert allegation.incident_id == story.incident.id
    outcome = allegations.outcome_form(
        story.desk("tia"), story.view("tia").file.staff, allegation, "UBP-0001"
    )
    story.fill_in(outcome, "tia", outcome="The line dropped.")
    assert story.view().file.allegations[0].outcome == "The line dropped."
