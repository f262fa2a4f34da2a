"""What the program is opened with: everything that whoever starts it has to settle first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pendulum
from peewee import SqliteDatabase

from ubp_tui.casework.desk import Desk
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import StaffMember


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An open database and who looks at it, under which policy and clock.

    `person` is None where nobody is on the list of staff yet: a first run asks who they are.
    `account` is the account they sign in with, `theme` one of `settings.THEMES`, `demo`
    says that everybody in the database is invented, and `keys` are the keys that they have moved,
    by the ids in `ubp_tui.keys`.
    """

    database: SqliteDatabase
    policy: Policy
    clock: Callable[[], pendulum.DateTime]
    person: StaffMember | None
    account: str
    theme: str
    demo: bool
    keys: Mapping[str, str] = field(default_factory=dict)

    def desk_of(self, person: StaffMember) -> Desk:
        """The desk at which somebody works on this database."""
        return Desk(
            database=self.database, policy=self.policy, actor_id=person.id, clock=self.clock
        )
