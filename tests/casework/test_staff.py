"""Who works here, who is away or has left, and who gives whom authority (R10, R26)."""

from typing import Any

import pytest

from models.journal import entries_of_rows
from tests.casework.office import Office
from ubp_tui.casework.cases import give_case
from ubp_tui.casework.proposals import send_proposal, start_proposal
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.staff import (
    NewStaff,
    add_staff,
    change_grade,
    first_person,
    give_acting_authority,
    record_absence,
    record_leaving,
    record_outside_person,
    record_return,
)


def test_r26_an_adviser_records_only_their_own_absence(office: Office) -> None:
    with pytest.raises(Refused):
        record_absence(office.at("sam"), office.id_of("dee"), office.today, None)
    with pytest.raises(Invalid, match="before the first"):
        record_absence(
            office.at("sam"), office.id_of("sam"), office.today, office.today.subtract(days=1)
        )


def test_r10_only_a_head_of_service_or_above_keeps_the_list_of_staff(office: Office) -> None:
    new = NewStaff(username="bethan", name="Bethan", grade="adviser")
    for by in ("sam", "priya", "ruth"):
        with pytest.raises(Refused):
            add_staff(office.at(by), new)
    add_staff(office.at("helen"), new)
    with pytest.raises(Invalid, match="on the list already"):
        add_staff(office.at("helen"), new)


@pytest.mark.parametrize(
    "values", [{"name": ""}, {"username": ""}, {"grade": "king"}, {"working_days": (9,)}]
)
def test_what_is_wrong_with_a_new_colleague_is_said(office: Office, values: dict[str, Any]) -> None:
    whole: dict[str, Any] = {"username": "bethan", "name": "Bethan", "grade": "adviser"}
    with pytest.raises(Invalid):
        add_staff(office.at("helen"), NewStaff(**(whole | values)))


def test_r10_nobody_gives_themselves_a_grade_or_authority(office: Office) -> None:
    helen = office.staff["helen"]
    with pytest.raises(Refused, match="themselves"):
        change_grade(office.at("helen"), helen, "executive")
    with pytest.raises(Refused, match="themselves"):
        give_acting_authority(
            office.at("helen"), helen.id, "executive", office.today, office.today, "Alone."
        )


def test_r10_nobody_gives_a_higher_grade_than_their_own(office: Office) -> None:
    with pytest.raises(Refused, match="higher grade"):
        give_acting_authority(
            office.at("helen"),
            office.id_of("ruth"),
            "executive",
            office.today,
            office.today,
            "Grace is away.",
        )


def test_r10_the_proposer_does_not_choose_who_decides(office: Office) -> None:
    case, _ = office.proposed()
    with pytest.raises(Refused):
        record_outside_person(office.at("priya"), "Margaret", "Another landlord", case.id)


def test_r26_somebody_who_has_left_changes_nothing_more(office: Office) -> None:
    customer = office.customer()
    record_leaving(office.at("helen"), office.staff["sam"], office.today)
    office.later()
    with pytest.raises(Refused, match="having left"):
        office.jotted(customer, by="sam")


def test_the_first_person_says_who_they_are_only_on_a_new_database(office: Office) -> None:
    new = NewStaff(username="me", name="Me", grade="executive")
    with pytest.raises(Refused, match="works here already"):
        first_person(office.database, office.policy, new, office.now)


def test_r26_whoever_left_by_mistake_is_back_and_the_journal_keeps_both(office: Office) -> None:
    left = record_leaving(office.at("helen"), office.staff["sam"], office.today)
    back = record_return(office.at("imran"), left)
    assert back.left_on is None
    changes = [e.changes for e in entries_of_rows(office.database, [back.id]) if e.changes]
    days = [c["left_on"] for c in changes if "left_on" in c][-2:]
    assert days == [(None, str(office.today)), (str(office.today), None)]


def test_r10_nobody_brings_back_a_grade_above_their_own(office: Office) -> None:
    add_staff(office.at("grace"), NewStaff(username="eve", name="Eve", grade="executive"))
    left = record_leaving(office.at("grace"), office.staff["eve"], office.today.subtract(days=1))
    with pytest.raises(Refused, match="higher grade"):
        record_return(office.at("helen"), left)
    assert record_return(office.at("grace"), left).left_on is None


def test_r26_whoever_never_left_does_not_come_back(office: Office) -> None:
    with pytest.raises(Refused, match="not recorded as leaving"):
        record_return(office.at("helen"), office.staff["sam"])


def test_r31_the_proposer_does_not_choose_who_reviews_either(office: Office) -> None:
    case = office.ready()
    give_case(office.at("priya"), case.id, office.id_of("imran"), "Helps with it.")
    imran = office.at("imran")
    proposal = send_proposal(imran, start_proposal(imran, case.id), office.form(case))
    decision = office.decide(case, proposal)
    office.inform(case)
    office.appeal(case, decision)
    with pytest.raises(Refused, match="does not choose who reviews"):
        record_outside_person(imran, "Olwen Rees", "Board", case.id)


def test_r10_nobody_makes_somebody_a_decider_of_what_they_proposed(office: Office) -> None:
    case = office.ready()
    give_case(office.at("priya"), case.id, office.id_of("helen"), "Proposes.")
    office.propose(case, by="helen")
    with pytest.raises(Refused, match="somebody else gives this grade"):
        change_grade(office.at("helen"), office.staff["ruth"], "head_of_service")
    form = NewStaff(username="nia", name="Nia", grade="head_of_service")
    with pytest.raises(Refused, match="somebody else gives this grade"):
        add_staff(office.at("helen"), form)
    assert change_grade(office.at("grace"), office.staff["ruth"], "head_of_service")
