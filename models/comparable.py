"""Earlier decisions whose incidents share a kind of behaviour (R9)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from peewee import Database

from models.cases import CaseRow
from models.incident import IncidentRow
from models.measure import MeasureRow
from models.proposal import DecisionRow, ProposalRow
from models.transactions import reading

_LOOKED_AT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierDecision:
    """One decision on another case, without saying who the customer is.

    Informing a public body is never shown to anyone not on the case (S, M6), so it is not among
    its measures, and a decision on nothing else is not comparable.
    """

    reference: str
    behaviours: frozenset[str]
    measures: tuple[str, ...]
    months: int
    outcome: str


def decided_like(database: Database, case_id: UUID, limit: int) -> tuple[EarlierDecision, ...]:
    """Of the newest decisions on other cases, those most like this one: most shared first.

    Only the newest few hundred decisions are looked at, so that it stays quick.
    """
    with reading(database):
        own = _behaviours(database, [case_id])[case_id]
        rows = (
            DecisionRow.select(
                DecisionRow.id,
                DecisionRow.case,
                CaseRow.reference,
                ProposalRow.months,
                DecisionRow.outcome,
            )
            .join(CaseRow, on=DecisionRow.case == CaseRow.id)
            .join(ProposalRow, on=DecisionRow.proposal == ProposalRow.id)
            .where(DecisionRow.case != case_id)
            .order_by(DecisionRow.decided_at.desc())
            .limit(_LOOKED_AT)
        )
        decided = list(rows.tuples().execute(database))
        behaviours = _behaviours(database, [row[1] for row in decided])
        measures = _measures(database, [row[0] for row in decided])
        decided = [row for row in decided if measures[row[0]] != {"M6"}]
    found = [
        EarlierDecision(
            reference=reference,
            behaviours=frozenset(behaviours[other]),
            measures=tuple(sorted(measures[decision] - {"M6"})),
            months=months,
            outcome=outcome,
        )
        for decision, other, reference, months, outcome in decided
        if own & behaviours[other]
    ]
    return tuple(sorted(found, key=lambda row: -len(own & row.behaviours))[:limit])


def _behaviours(database: Database, case_ids: list[UUID]) -> defaultdict[UUID, set[str]]:
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    query = IncidentRow.select(IncidentRow.case, IncidentRow.behaviours)
    for case_id, codes in query.where(IncidentRow.case.in_(case_ids)).tuples().execute(database):
        found[case_id].update(codes)
    return found


def _measures(database: Database, decision_ids: list[UUID]) -> defaultdict[UUID, set[str]]:
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    query = MeasureRow.select(MeasureRow.decision, MeasureRow.code)
    chosen = query.where(MeasureRow.decision.in_(decision_ids))
    for decision_id, code in chosen.tuples().execute(database):
        found[decision_id].add(code)
    return found
