"""Days are London's, and working days follow the bank holidays of England and Wales."""

import pendulum
import pytest

from tests.policy.records import day
from ubp_tui.policy.calendar import WorkingCalendar, london_date, start_of
from ubp_tui.policy.loading import load_policy


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_policy().calendar


def test_r11_late_in_the_evening_in_summer_it_is_already_tomorrow_in_london() -> None:
    assert london_date(pendulum.datetime(2026, 6, 4, 23, 30, tz="UTC")) == day("2026-06-05")


def test_r11_a_london_day_in_summer_starts_an_hour_before_midnight_utc() -> None:
    assert start_of(day("2026-06-05")) == pendulum.datetime(2026, 6, 4, 23, tz="UTC")


def test_r29_informed_on_friday_5_june_twenty_working_days_end_on_friday_3_july(
    calendar: WorkingCalendar,
) -> None:
    assert calendar.add(day("2026-06-05"), 20) == day("2026-07-03")


def test_counting_begins_on_the_next_working_day_after_a_weekend(
    calendar: WorkingCalendar,
) -> None:
    assert calendar.add(day("2026-06-06"), 1) == day("2026-06-08")


def test_christmas_and_its_substitute_days_are_not_worked(calendar: WorkingCalendar) -> None:
    assert calendar.add(day("2027-12-24"), 1) == day("2027-12-29")


def test_no_working_days_later_is_the_same_day(calendar: WorkingCalendar) -> None:
    assert calendar.add(day("2026-06-06"), 0) == day("2026-06-06")


def test_days_cannot_be_counted_backwards(calendar: WorkingCalendar) -> None:
    with pytest.raises(ValueError, match="-1 working days"):
        calendar.add(day("2026-06-05"), -1)


def test_the_next_working_day_of_good_friday_is_the_tuesday(calendar: WorkingCalendar) -> None:
    assert calendar.next_working(day("2026-04-03")) == day("2026-04-07")


def test_the_next_working_day_of_a_working_day_is_itself(calendar: WorkingCalendar) -> None:
    assert calendar.next_working(day("2026-04-07")) == day("2026-04-07")
