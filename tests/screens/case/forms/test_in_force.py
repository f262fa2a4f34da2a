"""What is recorded once measures are decided, as the forms send it (R8, R13-R14, R19-R26)."""

import pytest

from screens.case.forms import (
    adjustments,
    conflicts,
    issues,
    measures,
    personnel,
    roles,
    support,
    telling,
)
from tests.screens.case.conftest import fields
from ubp_tui.casework.doorway import asked_role
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Role
from ubp_tui.policy.measures import IssueClosed, LimitedContact, PublicBody
from ubp_tui.policy.standing import State, unresolved_conflicts
from ubp_tui.policy.taking_part import taking_part


def state(story, place: int = 0) -> State:
    return story.view().standings[place].state


def test_r19_a_review_lifts_what_still_stands_and_the_customer_is_told(story):
    story.in_force(story.by_email())
    view = story.view("hal")
    spec = measures.review_form(story.desk("hal"), view, view.file.decisions[0])
    with pytest.raises(Invalid) as empty:
        story.fill_in(spec, "hal")
    assert fields(empty) == {"outcome", "reasons"}
    story.fill_in(spec, "hal", outcome="lift", reasons="All is calm.")
    assert state(story) == State.ENDED
    review = story.view().file.reviews[0]
    story.fill_in(
        telling.review_form(story.desk(), story.view(), review), told_on="today", how="email"
    )
    assert story.view().file.reviews[0].told_on == story.desk().today()


def test_r19_a_measure_is_made_milder_and_never_stricter(story):
    story.in_force(LimitedContact(weekdays=(2, 4)))
    view = story.view("hal")
    spec = measures.reduce_form(story.desk("hal"), view, view.file.measures[0])
    with pytest.raises(Invalid) as stricter:
        story.fill_in(spec, "hal", reasons="Calmer.", weekdays=("2",))
    assert "would be lost" in str(stricter.value)
    story.fill_in(spec, "hal", reasons="Calmer.", weekdays=("2", "3", "4"))
    assert story.view().file.measures[0].details == LimitedContact(weekdays=(2, 3, 4))


def test_r19_a_reduction_that_changes_nothing_is_not_taken(story):
    story.in_force(story.by_email())
    view = story.view("hal")
    spec = measures.reduce_form(story.desk("hal"), view, view.file.measures[0])
    with pytest.raises(Invalid) as nothing:
        story.fill_in(spec, "hal", reasons="Calmer.")
    assert fields(nothing) == {"details"}


def test_r21_a_team_leader_cannot_lift_what_a_head_of_service_decided(story):
    story.in_force(story.by_email())
    spec = measures.lift_form(story.desk(), story.view(), story.view().file.measures[0])
    with pytest.raises(Refused):
        story.fill_in(spec, reasons="All is calm.")
    spec = measures.lift_form(story.desk("hal"), story.view("hal"), story.view().file.measures[0])
    story.fill_in(spec, "hal", reasons="All is calm.")
    assert state(story) == State.ENDED


def test_r20_the_customer_is_told_of_an_end_in_the_format_they_need(story):
    story.in_force(story.by_email())
    lift = measures.lift_form(story.desk("hal"), story.view("hal"), story.view().file.measures[0])
    story.fill_in(lift, "hal", reasons="All is calm.")
    spec = telling.end_form(story.desk(), story.view(), "M2")
    story.fill_in(spec, told_on="today", how="email")
    assert story.view().file.ends_told[0].format == "standard"


def test_r8_a_measure_is_changed_so_that_it_fits_an_adjustment_agreed_later(story):
    story.in_force(story.by_email())
    asked = adjustments.ask_form(story.desk(), story.view())
    story.fill_in(asked, words="I can't read a screen.", channels_unusable=("email",))
    adjustment = story.view().file.adjustments[0]
    agree = adjustments.answer_form(story.desk(), story.view().staff, adjustment, "UBP-0001")
    story.fill_in(agree, answer="agreed", review_on="1/12/2026")
    assert state(story) == State.SUSPENDED
    measure = story.view().file.measures[0]
    [adjustment] = unresolved_conflicts(story.view().file, measure)
    spec = conflicts.resolve_form(story.desk("hal"), story.view("hal"), measure, adjustment)
    told = {"told_on": "today", "how": "phone"}
    by_post = {"method": "letter", "address": "1 Mill Lane", "words": "By post now."}
    story.fill_in(spec, "hal", **by_post, **told)
    assert state(story) == State.BINDING


def test_r14_m3_is_suspended_while_its_issue_is_open_again(story):
    issue = IssueClosed(
        issue="the boiler",
        our_reference="C-1",
        final_response_on=story.desk().today().subtract(days=9),
    )
    story.in_force(issue)
    measure = story.view().file.measures[0]
    story.fill_in(issues.opened_form(story.desk(), story.view(), measure), reason="Repair R-9")
    assert state(story) == State.SUSPENDED
    suspension = story.view().file.measures[0].suspensions[0]
    closed = issues.closed_form(story.desk(), story.view(), measure, suspension)
    with pytest.raises(Invalid):
        story.fill_in(closed)
    story.fill_in(closed, sure="yes")
    assert state(story) == State.SUSPENDED
    suspension = story.view().file.measures[0].suspensions[0]
    binds = issues.binds_form(story.desk(), story.view(), measure, suspension)
    with pytest.raises(Invalid):
        story.fill_in(binds, told_on="today")
    story.fill_in(binds, told_on="today", how="phone")
    assert state(story) == State.BINDING


def test_r13_the_report_to_a_public_body_is_recorded(story):
    body = PublicBody(body="police", shared="The letter.", why="A threat.", lawful_basis="x")
    story.decided(body)
    spec = measures.report_form(story.desk(), story.view(), story.view().file.measures[0])
    story.fill_in(spec, reported_on="today", reference="54-77")
    assert story.view().file.measures[0].report_reference == "54-77"


def test_r25_those_with_a_part_in_the_case_lead_the_list_of_who_is_replaced(story, office):
    story.in_force(story.single_contact())
    view = story.view()
    spec = personnel.ask_form(story.desk(), view, taking_part(view.file))
    (about,) = [question for question in spec.ask({}) if question.name == "about_id"]
    names = [option.label for option in about.options]
    assert names[:3] == ["Sam Reed", "Dee Patel", "Tom Leader"]
    assert sorted(names) == sorted(p.name for p in office.people.values())
    assert about.value == about.options[0].code


def test_r21_r25_another_person_is_asked_for_accepts_and_takes_over_once_told(story, office):
    story.in_force(story.single_contact())
    ask = personnel.ask_form(story.desk("sam"), story.view("sam"))
    story.fill_in(ask, "sam", about_id=str(office.people["sam"].id), words="It is too much.")
    change = story.view().file.personnel_changes[0]
    answer = personnel.answer_form(story.desk("hal"), story.view("hal"), change)
    story.fill_in(answer, "hal", agreed="yes", answer="Of course.")
    measure = story.view().file.measures[0]
    asha = str(office.people["asha"].id)
    asked = roles.ask_form(story.desk(), story.view(), measure)
    story.fill_in(asked, role=Role.CONTACT, staff_id=asha)
    role = story.view().file.contact_roles[-1]
    accept = roles.answer_form(
        story.desk("asha"), story.view(), asked_role(story.view().file, role)
    )
    story.fill_in(accept, "asha", answer="accept", support_offered="A talk each week.")
    role = story.view().file.contact_roles[-1]
    story.fill_in(roles.tell_form(story.desk(), story.view(), role), told_on="today", how="phone")
    assert str(story.view().file.measures[0].details.staff_id) == asha  # type: ignore[union-attr]


def test_r23_whoever_is_asked_is_warned_where_they_are_involved(story, office):
    story.in_force(story.single_contact())
    spec = roles.ask_form(story.desk(), story.view(), story.view().file.measures[0])
    options = {option.label: option.help for option in spec.ask({})[1].options}
    assert options["Asha Adviser"] == "recorded the incident INC-0001"
    assert options["Sam Reed"] == ""


def test_r23_an_answer_is_chosen_before_it_counts(story):
    story.decided(story.single_contact())
    role = story.view().file.contact_roles[0]
    spec = roles.answer_form(story.desk("sam"), story.view(), asked_role(story.view().file, role))
    with pytest.raises(Invalid) as unanswered:
        story.fill_in(spec, "sam")
    assert fields(unanswered) == {"answer"}


def test_r22_support_is_offered_and_followed_up_outside_the_timeline(story, office):
    spec = support.offer_form(story.desk(), story.view(), office.people["asha"].id)
    story.fill_in(spec, offer="A talk.", follow_up_on="tomorrow")
    offered = story.view().file.support[0]
    follow_up = support.follow_up_form(story.desk(), story.view(), offered)
    story.fill_in(follow_up, answer="It helped.")
    assert story.view().file.support[0].followed_up_at is not None
    assert not any("It helped." in entry.words for entry in story.view().timeline)


def test_r24_a_check_in_is_held_with_whoever_is_in_touch(story, office):
    story.in_force(story.single_contact())
    spec = support.check_in_form(story.desk(), story.view(), office.people["sam"].id)
    story.fill_in(spec, note="Going well.")
    assert story.view().file.check_ins[0].note == "Going well."


def test_r31_an_appeal_key_of_the_case_asks_policy_with_the_appeal_itself(story):
    story.in_force(story.by_email())
    refusal = story.view().why_not(Action.REVIEW_APPEAL, None)
    assert refusal is not None and refusal.rule == "R31"
