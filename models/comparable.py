"""Earlier decisions whose incidents share a kind of behaviour (R9)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from peewee import Database, fn

from models.cases import CaseRow
from models.incident import IncidentRow
from models.measure import MeasureRow
from models.proposal import ApprovalRow, DecisionRow
from models.transactions import reading

_LOOKED_AT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierDecision:
    """One decision on another case, without saying who the customer is.

    Informing a public body is never shown to anyone not on the case (S, M6), so it is not among
    its measures, and a decision on nothing else is not comparable. `months` are those decided,
    the shortest that any decider gave (R10); 0 where nothing with an end was approved.
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
                DecisionRow.proposal,
                DecisionRow.outcome,
            )
            .join(CaseRow, on=DecisionRow.case == CaseRow.id)
            .where(DecisionRow.case != case_id)
            .order_by(DecisionRow.decided_at.desc())
            .limit(_LOOKED_AT)
        )
        decided = list(rows.tuples().execute(database))
        behaviours = _behaviours(database, [row[1] for row in decided])
        measures = _measures(database, [row[0] for row in decided])
        decided = [row for row in decided if measures[row[0]] != {"M6"}]
        months = _months(database, [row[3] for row in decided])
    found = [
        EarlierDecision(
            reference=reference,
            behaviours=frozenset(behaviours[other]),
            measures=tuple(sorted(measures[decision] - {"M6"})),
            months=months.get(proposal, 0) if measures[decision] else 0,
            outcome=outcome,
        )
        for decision, other, reference, proposal, outcome in decided
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


def _months(database: Database, proposal_ids: list[UUID]) -> dict[UUID, int]:
    shortest = ApprovalRow.select(ApprovalRow.proposal, fn.MIN(ApprovalRow.months))
    chosen = shortest.where(
        ApprovalRow.proposal.in_(proposal_ids), ApprovalRow.months.is_null(False)
    ).group_by(ApprovalRow.proposal)
    return dict(chosen.tuples().execute(database))
