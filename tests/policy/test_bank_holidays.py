"""The kept bank holidays are those of the package that they are generated from."""

import tomllib

import holidays
import pendulum

from tools.make_bank_holidays import DATA, YEARS, bank_holidays_file
from ubp_tui.policy.loading import load_policy


def announced() -> set[pendulum.Date]:
    days = holidays.country_holidays("GB", subdiv="ENG", years=YEARS)
    return {pendulum.Date(day.year, day.month, day.day) for day in days}


def test_the_calendar_has_every_bank_holiday_of_england_and_wales() -> None:
    assert load_policy().calendar.bank_holidays == announced()


def test_the_years_reach_from_2020_to_2036() -> None:
    assert {day.year for day in load_policy().calendar.bank_holidays} == set(range(2020, 2037))


def test_the_generator_writes_the_file_that_is_kept() -> None:
    kept = tomllib.loads(DATA.read_text(encoding="utf-8"))
    assert tomllib.loads(bank_holidays_file(YEARS)) == kept
