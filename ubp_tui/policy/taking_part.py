"""Who deals with a customer on a case (R25)."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from ubp_tui.policy.appeals import open_appeals
from ubp_tui.policy.facts import CaseFile, Role


def taking_part(file: CaseFile) -> tuple[UUID, ...]:
    """Those with a part in a case, whoever deals with the customer most leading, each once.

    The point of contact and the deputy, the owner, the reviewer of an appeal, those who decided,
    and whoever else was given the case.
    """
    return tuple(dict.fromkeys(_parts(file)))


def _parts(file: CaseFile) -> Iterator[UUID]:
    held = [r for r in file.contact_roles if r.accepted_at is not None and r.ended_on is None]
    for role in Role:
        yield from (r.staff_id for r in held if r.role == role)
    yield file.case.owner_id
    yield from (a.reviewer_id for a in open_appeals(file) if a.reviewer_id is not None)
    yield from (i for decision in file.decisions for i in decision.decided_by_ids)
    yield from (access.staff_id for access in file.access)
