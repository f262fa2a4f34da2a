"""What must never be stored: a stale list, a broken journal, a change that was not journalled."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

import pendulum
from peewee import Database

from models.changes import NOT_JOURNALLED
from models.checking import check
from models.fields import moment_text
from models.proof import verify
from models.rows import find_all, values_of
from models.stored import ALL
from models.summaries import read_summary
from ubp_tui.policy.coding import to_json
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Allegation, Case, CaseFile
from ubp_tui.policy.summary import is_stale, same_answer, summarise


def wrong_summary(
    database: Database, file: CaseFile, policy: Policy, now: pendulum.DateTime
) -> Iterator[str]:
    stored = read_summary(database, file.case.id)
    if is_stale(stored, policy, now):
        return
    derived = summarise(file, policy, now)
    if not same_answer(stored, derived):
        differing = [
            f"{name}: {getattr(stored, name)!r}, not {getattr(derived, name)!r}"
            for name in type(stored).__annotations__
            if getattr(stored, name) != getattr(derived, name) and name != "derived_at"
        ]
        yield f"What lists show is out of date: {'; '.join(differing)}."


def broken_journal(database: Database) -> Iterator[str]:
    """The journal verifies after every step."""
    if (problem := verify(database).first_problem) is not None:
        yield problem


def two_open_cases(cases: Iterable[Case]) -> Iterator[str]:
    opened = Counter(case.customer_id for case in cases if case.closed_at is None)
    if any(number > 1 for number in opened.values()):
        yield "A customer has two open cases."


def unheard_allegation(cases: Iterable[Case], caseless: Iterable[Allegation]) -> Iterator[str]:
    """What is said of staff is known to whoever decides who takes part (R3, R10)."""
    with_case = {case.customer_id for case in cases if case.closed_at is None}
    if any(allegation.customer_id in with_case for allegation in caseless):
        yield "An allegation is on no case, though the customer has an open one."


def wrong_database(database: Database, policy: Policy, now: pendulum.DateTime) -> Iterator[str]:
    """The program's own check, and whether the journal alone leads to what the tables hold."""
    yield from check(database, policy, now)
    told = _told_by_the_journal(database)
    for stored in ALL:
        unsaid = NOT_JOURNALLED.get(stored.table, frozenset())
        held = {}
        for fact in find_all(database, stored):
            values = values_of(stored, fact)
            held[fact.id] = {n: _plain(v) for n, v in values.items() if n not in unsaid}
        if held != told.pop(stored.table, {}):
            yield f"The journal does not lead to what {stored.table} holds."
    if any(told.values()):
        yield "The journal tells of records that are not there."


def _told_by_the_journal(database: Database) -> dict[str, dict[UUID, dict[str, Any]]]:
    """Every record as the journal's entries, one after the other, leave it."""
    told: dict[str, dict[UUID, dict[str, Any]]] = defaultdict(dict)
    query = (
        'SELECT e."table", e.row_id, e.action, p.changes FROM journal_entry e '
        "JOIN journal_payload p ON p.number = e.number ORDER BY e.number"
    )
    for table, row_id, action, changes in database.execute_sql(query):
        key = UUID(row_id)
        if action == "removed":
            del told[table][key]
            continue
        record = told[table].setdefault(key, {})
        record.update({name: new for name, (_, new) in json.loads(changes).items()})
    return {
        table: {key: _complete(table, record) for key, record in records.items()}
        for table, records in told.items()
    }


def _complete(table: str, record: dict[str, Any]) -> dict[str, Any]:
    """With the fields that were None from the start, which the journal leaves out."""
    stored = next(s for s in ALL if s.table == table)
    unsaid = NOT_JOURNALLED.get(table, frozenset())
    return {name: record.get(name) for name in stored.columns if name not in unsaid}


def _plain(value: Any) -> Any:
    text = moment_text(value) if isinstance(value, pendulum.DateTime) else value
    return json.loads(to_json(text))
