"""Reading the next steps that are stored with what lists show of each case."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from peewee import Database

from models.row_reader import RowReader
from models.summary import CaseStepRow
from models.transactions import reading
from ubp_tui.policy.facts import SummaryStep

STEP_COLUMNS = {name: CaseStepRow._meta.columns[name] for name in SummaryStep.__struct_fields__}
_STEP_ROW = RowReader(STEP_COLUMNS)


def read_steps(
    database: Database, case_ids: Collection[UUID]
) -> dict[UUID, tuple[SummaryStep, ...]]:
    """The next steps of some cases, at most some hundreds, by case and in their order."""
    step, steps = CaseStepRow, {case_id: list[SummaryStep]() for case_id in case_ids}
    query = step.select(*STEP_COLUMNS.values()).where(step.case.in_(list(case_ids)))
    with reading(database):
        for line in database.execute(query.order_by(step.case, step.place)):
            read = SummaryStep(**_STEP_ROW.read(line))
            steps[read.case_id].append(read)
    return {case_id: tuple(found) for case_id, found in steps.items()}
