"""Who somebody is: the account that they are signed in to this computer with."""

from __future__ import annotations

import os
import pwd

import pendulum

from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import holds
from ubp_tui.policy.facts import Directory, StaffMember

_ASKED_AT_MOST = 3


class NotKnown(Exception):
    """The account is nobody's who works here; the text says whom to ask."""


def account_name() -> str:
    """The account of whoever runs this process; no environment variable can change it.

    Raises:
        NotKnown: the computer has no name for the account.
    """
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError as error:
        raise NotKnown(
            f"This computer has no name for your account, number {os.getuid()}. "
            "Ask whoever looks after it to give it one."
        ) from error


def signed_in(
    staff: Directory, account: str, policy: Policy, today: pendulum.Date
) -> StaffMember | None:
    """Who an account belongs to; None while nobody is on the list, so that the first can begin.

    Raises:
        NotKnown: it is not on the list of staff, or belongs to somebody who has left.
    """
    if not staff.people:
        return None
    person = next((p for p in staff.people.values() if p.username == account), None)
    if person is None:
        raise NotKnown(
            f"Your account, {account}, is not on the list of staff at {policy.landlord}. "
            f"{_whom_to_ask(staff, policy, today, 'add you')}"
        )
    if person.has_left(today):
        raise NotKnown(
            f"Your account, {account}, is recorded as having left {policy.landlord}. "
            f"{_whom_to_ask(staff, policy, today, 'mend this if it is wrong')}"
        )
    return person


def _whom_to_ask(staff: Directory, policy: Policy, today: pendulum.Date, to_do: str) -> str:
    """Those who keep the list of staff, the ones who are here today leading."""
    lowest = policy.authority.records_authority
    able = [
        person
        for person in staff.people.values()
        if not person.outside
        and not person.has_left(today)
        and holds(person, lowest, policy, today)
    ]
    able.sort(key=lambda person: (person.is_away(today), person.name))
    names = " or ".join(person.name for person in able[:_ASKED_AT_MOST])
    return f"Ask {names or f'{policy.a_grade(lowest)} or above'} to {to_do}."
