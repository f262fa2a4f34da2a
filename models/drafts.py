"""Drafts, saved as the user moves, so that a lost connection costs a field at most."""

from __future__ import annotations

from uuid import UUID

import pendulum
from msgspec.structs import replace
from peewee import Database

from models.draft import DraftRow
from models.rows import Missing, find, get
from models.stored import DRAFT
from models.transactions import reading, writing
from models.unit_of_work import Conflict
from ubp_tui.policy.facts import Draft


def autosave(database: Database, draft: Draft, body: str, now: pendulum.DateTime) -> Draft:
    """Saves what has been typed so far; not journalled, since it says nothing yet.

    Raises:
        Conflict: it was saved elsewhere, handed over, submitted or discarded meanwhile.
        DatabaseProblem: the database cannot be written to; nothing was changed.
    """
    saved = replace(draft, body=body, saved_at=now, version=draft.version + 1)
    query = DraftRow.update(body=body, saved_at=now, version=saved.version).where(
        DraftRow.id == draft.id, DraftRow.version == draft.version
    )
    with writing(database):
        if database.rows_affected(database.execute(query)) == 1:
            return saved
        try:
            theirs = get(database, Draft, draft.id)
        except Missing:
            theirs = None
        raise Conflict(saved, theirs)


def drafts_of(database: Database, staff_id: UUID) -> tuple[Draft, ...]:
    """The drafts that somebody holds, oldest first."""
    with reading(database):
        return find(database, DRAFT, DraftRow.holder == staff_id)
