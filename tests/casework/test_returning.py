"""Whoever is away is back when they say so, whenever that was to be (R21, R26)."""

import pytest

from models.journal import entries_of_rows
from tests.casework.office import Office
from ubp_tui.casework.refusals import Refused
from ubp_tui.casework.returning import end_absence
from ubp_tui.casework.staff import record_absence
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
