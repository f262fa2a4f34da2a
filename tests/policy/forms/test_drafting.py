"""What the wizard's fields hold, read as a proposal (R6-R11)."""

import pytest

from tests.policy.builders import POLICY, Story, at, day
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.forms.drafting import contradictions, draft_problems, read_proposal
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    NominatedPerson,
    PublicBody,
    SingleContact,
    SingleMethod,
)

TODAY = day("2026-04-01")


@pytest.fixture
def story():
    """Warned, with an incident since, everything considered."""
    story = Story()
    story.incident("2026-03-02 09:00")
    story.warn()
    story.considered()
    story.incident("2026-03-20 09:00")
    return story


def typed(story, *codes, **fields):
    """A draft that is complete but for what the measures carry; `M1__x` stands for "M1.x"."""
    values = {
        "incidents": tuple(str(i.id) for i in story.file.incidents),
        "measures": codes,
        "starts_on": "2/4/2026",
        "months": "12",
    }
    for code in codes:
        values |= {f"{code}.why_nothing_less": "Asked twice.", f"{code}.also_considered": "Calls."}
    return values | {name.replace("__", "."): value for name, value in fields.items()}


def problems(story, values):
    asking = Asking(actor=story.tom, policy=POLICY, now=at("2026-04-01 10:00"))
    found = draft_problems(values, story.file, asking)
    return {problem.field: problem.message for problem in found}


def details(values):
    form, _ = read_proposal(values, TODAY)
    return [measure.details for measure in form.measures]


def test_r9_a_complete_draft_can_be_sent(story):
    values = typed(story, "M2", M2__method="email", M2__address="jane@example.org")
    assert problems(story, values) == {}


def test_each_of_the_six_measures_is_read_with_everything_it_carries(story):
    nomination = story.nomination()
    values = typed(
        story,
        *("M1", "M2", "M3", "M4", "M5", "M6"),
        M1__staff_id=str(story.sam.id),
        M1__deputy_id=str(story.dee.id),
        M1__channels=("phone", "email"),
        M1__reached_by="01225",
        M1__hears_back="weekly",
        M2__method="email",
        M2__address="jane@example.org",
        M3__issue="the boiler of 2025",
        M3__our_reference="C-5512",
        M3__final_response_on="2 Feb 2026",
        M4__weekdays=("4", "2"),
        M5__nomination_id=str(nomination.id),
        M6__body="Wiltshire Police",
        M6__shared="the threat",
        M6__why="safety",
        M6__lawful_basis="vital_interests",
    )
    assert details(values) == [
        SingleContact(
            staff_id=story.sam.id,
            deputy_id=story.dee.id,
            channels=("email", "phone"),
            reached_by="01225",
            hears_back="weekly",
        ),
        SingleMethod(method="email", address="jane@example.org"),
        IssueClosed(
            issue="the boiler of 2025", our_reference="C-5512", final_response_on=day("2026-02-02")
        ),
        LimitedContact(weekdays=(2, 4)),
        NominatedPerson(nomination_id=nomination.id),
        PublicBody(
            body="Wiltshire Police",
            shared="the threat",
            why="safety",
            lawful_basis="vital_interests",
        ),
    ]
    assert problems(story, values) == {}


def test_an_empty_draft_says_what_is_missing_at_every_step(story):
    found = problems(story, {})
    assert set(found) == {"incidents", "measures", "starts_on", "months"}


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("M1", "M1.staff_id"),
        ("M2", "M2.method"),
        ("M3", "M3.final_response_on"),
        ("M4", "M4.weekdays"),
        ("M5", "M5.nomination_id"),
        ("M6", "M6.body"),
    ],
)
def test_a_measure_that_carries_nothing_yet_says_so_at_its_own_field(story, code, field):
    found = problems(story, typed(story, code))
    assert field in found
    assert f"{code}.details" not in found


def test_a_half_written_date_is_explained_where_it_was_typed(story):
    values = typed(story, "M2", M2__method="email", M2__address="j@x.org", starts_on="31/2")
    assert "31 February" in problems(story, values)["starts_on"]


def test_r11_months_that_are_no_number_are_explained_once(story):
    values = typed(story, "M2", M2__method="email", M2__address="j@x.org", months="a year")
    assert "“a year” is not a number of months" in problems(story, values)["months"]


def test_r11_more_than_twelve_months_are_too_long(story):
    values = typed(story, "M2", M2__method="email", M2__address="j@x.org", months="13 months")
    assert "The longest is 12" in problems(story, values)["months"]


def test_r1_an_incident_without_details_is_asked_for_once_where_it_is_chosen(story):
    incident = story.incident("2026-03-25 09:00", details_completed_at=None)
    values = typed(story, "M2", M2__method="email", M2__address="j@x.org")
    found = problems(story, values)
    assert found == {"incidents": f"Complete the details of {incident.reference} first."}


def test_r9_a_measure_answers_all_the_incidents_unless_some_are_chosen(story):
    first, _ = story.file.incidents
    values = typed(story, "M2")
    form, _ = read_proposal(values, TODAY)
    assert len(form.measures[0].incident_ids) == 2
    form, _ = read_proposal({**values, "M2.incidents": (str(first.id),)}, TODAY)
    assert form.measures[0].incident_ids == (first.id,)
    assert "M2.incidents" in problems(story, {**values, "M2.incidents": ()})


def test_r12_a_measure_that_binds_at_once_needs_its_reason(story):
    values = typed(story, "M2", M2__method="email", M2__address="j@x.org", M2__immediate="yes")
    assert "M2.immediate_reason" in problems(story, values)
    values["M2.immediate_reason"] = "He said he would come with a knife."
    form, _ = read_proposal(values, TODAY)
    assert form.measures[0].immediate_reason == "He said he would come with a knife."


def test_a_reason_for_at_once_that_was_taken_back_does_not_count(story):
    values = typed(
        story, "M2", M2__method="email", M2__immediate="no", M2__immediate_reason="A threat."
    )
    form, _ = read_proposal(values, TODAY)
    assert form.measures[0].immediate_reason == ""


def test_r13_where_only_a_public_body_is_informed_there_is_no_period(story):
    values = typed(
        story, "M6", M6__body="Police", M6__shared="a", M6__why="b", M6__lawful_basis="c"
    )
    assert problems(story, {**values, "starts_on": "rubbish", "months": ""}) == {}


def test_r8_a_contradicted_adjustment_shows_before_the_rest_is_filled_in(story):
    story.adjustment(channels_unusable=("email",))
    found = contradictions(typed(story, "M2", M2__method="email"), story.file, POLICY, TODAY)
    assert [(p.field, p.rule) for p in found] == [("M2.method", "R8")]


def test_r8_a_point_of_contact_who_is_impossible_shows_before_a_deputy_is_chosen(story):
    story.adjustment(people_impossible=(story.sam.id,))
    found = contradictions(
        typed(story, "M1", M1__staff_id=str(story.sam.id)), story.file, POLICY, TODAY
    )
    assert [p.field for p in found] == ["M1.staff_id"]


def test_r8_m1_by_what_the_customer_cannot_use_shows_before_anybody_is_chosen(story):
    story.adjustment(channels_unusable=("email",), people_needed=(story.asha.id,))
    for by, fields in ((("email",), ["M1.channels"]), (("email", "phone"), []), ((), [])):
        values = typed(story, "M1", M1__channels=by)
        found = contradictions(values, story.file, POLICY, TODAY)
        assert [p.field for p in found] == fields
    values |= {"M1.staff_id": str(story.sam.id)}
    (found,) = contradictions(values, story.file, POLICY, TODAY)
    assert found.field == "M1.staff_id"


def test_m1_by_what_the_customer_does_not_have_shows_at_the_channels(story):
    story.change(story.customer, email="")
    values = typed(story, "M1", M1__channels=("email", "phone"))
    (found,) = contradictions(values, story.file, POLICY, TODAY)
    assert (found.field, found.message) == (
        "M1.channels",
        "We have no email address for Jane Okafor. Record one first, or choose another method.",
    )


def test_r14_m1_needs_at_least_one_channel(story):
    contact = {"M1__staff_id": str(story.sam.id), "M1__deputy_id": str(story.dee.id)}
    values = typed(story, "M1", M1__reached_by="01225", M1__hears_back="weekly", **contact)
    assert problems(story, values) == {
        "M1.channels": "Choose at least one channel to reach them by."
    }
    assert problems(story, values | {"M1.channels": ("phone",)}) == {}


def test_a_method_that_the_customer_does_not_have_shows_at_once(story):
    story.change(story.customer, email="")
    found = contradictions(typed(story, "M2", M2__method="email"), story.file, POLICY, TODAY)
    assert "no email address" in found[0].message


def test_contact_days_on_which_neither_person_works_show_at_the_days(story):
    for person in (story.sam, story.dee):
        story.change(person, working_days=(1, 2))
    values = typed(story, "M1", "M4", M1__staff_id=str(story.sam.id), M4__weekdays=("5",))
    assert [p.field for p in contradictions(values, story.file, POLICY, TODAY)] == ["M4.weekdays"]


def test_what_cannot_be_an_answer_is_read_as_none_given(story):
    values = typed(story, "M1", M1__staff_id="[/x]", M1__deputy_id=("a",), sent_to_id="=cmd()")
    form, _ = read_proposal(values, TODAY)
    assert form.measures[0].details is None
    assert form.sent_to_id is None


TWO_ISSUES = {
    "M3__issue": "the boiler",
    "M3__our_reference": "C-1",
    "M3__final_response_on": "2 Feb 2026",
    "M3-2__issue": "the fence",
    "M3-2__our_reference": "C-2",
    "M3-2__final_response_on": "3 Feb 2026",
}


def test_several_issues_are_closed_each_with_what_it_carries(story):
    values = typed(story, "M3-2", "M3", **TWO_ISSUES)
    assert [found.issue for found in details(values)] == ["the boiler", "the fence"]
    assert problems(story, values) == {}


def test_r13_several_bodies_are_informed_each_of_its_own(story):
    first = {"M6__body": "Police", "M6__shared": "a", "M6__why": "b", "M6__lawful_basis": "c"}
    second = {name.replace("M6", "M6-2"): f"other {value}" for name, value in first.items()}
    values = typed(story, "M6", "M6-2", **first, **second)
    assert [(found.body, found.shared) for found in details(values)] == [
        ("Police", "a"),
        ("other Police", "other a"),
    ]
    assert problems(story, {**values, "starts_on": "", "months": ""}) == {}


def test_r9_each_of_two_issues_has_incidents_and_reasons_of_its_own(story):
    first, second = story.file.incidents
    values = typed(story, "M3", "M3-2", **TWO_ISSUES)
    values |= {"M3.incidents": (str(first.id),), "M3-2.incidents": (str(second.id),)}
    values["M3-2.why_nothing_less"] = ""
    form, _ = read_proposal(values, TODAY)
    assert [measure.incident_ids for measure in form.measures] == [(first.id,), (second.id,)]
    assert list(problems(story, values)) == ["M3-2.why_nothing_less"]


def test_what_the_second_issue_lacks_is_said_at_its_own_field(story):
    found = problems(story, typed(story, "M3", "M3-2", **TWO_ISSUES | {"M3-2__issue": ""}))
    assert list(found) == ["M3-2.issue"]


def test_r9_the_same_issue_is_not_closed_twice(story):
    values = typed(story, "M3", "M3-2", **TWO_ISSUES | {"M3-2__issue": " The  Boiler"})
    assert problems(story, values) == {
        "M3-2.issue": "M3 is proposed for “The Boiler” already. Name another issue, or keep one."
    }
    assert [p.field for p in contradictions(values, story.file, POLICY, TODAY)] == ["M3-2.issue"]


def test_two_issues_without_words_yet_are_not_said_to_be_the_same(story):
    values = typed(story, "M3", "M3-2", **TWO_ISSUES | {"M3__issue": "", "M3-2__issue": ""})
    assert contradictions(values, story.file, POLICY, TODAY) == []


def test_a_draft_that_names_no_measure_of_the_policy_proposes_nothing(story):
    form, _ = read_proposal(typed(story, "M9", "M1-2", "[/x]"), TODAY)
    assert form.measures == ()
