"""Writing very many facts of one kind: what `row_reader` does, the other way round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import astuple

from models.fields import writer_of
from models.storing import Stored


class RowWriter:
    """Makes the row of a fact without parts, touching only those values that are not plain."""

    def __init__(self, stored: Stored) -> None:
        """For one kind of fact, whose fields are the columns in their order."""
        writers = enumerate(map(writer_of, stored.columns.values()))
        self._writers = tuple((place, write) for place, write in writers if write is not None)

    def row(self, fact: Any) -> tuple[Any, ...]:
        """What the columns of a fact hold, in their order."""
        values = [*astuple(fact)]
        for place, write in self._writers:
            if values[place] is not None:
                values[place] = write(values[place])
        return tuple(values)

    def rows(self, facts: Iterable[Any]) -> list[tuple[Any, ...]]:
        """The rows of some facts."""
        return [self.row(fact) for fact in facts]
