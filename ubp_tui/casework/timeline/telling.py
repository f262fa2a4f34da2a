"""How an entry of the timeline is made: when, by whom, of what kind, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

import pendulum

from ubp_tui.casework.timeline.acts import Act, Acts
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.calendar import london_date, start_of
from ubp_tui.policy.facts import CaseFile
from ubp_tui.policy.labels import by_channel


class Kind(StrEnum):
    """What an entry is about; the timeline can be narrowed to one."""

    INCIDENT = "incident"
    CIRCUMSTANCES = "circumstances"
    ADJUSTMENT = "adjustment"
    WARNING = "warning"
    PROPOSAL = "proposal"
    DECISION = "decision"
    INFORMING = "informing"
    MEASURE = "measure"
    CONTACT = "contact"
    APPEAL = "appeal"
    PEOPLE = "people"
    NOTE = "note"
    CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened: when, who recorded it, what kind, in a sentence.

    `who` is empty where it is not known who recorded it, and where it followed by itself.
    """

    at: pendulum.DateTime
    who: str
    kind: Kind
    words: str
    about_id: UUID


@dataclass(frozen=True, slots=True)
class Teller:
    """A case as somebody reads it, and how its entries are made."""

    file: CaseFile
    asking: Asking
    acts: Acts

    def name(self, *staff_ids: UUID | None) -> str:
        """The names of some people; empty where there is nobody."""
        people = self.file.staff.people
        return " and ".join(people[each].name for each in staff_ids if each in people)

    def by(self, channel: str) -> str:
        """How something was said or sent: "by phone"."""
        return by_channel(channel, self.asking.policy)

    def entry(
        self, at: pendulum.DateTime, by: UUID | None, kind: Kind, words: str, about_id: UUID
    ) -> Entry:
        """What somebody did at a moment."""
        return Entry(at=at, who=self.name(by), kind=kind, words=words, about_id=about_id)

    def each(self, record: Any, field: str, by: UUID | None = None) -> Iterator[Act]:
        """Every time that a field of a record was filled in, oldest first.

        Args:
            record: a fact of the case.
            field: one that holds a moment or a day, or None.
            by: who did it, where the fact says so.
        """
        acts = self.acts.get((record.id, field), ())
        for act in acts:
            yield Act(by or act.by_id, _when(act, field), act.said)
        value = getattr(record, field)
        if value is not None and not acts:
            at = value if isinstance(value, pendulum.DateTime) else start_of(value)
            yield Act(by, at, {})

    def did(
        self,
        record: Any,
        field: str,
        kind: Kind,
        words: str,
        *,
        by: UUID | None = None,
        about_id: UUID | None = None,
    ) -> Iterator[Entry]:
        """An entry where a field of a record holds a moment or a day.

        It is about the record itself where no other is named.
        """
        if getattr(record, field) is None:
            return
        *_, last = self.each(record, field, by)
        yield self.entry(last.at, last.by_id, kind, words, about_id or record.id)


def _when(act: Act, field: str) -> pendulum.DateTime:
    """When it happened: the moment of recording, or the start of an earlier day."""
    if not field.endswith("_on"):
        return act.at
    day = pendulum.Date.fromisoformat(act.said[field])
    return act.at if day == london_date(act.at) else start_of(day)
