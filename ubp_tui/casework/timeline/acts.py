"""Who recorded something and when, from the journal, where the facts keep only that it is so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pendulum
from peewee import Database

from models.journal import entries_of_case, entries_of_rows
from ubp_tui.policy.facts import Adjustment, CaseFile, Nomination


@dataclass(frozen=True, slots=True)
class Act:
    """One recording: by whom where that is known, when, and what it said, as JSON, by field."""

    by_id: UUID | None
    at: pendulum.DateTime
    said: Mapping[str, Any]


Acts = Mapping[tuple[UUID, str], tuple[Act, ...]]
"""Every recording that gave a field of a record a value, oldest first."""


def acts_of(database: Database, file: CaseFile) -> Acts:
    """The recordings on a case, and those of the customer's records that belong to no case (R34).

    Raises:
        DatabaseProblem: the database cannot be read.
    """
    elsewhere = entries_of_rows(database, _recorded_elsewhere(file))
    known = {entry.header.number: entry for entry in elsewhere}
    known |= {entry.header.number: entry for entry in entries_of_case(database, file.case.id)}
    entries = [entry for _, entry in sorted(known.items())]
    found: defaultdict[tuple[UUID, str], list[Act]] = defaultdict(list)
    for entry in entries:
        said = {field: new for field, (_, new) in (entry.changes or {}).items()}
        act = Act(entry.header.actor_id, entry.header.at, said)
        for field, new in said.items():
            if new is not None:
                found[entry.header.row_id, field].append(act)
    return {key: tuple(acts) for key, acts in found.items()}


def _recorded_elsewhere(file: CaseFile) -> list[UUID]:
    """Records of another case or of none, of which the facts do not say who changed them."""
    changed: list[Adjustment | Nomination] = [
        *(a for a in file.adjustments if a.answered_at or a.withdrawn_at),
        *(n for n in file.nominations if n.accepted_on or n.ended_on),
    ]
    elsewhere = [record.id for record in changed if record.case_id != file.case.id]
    # The details of an incident may be recorded before it joins the case.
    elsewhere += [incident.id for incident in file.incidents if incident.details_completed_at]
    # A death that was recorded by mistake is told too.
    return [*elsewhere, file.customer.id]
