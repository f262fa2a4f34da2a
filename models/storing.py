"""How one kind of fact is stored: its table, its order, the parts kept inside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from peewee import Field, ForeignKeyField, Model

from models.fields import MomentField
from models.row_reader import RowReader


class Access(StrEnum):
    """Who may read what the journal says of a record (R24, R35)."""

    CASE = "case"
    WELLBEING = "wellbeing"
    STAFF = "staff"
    DRAFT = "draft"


@dataclass(frozen=True, eq=False)
class Part:
    """Facts kept inside another: `field` of the whole holds what `parent` points back from."""

    field: str
    stored: Stored
    parent: ForeignKeyField[Any]


@dataclass(frozen=True, eq=False)
class Stored:
    """How one kind of fact is stored; there is one of each.

    `order` is oldest first; never a UUID, which holds the clock of whoever made it.
    """

    fact: type[Any]
    row: type[Model]
    order: tuple[Field[Any], ...]
    access: Access = Access.CASE
    parts: tuple[Part, ...] = ()

    @cached_property
    def columns(self) -> dict[str, Field[Any]]:
        """The table's columns by the names of the fact's fields, in the fact's order."""
        parts = {part.field for part in self.parts}
        names = [name for name in self.fact.__struct_fields__ if name not in parts]
        return {name: self.row._meta.columns[name] for name in names}

    @cached_property
    def reading(self) -> RowReader:
        """What reads a row of `columns`, in their order."""
        return RowReader(self.columns)

    @cached_property
    def moments(self) -> frozenset[str]:
        """Which of the columns hold a moment."""
        return frozenset(n for n, column in self.columns.items() if type(column) is MomentField)

    @property
    def table(self) -> str:
        """The table's name."""
        return str(self.row._meta.table_name)

    @property
    def key(self) -> Field[Any]:
        """The column of the key."""
        return self.columns["id"]

    @property
    def is_versioned(self) -> bool:
        """Whether its records can be changed; the others are only ever added."""
        return "version" in self.columns
