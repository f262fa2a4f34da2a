"""An office at work: a database, a clock, and what everybody there does and is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

import pendulum
from peewee import SqliteDatabase

from models.case_files import load_case_file, waiting_allegations
from models.journal_head import head
from models.rows import find_all
from models.staff import load_directory
from models.stored import CASE, CUSTOMER, INCIDENT
from tests.simulation.furnishing import MORNINGS, policy
from tests.simulation.never_done import Step, wrong_in
from tests.simulation.never_now import wrong_now
from tests.simulation.never_stored import (
    broken_journal,
    two_open_cases,
    unheard_allegation,
    wrong_database,
    wrong_summary,
)
from tests.simulation.what_is_reached import reached
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import CaseworkError
from ubp_tui.policy.facts import CaseFile, Customer, Directory, Incident, StaffMember


def name_of(person: StaffMember) -> str:
    """ "Asha, adviser"; longer where acting, away or gone matters."""
    grade = "outside" if person.outside else person.grade.replace("_", " ")
    return f"{person.name}, {grade}"


class Office:
    """Where a history happens. `story` says each thing that is done, `seen` counts what was."""

    def __init__(
        self, database: SqliteDatabase, story: Callable[[str], None], seen: Counter[str]
    ) -> None:
        """`database` has a connection open."""
        self.database = database
        self.now = MORNINGS[0]
        self.story = story
        self.seen = seen
        self.refused, self.why = 0, ""
        self.files: dict[UUID, CaseFile] = {}
        self.last: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]] | None = None
        self._head = head(database)
        self._reload(None)

    # Who is there

    @property
    def today(self) -> pendulum.Date:
        return self.now.in_timezone("Europe/London").date()

    @property
    def people(self) -> list[StaffMember]:
        return list(self.staff.people.values())

    def named(self, name: str) -> StaffMember:
        return next(person for person in self.people if person.name == name)

    def customers(self) -> list[Customer]:
        return list(find_all(self.database, CUSTOMER))

    def incidents(self) -> list[Incident]:
        return list(find_all(self.database, INCIDENT))

    def current(self, customer: Customer) -> CaseFile | None:
        """The customer's one open case."""
        for file in self.files.values():
            if file.customer.id == customer.id and file.case.closed_at is None:
                return file
        return None

    def desk(self, who: StaffMember) -> Desk:
        return Desk(
            database=self.database, policy=policy(), actor_id=who.id, clock=lambda: self.now
        )

    # What happens

    def do(self, who: StaffMember, action: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """Somebody does something; None where casework does not let them.

        Raises:
            AssertionError: something happened that must never happen.
        """
        words = action.__name__.replace("_", " ")
        when = self.now.in_timezone("Europe/London").format("ddd D MMM YYYY HH:mm")
        try:
            result = action(self.desk(who), *given, **named)
        except CaseworkError as said:
            kind = type(said).__name__
            self.seen[f"{action.__module__}.{action.__name__} {kind}"] += 1
            self.story(f"{when}  {name_of(who)}: {words} → {kind}: {str(said)[:150]}")
            assert head(self.database) == self._head, "What was refused changed something."
            if kind == "Refused":
                self.refused, self.why = self.refused + 1, str(said)
            result = None
        else:
            self.seen[f"{action.__module__}.{action.__name__} done"] += 1
            self.story(f"{when}  {name_of(who)}: {words} {self._said(given, named)}")
            self.last = (action, given, named)
            self._after(who, always=action.__name__ == "save_draft")
        self.now = self.now.add(minutes=1)
        return result

    def let_pass(self, **time: int) -> None:
        self.now = self.now.add(**time)
        self.story(f"        … until {self.now.in_timezone('Europe/London')}")
        self._judge(self.files.values())

    def look(self, who: StaffMember, view: Callable[..., Any], *given: Any) -> Any:
        """Somebody looks at something, which changes nothing."""
        result = self.do(who, view, *given)
        assert head(self.database) == self._head
        return result

    def _said(self, given: tuple[Any, ...], named: dict[str, Any]) -> str:
        """What was given, with names in the place of keys and without what is empty."""
        values = [*map(str, given), *(f"{name}={value}" for name, value in named.items())]
        people = {str(person.id): person.name for person in self.people}

        def name(found: re.Match[str]) -> str:
            named = people.get(found[2])
            return f"{found[1] or ''}{named}{found[3] or ''}" if named else ""

        texts = (_UNSAID.sub("", _A_KEY.sub(name, people.get(v, v))) for v in values)
        return ", ".join(text[:160] for text in texts if not _LOOKS_LIKE_A_KEY.fullmatch(text))

    # What must never happen

    def _after(self, who: StaffMember, *, always: bool) -> None:
        since, self._head = self._head, head(self.database)
        if self._head == since and not always:
            return
        self._none(None, broken_journal(self.database))
        before = dict(self.files)
        changed = self._reload(None if always else since)
        for case_id in changed:
            if case_id in before:
                step = Step(before[case_id], self.files[case_id], who, self.now)
                self._none(self.files[case_id], wrong_in(step))
        self._judge(self.files[case_id] for case_id in changed)
        cases = [file.case for file in self.files.values()]
        self._none(None, two_open_cases(cases))
        self._none(None, unheard_allegation(cases, waiting_allegations(self.database)))

    def _reload(self, since: int | None) -> list[UUID]:
        """Reads again the cases of the customers whose records changed, or all of them."""
        self.staff: Directory = load_directory(self.database)
        cases = {case.id: case for case in find_all(self.database, CASE)}
        touched = set(cases) if since is None else self._touched(since, cases)
        for case_id in touched:
            self.files[case_id] = load_case_file(self.database, case_id, self.staff)
        return sorted(touched, key=lambda case_id: cases[case_id].reference)

    def _touched(self, since: int, cases: dict[UUID, Any]) -> set[UUID]:
        query = "SELECT DISTINCT case_id FROM journal_entry WHERE number > ?"
        found = {key for (key,) in self.database.execute_sql(query, (since,))}
        if None in found:
            return set(cases)
        whose = {cases[UUID(key)].customer_id for key in found}
        return {case.id for case in cases.values() if case.customer_id in whose}

    def _judge(self, files: Iterable[CaseFile]) -> None:
        for file in files:
            self._none(file, wrong_now(file, policy(), self.now))
            self._none(file, wrong_summary(self.database, file, policy(), self.now))
            self.seen.update(reached(file, policy(), self.now))

    def _none(self, file: CaseFile | None, findings: Iterator[str]) -> None:
        about = f"{file.case.reference}, {file.customer.name}: " if file else ""
        found = [f"{about}{sentence}" for sentence in findings]
        assert not found, "\n".join(found)

    def verify(self) -> None:
        """The whole database is sound, and the journal leads to what it holds."""
        self._none(None, wrong_database(self.database, policy(), self.now))


_A_KEY = re.compile(r"(\w+=)?UUID\('([-0-9a-f]{36})'\)(, )?")
_UNSAID = re.compile(r"\w+=(''|None|\(\)|False), ")
_LOOKS_LIKE_A_KEY = re.compile("[-0-9a-f]{36}")
