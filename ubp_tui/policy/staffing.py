"""Who may give somebody a grade, take it, or say that they leave (R10, R21, R26).

A grade is given for good only by those who hold theirs for good: whoever stands in decides and
lifts meanwhile, but appoints nobody above the grade they go back to.
"""

from __future__ import annotations

import pendulum

from ubp_tui.policy.acting import handed_back
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.eligibility import Refusal, grade_to_change, holds
from ubp_tui.policy.facts import ActingAuthority, CaseFile, Directory, StaffMember

WEEKS_AT_A_TIME = 4
"""How long a grade above the actor's own is lent while nobody knows who is back when (R21).

Four weeks are an ordinary holiday, and time enough for what waits on a case. The policy file has
no figure for it: a landlord promises nobody anything by it, and it is given again where needed.
"""


def why_not_give_grade(asking: Asking, grade: str, staff: Directory) -> Refusal | None:
    """Nobody gives a grade above their own, but for the first who holds it (R10)."""
    if _ranks(asking, grade):
        return None
    rank = asking.policy.rank
    working = [p for p in staff.people.values() if _works(p, asking)]
    if all(rank(p.grade) < rank(grade) for p in working):
        return None
    whom = asking.policy.a_grade(grade)
    return Refusal(f"Nobody gives a higher grade than their own. Ask {whom} to do it.", "R10")


def why_not_take_grade(
    asking: Asking, person: StaffMember, grade: str, staff: Directory
) -> Refusal | None:
    """Nobody demotes whoever ranks above them: they could then undo what those decided (R21).

    Nor whoever alone keeps the list of staff (R26).
    """
    if not _ranks(asking, person.grade) and _works(person, asking):
        return Refusal(
            f"Nobody takes a higher grade than their own from somebody. {person.name} makes "
            f"somebody else {asking.policy.a_grade(person.grade)} first, who does it.",
            "R21",
        )
    if asking.policy.rank(grade) < _keeps_the_list(asking):
        return _why_not_the_last(asking, person, staff)
    return None


def why_not_stand_in(
    asking: Asking, acting: ActingAuthority, staff: Directory, file: CaseFile | None
) -> Refusal | None:
    """Why somebody does not have a colleague stand in as they wish (R10, R21).

    Nobody lends more than they have, but for a case that needs more while nobody of that grade is
    here: else what an executive decided could be lifted by nobody until they are back. It is
    then another than the actor who stands in, and for no longer than that.
    """
    if handed_back(acting, staff, asking.policy, asking.today):
        name = staff.name(acting.staff_id)
        return Refusal(
            f"What you may lend you have from {name} alone, so somebody else has them stand in.",
            "R10",
        )
    if asking.holds(acting.grade):
        return _why_not_so_long(asking, acting)
    for person in staff.people.values():
        if (here_on := _here_on(person, acting, asking)) is not None:
            return Refusal(
                f"Nobody gives a higher grade than their own. Ask {person.name}, who is here on "
                f"{in_words(here_on)}.",
                "R10",
            )
    if file is None or not _is_needed(acting.grade, file, asking):
        return Refusal(
            "Nobody gives a higher grade than their own, but for a case that needs it and that "
            "they did not propose.",
            "R10",
        )
    return _why_not_for_ever(asking, acting, staff)


def why_not_end_standing_in(
    asking: Asking, acting: ActingAuthority, staff: Directory
) -> Refusal | None:
    """Whoever lent it ends it, or somebody who has that grade: nobody takes a higher one (R21)."""
    if acting.given_by_id == asking.actor.id or asking.holds(acting.grade):
        return None
    whom = asking.policy.a_grade(acting.grade)
    return Refusal(
        f"Nobody takes a higher grade than their own from somebody. Ask "
        f"{staff.name(acting.given_by_id)}, who has them stand in, or {whom}.",
        "R21",
    )


def _why_not_for_ever(asking: Asking, acting: ActingAuthority, staff: Directory) -> Refusal | None:
    """While an absence has no end, what it makes necessary is lent for some weeks at a time.

    Else it would outlast by years the return of whoever has that grade themselves (R21).
    """
    last = asking.today.add(weeks=WEEKS_AT_A_TIME)
    if acting.until <= last:
        return None
    for person in staff.people.values():
        works = not person.outside and not person.has_left(acting.since)
        has_it = works and holds(person, acting.grade, asking.policy, acting.since)
        if has_it and any(a.until is None for a in person.absences):
            return Refusal(
                f"Nobody knows when {person.name} is back, so somebody stands in for "
                f"{WEEKS_AT_A_TIME} weeks at a time, until {in_words(last)} at the latest. It can "
                "be given again.",
                "R21",
            )
    return None


def _why_not_so_long(asking: Asking, acting: ActingAuthority) -> Refusal | None:
    """Whoever stands in lends no longer than that, or it would outlast everybody's return."""
    if _ranks(asking, acting.grade):
        return None
    rank = asking.policy.rank
    own = [a for a in asking.actor.acting if rank(a.grade) >= rank(acting.grade)]
    last = max(a.until for a in own if a.since <= asking.today)
    if acting.until <= last:
        return None
    return Refusal(f"You stand in at that grade yourself until {in_words(last)} only.", "R10")


def _here_on(person: StaffMember, acting: ActingAuthority, asking: Asking) -> pendulum.Date | None:
    """The first day of an authority on which somebody who has that grade is here themselves."""
    if person.outside:
        return None
    back = [a.until.add(days=1) for a in person.absences if a.until is not None]
    lent = [a.since for a in person.acting]
    for day in sorted({acting.since, *back, *lent}):
        is_within = acting.since <= day <= acting.until
        if is_within and person.is_here(day) and holds(person, acting.grade, asking.policy, day):
            return day
    return None


def _is_needed(grade: str, file: CaseFile, asking: Asking) -> bool:
    """Whether something decided on a case can be changed by that grade or above only (R21)."""
    rank = asking.policy.rank
    return any(
        rank(grade_to_change(file, decision, asking.policy)) >= rank(grade)
        and asking.actor.id not in file.proposal(decision.proposal_id).proposer_ids
        for decision in file.decisions
    )


def why_not_leave(
    asking: Asking,
    person: StaffMember,
    left_on: pendulum.Date,
    staff: Directory,
    last_did: pendulum.Date | None,
) -> Refusal | None:
    """Why it is not recorded that somebody's last day was `left_on` (R21, R26).

    `last_did` is the day on which they last recorded something, where they ever did.
    """
    return (
        _why_not_then(asking, person, left_on, last_did)
        or _why_not_from_below(asking, person, left_on, staff)
        or _why_not_the_last(asking, person, staff)
    )


def _why_not_then(
    asking: Asking, person: StaffMember, left_on: pendulum.Date, last_did: pendulum.Date | None
) -> Refusal | None:
    """Nobody leaves before what they did last, nor so long ago that it is a slip."""
    if last_did is not None and left_on < last_did:
        return Refusal(
            f"{person.name} did something here on {in_words(last_did)}, so that is the earliest "
            "last day there can be. Check the date.",
            "R26",
        )
    if left_on < asking.today.subtract(years=1):
        return Refusal(f"{in_words(left_on)} is more than a year ago. Check the date.", "R26")
    return None


def _why_not_from_below(
    asking: Asking, person: StaffMember, left_on: pendulum.Date, staff: Directory
) -> Refusal | None:
    """That somebody leaves is recorded by their own grade or above, while anybody of it is here.

    Else a lower grade does, as somebody has to; but no sooner than today, so that it never takes
    effect before whoever it is about can say that it is a mistake (R21).
    """
    if person.outside or _ranks(asking, person.grade):
        return None
    rank = asking.policy.rank
    for other in staff.people.values():
        is_able = other.id != person.id and not other.outside and other.is_here(asking.today)
        if is_able and rank(other.grade) >= rank(person.grade):
            return Refusal(
                f"{person.name} is {asking.policy.a_grade(person.grade)}, which is above your own "
                f"grade. Ask {other.name} to record it.",
                "R21",
            )
    if left_on < asking.today:
        return Refusal(
            f"{person.name} is of a higher grade than you, so the last day that you record is "
            "today or later: until then they can say that it is a mistake.",
            "R21",
        )
    return None


def _why_not_the_last(asking: Asking, person: StaffMember, staff: Directory) -> Refusal | None:
    """Somebody always stays who keeps the list of staff: else it is closed for good (R26)."""
    lowest, rank = _keeps_the_list(asking), asking.policy.rank
    if person.outside or rank(person.grade) < lowest:
        return None
    stay = (p for p in staff.people.values() if p.id != person.id and p.left_on is None)
    if any(rank(p.grade) >= lowest and not p.outside for p in stay):
        return None
    whom = asking.policy.a_grade(asking.policy.authority.records_authority)
    return Refusal(
        f"Nobody would be left who keeps the list of staff. Make somebody else {whom} first.",
        "R26",
    )


def _keeps_the_list(asking: Asking) -> int:
    return asking.policy.rank(asking.policy.authority.records_authority)


def _ranks(asking: Asking, grade: str) -> bool:
    """Whether the actor has that grade or a higher one for good."""
    return asking.policy.rank(asking.actor.grade) >= asking.policy.rank(grade)


def _works(person: StaffMember, asking: Asking) -> bool:
    return not person.outside and not person.has_left(asking.today)
