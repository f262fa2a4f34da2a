"""A case at a moment: what the builders of next steps look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

import pendulum

from ubp_tui.policy.actions import Action
from ubp_tui.policy.asking import Asking, Subject, why_not_do
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import grade_to_change
from ubp_tui.policy.facts import CaseFile, Decision, Directory, StaffMember
from ubp_tui.policy.standing import Standing, standings
from ubp_tui.policy.text import capitalised

NOBODY = UUID(int=0)
"""The id of nobody in particular: what is nobody's falls to any manager."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Something left to do: what, by which rule, by whom, by when, and what blocks it.

    `what` says first in what it differs from others: a narrow list shows 28 characters of it.
    `owner_id` is None where it falls to any manager. `about_id` is the record it concerns.
    `tells` is whether doing it tells the customer something.
    """

    what: str
    rule: str
    action: Action
    owner_id: UUID | None
    due_on: pendulum.Date
    blocker: str = ""
    about_id: UUID | None = None
    tells: bool = False


def called_first(role: str) -> str:
    """A role at the beginning of a step: "Point of contact"."""
    return capitalised(role)


def falls_to(staff_id: UUID, staff: Directory, today: pendulum.Date) -> UUID | None:
    """To whom falls what is somebody's: to them, or to their line manager while they are away.

    None where any manager sees to it: both are away or gone, or it is somebody from outside,
    who does not sign in.
    """
    person = staff.people.get(staff_id)
    if person is None or person.outside:
        return None
    if person.is_here(today):
        return person.id
    manager = staff.people.get(person.line_manager_id) if person.line_manager_id else None
    if manager is None or manager.outside or not manager.is_here(today):
        return None
    return manager.id


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

    def able(self, action: Action, about: Subject = None) -> list[UUID]:
        """Everybody who is here and may do something once it falls to them."""
        return [
            person.id
            for person in self.file.staff.people.values()
            if not person.outside
            and person.is_here(self.today)
            and self._may(person, action, about)
        ]

    def _may(self, person: StaffMember, action: Action, about: Subject) -> bool:
        """Whether somebody may do it; nothing falls to a customer who works here (R4)."""
        if person.id == self.file.customer.staff_id:
            return False
        asking = Asking(actor=person, policy=self.policy, now=self.now)
        return why_not_do(asking, action, self.file, about) is None

    def records_authority(self, besides: frozenset[UUID] = frozenset()) -> UUID:
        """Who records an outside person: somebody of R10's grade, never the proposer."""
        able = (i for i in self.able(Action.RECORD_AUTHORITY) if i not in besides)
        return next(able, NOBODY)

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
        about: Subject = None,
        tells: bool = False,
    ) -> NextStep:
        """A step of the case's owner unless a rule names another, passed on while away.

        `about` is the record on which it depends who may. Whoever may not is never its owner.
        Informing and telling tell the customer; of other actions `tells` says so.
        """
        owner = falls_to(owner_id or self.file.case.owner_id, self.file.staff, self.today)
        if owner is not None and not self._may(self.file.staff[owner], action, about):
            owner = None
        return NextStep(
            what=what,
            rule=rule,
            action=action,
            owner_id=owner,
            due_on=due_on,
            blocker=blocker,
            about_id=about_id,
            tells=tells or action in (Action.INFORM, Action.TELL),
        )

    def decider_step(
        self,
        what: str,
        rule: str,
        action: Action,
        due_on: pendulum.Date,
        decision: Decision,
        *,
        blocker: str = "",
        about_id: UUID | None = None,
    ) -> NextStep:
        """A step of whoever decided, or of anybody else R21 allows while they are away."""
        able = self.able(action, decision)
        if not able:
            return self.standing_in_step(
                what,
                rule,
                due_on,
                about_id,
                grade_to_change(self.file, decision, self.policy),
                besides=self.file.proposal(decision.proposal_id).proposer_ids,
            )
        made_by = decision.decided_by_ids[0]
        return self.step(
            what,
            rule,
            action,
            due_on,
            owner_id=made_by if made_by in able else able[0],
            blocker=blocker,
            about_id=about_id,
            about=decision,
        )

    def standing_in_step(
        self,
        what: str,
        rule: str,
        due_on: pendulum.Date,
        about_id: UUID | None,
        grade: str,
        *,
        besides: frozenset[UUID] = frozenset(),
    ) -> NextStep:
        """A step that nobody who is here may do: somebody stands in at the grade it needs.

        By whoever records acting authority, but for the people `besides`, from whom it would not
        count; where none of them is here, any manager reaches one.
        """
        lends = self.records_authority(besides)
        stands_in = self.policy.a_grade(grade)
        names = self.policy.a_grade(self.policy.authority.records_authority)
        return self.step(
            what,
            rule,
            Action.RECORD_AUTHORITY,
            due_on,
            owner_id=lends,
            blocker=f"Nobody who is here may do this: have somebody stand in as {stands_in}."
            if lends != NOBODY
            else "Nobody who is here may do this or have somebody stand in. Reach somebody who "
            f"may, or have another colleague made {names}.",
            about_id=about_id,
        )
