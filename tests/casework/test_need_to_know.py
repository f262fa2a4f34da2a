"""What somebody takes from a customer whose case they have not been given (R16, R23, R35)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.adjustments import ask_adjustment
from ubp_tui.casework.appeal_reasons import add_reasons, decline_reasons
from ubp_tui.casework.appealable import appealable
from ubp_tui.casework.appeals import withdraw_appeal
from ubp_tui.casework.cases import close_case, open_case
from ubp_tui.casework.complaints import note_complaint
from ubp_tui.casework.doorway import ClosedDoor
from ubp_tui.casework.measures import lift_measure
from ubp_tui.casework.nominations import nominate
from ubp_tui.casework.people import accept_role, ask_personnel_change, decline_role
from ubp_tui.casework.queues import ListRequest, Queue, list_cases, viewer
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.telling import tell_end
from ubp_tui.casework.views import CaseView, visit_case
from ubp_tui.policy.appeals import why_not_refer_yet
from ubp_tui.policy.facts import NominationKind, Role
from ubp_tui.policy.forms.appealing import NewComplaint
from ubp_tui.policy.forms.nominating import NewNomination
from ubp_tui.policy.forms.preparing import NewAdjustment


def test_r16_whatever_the_policy_always_accepts_is_taken_by_a_stranger_to_the_case(
    office: Office,
) -> None:
    case, decision = office.in_force()
    kofi = office.at("kofi")
    assert isinstance(visit_case(kofi, case.reference), ClosedDoor)
    appeal = office.appeal(case, decision, by="kofi")
    add_reasons(kofi, appeal.id, "“Nobody rang me.”", office.today)
    ask_adjustment(kofi, case.customer_id, NewAdjustment(words="“Large print.”"), case.id)
    ask_personnel_change(
        kofi, case.id, office.id_of("sam"), "“Somebody else.”", by_customer=case.customer_id
    )
    complaint = NewComplaint(reference="C-1", received_on=office.today, words="A late reply.")
    note_complaint(kofi, case.id, complaint)
    nomination = NewNomination(
        kind=NominationKind.NOMINATION,
        name="Ann",
        relationship="sister",
        contact="01632 960111",
        may_discuss="everything",
        consented_on=office.today,
        consented_how="phone",
    )
    nominate(kofi, case.customer_id, nomination, case.id)
    file = office.file(case)
    assert file.appeals[0].reasons == "“Nobody rang me.”"
    assert file.adjustments and file.personnel_changes and file.complaints and file.nominations
    assert isinstance(visit_case(kofi, case.reference), ClosedDoor)


def test_r30_reasons_that_a_stranger_takes_count_as_confirmed(office: Office) -> None:
    case, decision = office.in_force()
    appeal = office.appeal(case, decision)
    appeal = add_reasons(office.at("kofi"), appeal.id, "“Nobody rang me.”", office.today)
    assert appeal.reasons_confirmed_on == office.today
    assert why_not_refer_yet(appeal, office.today) is None


def test_r30_later_reasons_stand_beneath_the_first_with_their_day(office: Office) -> None:
    case, decision = office.in_force()
    appeal = decline_reasons(office.at("priya"), office.appeal(case, decision), office.today)
    first = office.today
    add_reasons(office.at("kofi"), appeal.id, "“Nobody rang me.”", first)
    office.later()
    appeal = add_reasons(office.at("dee"), appeal.id, "“Nobody wrote.”", office.today)
    assert appeal.reasons == "“Nobody rang me.”\n\nAdded on 12 June 2026: “Nobody wrote.”"
    assert appeal.reasons_confirmed_on == first


def test_r30_reasons_need_words_and_a_day_that_has_been(office: Office) -> None:
    case, decision = office.in_force()
    appeal = office.appeal(case, decision)
    with pytest.raises(Invalid, match="in their words” is empty"):
        add_reasons(office.at("kofi"), appeal.id, " ", office.today)
    with pytest.raises(Invalid, match="in the future"):
        add_reasons(office.at("kofi"), appeal.id, "“No.”", office.today.add(days=1))


def test_r35_an_appeal_that_is_over_says_whom_to_tell_and_not_how_it_ended(
    office: Office,
) -> None:
    case, decision = office.in_force()
    appeal = office.appeal(case, decision)
    assert appealable(office.at("kofi"), case.id)[0].open_appeal_id == appeal.id
    withdraw_appeal(office.at("priya"), appeal, "“Leave it.”")
    assert appealable(office.at("kofi"), case.id)[0].open_appeal_id is None
    with pytest.raises(Refused, match="Tell Priya, who owns the case") as found:
        add_reasons(office.at("kofi"), appeal.id, "“No.”", office.today)
    assert "withdr" not in str(found.value)


def test_r23_r35_whoever_is_asked_to_be_the_point_of_contact_reads_nothing_of_the_story(
    office: Office,
) -> None:
    case, _ = office.decided(office.with_sam())
    assert isinstance(visit_case(office.at("dee"), case.reference), ClosedDoor)


def test_r23_r35_whoever_accepts_the_role_needs_to_know_and_sees_the_case(office: Office) -> None:
    # The point of contact answers everything that this customer brings, so what has been tried,
    # what helps and what may be unsafe are theirs to know; support and check-ins stay private.
    case, _ = office.decided(office.with_sam())
    for role in office.file(case).contact_roles:
        accept_role(office.desk_of(role.staff_id), role, "An hour a week.")
    assert isinstance(visit_case(office.at("dee"), case.reference), CaseView)


def test_r23_r35_whoever_declines_the_role_sees_as_much_as_before(office: Office) -> None:
    case, _ = office.decided(office.with_sam())
    deputy = next(r for r in office.file(case).contact_roles if r.role == Role.DEPUTY)
    decline_role(office.at("dee"), deputy, "")
    assert isinstance(visit_case(office.at("dee"), case.reference), ClosedDoor)


def test_r4_a_customer_who_works_here_is_not_told_that_there_is_a_case_about_them(
    office: Office,
) -> None:
    marcus = office.customer(staff_id=office.id_of("marcus"))
    office.opened(marcus)
    with pytest.raises(Refused) as found:
        open_case(office.at("marcus"), marcus.id, (office.jotted(marcus).id,))
    assert str(found.value) == "A case about yourself is opened by somebody else."


def test_r29_a_late_appeal_on_a_closed_case_waits_with_its_owner(office: Office) -> None:
    case, decision = office.in_force()
    (measure,) = office.file(case).measures
    lift_measure(office.at("helen"), case.id, measure.id, "All is calm.")
    told = office.telling("email")
    tell_end(office.at("priya"), case.id, told)
    office.later(60)
    close_case(office.at("priya"), office.file(case).case, "It is over.")
    office.appeal(case, decision, by="kofi")
    step = office.step(case, "Accept the late appeal")
    assert step.owner_id == office.id_of("priya")
    looking = viewer(office.at("priya"), office.staff["priya"])
    found = list_cases(office.at("priya"), looking, ListRequest(queue=Queue.MINE))
    assert [row.reference for row in found] == [case.reference]
