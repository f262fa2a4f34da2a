"""How keys, moments, days and structured values are kept in a column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache, wraps
from typing import Any, TypeVar
from uuid import UUID

import pendulum
from msgspec import MsgspecError
from peewee import BooleanField, Field, ForeignKeyField, IntegerField, TextField, UUIDField

from models.problems import Unreadable
from ubp_tui.policy.coding import from_json, to_json

V = TypeVar("V")


def moment_text(moment: pendulum.DateTime) -> str:
    """A moment as fixed-width UTC text, so that text sorts as time does.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone, so it cannot be stored as a moment")
    utc = moment.astimezone(pendulum.UTC)
    return (
        f"{utc.year:04}-{utc.month:02}-{utc.day:02}"
        f"T{utc.hour:02}:{utc.minute:02}:{utc.second:02}.{utc.microsecond:06}Z"
    )


def reads(read: Callable[[Any], V]) -> Callable[[Any], V]:
    """Makes what reads a stored value say so of one that it cannot have written itself.

    Raises:
        Unreadable: such a value was read.
    """

    @wraps(read)
    def reading(value: Any) -> V:
        try:
            return read(value)
        except (ValueError, TypeError, AttributeError, MsgspecError) as error:
            raise Unreadable(f"{value!r:.40} is not what is stored here") from error

    return reading


@reads
def moment_from(text: str) -> pendulum.DateTime:
    """The moment that `moment_text` wrote; twelve times as fast as `pendulum.parse`."""
    at = datetime.fromisoformat(text)
    return pendulum.DateTime(
        at.year, at.month, at.day, at.hour, at.minute, at.second, at.microsecond, pendulum.UTC
    )


class IdField(UUIDField):
    """The key of a record: a UUID, always the standard library's own type."""

    def python_value(self, value: str | UUID | None) -> UUID | None:
        """The stored key as a UUID."""
        if value is None or isinstance(value, UUID):
            return value
        return id_from(value)


@reads
@lru_cache(maxsize=4096)  # most keys that are read point at few people and cases
def id_from(text: str) -> UUID:
    """The key that is stored as this text."""
    return UUID(int=int(text, 16))  # half the time that UUID(hex=text) takes


@reads
def day_from(text: str) -> pendulum.Date:
    """The day that is stored as this text."""
    return pendulum.Date.fromisoformat(text)


@reads
def number_from(number: int) -> int:
    """The number that is stored, which SQLite alone would take anything for."""
    if type(number) is not int:
        raise TypeError("not a number")
    return number


def flag_from(number: int) -> bool:
    """Yes or no, which is stored as a number."""
    return bool(number_from(number))


def id_text(key: UUID) -> str:
    """The text that a key is stored as."""
    return key.hex


class MomentField(Field):
    """A moment in UTC, read back as `pendulum.DateTime` in UTC."""

    field_type = "TEXT"

    def db_value(self, value: Any) -> Any:
        """The moment as text; ValueError when it has no time zone."""
        return moment_text(value) if isinstance(value, pendulum.DateTime) else value

    def python_value(self, value: str | None) -> pendulum.DateTime | None:
        """The stored text as a moment."""
        return None if value is None else moment_from(value)


class DayField(Field):
    """A calendar date in London, without a time."""

    field_type = "TEXT"

    def db_value(self, value: Any) -> Any:
        """The day as ISO 8601 text; ValueError for a moment, which is not a day."""
        if isinstance(value, datetime):
            raise ValueError(f"{value} is a moment, not a calendar date")
        return value.isoformat() if isinstance(value, pendulum.Date) else value

    def python_value(self, value: str | None) -> pendulum.Date | None:
        """The stored text as a date."""
        return None if value is None else day_from(value)


class JsonField(TextField):
    """A list or a structured value, checked against its type when it is read."""

    def __init__(self, wanted: Any, **options: Any) -> None:
        self.wanted = wanted
        self._read = reads(lambda text: from_json(text, wanted))
        super().__init__(**options)

    def db_value(self, value: Any) -> str | None:
        """The value as JSON text."""
        return None if value is None else to_json(value)

    def python_value(self, value: str | None) -> Any:
        """The stored JSON as a value of the wanted type."""
        return None if value is None else self._read(value)


Reader = Callable[[Any], Any]


def reader_of(field: Field[Any]) -> Reader | None:
    """What makes a value of what a column holds, NULL apart, without Peewee's detours.

    None where the value is what the column holds: most are plain text, and a case has hundreds.
    """
    if type(field) is TextField:
        return None
    if isinstance(field, ForeignKeyField):
        return reader_of(field.rel_field)
    direct: dict[type[Field[Any]], Reader] = {
        IdField: id_from,
        MomentField: moment_from,
        DayField: day_from,
        IntegerField: number_from,
        BooleanField: flag_from,
    }
    read: Reader = direct.get(type(field), field.python_value)
    return read


Writer = Callable[[Any], Any]


def writer_of(field: Field[Any]) -> Writer | None:
    """What makes what a column holds of a value, None apart; the reverse of `reader_of`.

    None where the column holds the value itself.
    """
    if type(field) in (TextField, IntegerField):
        return None
    if isinstance(field, ForeignKeyField):
        return writer_of(field.rel_field)
    direct: dict[type[Field[Any]], Writer] = {
        IdField: id_text,
        MomentField: moment_text,
        BooleanField: int,  # what SQLite takes for it; Python's own it would convert each time
    }
    write: Writer = direct.get(type(field), field.db_value)
    return write


def new_id() -> UUID:
    """A new key: a UUIDv7, as the standard library's own type."""
    from uuid_utils import uuid7  # late: reading needs no new key

    return UUID(int=uuid7().int)
