"""Acting authority that does not count: what the proposer gave, or had handed on (R10, R29)."""

from __future__ import annotations

from uuid import UUID

import pendulum
from msgspec.structs import replace

from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import ActingAuthority, Directory, StaffMember


def standing_in_by_others(
    person: StaffMember, whose_ids: frozenset[UUID], staff: Directory, policy: Policy
) -> StaffMember:
    """The person with the acting authority that counts here (R10, R29).

    Never what the proposer gave, nor whoever issued the warning that is appealed against; and
    never what somebody handed on who has it from them alone.
    """
    counted = tuple(a for a in person.acting if not _comes_from(a, whose_ids, staff, policy))
    return replace(person, acting=counted)


def handed_back(
    acting: ActingAuthority, staff: Directory, policy: Policy, day: pendulum.Date
) -> bool:
    """Whether somebody would get a grade back that they lent: in effect, from themselves (R10).

    Of what colleagues hold, only what overlaps the time from `day`, on which it is given, to when
    it begins can be what it is given by.
    """
    first, last = sorted((day, acting.since))
    current = {
        key: replace(p, acting=tuple(a for a in p.acting if a.since <= last and first <= a.until))
        for key, p in staff.people.items()
    }
    return _comes_from(acting, frozenset({acting.staff_id}), Directory(current), policy)


def _enough(giver: StaffMember, grade: str, policy: Policy) -> list[ActingAuthority]:
    return [a for a in giver.acting if policy.rank(a.grade) >= policy.rank(grade)]


def _comes_from(
    acting: ActingAuthority, whose_ids: frozenset[UUID], staff: Directory, policy: Policy
) -> bool:
    """Whether some people gave an authority, or gave it to whoever handed it on."""
    given, passed = [acting], set[UUID]()
    while given:
        one = given.pop()
        passed.add(one.id)
        giver = staff.people.get(one.given_by_id)
        if one.given_by_id in whose_ids:
            continue
        if giver is None or policy.rank(giver.grade) >= policy.rank(acting.grade):
            return False
        lent = _enough(giver, acting.grade, policy)
        if not lent:
            # Lent above their own grade, nobody of it being here: R10's grade is enough for that.
            lends = policy.authority.records_authority
            if policy.rank(giver.grade) >= policy.rank(lends):
                return False
            lent = _enough(giver, lends, policy)
        if not lent:
            return False
        given += [a for a in lent if a.id not in passed]
    return True
