"""A complaint is noted beside an appeal, and changes nothing by itself (R28)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.complaints import look_again, note_complaint
from ubp_tui.casework.refusals import Invalid, Refused
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
    assert office.step(case, "Look again").owner_id == office.id_of("helen")
    with pytest.raises(Refused):
        look_again(office.at("priya"), complaint, "All is well.")
    look_again(office.at("helen"), complaint, "The reply was late, and we have apologised.")
    assert not [s for s in office.steps(case) if s.rule == "R28"]
