"""A complaint is noted beside an appeal, and changes nothing by itself (R28)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.cases import close_case
from ubp_tui.casework.complaints import look_again, note_complaint
from ubp_tui.casework.people import ask_personnel_change
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.supporting import follow_up_support, offer_support
from ubp_tui.policy.forms.appealing import (
    NewComplaint,
)


def test_r28_a_complaint_is_noted_and_changes_nothing(office: Office) -> None:
    case, _ = office.in_force()
    before = (office.stage(case), office.states(case))
    form = NewComplaint(reference="", received_on=office.today, words="How I was spoken to.")
    with pytest.raises(Invalid):
        note_complaint(office.at("sam"), case.id, form)
    noted = NewComplaint(
        reference="C-7", received_on=office.today, words="The delay.", asks_decider=True
    )
    complaint = note_complaint(office.at("sam"), case.id, noted)
    assert (office.stage(case), office.states(case)) == before
    assert office.step(case, "Complaint").owner_id == office.id_of("helen")
    with pytest.raises(Refused):
        look_again(office.at("priya"), complaint, "All is well.")
    looked = look_again(office.at("helen"), complaint, "The reply was late, and we apologised.")
    with pytest.raises(Refused, match="recorded already"):
        look_again(office.at("helen"), looked, "All is well.")
    assert not [s for s in office.steps(case) if s.rule == "R28"]


ASKS = {"reference": "C-7", "words": "The delay.", "asks_decider": True}


def test_r20_r28_a_complaint_that_asks_for_a_look_keeps_the_case_open(office: Office) -> None:
    case = office.opened()
    form = NewComplaint(received_on=office.today, **ASKS)
    complaint = note_complaint(office.at("sam"), case.id, form)
    with pytest.raises(Refused, match="as complaint C-7 asks"):
        close_case(office.at("priya"), office.file(case).case, "Settled.")
    look_again(office.at("priya"), complaint, "The reply was late.")
    close_case(office.at("priya"), office.file(case).case, "Settled.")


def test_r28_a_complaint_after_closing_is_looked_at_too(office: Office) -> None:
    case = office.opened()
    close_case(office.at("priya"), office.file(case).case, "Settled.")
    form = NewComplaint(received_on=office.today, **ASKS)
    complaint = note_complaint(office.at("sam"), case.id, form)
    assert office.step(case, "Complaint").owner_id == office.id_of("priya")
    look_again(office.at("priya"), complaint, "The reply was late.")
    assert office.steps(case) == ()


def test_r22_support_is_followed_up_after_closing(office: Office) -> None:
    case = office.opened()
    support = offer_support(
        office.at("priya"), case.id, office.id_of("sam"), "A talk.", follow_up_on=office.in_days(3)
    )
    close_case(office.at("priya"), office.file(case).case, "Settled.")
    assert office.step(case, "Follow up with").due_on == office.in_days(3)
    follow_up_support(office.at("priya"), support, "They are well.")
    assert office.steps(case) == ()


def test_r25_nobody_asks_for_another_person_on_a_closed_case(office: Office) -> None:
    case = office.opened()
    close_case(office.at("priya"), office.file(case).case, "Settled.")
    with pytest.raises(Refused, match="is closed"):
        ask_personnel_change(office.at("sam"), case.id, office.id_of("dee"), "Please.")
