"""Dates and times as people in Britain type them."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policy.records import day
from ubp_tui.policy.dates import (
    DateProblem,
    When,
    at,
    in_words,
    read_date,
    read_day,
    read_moment,
    read_time,
)

TODAY = pendulum.Date(2026, 11, 22)
NOW = pendulum.datetime(2026, 11, 22, 15, 30, tz="Europe/London")


@pytest.mark.parametrize(
    "typed",
    [
        "22/11/2026",
        "22/11/26",
        "22/11",
        "22.11.26",
        "22-11-2026",
        "22 11 2026",
        "2026-11-22",
        "22 Nov 2026",
        "22nd of november, 2026",
        "22 NOV",
        "22nov26",
        "Sunday 22 November 2026",
        "  today ",
    ],
)
def test_a_date_can_be_typed_in_the_usual_ways(typed: str) -> None:
    assert read_date(typed, TODAY) == TODAY


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yesterday", "2026-11-21"),
        ("now", "2026-11-22"),
        ("tomorrow", "2026-11-23"),
        ("3/4/2026", "2026-04-03"),
        ("5 Jan", "2027-01-05"),
        ("1 sept", "2026-09-01"),
        ("29 Feb", "2028-02-29"),
        ("1/2/46", "2046-02-01"),
        ("1/2/47", "1947-02-01"),
    ],
)
def test_the_day_comes_first_and_a_missing_year_is_the_nearest(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY) == day(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("5 Jan", "2026-01-05"), ("29 Feb", "2024-02-29"), ("1/2/40", "1940-02-01")],
)
def test_what_has_happened_is_never_read_as_a_later_day(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY, not_after=TODAY) == day(meant)


def test_r1_an_incident_is_never_in_the_future() -> None:
    with pytest.raises(DateProblem) as problem:
        read_date("23/11/2026", TODAY, not_after=TODAY)
    assert str(problem.value) == (
        "23 November 2026 is in the future. Type 22 November 2026 or earlier."
    )


def test_r11_a_day_after_the_longest_period_is_told_the_last_one() -> None:
    with pytest.raises(DateProblem, match="1 June 2028 is after 21 November 2027"):
        read_date("1 June 2028", TODAY, not_after=day("2027-11-21"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/2/2026", "There is no 31 February 2026: February has 28 days that year."),
        ("29 Feb 2027", "There is no 29 February 2027: February has 28 days that year."),
        ("31 June", "There is no 31 June 2026: June has 30 days that year."),
        ("0/5/2026", "There is no 0 May 2026"),
        ("11/22/2026", "There is no month 22: the day comes first, then the month."),
        ("1/1/0026", "The year 26 is too far away."),
        ("", "The date is empty."),
        ("soon", "“soon” is not a date. Type it like 22/11/2026, 22 Nov 2026 or today."),
        ("22 Nob", "“22 Nob” is not a date."),
        ("[/x]", "“[/x]” is not a date."),
    ],
)
def test_an_impossible_date_gets_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(DateProblem) as problem:
        read_date(typed, TODAY)
    assert str(problem.value).startswith(sentence)


@given(st.text(max_size=200))
def test_anything_typed_is_a_date_or_gets_a_short_sentence(typed: str) -> None:
    try:
        read_date(typed, TODAY)
    except DateProblem as problem:
        assert 10 < len(str(problem)) < 200


@given(st.dates(pendulum.Date(1950, 1, 1), pendulum.Date(2099, 12, 31)))
def test_a_date_as_we_write_it_can_be_typed_back(written: pendulum.Date) -> None:
    assert read_date(in_words(written), TODAY) == written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:05", (14, 5)),
        ("14.05", (14, 5)),
        ("2pm", (14, 0)),
        ("2.30 PM", (14, 30)),
        ("12am", (0, 0)),
        ("12:15pm", (12, 15)),
        ("noon", (12, 0)),
        ("0:00", (0, 0)),
    ],
)
def test_a_time_can_be_typed_in_the_usual_ways(typed: str, meant: tuple[int, int]) -> None:
    assert read_time(typed) == pendulum.Time(*meant)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("25:00", "There is no time 25:00."),
        ("14:60", "There is no time 14:60."),
        ("14pm", "There is no time 14pm."),
        ("14", "“14” is not a time."),
        ("", "The time is empty."),
    ],
)
def test_an_impossible_time_gets_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(DateProblem) as problem:
        read_time(typed)
    assert str(problem.value).startswith(sentence)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("22/11/2026 14:05", "2026-11-22T14:05:00Z"),
        ("21 Nov 2pm", "2026-11-21T14:00:00Z"),
        ("yesterday at noon", "2026-11-21T12:00:00Z"),
        ("5 June, 9.30am", "2026-06-05T08:30:00Z"),
        ("14:05", "2026-11-22T14:05:00Z"),
        ("now", "2026-11-22T15:30:00Z"),
    ],
)
def test_r1_when_it_happened_is_read_as_london_time(typed: str, meant: str) -> None:
    assert read_moment(typed, NOW) == pendulum.parse(meant)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("today 15:31", "22 November 2026 at 15:31 is in the future."),
        ("21 Nov", "Add the time to 21 November 2026."),
        ("when I called", "“when I called” is not a date."),
    ],
)
def test_r1_a_moment_that_cannot_be_gets_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(DateProblem) as problem:
        read_moment(typed, NOW)
    assert str(problem.value).startswith(sentence)


def test_a_time_that_the_clocks_leave_out_gets_a_sentence() -> None:
    with pytest.raises(DateProblem, match="Clocks went forward on 29 March 2026"):
        at(day("2026-03-29"), pendulum.Time(1, 30))


def test_a_time_that_comes_twice_is_the_earlier_one() -> None:
    assert at(day("2026-10-25"), pendulum.Time(1, 30)) == pendulum.datetime(2026, 10, 25, 0, 30)


@pytest.mark.parametrize(
    ("typed", "past", "to_come", "either"),
    [
        ("21 Nov", "2026-11-21", "2027-11-21", "2026-11-21"),
        ("23 Nov", "2025-11-23", "2026-11-23", "2026-11-23"),
        ("22 Nov", "2026-11-22", "2026-11-22", "2026-11-22"),
        ("1 Jul", "2026-07-01", "2027-07-01", "2026-07-01"),
    ],
)
def test_what_a_field_asks_for_says_which_year_is_meant(
    typed: str, past: str, to_come: str, either: str
) -> None:
    assert read_day(typed, TODAY, When.PAST) == day(past)
    assert read_day(typed, TODAY, When.TO_COME) == day(to_come)
    assert read_day(typed, TODAY, When.EITHER) == day(either)


def test_a_day_typed_with_its_year_is_taken_as_it_is() -> None:
    assert read_day("1/7/2026", TODAY, When.TO_COME) == day("2026-07-01")
