"""Duties beside a grade: who is told of safeguarding, who answers data requests (R4, R24, R27)."""

from __future__ import annotations

from enum import StrEnum

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import StaffMember


class Duty(StrEnum):
    """What somebody sees to beside their grade; the value is the field that keeps it."""

    SAFEGUARDING = "safeguarding_lead"
    DATA_PROTECTION = "data_protection"

    @property
    def called(self) -> str:
        """What somebody with the duty is called."""
        return _TITLES[self]

    @property
    def rule(self) -> str:
        """The rule that gives the duty something to do."""
        return "R4" if self == Duty.SAFEGUARDING else "R24"


_TITLES = {
    Duty.SAFEGUARDING: "safeguarding lead",
    Duty.DATA_PROTECTION: "data protection lead",
}


def give_duty(desk: Desk, seen: StaffMember, duty: Duty) -> StaffMember:
    """Names a colleague for a duty; a head of service or above does, never for oneself.

    Others may have the same duty: each of them is then told.

    Raises:
        Refused: the actor may not, or it is nobody who works here, or somebody who has it.
    """
    with desk.transaction() as work:
        work.allowed_without_case(Action.MANAGE_STAFF, seen)
        if seen.outside or seen.has_left(work.today):
            raise Refused(f"{seen.name} does not work here. Choose somebody who does.", duty.rule)
        if getattr(seen, duty):
            raise Refused(f"{seen.name} is {duty.called} already.", duty.rule)
        return work.change(seen, **{duty: True})


def end_duty(desk: Desk, seen: StaffMember, duty: Duty) -> StaffMember:
    """Somebody has a duty no more; where nobody has it then, a next step says to name somebody.

    Raises:
        Refused: the actor may not, or it is somebody who does not have it.
    """
    with desk.transaction() as work:
        work.allowed_without_case(Action.MANAGE_STAFF, seen)
        if not getattr(seen, duty):
            raise Refused(f"{seen.name} is not {duty.called}.", duty.rule)
        return work.change(seen, **{duty: False})
