"""What one transaction does to each row, as the journal will say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec
import pendulum

from models.fields import moment_text
from models.stored import DRAFT
from models.storing import Stored
from ubp_tui.policy.coding import to_json

NOT_JOURNALLED = {DRAFT.table: frozenset({"body", "saved_at", "version"})}


class Action(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Change(msgspec.Struct, frozen=True):
    """One row before and after a transaction; `before` is empty for a row that was added."""

    stored: Stored
    row_id: UUID
    case_id: UUID | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    @property
    def action(self) -> Action:
        """Whether the row was added, changed or removed."""
        if not self.before:
            return Action.ADDED
        return Action.CHANGED if self.after else Action.REMOVED

    @property
    def base_version(self) -> int:
        """The version that was changed; 0 for a row that was added."""
        return int(self.before.get("version", 0))

    def followed_by(self, later: Change) -> Change:
        """This change and a later one of the same row, as one."""
        return Change(self.stored, self.row_id, later.case_id, self.before, later.after)

    def as_json(self) -> str:
        """The fields that differ, as JSON: field to [old, new]."""
        before, after, columns = self.before, self.after, self.stored.columns
        if before:
            said = {
                name: (before.get(name), after.get(name))
                for name in columns
                if before.get(name) != after.get(name)
            }
        else:
            said = {name: (None, after[name]) for name in columns if after[name] is not None}
        for name in NOT_JOURNALLED.get(self.stored.table, ()):
            said.pop(name, None)
        for name in self.stored.moments & said.keys():
            old, new = said[name]
            said[name] = (_written(old), _written(new))
        return to_json(said)


def combined(changes: Iterable[Change]) -> list[Change]:
    """One change for each row, in the order in which the rows were first touched.

    A row that was added and removed again never was, and has none.
    """
    by_row: dict[tuple[str, UUID], Change] = {}
    for change in changes:
        key = (change.stored.table, change.row_id)
        by_row[key] = by_row[key].followed_by(change) if key in by_row else change
    return [c for c in by_row.values() if c.before or c.after]


def _written(moment: pendulum.DateTime | None) -> str | None:
    return None if moment is None else moment_text(moment)
