"""The case list: which cases are in which queue, for whom, and a window of them in order.

Everything comes straight from the stored summaries, so that a million cases open as ten do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import Any
from uuid import UUID

import pendulum
from peewee import SQL, Case, Database, Expression, fn

from models.cases import AccessRow
from models.cases import CaseRow as StoredCase
from models.people import CustomerRow
from models.summary import CaseStepRow, CaseSummaryRow, WorklistRow
from models.transactions import reading
from ubp_tui.policy.actions import Action
from ubp_tui.policy.sorting import folded
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.text import clean

LONGEST_FILTER = 200
WORDS_OF_FILTER = 20
"""What counts of a filter: more than a name and two references have."""
_MANY = 1000

_S = CaseSummaryRow


class Queue(StrEnum):
    """The queues of the case list, in the order of their keys."""

    MINE = "mine"
    OPEN = "open"
    TO_DECIDE = "to-decide"
    APPEALS = "appeals"
    DUE = "due"
    ENDING = "ending"
    ALL = "all"


class Sort(StrEnum):
    """What the list may be sorted by."""

    REFERENCE = "reference"
    CUSTOMER = "customer"
    STAGE = "stage"
    DUE = "due"
    LAST_DAY = "last day"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at the list, and on what day in London.

    What has its last day by `ending_by` stands among what ends. `may_decide` lets them see what
    waits for a decision, `manages` what has no owner.
    """

    staff_id: UUID
    today: pendulum.Date
    ending_by: pendulum.Date
    may_decide: bool = False
    manages: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One line of the case list.

    `measures` has M6 only for those who have been given the case, as `given` says of whoever
    looks.
    """

    case_id: UUID
    reference: str
    customer_id: UUID
    customer_reference: str
    customer_name: str
    stage: str
    also: tuple[str, ...]
    appeal: str
    measures: tuple[str, ...]
    next_step: str
    next_rule: str
    next_due: pendulum.Date | None
    next_owner_id: UUID | None
    owner_id: UUID
    last_day: pendulum.Date | None
    changes_on: pendulum.DateTime | None
    derived_at: pendulum.DateTime
    given: bool

    def is_as_recorded(self, now: pendulum.DateTime) -> bool:
        """Whether the line is still what the records say."""
        has_changed = self.changes_on is not None and self.changes_on <= now
        return not has_changed and self.derived_at <= now


_COLUMNS = {name: _S._meta.columns[name] for name in CaseRow.__slots__ if name != "given"}


def window(
    database: Database,
    queue: Queue,
    viewer: Viewer,
    words: str = "",
    sort: Sort = Sort.DUE,
    offset: int = 0,
    limit: int = 50,
) -> tuple[CaseRow, ...]:
    """Some lines of a queue, of the cases that the viewer may see.

    Args:
        database: the open database.
        queue: which queue.
        viewer: who looks, and when.
        words: each must be in the customer's name or reference or the case's reference.
        sort: the order; cases that are equal in it go by their reference. By what is due,
            the viewer's own queue goes by what falls to them.
        offset: how many lines to leave out at the start.
        limit: how many lines to give at most.
    """
    query = _S.select(*_COLUMNS.values(), _given(viewer), _S.m6)
    if queue == Queue.MINE:
        query = query.join(WorklistRow, on=_on_worklist(viewer)).where(_seen_one_by_one(viewer))
    else:
        with reading(database):
            many = _sees_many(database, viewer)
        seen = _seen_one_by_one(viewer) if many else _seen_from_list(viewer)
        query = query.where(seen, _in_queue(queue, viewer))
    query = (
        query.where(*_with_words(words)).order_by(*_order(queue, sort)).offset(offset).limit(limit)
    )
    with reading(database):
        return tuple(_line(row) for row in database.execute(query))


def count(database: Database, queue: Queue, viewer: Viewer, words: str = "") -> int:
    """How many cases of a queue the viewer may see."""
    query = _S.select(fn.COUNT(SQL("*"))).where(
        _seen_from_list(viewer), _in_queue(queue, viewer), *_with_words(words)
    )
    with reading(database):
        return int(database.execute(query).fetchone()[0])


def counts(database: Database, viewer: Viewer, words: str = "") -> dict[Queue, int]:
    """How many cases of every queue the viewer may see, in one query."""
    sums = [fn.SUM(Case(None, [(_in_queue(queue, viewer), 1)], 0)) for queue in Queue]
    query = _S.select(*sums).where(_seen_from_list(viewer), *_with_words(words))
    with reading(database):
        row = database.execute(query).fetchone()
    return {queue: int(number or 0) for queue, number in zip(Queue, row, strict=True)}


_STAGES = (
    Stage.ASSESSING,
    Stage.WARNED,
    Stage.PROPOSED,
    Stage.INFORMING,
    Stage.IN_FORCE,
    Stage.ENDING,
    Stage.CLOSED,
)

_ORDER: Mapping[Sort, tuple[Any, ...]] = {
    Sort.REFERENCE: (),
    Sort.CUSTOMER: (_S.name_sort,),
    Sort.STAGE: (Case(_S.stage, [(s.value, place) for place, s in enumerate(_STAGES)]),),
    Sort.DUE: (_S.closed, _S.next_due),
    Sort.LAST_DAY: (_S.last_day.asc(nulls="LAST"),),
}


def _order(queue: Queue, sort: Sort) -> tuple[Any, ...]:
    if (queue, sort) == (Queue.MINE, Sort.DUE):
        mine = WorklistRow  # so that its index gives the order
        return mine.closed, mine.due_on, mine.reference_number, mine.reference
    if (queue, sort) == (Queue.TO_DECIDE, Sort.DUE):
        return fn.COALESCE(_decision_due(), _S.next_due), _S.reference_number, _S.reference
    return *_ORDER[sort], _S.reference_number, _S.reference


def _decision_due() -> Any:
    """When the decision itself is due: what this queue shows of a case."""
    step = CaseStepRow
    decides = (step.case == _S.case) & (step.key == Action.DECIDE.value)
    return step.select(fn.MIN(step.due_on)).where(decides)


def _sees_many(database: Database, viewer: Viewer) -> bool:
    """Whether the viewer has been given so many cases that they are better looked up one by one."""
    given = AccessRow.select(SQL("1")).where(AccessRow.staff == viewer.staff_id).limit(_MANY)
    return len(database.execute(given).fetchall()) == _MANY


def _seen_from_list(viewer: Viewer) -> Expression:
    """Need-to-know: given the case, or something on it is for them to do (R35).

    Costs what the viewer may see, however many cases there are.
    """
    step = CaseStepRow
    given = AccessRow.select(AccessRow.case).where(AccessRow.staff == viewer.staff_id)
    seen = given | step.select(step.case).where(step.owner_id == viewer.staff_id)
    if viewer.may_decide:
        seen |= _S.select(_S.case).where(_open_to_deciders())
    if viewer.manages:
        seen |= step.select(step.case).where(step.owner_id.is_null())
    visible: Expression = _S.case.in_(seen) & ~_is_about(viewer)
    return visible


def _seen_one_by_one(viewer: Viewer) -> Expression:
    """The same, asked of each line in order: quick where most of the first lines are theirs."""
    seen: Expression = _given(viewer) | _has_step(CaseStepRow.owner_id == viewer.staff_id)
    if viewer.may_decide:
        seen |= _open_to_deciders()
    if viewer.manages:
        seen |= _has_step(CaseStepRow.owner_id.is_null())
    visible: Expression = seen & ~_is_about(viewer)
    return visible


def _open_to_deciders() -> Any:
    """Waits for a decision, and the file is not restricted: that opens to whom it falls (R4)."""
    restricted = (StoredCase.id == _S.case) & StoredCase.restricted
    return _S.waiting_decision & ~fn.EXISTS(StoredCase.select(SQL("1")).where(restricted))


def _is_about(viewer: Viewer) -> Any:
    """Whether the customer is the viewer themself, who never sees that file (R4)."""
    themself = (CustomerRow.id == _S.customer) & (CustomerRow.staff == viewer.staff_id)
    return fn.EXISTS(CustomerRow.select(SQL("1")).where(themself))


def _given(viewer: Viewer) -> Any:
    chosen = (AccessRow.case == _S.case) & (AccessRow.staff == viewer.staff_id)
    return fn.EXISTS(AccessRow.select(SQL("1")).where(chosen))


def _has_step(of_owner: Any) -> Any:
    step = CaseStepRow
    return fn.EXISTS(step.select(SQL("1")).where((step.case == _S.case) & of_owner))


def _in_queue(queue: Queue, viewer: Viewer) -> Any:
    match queue:
        case Queue.MINE:
            return fn.EXISTS(WorklistRow.select(SQL("1")).where(_on_worklist(viewer)))
        case Queue.OPEN:
            return ~_S.closed
        case Queue.TO_DECIDE:
            return _S.waiting_decision
        case Queue.APPEALS:
            return _S.appeal_open
        case Queue.DUE:
            return _S.next_due <= viewer.today
        case Queue.ENDING:
            ends_soon = _S.last_day <= viewer.ending_by
            return ~_S.closed & ((_S.stage == Stage.ENDING.value) | ends_soon)
        case Queue.ALL:
            return SQL("1")


def _on_worklist(viewer: Viewer) -> Any:
    return (WorklistRow.case == _S.case) & (WorklistRow.staff == viewer.staff_id)


def _with_words(words: str) -> list[Any]:
    columns = (_S.name_sort, _S.customer_reference, _S.reference)
    counted = folded(clean(words[:LONGEST_FILTER])).split()[:WORDS_OF_FILTER]
    wanted = [[column.contains(word) for column in columns] for word in counted]
    return [reduce(lambda one, other: one | other, anywhere) for anywhere in wanted]


def _line(row: tuple[Any, ...]) -> CaseRow:
    *stored, given, m6 = row
    values = {
        name: column.python_value(value)
        for (name, column), value in zip(_COLUMNS.items(), stored, strict=True)
    }
    if given and m6:
        values["measures"] = (*values["measures"], "M6")
    return CaseRow(**values, given=bool(given))
