"""Where somebody works: the database, the policy, the clock, and who they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

import pendulum
from peewee import SqliteDatabase

from ubp_tui.casework.refusals import ChangedElsewhere, Refused
from ubp_tui.policy.calendar import in_london, is_ahead, london_date
from ubp_tui.policy.document import Policy

if TYPE_CHECKING:
    from ubp_tui.casework.work import Work

_CLOCK_BEHIND = (
    "The last change was recorded at {last}, but this computer's clock says {now}. Have the clock "
    "checked. If it is right, the change was recorded by a clock that was ahead: restore the "
    "newest backup from before it with: ubp db restore FILE, and record again what came after it; "
    "or wait until {last}."
)


def now_in_utc() -> pendulum.DateTime:
    """The clock of this machine."""
    return pendulum.now("UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Passed to every casework function; opened once by the command line.

    `clock` gives the moment in UTC; only a demo database runs on another than the machine's.
    """

    database: SqliteDatabase
    policy: Policy
    actor_id: UUID
    clock: Callable[[], pendulum.DateTime] = now_in_utc

    def now(self) -> pendulum.DateTime:
        """The moment, in UTC."""
        return self.clock()

    def today(self) -> pendulum.Date:
        """The London day."""
        return london_date(self.now())

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """One transaction: all of it is saved and journalled, or none of it.

        Raises:
            ChangedElsewhere: somebody else saved the same record meanwhile.
            Refused: this computer's clock is behind what is recorded already.
        """
        from models.journal_head import (
            newest_moment,  # late: a list is shown before anything is written
        )
        from models.unit_of_work import Conflict, UnitOfWork
        from ubp_tui.casework.work import Work

        now = self.now()
        try:
            with UnitOfWork(self.database, self.policy, self.actor_id, now) as unit:
                refuse_clock_set_back(newest_moment(self.database), now)
                yield Work(unit, self.policy, self.actor_id, now)
        except Conflict as conflict:
            raise ChangedElsewhere(conflict.mine, conflict.theirs) from conflict


def refuse_clock_set_back(newest: pendulum.DateTime | None, now: pendulum.DateTime) -> None:
    """Refuses to record before what is recorded already: the order of things would be lost.

    Raises:
        Refused: this computer's clock is behind.
    """
    if newest is None or not is_ahead(newest, now):
        return
    raise Refused(_CLOCK_BEHIND.format(last=in_london(newest), now=in_london(now)), "R34")
