"""What one transaction does to each row, as the journal will say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

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


@dataclass(frozen=True, slots=True)
class Change:
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
        unsaid = NOT_JOURNALLED.get(self.stored.table, frozenset())
        differing = {
            name: [_plain(self.before.get(name)), _plain(self.after.get(name))]
            for name in self.stored.columns
            if name not in unsaid and self.before.get(name) != self.after.get(name)
        }
        return to_json(differing)


def combined(changes: Iterable[Change]) -> list[Change]:
    """One change for each row, in the order in which the rows were first touched.

    A row that was added and removed again never was, and has none.
    """
    by_row: dict[tuple[str, UUID], Change] = {}
    for change in changes:
        key = (change.stored.table, change.row_id)
        by_row[key] = by_row[key].followed_by(change) if key in by_row else change
    return [c for c in by_row.values() if c.before or c.after]


def _plain(value: Any) -> Any:
    return moment_text(value) if isinstance(value, pendulum.DateTime) else value
