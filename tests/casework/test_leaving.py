"""Who says that somebody leaves or has another grade, and what has to be left (R10, R21, R26)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.refusals import Refused
from ubp_tui.casework.staff import (
    NewStaff,
    add_staff,
    change_grade,
    give_acting_authority,
    record_absence,
    record_leaving,
    record_return,
)


def without_grace(office: Office) -> None:
    """Nobody is an executive: Helen and Imran keep the list."""
    record_leaving(office.at("helen"), office.staff["grace"], office.today)
    office.later()


def test_r26_whoever_keeps_the_list_last_names_another_before_they_leave(office: Office) -> None:
    without_grace(office)
    record_leaving(office.at("helen"), office.staff["imran"], office.today.add(days=1))
    with pytest.raises(Refused, match="Nobody would be left who keeps the list of staff"):
        record_leaving(office.at("imran"), office.staff["helen"], office.today.add(days=1))
    with pytest.raises(Refused, match="Make somebody else a head of service first"):
        change_grade(office.at("imran"), office.staff["helen"], "manager")
    change_grade(office.at("imran"), office.staff["ruth"], "head_of_service")
    assert record_leaving(office.at("imran"), office.staff["helen"], office.today.add(days=1))


def test_r21_nobody_takes_a_higher_grade_than_their_own_from_somebody(office: Office) -> None:
    for grade in ("adviser", "head_of_service"):
        with pytest.raises(Refused, match="Nobody takes a higher grade than their own"):
            change_grade(office.at("helen"), office.staff["grace"], grade)
    add_staff(office.at("grace"), NewStaff(username="eve", name="Eve", grade="executive"))
    assert change_grade(office.at("grace"), office.staff["eve"], "head_of_service")


def test_r21_that_an_executive_leaves_is_recorded_by_another_who_is_here(office: Office) -> None:
    add_staff(office.at("grace"), NewStaff(username="eve", name="Eve", grade="executive"))
    with pytest.raises(Refused, match="Ask Eve to record it"):
        record_leaving(office.at("helen"), office.staff["grace"], office.today)
    record_absence(office.at("eve"), office.id_of("eve"), office.today, None)
    assert record_leaving(office.at("helen"), office.staff["grace"], office.today)


def test_r21_the_only_executive_leaves_no_sooner_than_today_and_can_say_that_it_is_wrong(
    office: Office,
) -> None:
    office.later(3)
    yesterday = office.today.subtract(days=1)
    with pytest.raises(Refused, match="today or later"):
        record_leaving(office.at("helen"), office.staff["grace"], yesterday)
    left = record_leaving(office.at("helen"), office.staff["grace"], office.today)
    with pytest.raises(Refused, match="higher grade"):
        change_grade(office.at("helen"), office.staff["imran"], "executive")
    assert record_return(office.at("grace"), left).left_on is None


def test_r10_whoever_only_stands_in_gives_and_takes_no_grade_for_good(office: Office) -> None:
    day = office.today
    grace, imran = office.at("grace"), office.id_of("imran")
    give_acting_authority(grace, imran, "executive", day, day, "I am away.")
    with pytest.raises(Refused, match="higher grade"):
        change_grade(office.at("imran"), office.staff["helen"], "executive")
    with pytest.raises(Refused, match="higher grade"):
        change_grade(office.at("imran"), office.staff["grace"], "adviser")


def test_r26_nobody_leaves_before_what_they_did_last(office: Office) -> None:
    office.later(3)
    office.customer()  # Sam adds her
    before = office.today.subtract(days=1)
    with pytest.raises(Refused, match="Sam did something here on 8 June 2026"):
        record_leaving(office.at("helen"), office.staff["sam"], before)
    with pytest.raises(Refused, match="more than a year ago"):
        record_leaving(office.at("helen"), office.staff["dee"], before.subtract(years=100))
    assert record_leaving(office.at("helen"), office.staff["dee"], before)
    assert record_leaving(office.at("helen"), office.staff["sam"], office.today)
