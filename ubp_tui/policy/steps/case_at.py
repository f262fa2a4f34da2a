"""A case at a moment: what the builders of next steps look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

import pendulum

from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import holds, why_not_change
from ubp_tui.policy.facts import CaseFile, Decision, Directory
from ubp_tui.policy.standing import Standing, standings

NOBODY = UUID(int=0)
"""The id of nobody in particular: what is nobody's falls to any manager."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Something left to do: what, by which rule, by whom, by when, and what blocks it.

    `owner_id` is None where it falls to any manager. `about_id` is the record it concerns.
    """

    what: str
    rule: str
    action: Action
    owner_id: UUID | None
    due_on: pendulum.Date
    blocker: str = ""
    about_id: UUID | None = None


def falls_to(staff_id: UUID, staff: Directory, today: pendulum.Date) -> UUID | None:
    """Who does what is somebody's: they, or their line manager while away; None: any manager.

    An outside person does not sign in, so a manager sees to it.
    """
    person = staff.people.get(staff_id)
    if person is None or person.outside:
        return None
    if person.is_here(today):
        return person.id
    manager = staff.people.get(person.line_manager_id) if person.line_manager_id else None
    return manager.id if manager is not None and manager.is_here(today) else None


@dataclass(frozen=True, kw_only=True)
class CaseAt:
    """A case file, the policy and the moment, with what most steps need derived once."""

    file: CaseFile
    policy: Policy
    now: pendulum.DateTime

    @cached_property
    def today(self) -> pendulum.Date:
        """The London day of the moment."""
        return london_date(self.now)

    @cached_property
    def standings(self) -> list[Standing]:
        """Where each measure stands now."""
        return standings(self.file, self.policy, self.now)

    def decider(self, decision: Decision) -> UUID:
        """Who sees to a decision's measures: the decider, or whoever else R21 allows while away."""
        made_by = decision.decided_by_ids[0]
        people = self.file.staff.people.values()
        apart = self.file.customer.staff_id
        here = [p for p in people if not p.outside and p.is_here(self.today) and p.id != apart]
        able = [
            p.id
            for p in here
            if why_not_change(p, self.file, decision, self.policy, self.today) is None
        ]
        return made_by if made_by in able or not able else able[0]

    def records_authority(self, besides: frozenset[UUID] = frozenset()) -> UUID | None:
        """Who records an outside person: somebody of R10's grade, never the proposer."""
        lowest = self.policy.authority.records_authority
        able = [
            p.id
            for p in self.file.staff.people.values()
            if not p.outside
            and p.is_here(self.today)
            and p.id not in (*besides, self.file.customer.staff_id)
            and holds(p, lowest, self.policy, self.today)
        ]
        return able[0] if able else None

    def after(
        self, when: pendulum.Date | pendulum.DateTime, working_days: int | None = None
    ) -> pendulum.Date:
        """The day some working days after another; the usual number where none is given."""
        day = london_date(when) if isinstance(when, pendulum.DateTime) else when
        days = self.policy.figures.step_days.value if working_days is None else working_days
        return self.policy.calendar.add(day, days)

    def step(
        self,
        what: str,
        rule: str,
        action: Action,
        due_on: pendulum.Date,
        *,
        owner_id: UUID | None = None,
        blocker: str = "",
        about_id: UUID | None = None,
    ) -> NextStep:
        """A step of the case's owner unless a rule names another, passed on while away.

        Nothing falls to a customer who works here (R4).
        """
        owner = falls_to(owner_id or self.file.case.owner_id, self.file.staff, self.today)
        if owner == self.file.customer.staff_id:
            owner = None
        return NextStep(
            what=what,
            rule=rule,
            action=action,
            owner_id=owner,
            due_on=due_on,
            blocker=blocker,
            about_id=about_id,
        )
