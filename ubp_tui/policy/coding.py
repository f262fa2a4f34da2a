"""Facts as JSON and back: for columns that hold a list or a measure's details."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
import pendulum

T = TypeVar("T")


def _written(value: object) -> object:
    if isinstance(value, pendulum.Date):
        return value.isoformat()
    raise TypeError(f"cannot be written as JSON: {type(value).__name__}")


def _read(wanted: type, value: Any) -> object:
    try:
        if wanted is pendulum.Date:
            return pendulum.Date.fromisoformat(value)
        if wanted is pendulum.DateTime:
            return pendulum.DateTime.fromisoformat(value).in_timezone("UTC")
    except (TypeError, ValueError) as error:
        raise ValueError(f"{value!r} is not a date") from error
    raise TypeError(f"cannot be read from JSON: {wanted.__name__}")


def to_json(value: object) -> str:
    """A value as JSON text; dates as ISO 8601."""
    return msgspec.json.encode(value, enc_hook=_written).decode()


def from_json(text: str | bytes, wanted: type[T]) -> T:
    """The value that `to_json` wrote, checked against its type.

    Raises:
        msgspec.ValidationError: the text holds something else.
    """
    return msgspec.json.decode(text, type=wanted, dec_hook=_read)
