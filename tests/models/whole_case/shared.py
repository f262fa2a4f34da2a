"""What the records of a whole case have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pendulum

from models.fields import new_id
from ubp_tui.policy import facts

DAY = pendulum.date(2026, 11, 22)


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What the records of the case have in common, and the ids by which they name each other."""

    case: facts.Case
    me: UUID
    now: pendulum.DateTime
    incident_id: UUID = field(default_factory=new_id)
    proposal_id: UUID = field(default_factory=new_id)
    decision_id: UUID = field(default_factory=new_id)
    measure_id: UUID = field(default_factory=new_id)
    informing_id: UUID = field(default_factory=new_id)
    appeal_id: UUID = field(default_factory=new_id)
    adjustment_id: UUID = field(default_factory=new_id)

    @property
    def on_case(self) -> dict[str, Any]:
        return {"case_id": self.case.id}

    @property
    def of_customer(self) -> dict[str, Any]:
        return self.on_case | {"customer_id": self.case.customer_id}

    @property
    def recorded(self) -> dict[str, Any]:
        return {"recorded_by_id": self.me, "recorded_at": self.now}
