"""Acting authority that does not count: what the proposer gave, or had handed on (R10, R29)."""

from __future__ import annotations

from uuid import UUID

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
        lent = [a for a in giver.acting if policy.rank(a.grade) >= policy.rank(acting.grade)]
        if not lent:
            return False
        given += [a for a in lent if a.id not in passed]
    return True
