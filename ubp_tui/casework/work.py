"""A transaction under way: what casework functions read, check and write with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

import pendulum

from models.rows import Missing
from models.unit_of_work import UnitOfWork
from ubp_tui.casework.refusals import NotFound, Refused, refuse_if
from ubp_tui.policy.actions import Action
from ubp_tui.policy.asking import Asking, Subject
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Customer, Directory, StaffMember
from ubp_tui.policy.permissions import may
from ubp_tui.policy.text import clean_record

if TYPE_CHECKING:
    from models.bulk_customers import Changed

F = TypeVar("F")


class Work:
    """A transaction under way: what casework functions read, check and write with."""

    def __init__(
        self, unit: UnitOfWork, policy: Policy, actor_id: UUID, now: pendulum.DateTime
    ) -> None:
        """Of the desk that began it; `now` is the one moment of the whole transaction."""
        self._unit = unit
        self.policy = policy
        self.actor_id = actor_id
        self.now = now
        self.today = london_date(now)
        self.remove = unit.remove
        self.new_id = unit.new_id
        self.next_reference = unit.next_reference

    def add(self, fact: F) -> F:
        """Saves a new record; its texts lose what a terminal would obey."""
        return self._unit.add(clean_record(fact))

    def change(self, fact: F, **changes: Any) -> F:
        """Saves a changed record, cleaned likewise, if nobody changed it since it was read."""
        cleaned = {name: clean_record(value) for name, value in changes.items()}
        return self._unit.change(fact, **cleaned)

    def save_customers(self, added: Sequence[Customer], changed: Sequence[Changed]) -> None:
        """Saves many customers who have no case; their texts have been cleaned already."""
        from models.bulk_customers import save_customers  # late: only lists hold so many

        save_customers(self._unit, added, changed)

    def get(self, kind: type[Any], record_id: UUID) -> Any:
        """A record by its id.

        Raises:
            NotFound: there is none.
        """
        try:
            return self._unit.get(kind, record_id)
        except Missing as missing:
            raise NotFound("This is not there any more. Go back and look again.") from missing

    def case_file(self, case_id: UUID) -> CaseFile:
        """Everything about a case, with what this transaction has written already.

        Raises:
            NotFound: there is no such case.
        """
        try:
            return self._unit.case_file(case_id)
        except Missing as missing:
            raise NotFound("This case is not there any more. Go back and look again.") from missing

    def staff(self) -> Directory:
        """Everybody who works here."""
        return self._unit.directory()

    def asking(self, staff: Directory) -> Asking:
        """The question that `may` answers, for whoever sits at the desk."""
        return Asking(actor=staff[self.actor_id], policy=self.policy, now=self.now)

    def actor(self) -> StaffMember:
        """Who sits at the desk."""
        return self.staff()[self.actor_id]

    def allowed(self, action: Action, case_id: UUID, about: Subject = None) -> CaseFile:
        """The case's file, where the actor may do this on it.

        Raises:
            Refused: they may not.
        """
        file = self.case_file(case_id)
        refuse_if(may(self.asking(file.staff), action, file, about))
        return file

    def refuse_own(self, customer: Customer) -> None:
        """Nobody records what is about themselves (R4).

        Raises:
            Refused: the customer is the actor.
        """
        if customer.staff_id == self.actor_id:
            raise Refused("This is about yourself, so a colleague records it.", "R4")

    def refuse_after_death(self, customer: Customer) -> None:
        """After a death nothing waits any more: what is recorded would be seen by nobody (R20).

        Raises:
            Refused: the customer is recorded as having died.
        """
        if customer.died_on is not None:
            raise Refused(
                f"{customer.spoken_name} is recorded as having died on "
                f"{in_words(customer.died_on)}. If that is a mistake, have it put right first.",
                "R20",
            )

    def find(self, kind: type[Any], record_id: UUID | None) -> Any:
        """A record by its id, where there is one to look for; else None.

        Raises:
            NotFound: it is not there.
        """
        return None if record_id is None else self.get(kind, record_id)

    def allowed_without_case(self, action: Action, about: Subject = None) -> Directory:
        """Everybody who works here, where the actor may do this.

        Raises:
            Refused: they may not.
        """
        staff = self.staff()
        refuse_if(may(self.asking(staff), action, None, about))
        return staff
