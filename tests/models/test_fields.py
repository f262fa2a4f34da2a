"""Moments, days and structured values come back as they went in."""

import uuid

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.fields import (
    DayField,
    IdField,
    JsonField,
    MomentField,
    moment_from,
    moment_text,
    new_id,
)
from models.problems import Unreadable
from ubp_tui.policy.measures import LimitedContact, MeasureDetails

MOMENTS = st.datetimes(
    timezones=st.sampled_from([pendulum.UTC, pendulum.timezone("Europe/London")])
)


@given(MOMENTS)
def test_a_moment_comes_back_as_the_same_moment_in_utc(moment) -> None:
    moment = pendulum.instance(moment).in_timezone("UTC")
    back = moment_from(moment_text(moment))
    assert back == moment
    assert isinstance(back, pendulum.DateTime)
    assert back.timezone_name == "UTC"


@given(MOMENTS, MOMENTS)
def test_the_text_of_moments_sorts_as_time_does(one, other) -> None:
    one, other = (pendulum.instance(m).in_timezone("UTC") for m in (one, other))
    assert (moment_text(one) < moment_text(other)) == (one < other)


def test_a_moment_is_kept_as_fixed_width_text() -> None:
    moment = pendulum.datetime(2026, 6, 1, 10, 0, tz="Europe/London")
    assert moment_text(moment) == "2026-06-01T09:00:00.000000Z"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        MomentField().db_value(pendulum.naive(2026, 6, 1))


def test_a_moment_is_not_taken_for_a_day() -> None:
    with pytest.raises(ValueError, match="not a calendar date"):
        DayField().db_value(pendulum.datetime(2026, 6, 1))


def test_a_day_comes_back_as_a_pendulum_date() -> None:
    day = DayField().python_value(DayField().db_value(pendulum.date(2028, 2, 29)))
    assert day == pendulum.date(2028, 2, 29)
    assert isinstance(day, pendulum.Date)


@pytest.mark.parametrize("field", [MomentField(), DayField(), IdField(), JsonField(list[int])])
def test_nothing_stays_nothing(field) -> None:
    assert field.python_value(field.db_value(None)) is None


def test_what_a_measure_carries_comes_back_as_its_own_type() -> None:
    field = JsonField(MeasureDetails)
    assert field.python_value(field.db_value(LimitedContact(weekdays=(2, 4)))) == LimitedContact(
        weekdays=(2, 4)
    )


def test_json_of_another_shape_is_refused_when_it_is_read() -> None:
    with pytest.raises(Unreadable):
        JsonField(tuple[int, ...]).python_value('["Monday"]')


@pytest.mark.parametrize("field", [IdField(), MomentField(), DayField()])
@pytest.mark.parametrize("value", ["x", "", 7, b"\xff"])
def test_what_no_field_of_its_kind_writes_is_refused_when_it_is_read(field, value) -> None:
    with pytest.raises(Unreadable):
        field.python_value(value)


def test_a_new_key_is_a_uuid_of_version_7_of_the_standard_library() -> None:
    key = new_id()
    assert type(key) is uuid.UUID
    assert key.version == 7
