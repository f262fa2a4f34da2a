"""Reading rows quickly: a case has dozens, and a check reads every one there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from peewee import Field

from models.fields import reader_of
from models.problems import Unreadable


class RowReader:
    """Makes values by name of the columns of a row, touching only those that are not plain."""

    def __init__(self, columns: Mapping[str, Field[Any]]) -> None:
        """With the columns in the order of the row, by the names of the values."""
        self._names = tuple(columns)
        readers = enumerate(map(reader_of, columns.values()))
        self._readers = tuple((place, read) for place, read in readers if read is not None)

    def read(self, row: tuple[Any, ...]) -> dict[str, Any]:
        """The values of a row, by name.

        Raises:
            Unreadable: a column holds what its kind of value is never stored as.
        """
        values = list(row)
        if bytes in map(type, values):
            raise Unreadable("no column holds bytes that are no text")
        for place, read in self._readers:
            if values[place] is not None:
                values[place] = read(values[place])
        return dict(zip(self._names, values, strict=True))
