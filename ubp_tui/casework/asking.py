"""Who asks at a desk, and the whole of a case that they ask about."""

from __future__ import annotations

from uuid import UUID

from models.case_files import load_case_file
from models.rows import Missing
from models.staff import load_directory
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import NotFound
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.facts import CaseFile, Directory


def asking_at(desk: Desk, staff: Directory) -> Asking:
    """Whoever sits at the desk, under the policy, now."""
    return asking_by(desk.actor_id, desk, staff)


def asking_by(person_id: UUID, desk: Desk, staff: Directory) -> Asking:
    """Somebody who works here, as if they sat at the desk."""
    return Asking(actor=staff[person_id], policy=desk.policy, now=desk.now())


def whole_case(desk: Desk, case_id: UUID) -> CaseFile:
    """Everything recorded about a case, whoever asks.

    Raises:
        NotFound: there is no such case.
    """
    try:
        return load_case_file(desk.database, case_id, load_directory(desk.database))
    except Missing as missing:
        raise NotFound("This case is not there any more.") from missing
