"""Work that is not finished: saved as the user moves, and open to a colleague."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

import pendulum

from ubp_tui.policy.facts.fact import Fact


class DraftKind(StrEnum):
    """What a draft will become; a form with room for words becomes what it records."""

    INCIDENT = "incident"
    PROPOSAL = "proposal"
    INFORMING = "informing item"
    DECISION = "decision"
    APPEAL_OUTCOME = "appeal outcome"
    FORM = "form"


class Draft(Fact, frozen=True, kw_only=True):
    """Something half written. `body` is JSON that only its own screen's form understands.

    `about_id` is what it is about within the case (an appeal, an informing, a proposal).
    `holder_id` is who works on it now; `author_ids` are all who wrote any part (R10).
    """

    id: UUID
    kind: str
    case_id: UUID | None = None
    about_id: UUID | None = None
    started_by_id: UUID
    started_at: pendulum.DateTime
    holder_id: UUID
    author_ids: tuple[UUID, ...] = ()
    saved_at: pendulum.DateTime
    body: str = "{}"
    version: int = 1
