"""Drafts: saved as one goes, found again after a lost line, open to a colleague."""

from __future__ import annotations

from uuid import UUID

from models.drafts import autosave, drafts_of
from models.unit_of_work import Conflict
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import ChangedElsewhere, Refused
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Draft, DraftKind


def begin_draft(
    desk: Desk, kind: DraftKind, case_id: UUID | None = None, about_id: UUID | None = None
) -> Draft:
    """The draft one has of something, begun now where there is none.

    Args:
        desk: where one works.
        kind: what it will become.
        case_id: the case, where there is one.
        about_id: the record it is about, such as an appeal.

    Raises:
        Refused: the case is not open to whoever asks.
    """
    if (mine := my_draft(desk, kind, case_id, about_id)) is not None:
        return mine
    with desk.transaction() as work:
        if case_id is not None:
            work.allowed(Action.SEE_CASE, case_id)
        return work.add(
            Draft(
                id=work.new_id(),
                kind=kind,
                case_id=case_id,
                about_id=about_id,
                started_by_id=work.actor_id,
                started_at=work.now,
                holder_id=work.actor_id,
                author_ids=(work.actor_id,),
                saved_at=work.now,
            )
        )


def my_draft(
    desk: Desk, kind: DraftKind, case_id: UUID | None = None, about_id: UUID | None = None
) -> Draft | None:
    """The draft that one holds of something; None where there is none."""
    return next(
        (
            draft
            for draft in drafts_of(desk.database, desk.actor_id)
            if (draft.kind, draft.case_id, draft.about_id) == (kind, case_id, about_id)
        ),
        None,
    )


def my_drafts(desk: Desk) -> tuple[Draft, ...]:
    """Everything that one has half written, oldest first."""
    return drafts_of(desk.database, desk.actor_id)


def pick_up_draft(desk: Desk, seen: Draft) -> Draft:
    """Takes a colleague's draft over; who then writes in it is one of its authors too (R10).

    Raises:
        Refused: the case is not yours.
        ChangedElsewhere: it was saved, sent or discarded meanwhile.
    """
    with desk.transaction() as work:
        _may_draft(work, seen)
        return work.change(seen, holder_id=work.actor_id)


def save_draft(desk: Desk, seen: Draft, body: str) -> Draft:
    """Saves what has been typed so far, outside the journal.

    Whoever writes in it for the first time becomes one of its authors (R10); the journal says so.

    Args:
        desk: where the holder works.
        seen: the draft as it was last saved here.
        body: JSON that the draft's own screen understands.

    Raises:
        Refused: a colleague holds it now.
        ChangedElsewhere: it was saved from elsewhere meanwhile; both versions are given.
    """
    if seen.holder_id != desk.actor_id:
        raise Refused("A colleague works on this now. Pick it up first.", "R9")
    if desk.actor_id not in seen.author_ids:
        return _save_as_author(desk, seen, body)
    try:
        return autosave(desk.database, seen, body, desk.now())
    except Conflict as conflict:
        raise ChangedElsewhere(conflict.mine, conflict.theirs) from conflict


def _save_as_author(desk: Desk, seen: Draft, body: str) -> Draft:
    with desk.transaction() as work:
        authors = (*seen.author_ids, work.actor_id)
        return work.change(seen, body=body, saved_at=work.now, author_ids=authors)


def discard_draft(desk: Desk, seen: Draft) -> None:
    """Throws a draft away, on somebody's word.

    Raises:
        ChangedElsewhere: it was saved, sent or discarded meanwhile.
    """
    with desk.transaction() as work:
        _may_draft(work, seen)
        work.remove(seen)


def _may_draft(work: Work, draft: Draft) -> None:
    if draft.kind == DraftKind.PROPOSAL and draft.case_id is not None:
        work.allowed(Action.DRAFT, draft.case_id)
    elif draft.holder_id != work.actor_id:
        raise Refused("This draft is a colleague's own.", "R35")
