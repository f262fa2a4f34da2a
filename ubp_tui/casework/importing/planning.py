"""The first half of an import: the whole file is read and compared, and nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from models.bulk_customers import customers_by_reference
from models.customers_alike import references_alike
from models.spool import Spool
from ubp_tui.casework.customers import customer_problems
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.importing.batches import in_batches
from ubp_tui.casework.importing.comparing import as_changed, as_new, why_not_change
from ubp_tui.casework.importing.encoding import Encoding
from ubp_tui.casework.importing.reading import Row, Source, reading, source_of
from ubp_tui.casework.importing.rejects import refuse_taken, usual_place, write_rejects
from ubp_tui.casework.importing.rows import Details, Rows
from ubp_tui.casework.importing.unusable import UnusableFile, UnusableRow
from ubp_tui.policy.coding import from_json, to_json
from ubp_tui.policy.facts import Customer
from ubp_tui.policy.search_keys import plain_reference

Progress = Callable[[str, int, int], None]
"""Told, now and then, what is being done, how much of it is done and how much there is."""

_ONLY_HEADING = "{file} holds a heading and nothing else. Export it again."
_TWICE = (
    "{key} is on line {first} already, and a reference is one person's own (R4). What joint "
    "tenants share belongs in the column tenancy_reference."
)
_ALIKE = (
    "{key} is not there, but {there} is, and they differ in capitals, spaces or nothing "
    "that can be seen. Write it the same way, so that nobody is there twice (R4)."
)
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be imported.

    Attributes:
        file: the list of customers.
        mapped: field and column, as somebody says which is which.
        encoding: how its letters are written.
        rejects: where rows go that cannot be used; None where that is beside the file.
    """

    file: Path
    mapped: tuple[tuple[str, str], ...] = ()
    encoding: Encoding = Encoding.AUTO
    rejects: Path | None = None


_Cells = tuple[int, list[str]]
"""The number of a line and its cells."""
_Line = tuple[int, list[str], Details]
"""The number of a line, its cells and what they say."""


class Plan:
    """What an import is going to do, as far as can be told before anything is locked."""

    def __init__(self, source: Source, spool: Spool) -> None:
        """Of a file, empty at first."""
        self.source = source
        self.spool = spool
        self.new = self.changed = self.unchanged = self.rejected = 0
        self.rejects: Path | None = None

    @property
    def to_do(self) -> int:
        """How many customers are to be saved."""
        return self.new + self.changed

    def kept(self) -> Iterator[list[tuple[int, Details]]]:
        """What is to be saved, some at a time, in the order of the file."""
        for batch in in_batches(self.spool.kept(), lambda line: len(line[1])):
            yield [(number, from_json(said, Details)) for number, said in batch]

    def write_rejects(self, path: Path) -> None:
        """Writes the rows that cannot be used, where there are any.

        Raises:
            UnusableFile: they cannot be written there.
        """
        if self.rejected:
            rejects = (
                (number, *from_json(said, tuple[str, list[str]]))
                for number, said in self.spool.rejected()
            )
            write_rejects(path, self.source, rejects)
            self.rejects = path


@contextmanager
def planned(desk: Desk, request: Request, progress: Progress) -> Iterator[Plan]:
    """Reads a whole file and compares it with the customers there are.

    What is found is kept in a temporary file, however long the list is. The rows that cannot be
    used are written to theirs.

    Raises:
        Invalid: what was mapped names a field or a column that there is not.
        UnusableFile: the file cannot be used, or there is no place for rejected rows.
        DatabaseProblem: the database cannot be read, or there is no room for temporary files.
    """
    source = source_of(request.file, request.mapped, request.encoding)
    rejects = request.rejects or usual_place(request.file)
    refuse_taken(rejects, request.file)
    with Spool() as spool:
        plan = Plan(source, spool)
        planner = _Planner(desk, plan)
        with reading(source) as rows:
            for batch in in_batches(rows, lambda row: sum(map(len, row[1]))):
                planner.take(batch)
                progress("Reading", rows.done, source.size)
        if not (plan.to_do or plan.unchanged or plan.rejected):
            raise UnusableFile(_ONLY_HEADING.format(file=source.path))
        plan.write_rejects(rejects)
        yield plan


class _Planner:
    """Compares rows with what is stored, some at a time."""

    def __init__(self, desk: Desk, plan: Plan) -> None:
        self._desk = desk
        self._plan = plan
        self._now, self._today = desk.now(), desk.today()
        self._own = plan.source.columns.own
        self._rows = Rows(plan.source.columns, plan.source.delimiter, desk.policy, self._today)
        self._kept: list[tuple[int, str]] = []
        self._rejected: list[tuple[int, str]] = []

    def take(self, batch: Iterable[Row]) -> None:
        """Takes the next rows of the file."""
        lines = [*self._usable(self._without_twins([*self._readable(batch)]))]
        references = [details.reference for _, _, details in lines]
        stored = customers_by_reference(self._desk.database, references)
        new = [reference for reference in references if reference not in stored]
        alike = references_alike(self._desk.database, new) if new else {}
        for number, cells, details in lines:
            customer = stored.get(details.reference)
            wanted = as_changed(details, customer) if customer else as_new(details, _NOBODY)
            if wanted is customer:
                self._plan.unchanged += 1
            elif there := alike.get(details.reference):
                reason = _ALIKE.format(key=details.reference, there=there)
                self._reject(number, cells, reason)
            elif reason := self._why_not(customer, wanted):
                self._reject(number, cells, reason)
            else:
                self._keep(number, details, customer)
        self._plan.spool.keep(self._kept)
        self._plan.spool.reject(self._rejected)
        self._kept.clear()
        self._rejected.clear()

    def _readable(self, batch: Iterable[Row]) -> Iterator[_Cells]:
        """The rows that fall into cells; the others are rejected."""
        for number, cells, problem in batch:
            if problem:
                self._reject(number, [""] * self._own + cells, problem)
            else:
                yield number, cells

    def _without_twins(self, rows: list[_Cells]) -> list[_Cells]:
        """The rows whose reference has not come before in the file; the others are rejected.

        It has come even where the row that it came in cannot be used: nobody can tell which of
        the two is the person (R4).
        """
        found = [(number, self._rows.reference(cells)) for number, cells in rows]
        keys = [(plain_reference(key), number) for number, key in found if key]
        twins = self._plan.spool.seen_before(keys)
        if not twins:
            return rows
        references = dict(found)
        for number, cells in rows:
            if first := twins.get(number):
                self._reject(number, cells, _TWICE.format(key=references[number], first=first))
        return [row for row in rows if row[0] not in twins]

    def _usable(self, rows: Iterable[_Cells]) -> Iterator[_Line]:
        """The rows that say something that can be taken; the others are rejected."""
        for number, cells in rows:
            try:
                yield number, cells, self._rows.read(cells)
            except UnusableRow as why:
                self._reject(number, cells, str(why))

    def _why_not(self, stored: Customer | None, wanted: Customer) -> str:
        """Why a customer cannot be as a row says; "" where they can."""
        policy = self._desk.policy
        problems = customer_problems(wanted, policy, self._today)
        if stored is not None:
            problems = [p for p in problems if _differs(p.field, stored, wanted)]
        if problems:
            return " ".join(problem.message for problem in problems)
        if stored is None:
            return ""
        return why_not_change(stored, wanted, self._desk.actor_id, policy, self._now)

    def _keep(self, number: int, details: Details, stored: Customer | None) -> None:
        self._kept.append((number, to_json(details)))
        if stored is None:
            self._plan.new += 1
        else:
            self._plan.changed += 1

    def _reject(self, number: int, cells: Sequence[str], reason: str) -> None:
        self._rejected.append((number, to_json((reason, cells[self._own :]))))
        self._plan.rejected += 1


def _differs(field: str, stored: Customer, wanted: Customer) -> bool:
    return bool(getattr(stored, field) != getattr(wanted, field))
