"""One transaction of casework: what it changes, its summaries and its journal entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from functools import cached_property
from types import TracebackType
from typing import Any, TypeVar
from uuid import UUID

import pendulum
from msgspec.structs import replace
from peewee import Database

from models.case_files import load_case_file
from models.changes import Change, combined
from models.customer_index import index_again
from models.database import SCHEMA_VERSION
from models.fields import new_id
from models.inserting import insert
from models.installation import ReferenceKind, next_reference
from models.journal import append
from models.rows import Missing, get, values_of
from models.staff import load_directory
from models.stored import BY_FACT
from models.storing import Access, Stored
from models.summaries import Summarise, mark_all_stale, write_summary
from models.touched import case_of, cases_touched, customer_found_by
from models.transactions import writing
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import (
    Absence,
    ActingAuthority,
    CaseFile,
    Directory,
    Draft,
    IncidentStaff,
)
from ubp_tui.policy.summary import summarise

F = TypeVar("F")


class Conflict(Exception):
    """Somebody else changed the same record first.

    `mine` is what would have been saved, `theirs` what is stored now (None: it was removed).
    Nothing was saved, and neither is lost: the person chooses.
    """

    def __init__(self, mine: Any, theirs: Any) -> None:
        super().__init__("Somebody else changed this at the same time. Look at both and choose.")
        self.mine = mine
        self.theirs = theirs


class UnitOfWork:
    """Everything done inside is saved together when it ends well, and nothing otherwise.

    On leaving it derives the summaries of every case it touched, indexes the customers who are
    found by what it changed, appends to the journal and commits, in this order.

    Args:
        database: the open database.
        policy: what the summaries are derived with.
        actor_id: the member of staff who does this.
        now: the moment the journal gives for it.
        summarise: what derives a summary.

    Raises:
        DatabaseProblem: the database is busy, full, read-only or faulty; nothing was saved.
    """

    def __init__(
        self,
        database: Database,
        policy: Policy,
        actor_id: UUID,
        now: pendulum.DateTime,
        summarise: Summarise = summarise,
    ) -> None:
        self.database = database
        self.policy = policy
        self.actor_id = actor_id
        self.now = now
        self._summarise = summarise
        self._directory: Directory | None = None
        self._changes: list[Change] = []
        self._cases: dict[UUID, None] = {}
        self._customers: dict[UUID, None] = {}
        self._held = ExitStack()

    def __enter__(self) -> UnitOfWork:
        self._held.enter_context(writing(self.database))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool | None:
        if kind is not None:
            return self._held.__exit__(kind, error, trace)
        with self._held:
            self._finish()
        return None

    @cached_property
    def transaction_id(self) -> UUID:
        """What the journal knows the transaction by."""
        return new_id()

    def new_id(self) -> UUID:
        """A key for a new record."""
        return new_id()

    def next_reference(self, kind: ReferenceKind) -> str:
        """The next reference of a kind, such as "UBP-0142"; none is ever left out."""
        return next_reference(self.database, kind)

    def get(self, wanted: type[F], key: UUID) -> F:
        """The record of a kind with this id, as this transaction sees it.

        Raises:
            Missing: there is none.
        """
        return get(self.database, wanted, key)

    def directory(self) -> Directory:
        """Everybody who works here or has worked here, as this transaction sees it."""
        if self._directory is None:
            self._directory = load_directory(self.database)
        return self._directory

    def case_file(self, case_id: UUID) -> CaseFile:
        """Everything recorded about a case, as this transaction sees it.

        Raises:
            Missing: there is no such case.
        """
        return load_case_file(self.database, case_id, self.directory())

    def add(self, fact: F) -> F:
        """Saves a new record together with the parts inside it."""
        stored = BY_FACT[type(fact)]
        values = values_of(stored, fact)
        insert(self.database, stored.row, values)
        self._note(stored, {}, values)
        for part in stored.parts:
            for inside in getattr(fact, part.field):
                self.add(inside)
        return fact

    def change(self, fact: F, **changes: Any) -> F:
        """Saves a changed record if nobody changed it since it was read.

        Args:
            fact: the record as it was read; it must be of a kind that has versions.
            changes: the fields that are to be different. Parts are added by themselves.

        Returns:
            The record as it is now, with its next version; unchanged where nothing differs.

        Raises:
            Conflict: somebody else changed or removed it first.
        """
        stored = BY_FACT[type(fact)]
        _refuse_unchangeable(stored, changes)
        before = values_of(stored, fact)
        if all(before[name] == value for name, value in changes.items()):
            return fact
        after: Any = replace(fact, version=before["version"] + 1, **changes)  # type: ignore[type-var]
        differing = {stored.columns[name]: getattr(after, name) for name in (*changes, "version")}
        self._expect_one(stored, stored.row.update(differing), fact, after)
        self._note(stored, before, values_of(stored, after))
        changed: F = after
        return changed

    def remove(self, fact: Draft | IncidentStaff | Absence | ActingAuthority) -> None:
        """Removes what may be taken back; nothing else is ever removed, and the journal keeps it.

        That is a draft, who took part in an incident, or an absence or acting authority of which
        no day has passed.

        Raises:
            Conflict: somebody else changed or removed it first.
        """
        stored = BY_FACT[type(fact)]
        self._expect_one(stored, stored.row.delete(), fact, None)
        self._note(stored, values_of(stored, fact), {})

    def journal(self, changes: Iterable[Change]) -> None:
        """Adds to the journal at once what is too much to be held until the end.

        For rows that no case's summary depends on, each of which is changed only once.
        """
        at = (self.actor_id, self.now, SCHEMA_VERSION, self.transaction_id)
        append(self.database, changes, *at)

    def _expect_one(self, stored: Stored, query: Any, fact: Any, mine: Any) -> None:
        """Carries out a query on the record in the version that was read, or refuses."""
        same = stored.key == fact.id
        if stored.is_versioned:
            same &= stored.columns["version"] == fact.version
        if self.database.rows_affected(self.database.execute(query.where(same))) == 1:
            return
        try:
            theirs = self.get(type(fact), fact.id)
        except Missing:
            theirs = None
        raise Conflict(mine, theirs)

    def _note(self, stored: Stored, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        row = after or before
        if stored.access == Access.STAFF:
            self._directory = None
        case_id = case_of(self.database, stored, row)
        self._changes.append(Change(stored, row["id"], case_id, before, after))
        for values in (before, after):
            for touched in cases_touched(self.database, stored, values):
                self._cases[touched] = None
        if (customer_id := customer_found_by(stored, row)) is not None:
            self._customers[customer_id] = None

    def _finish(self) -> None:
        changes = combined(self._changes)
        if any(change.stored.access == Access.STAFF for change in changes):
            mark_all_stale(self.database)
        for case_id in self._cases:
            summary = self._summarise(self.case_file(case_id), self.policy, self.now)
            write_summary(self.database, summary)
        if self._customers:
            index_again(self.database, self._customers)
        self.journal(changes)


def _refuse_unchangeable(stored: Stored, changes: Mapping[str, Any]) -> None:
    kind = stored.fact.__name__
    if not stored.is_versioned:
        raise TypeError(f"a {kind} is never changed: it has no version")
    if wrong := changes.keys() - stored.columns.keys() | changes.keys() & {"id", "version"}:
        raise TypeError(f"a {kind} has nothing to change called {', '.join(sorted(wrong))}")
