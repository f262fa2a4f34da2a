"""What somebody asks the contact check, and what it may answer (R14)."""

from __future__ import annotations

from enum import StrEnum

import msgspec
import pendulum

from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.facts import Adjustment, Caller, CaseFile, Customer, Directory, Nomination


class Verdict(StrEnum):
    """The one answer, the strictest first, in the order of R14."""

    NOT_TODAY = "not today"
    OTHER_CHANNEL = "other channel"
    NOMINATED_PERSON = "nominated person"
    PASS_TO = "pass to"
    GO_AHEAD_EXCEPT = "go ahead except"
    GO_AHEAD = "go ahead"


STRICTEST_FIRST = tuple(Verdict)


def strictness(verdict: Verdict) -> int:
    """How strict an answer is: 0 to go ahead, higher the stricter."""
    return len(STRICTEST_FIRST) - 1 - STRICTEST_FIRST.index(verdict)


TAKEN_ANY_DAY = frozenset({Channel.LETTER, Channel.EMAIL, Channel.PORTAL})
"""What M4 takes on any day, to be answered on the next contact day."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Who is in touch, by which channel, at what moment.

    `by_name` is the name of whoever acts for the customer, where it is known who of them it is.
    """

    caller: Caller = Caller.CUSTOMER
    channel: Channel = Channel.PHONE
    at: pendulum.DateTime
    by_name: str = ""

    @property
    def today(self) -> pendulum.Date:
        """The London day."""
        return london_date(self.at)


class OnRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What is recorded of a customer that the check may rest on.

    `files` are those of their cases that are not closed: the open one, and one that an appeal or
    a death recorded by mistake opened again beside it.
    """

    customer: Customer
    staff: Directory
    adjustments: tuple[Adjustment, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    files: tuple[CaseFile, ...] = ()
