"""How comparable cases were decided, shown to proposer and decider for consistency (R9)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from models.comparable import EarlierDecision, decided_like
from ubp_tui.casework.desk import Desk


@dataclass(frozen=True, slots=True)
class Comparison:
    """Earlier decisions that share a behaviour, those with most in common first."""

    decisions: tuple[EarlierDecision, ...]

    def measures_chosen(self) -> list[tuple[str, int]]:
        """How often each measure was chosen among them, the most usual first."""
        return Counter(code for d in self.decisions for code in d.measures).most_common()


def comparable_cases(desk: Desk, case_id: UUID, limit: int = 8) -> Comparison:
    """Decisions on other cases whose incidents share a kind of behaviour with this one."""
    return Comparison(decided_like(desk.database, case_id, limit))
