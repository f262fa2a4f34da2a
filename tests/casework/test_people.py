"""The point of contact, the deputy and everybody affected are asked and supported (R21-R26)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.cases import give_case
from ubp_tui.casework.people import (
    accept_role,
    answer_personnel_change,
    ask_for_role,
    ask_personnel_change,
    decline_role,
    tell_of_role,
)
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.staff import NewStaff, add_staff, record_absence, record_leaving
from ubp_tui.casework.supporting import check_in, follow_up_support, offer_support
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.policy import facts
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Role
from ubp_tui.policy.measures import LimitedContact, SingleContact
from ubp_tui.policy.standing import State


def role_of(office: Office, case: facts.Case, role: Role) -> facts.ContactRole:
    return next(r for r in office.file(case).contact_roles if r.role == role)


def holders(office: Office, case: facts.Case) -> SingleContact:
    details = office.file(case).measures[0].details
    assert isinstance(details, SingleContact)
    return details


def test_r23_only_whoever_was_asked_accepts_knowing_their_support(office: Office) -> None:
    case, _ = office.decided(office.with_sam())
    role = role_of(office, case, Role.CONTACT)
    with pytest.raises(Refused, match="Only the person"):
        accept_role(office.at("priya"), role, "An hour a week.")
    with pytest.raises(Invalid, match="What support you get"):
        accept_role(office.at("sam"), role, "")
    role = accept_role(office.at("sam"), role, "An hour a week.")
    with pytest.raises(Refused, match="answered"):
        decline_role(office.at("sam"), role, "No.")


def test_r23_where_somebody_declines_somebody_else_is_asked(office: Office) -> None:
    case, _ = office.decided(office.with_sam())
    decline_role(office.at("sam"), role_of(office, case, Role.CONTACT), "It was me he shouted at.")
    assert office.step(case, "Ask somebody to be the point of contact").rule == "R23"


def test_r23_the_letter_itself_tells_of_whoever_accepted_before_it_went(office: Office) -> None:
    case, _ = office.decided(office.with_sam())
    sam, dee = sorted(office.file(case).contact_roles, key=lambda role: role.role != Role.CONTACT)
    decline_role(office.at("sam"), sam, "Too much.")
    accept_role(office.at("dee"), dee, "An hour a week.")
    measure = office.file(case).measures[0]
    kofi = ask_for_role(office.at("priya"), case.id, measure.id, office.id_of("kofi"), Role.CONTACT)
    accept_role(office.at("kofi"), kofi, "An hour a week.")
    details = office.file(case).measures[0].details
    assert isinstance(details, SingleContact)
    assert (details.staff_id, details.deputy_id) == (office.id_of("kofi"), office.id_of("dee"))
    office.inform(case)
    office.later(5)
    assert office.states(case) == {"M1": State.BINDING}
    assert not [step for step in office.steps(case) if step.action == Action.TELL]


def test_r21_another_person_takes_over_once_they_accept_and_the_customer_is_told(
    office: Office,
) -> None:
    case, _ = office.in_force(office.with_sam())
    (measure,) = office.file(case).measures
    asked = ask_for_role(
        office.at("priya"), case.id, measure.id, office.id_of("kofi"), Role.CONTACT
    )
    with pytest.raises(Refused, match="not accepted yet"):
        tell_of_role(office.at("priya"), asked, office.today, "phone")
    accepted = accept_role(office.at("kofi"), asked, "An hour a week.")
    assert holders(office, case).staff_id == office.id_of("sam")
    tell_of_role(office.at("priya"), accepted, office.today, "phone")
    assert holders(office, case).staff_id == office.id_of("kofi")
    assert len(office.file(case).contact_roles) == 3


@pytest.mark.parametrize(
    ("who", "why"), [("dee", "two people"), ("sam", "asked already"), ("gone", "who works here")]
)
def test_r23_somebody_who_cannot_take_the_role_is_not_asked(
    office: Office, who: str, why: str
) -> None:
    record = NewStaff(username="gone", name="Gone", grade="adviser")
    gone = add_staff(office.at("grace"), record)
    record_leaving(office.at("grace"), gone, office.today)
    case, _ = office.in_force(office.with_sam())
    (measure,) = office.file(case).measures
    with pytest.raises(Refused, match=why):
        ask_for_role(office.at("priya"), case.id, measure.id, office.id_of(who), Role.CONTACT)


def test_r26_with_both_away_the_measure_is_suspended_and_somebody_is_named(
    office: Office,
) -> None:
    case, _ = office.in_force(office.with_sam())
    record_absence(office.at("sam"), office.id_of("sam"), office.today, None)
    assert office.states(case) == {"M1": State.BINDING}
    record_absence(office.at("priya"), office.id_of("dee"), office.today, office.in_days(3))
    assert office.states(case) == {"M1": State.SUSPENDED}
    assert office.step(case, "Nobody is here: name another point of contact").due_on == office.today
    office.later(4)
    assert office.states(case) == {"M1": State.BINDING}


def test_r12_a_new_person_takes_over_by_letter_once_it_has_arrived(office: Office) -> None:
    case, _ = office.in_force(office.with_sam())
    (measure,) = office.file(case).measures
    asked = ask_for_role(
        office.at("priya"), case.id, measure.id, office.id_of("kofi"), Role.CONTACT
    )
    accepted, sent_on = accept_role(office.at("kofi"), asked, "An hour."), office.today
    with pytest.raises(Invalid, match=r"A letter of that day arrives on"):
        tell_of_role(office.at("priya"), accepted, sent_on, "letter")
    office.later(2)
    tell_of_role(office.at("priya"), accepted, sent_on, "letter")
    assert holders(office, case).staff_id == office.id_of("kofi")


def test_r8_a_new_person_is_told_of_by_a_way_that_the_customer_can_use(office: Office) -> None:
    case, _ = office.in_force(office.with_sam())
    (measure,) = office.file(case).measures
    asked = ask_for_role(
        office.at("priya"), case.id, measure.id, office.id_of("kofi"), Role.CONTACT
    )
    office.adjustment(case, channels_unusable=("phone",))
    accepted = accept_role(office.at("kofi"), asked, "An hour.")
    with pytest.raises(Invalid, match="cannot use phone"):
        tell_of_role(office.at("priya"), accepted, office.today, "phone")


def test_r25_anybody_asks_for_a_change_and_a_manager_answers(office: Office) -> None:
    case, _ = office.in_force(office.with_sam())
    asked = ask_personnel_change(office.at("sam"), case.id, office.id_of("sam"), "It wears me out.")
    assert office.step(case, "Request to change").due_on == office.in_days(5)
    with pytest.raises(Refused, match="manager"):
        answer_personnel_change(office.at("priya"), asked, "Yes.", True)
    with pytest.raises(Invalid):
        answer_personnel_change(office.at("ruth"), asked, "", True)
    answer_personnel_change(office.at("ruth"), asked, "Yes, from Monday.", True)
    assert office.step(case, "Point of contact: ask somebody else").rule == "R25"


@pytest.mark.parametrize(
    ("reader", "reads"), [("dee", True), ("ruth", True), ("sam", False), ("priya", False)]
)
def test_r35_why_a_change_of_personnel_is_asked_for_is_not_for_everybody_on_the_case(
    office: Office, reader: str, reads: bool
) -> None:
    case, _ = office.in_force(office.with_sam())
    ask_personnel_change(office.at("dee"), case.id, office.id_of("sam"), "He is rude to her.")
    give_case(office.at("priya"), case.id, office.id_of("ruth"), "Manages.")
    view = case_view_by_id(office.at(reader), case.id)
    (entry,) = [e for e in view.timeline if e.words.startswith("Change of Sam asked for")]
    assert ("rude" in entry.words) is reads
    assert view.may_read_change(view.file.personnel_changes[0]) is reads


def test_r35_the_data_protection_role_reads_why_a_change_of_personnel_is_asked_for(
    office: Office,
) -> None:
    form = NewStaff(username="dora", name="Dora", grade="adviser", data_protection=True)
    dora = add_staff(office.at("grace"), form)
    case, _ = office.in_force(office.with_sam())
    ask_personnel_change(office.at("dee"), case.id, office.id_of("sam"), "He is rude to her.")
    give_case(office.at("priya"), case.id, dora.id, "A request for access.")
    view = case_view_by_id(office.desk_of(dora.id), case.id)
    assert [e for e in view.timeline if "rude" in e.words]


def test_r22_support_is_offered_to_everybody_affected_and_followed_up(office: Office) -> None:
    case = office.opened()
    assert office.step(case, "Offer support to Sam").due_on == office.in_days(5)
    with pytest.raises(Refused):
        offer_support(office.at("kofi"), case.id, office.id_of("sam"), "A talk.")
    with pytest.raises(Invalid):
        offer_support(office.at("priya"), case.id, office.id_of("sam"), "")
    support = offer_support(
        office.at("priya"), case.id, office.id_of("sam"), "A talk.", follow_up_on=office.in_days(3)
    )
    assert office.step(case, "Follow up with Sam: support").due_on == office.in_days(3)
    follow_up_support(office.at("priya"), support, "He is well.")
    assert not [s for s in office.steps(case) if s.rule == "R22"]


def test_r24_check_ins_fall_due_every_four_weeks_and_not_with_oneself(office: Office) -> None:
    case, _ = office.in_force(office.with_sam())
    step = office.step(case, "Check in: Sam")
    assert step.owner_id == office.id_of("priya")
    with pytest.raises(Refused):
        check_in(office.at("sam"), case.id, office.id_of("sam"), "I am well.")
    with pytest.raises(Refused, match="neither"):
        check_in(office.at("priya"), case.id, office.id_of("kofi"), "Well.")
    check_in(office.at("priya"), case.id, office.id_of("sam"), "It goes well.")
    assert office.step(case, "Check in: Sam").due_on == office.today.add(weeks=4)


def test_r14_contact_days_need_the_point_of_contact_or_the_deputy_at_work(office: Office) -> None:
    part_time = NewStaff(username="part", name="Part", grade="adviser", working_days=(1, 2))
    also = NewStaff(username="also", name="Also", grade="adviser", working_days=(3,))
    for new in (part_time, also):
        add_staff(office.at("grace"), new)
    case = office.ready()
    contact = SingleContact(
        staff_id=office.id_of("part"),
        deputy_id=office.id_of("also"),
        channels=("phone",),
        reached_by="01632 960500",
        hears_back="every Friday",
    )
    with pytest.raises(Invalid, match="On Friday neither Part nor Also works"):
        office.propose(case, contact, LimitedContact(weekdays=(2, 5)))
    assert office.propose(case, contact, LimitedContact(weekdays=(2, 3)))


def test_r23_point_of_contact_and_deputy_stay_two_people(office: Office) -> None:
    case, _ = office.in_force(office.with_sam())
    (measure,) = office.file(case).measures
    contact, deputy = (
        ask_for_role(office.at("priya"), case.id, measure.id, office.id_of("kofi"), role)
        for role in (Role.CONTACT, Role.DEPUTY)
    )
    accept_role(office.at("kofi"), contact, "An hour a week.")
    with pytest.raises(Refused, match="two people"):
        accept_role(office.at("kofi"), deputy, "An hour a week.")
    decline_role(office.at("kofi"), deputy, "I am the point of contact.")
