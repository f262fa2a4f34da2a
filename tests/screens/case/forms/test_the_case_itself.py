"""The case given, owned and closed; the customer's details; who stands in (R4, R10, R20, R35)."""

import pytest

from screens.case.actions import offer
from screens.case.forms import authority, customers, ownership
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.staff import NewStaff, add_staff


def test_r35_a_colleague_is_given_the_case_with_a_reason(story, office):
    spec = ownership.give_form(story.desk(), story.view())
    with pytest.raises(Invalid):
        story.fill_in(spec, staff_id=str(office.people["tia"].id))
    story.fill_in(spec, staff_id=str(office.people["tia"].id), reason="Covers for me.")
    given = {access.staff_id: access.reason for access in story.view("tia").file.access}
    assert given[office.people["tia"].id] == "Covers for me."


def test_r4_whoever_is_given_the_case_for_safeguarding_is_marked(story, office):
    new = NewStaff(username="lea", name="Lea Lead", grade="manager", safeguarding_lead=True)
    add_staff(office.desk("hal"), new)
    spec = ownership.give_form(story.desk(), story.view())
    marked = {option.label: option.help for option in spec.ask({})[1].options}
    assert marked["Lea Lead"] == "safeguarding lead"
    assert marked["Tia Leader"] == ""


def test_the_owner_is_chosen_from_those_who_can_own_a_case(story, office):
    spec = ownership.assign_form(story.desk(), story.view())
    names = [option.label for option in spec.ask({})[0].options]
    assert names == ["Hal Head", "Mina Manager", "Tia Leader", "Tom Leader"]
    story.fill_in(spec, owner_id=str(office.people["tia"].id))
    assert story.view("tia").file.case.owner_id == office.people["tia"].id


def test_r20_what_stands_in_the_way_of_closing_is_on_the_form(story):
    story.in_force(story.by_email())
    spec = ownership.close_form(story.desk(), story.view())
    assert spec.ask({})[0].hint == "It cannot be closed yet. M2 has not ended."
    with pytest.raises(Refused):
        story.fill_in(spec, reason="Done.")


def test_r20_what_cannot_be_closed_is_offered_with_what_is_left_to_do(story):
    story.in_force(story.by_email())
    view = story.view()
    [way] = ownership.close_ways(story.desk(), view)
    found = offer(way, view)
    assert (found.why_not, found.rule) == ("It cannot be closed yet. M2 has not ended.", "R20")


def test_r20_a_case_that_came_to_nothing_is_closed(story):
    spec = ownership.close_form(story.desk(), story.view())
    hint = spec.ask({})[0].hint
    assert hint.startswith("Nothing is in the way. This ends unfinished with the case:\n")
    assert "- Consider contributing factors (8 Jun)" in hint
    story.fill_in(spec, reason="It was a misunderstanding.")
    assert story.view().stage.stage == "closed"


def test_r4_the_customers_details_are_changed_and_the_rest_stays(story):
    customer = story.view().file.customer
    story.fill_in(customers.details_form(story.desk(), customer), phone="07700 900001")
    after = story.view().file.customer
    assert (after.phone, after.email) == ("07700 900001", "jane@example.org")


def test_r20_a_death_ends_everything(story):
    story.in_force(story.by_email())
    spec = customers.death_form(story.desk(), story.view().file.customer, "Jane Okafor")
    with pytest.raises(Invalid):
        story.fill_in(spec)
    story.fill_in(spec, died_on="today", how_known="Her son rang.")
    assert story.view().standings[0].has_ended


def test_r10_acting_authority_is_given_by_a_head_of_service_and_never_above_it(story, office):
    story.fill_in(
        ownership.give_form(story.desk(), story.view()),
        staff_id=str(office.people["hal"].id),
        reason="To decide.",
    )
    spec = authority.acting_form(story.desk("hal"), story.view("hal"))
    answers = {"staff_id": str(office.people["mina"].id), "until": "1/7/2026", "reason": "Leave."}
    with pytest.raises(Refused):
        story.fill_in(spec, "hal", grade="executive", **answers)
    story.fill_in(spec, "hal", grade="head_of_service", **answers)
    assert story.view("hal").file.staff[office.people["mina"].id].acting


def test_r10_an_outside_person_is_recorded_with_where_they_are_from(story, office):
    story.fill_in(
        ownership.give_form(story.desk(), story.view()),
        staff_id=str(office.people["hal"].id),
        reason="To decide.",
    )
    spec = authority.outside_form(story.desk("hal"), story.view("hal"))
    story.fill_in(spec, "hal", name="Bo Ard", organisation="Our board")
    assert any(p.outside for p in story.view().file.staff.people.values())
