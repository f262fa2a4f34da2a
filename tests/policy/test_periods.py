"""How long measures last and when post arrives."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policy.records import day
from ubp_tui.policy.loading import load_policy
from ubp_tui.policy.periods import add_months, birthday, last_day, received_by_post

DAYS = st.dates(pendulum.Date(2020, 1, 1), pendulum.Date(2036, 12, 31)).map(
    lambda day: pendulum.Date(day.year, day.month, day.day)
)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-05-14", 12, "2027-05-13"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-03-01", 12, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-08-30", 6, "2027-02-28"),
        ("2026-08-28", 6, "2027-02-27"),
        ("2027-01-01", 12, "2027-12-31"),
    ],
)
def test_r11_the_last_day_is_the_day_before_the_anniversary(
    start: str, months: int, end: str
) -> None:
    assert last_day(day(start), months) == day(end)


@given(start=DAYS, months=st.integers(1, 24))
def test_r11_a_period_ends_in_the_month_of_its_anniversary_or_the_day_before(
    start: pendulum.Date, months: int
) -> None:
    anniversary = start.start_of("month").add(months=months)
    end = last_day(start, months)
    assert anniversary.subtract(days=1) <= end <= anniversary.end_of("month")
    assert end >= start


def test_r11_a_period_of_no_months_is_refused() -> None:
    with pytest.raises(ValueError, match="at least a month"):
        last_day(day("2026-05-14"), 0)


def test_r19_six_months_after_31_august_is_the_end_of_february() -> None:
    assert add_months(day("2026-08-31"), 6) == day("2027-02-28")


@pytest.mark.parametrize(
    ("sent", "received"),
    [("2026-06-03", "2026-06-05"), ("2026-06-05", "2026-06-09"), ("2026-12-24", "2026-12-30")],
)
def test_r12_post_is_received_two_working_days_later(sent: str, received: str) -> None:
    assert received_by_post(day(sent), load_policy()) == day(received)


@pytest.mark.parametrize(
    ("born", "comes_of_age"),
    [
        ("2008-04-08", "2026-04-08"),
        ("2008-02-29", "2026-03-01"),
        ("2008-02-28", "2026-02-28"),
        ("2008-12-31", "2026-12-31"),
    ],
)
def test_r4_whoever_was_born_on_29_february_is_18_on_1_march(born: str, comes_of_age: str) -> None:
    found = birthday(pendulum.Date.fromisoformat(born), 18)
    assert found == pendulum.Date.fromisoformat(comes_of_age)
