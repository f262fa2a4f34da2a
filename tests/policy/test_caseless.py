"""Incidents that have joined no case: who sees them, and when something is due (R1, R35)."""

import pytest
from msgspec.structs import replace

from tests.policy.builders import POLICY, Story, at, day
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.caseless import (
    details_due_on,
    need_waits_for,
    waits_for,
    why_not_drop,
    why_not_see,
)
from ubp_tui.policy.facts import AdjustmentState


@pytest.fixture
def story():
    return Story()


def asking(person, moment="2026-03-02 12:00"):
    return Asking(actor=person, policy=POLICY, now=at(moment))


def test_r35_an_adviser_sees_the_incidents_they_recorded(story):
    incident = story.incident()
    assert why_not_see(asking(story.asha), incident, story.customer) is None
    assert why_not_see(asking(story.sam), incident, story.customer).rule == "R35"


def test_r35_those_who_work_cases_see_every_incident_that_waits(story):
    incident = story.incident()
    for person in (story.tom, story.mina, story.hal, story.eve):
        assert why_not_see(asking(person), incident, story.customer) is None


def test_r4_where_the_customer_works_here_managers_see_it_and_never_they_themselves(story):
    incident = story.incident()
    customer = story.change(story.customer, staff_id=story.mina.id)
    assert why_not_see(asking(story.tom), incident, customer).rule == "R35"
    assert why_not_see(asking(story.hal), incident, customer) is None
    assert why_not_see(asking(story.mina), incident, customer).rule == "R4"


def test_r1_the_details_are_due_within_two_working_days(story):
    incident = story.incident("2026-03-06 09:00", details_completed_at=None)  # a Friday
    assert details_due_on(incident, POLICY) == day("2026-03-10")
    assert waits_for(incident, story.customer, POLICY).what == "its details"


def test_r1_then_a_case_or_a_reason_within_twenty_working_days(story):
    waits = waits_for(story.incident("2026-03-02 09:00"), story.customer, POLICY)
    assert (waits.what, waits.due_on) == ("a case", day("2026-03-30"))


def test_r1_an_incident_that_is_followed_up_comes_back_on_its_day(story):
    incident = story.incident(followed_up_until=day("2026-05-01"))
    assert waits_for(incident, story.customer, POLICY).due_on == day("2026-05-01")


def test_r8_a_need_without_a_case_waits_five_working_days_for_an_answer_then_for_its_review(story):
    asked = story.adjustment(None)  # asked on 3 March
    waits = need_waits_for(asked, POLICY)
    assert (waits.what, waits.due_on) == ("an answer", day("2026-03-09"))
    agreed = story.change(asked, state=AdjustmentState.AGREED, review_on=day("2026-09-01"))
    waits = need_waits_for(agreed, POLICY)
    assert (waits.what, waits.due_on) == ("its review", day("2026-09-01"))
    assert need_waits_for(story.change(agreed, review_on=None), POLICY) is None


def test_r35_a_need_is_seen_by_whoever_recorded_it_and_those_who_work_cases(story):
    need = story.adjustment(None)
    seen = [
        person.name
        for person in story.people.values()
        if why_not_see(asking(person), need, story.customer) is None
    ]
    assert {"Asha Adviser", "Tom Leader"} <= set(seen)
    assert "Sam Reed" not in seen


def test_r4_an_incident_about_somebody_under_18_waits_for_the_safeguarding_lead() -> None:
    story = Story()
    young = replace(story.customer, born_on=day("2012-01-01"))
    incident = story.incident("2026-03-02 09:00")
    waits = waits_for(incident, young, POLICY)
    assert (waits.what, waits.due_on) == ("a case for the safeguarding lead", day("2026-03-03"))
    by_tom = asking(story.tom)
    by_lead = asking(replace(story.tom, safeguarding_lead=True))
    refusal = why_not_drop(by_tom, incident, young)
    assert refusal is not None and "Open a case" in refusal.reason
    assert why_not_drop(by_lead, incident, young) is None
    assert why_not_drop(by_tom, incident, story.customer) is None
