"""Whoever is away is back, and whoever stood in does no more, before their day (R10, R26)."""

import pytest

from models.journal import entries_of_rows
from tests.casework.office import Office
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.returning import end_absence, end_acting_authority
from ubp_tui.casework.staff import give_acting_authority, record_absence
from ubp_tui.policy.eligibility import grade_on
from ubp_tui.policy.standing import State


def away(office: Office, who: str, days: int | None = None) -> None:
    until = office.today.add(days=days) if days is not None else None
    record_absence(office.at(who), office.id_of(who), office.today, until)


def test_r26_an_absence_with_no_end_ends_when_they_are_back(office: Office) -> None:
    since = office.today
    away(office, "sam")
    office.later(3)
    back = end_absence(office.at("sam"), office.id_of("sam"))
    assert back.is_here(office.today)
    (absence,) = back.absences
    assert (absence.since, absence.until) == (since, office.today.subtract(days=1))


def test_r26_every_absence_of_today_ends_and_one_that_is_planned_stays(office: Office) -> None:
    away(office, "sam")
    away(office, "sam", days=30)
    planned = office.today.add(days=60)
    record_absence(office.at("sam"), office.id_of("sam"), planned, planned)
    office.later()
    back = end_absence(office.at("sam"), office.id_of("sam"))
    assert back.is_here(office.today)
    assert back.is_away(planned)


def test_r26_r34_an_absence_that_began_today_is_taken_back_and_the_journal_keeps_it(
    office: Office,
) -> None:
    away(office, "sam")
    (absence,) = office.staff["sam"].absences
    assert end_absence(office.at("sam"), office.id_of("sam")).absences == ()
    added, removed = entries_of_rows(office.database, [absence.id])
    assert added.header.number < removed.header.number
    assert removed.changes["since"] == (str(office.today), None)


def test_m1_r21_the_point_of_contact_who_is_back_answers_again(office: Office) -> None:
    case, _ = office.in_force(office.with_sam())
    for who in ("sam", "dee"):
        away(office, who)
    office.later()
    assert office.states(case) == {"M1": State.SUSPENDED}
    end_absence(office.at("priya"), office.id_of("sam"))
    assert office.states(case) == {"M1": State.BINDING}


def test_r26_an_adviser_ends_only_their_own_absence(office: Office) -> None:
    away(office, "dee")
    with pytest.raises(Refused, match="team leader"):
        end_absence(office.at("sam"), office.id_of("dee"))
    assert end_absence(office.at("priya"), office.id_of("dee"))


def test_r26_whoever_is_not_away_does_not_come_back(office: Office) -> None:
    with pytest.raises(Refused, match="not away today"):
        end_absence(office.at("sam"), office.id_of("sam"))


def standing_in(office: Office, grade: str = "manager", by: str = "helen") -> None:
    """Priya stands in from today for a fortnight."""
    until = office.today.add(weeks=2)
    priya = office.id_of("priya")
    give_acting_authority(office.at(by), priya, grade, office.today, until, "Ruth is away.")


def grade_today(office: Office) -> str:
    return grade_on(office.staff["priya"], office.policy, office.today)


def test_r10_acting_authority_ends_early_with_yesterday(office: Office) -> None:
    standing_in(office)
    since = office.today
    office.later()
    last = end_acting_authority(office.at("imran"), office.id_of("priya"), "manager")
    assert last == office.today.subtract(days=1)
    assert grade_today(office) == "team_leader"
    (acting,) = office.staff["priya"].acting
    assert (acting.since, acting.until) == (since, last)


def test_r10_what_they_did_today_they_did_at_that_grade(office: Office) -> None:
    standing_in(office)
    office.opened()  # by Priya
    assert end_acting_authority(office.at("helen"), office.id_of("priya"), "manager") == (
        office.today
    )
    assert grade_today(office) == "manager"
    office.later()
    assert grade_today(office) == "team_leader"


def test_r10_what_they_did_before_they_stood_in_does_not_keep_the_grade(office: Office) -> None:
    office.opened()  # by Priya
    office.now = office.now.add(minutes=5)
    standing_in(office)
    end_acting_authority(office.at("helen"), office.id_of("priya"), "manager")
    assert grade_today(office) == "team_leader"


def test_r10_authority_of_which_no_day_has_passed_is_taken_back(office: Office) -> None:
    standing_in(office)
    ahead = office.today.add(weeks=6)
    priya = office.id_of("priya")
    give_acting_authority(office.at("helen"), priya, "manager", ahead, ahead, "Ruth is away.")
    end_acting_authority(office.at("helen"), priya, "manager")
    assert office.staff["priya"].acting == ()


def test_r10_only_whoever_may_give_authority_ends_it_and_never_their_own(office: Office) -> None:
    standing_in(office, "head_of_service")
    priya = office.id_of("priya")
    with pytest.raises(Refused, match="head of service"):
        end_acting_authority(office.at("ruth"), priya, "head_of_service")
    with pytest.raises(Refused, match="themselves"):
        end_acting_authority(office.at("priya"), priya, "head_of_service")
    with pytest.raises(Refused, match="does not stand in as an executive"):
        end_acting_authority(office.at("helen"), priya, "executive")
    with pytest.raises(Invalid, match="not in the list"):
        end_acting_authority(office.at("helen"), priya, "king")


def test_r21_a_higher_grade_than_ones_own_is_ended_by_whoever_lent_it_or_has_it(
    office: Office,
) -> None:
    standing_in(office, "executive", by="grace")
    priya = office.id_of("priya")
    with pytest.raises(Refused, match="Ask Grace"):
        end_acting_authority(office.at("helen"), priya, "executive")
    assert end_acting_authority(office.at("grace"), priya, "executive")
