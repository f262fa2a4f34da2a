"""What lists show of a case, derived from its file and stored so that lists are quick.

A summary is never a second truth: it is rewritten with every change to its case, and
`changes_on` says when the same facts will next give another answer.
"""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.policy.facts.fact import Fact


class SummaryStep(Fact, frozen=True, kw_only=True):
    """One next step of a case: `place` counts from 0, `key` is the value of its action.

    Without an owner it falls to any manager.
    """

    case_id: UUID
    place: int
    what: str
    rule: str
    key: str
    owner_id: UUID | None
    due_on: pendulum.Date
    blocker: str = ""


class Summary(Fact, frozen=True, kw_only=True):
    """One row of the case list, with the case's next steps in order.

    `name_sort` is the customer's name as `policy.sorting.folded` gives it. `measures` are
    the codes without M6, which only those given the case may see (`m6`). `last_day` is the
    earliest of the measures that bind. `changes_on` is the moment at which the answer next
    changes by itself; None when only a new record can change it.
    """

    case_id: UUID
    reference: str
    reference_number: int
    customer_id: UUID
    customer_reference: str
    customer_name: str
    name_sort: str
    stage: str
    also: tuple[str, ...] = ()
    appeal: str = ""
    measures: tuple[str, ...] = ()
    m6: bool = False
    next_step: str = ""
    next_rule: str = ""
    next_due: pendulum.Date | None = None
    next_owner_id: UUID | None = None
    owner_id: UUID
    waiting_decision: bool = False
    appeal_open: bool = False
    closed: bool = False
    last_day: pendulum.Date | None = None
    changes_on: pendulum.DateTime | None = None
    policy_edition: str
    code_version: str
    derived_at: pendulum.DateTime
    steps: tuple[SummaryStep, ...] = ()
