"""The stage of a case, derived from its records and never typed in."""

from __future__ import annotations

from dataclasses import dataclass

import pendulum

from ubp_tui.policy.appeals import AppealState, appeal_state, open_appeals
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.danger import besides_danger
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import AppealOutcome, CaseFile, Proposal
from ubp_tui.policy.informing import is_wholly_withheld
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import Standing, State, standings
from ubp_tui.policy.warnings import standing_warnings


@dataclass(frozen=True, slots=True)
class StageView:
    """The stage, what else is true, and the oldest open appeal's own stage."""

    stage: Stage
    also: tuple[str, ...] = ()
    appeal: AppealState | None = None


def waiting_proposal(file: CaseFile) -> Proposal | None:
    """The proposal that waits for a decision, where there is one; a death ends it (R20).

    On a reopened case nothing is decided any more, so none waits there.
    """
    if file.customer.died_on is not None or file.case.reopened_at is not None:
        return None
    decided = {d.proposal_id for d in file.decisions}
    waiting = [p for p in file.proposals if p.id not in decided]
    return waiting[-1] if waiting else None


def untold_ends(file: CaseFile, found: list[Standing]) -> list[Standing]:
    """The ended measures of whose end the customer has not been told (R20).

    M6 is an act and needs no letter at its end; nobody is told after a death, nor of what was
    lifted while all that was decided is withheld from them: they never heard of it (R12).
    """
    if file.customer.died_on is not None:
        return []
    told = {measure_id for end in file.ends_told for measure_id in end.measure_ids}
    told |= {
        finding.measure_id
        for appeal in file.appeals
        if appeal.told_on is not None
        for finding in appeal.findings
        if finding.measure_id is not None and finding.outcome == AppealOutcome.UPHELD
    }
    withheld = {i.decision_id for i in file.informings if is_wholly_withheld(file, i)}
    return [
        s
        for s in found
        if s.has_ended
        and s.measure.code != "M6"
        and s.measure.id not in told
        and s.measure.decision_id not in withheld
    ]


_TO_TELL = (State.UNTOLD, State.WAITING)


def stage(file: CaseFile, policy: Policy, now: pendulum.DateTime) -> StageView:
    """The stage of a case at a moment, with whatever else is true beside it."""
    found = standings(file, policy, now)
    true = _true_stages(file, found, policy, now)
    first = next(s for s in Stage if s in true)
    oldest = next(iter(open_appeals(file)), None)
    appeal = appeal_state(oldest) if oldest else None
    if first == Stage.CLOSED:
        return StageView(first, (), appeal)
    return StageView(first, tuple(_beside(found, first, true)), appeal)


def _true_stages(
    file: CaseFile, found: list[Standing], policy: Policy, now: pendulum.DateTime
) -> set[Stage]:
    today = london_date(now)
    true = {Stage.ASSESSING}
    if file.case.is_closed:
        true.add(Stage.CLOSED)
    if any(s.state in (State.BINDING, State.SUSPENDED) for s in found):
        true.add(Stage.IN_FORCE)
    if any(s.state in (*_TO_TELL, State.UNREPORTED) for s in found):
        true.add(Stage.INFORMING)
    if waiting_proposal(file):
        true.add(Stage.PROPOSED)
    if standing_warnings(file, today):
        true.add(Stage.WARNED)
    if _is_ending(file, found, true, policy):
        true.add(Stage.ENDING)
    return true


def _is_ending(file: CaseFile, found: list[Standing], true: set[Stage], policy: Policy) -> bool:
    """Whether an end is to be told, or all has ended and nothing newer has begun.

    So it is where the case was reopened, and after a death, which ends a warning too (R20).
    A report in danger that is done leaves the case its usual way (R13).
    """
    if untold_ends(file, found) or file.case.reopened_at is not None:
        return True
    if file.customer.died_on is not None:
        return True
    ended = bool(besides_danger(file, found, policy)) and all(s.has_ended for s in found)
    return ended and not true & {Stage.PROPOSED, Stage.WARNED}


def _beside(found: list[Standing], first: Stage, true: set[Stage]) -> list[str]:
    words = []
    if any(s.state == State.SUSPENDED for s in found):
        words.append("suspended")
    if Stage.PROPOSED in true and first != Stage.PROPOSED:
        running = first in (Stage.IN_FORCE, Stage.INFORMING)
        words.append("more time proposed" if running else "measures proposed")
    if Stage.INFORMING in true and first == Stage.IN_FORCE:
        to_tell = any(s.state in _TO_TELL for s in found)
        # Some who see the stage may not know of M6, so its report is not named here (R35).
        words.append("more measures to tell" if to_tell else "more to record")
    if Stage.ENDING in true and first in (Stage.IN_FORCE, Stage.INFORMING):
        words.append("an end to tell")
    if Stage.WARNED in true and first != Stage.WARNED:
        words.append("warned")
    return words
