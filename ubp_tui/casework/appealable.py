"""What a customer can appeal against, for whoever records an appeal that reached us (R16, R29)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import pendulum

from ubp_tui.casework.asking import asking_at, whole_case
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import refuse_if
from ubp_tui.policy.actions import Action
from ubp_tui.policy.appeals import last_day_to_appeal, open_appeals, was_appealed, why_too_late
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.eligibility import Refusal
from ubp_tui.policy.facts import Appeal, CaseFile, Measure
from ubp_tui.policy.informing import is_wholly_withheld
from ubp_tui.policy.permissions import may, why_not_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Appealable:
    """A decision or a warning, in words that tell nothing of the story (R35).

    `last_day` is the last day in time; None while time has not begun. `appealed` says that
    an appeal against it has been made; `open_appeal_id` is that one while it takes reasons.
    """

    decision_id: UUID | None = None
    warning_id: UUID | None = None
    words: str
    last_day: pendulum.Date | None
    appealed: bool
    open_appeal_id: UUID | None = None


def appealable(desk: Desk, case_id: UUID) -> tuple[Appealable, ...]:
    """What can be appealed on a case, the newest first; anybody who records may ask.

    A decision of which nothing is told for now is not shown to those not on the case, and
    neither is it that a public body is informed (R35).

    Raises:
        Refused: the file is not open to whoever asks.
        NotFound: there is no such case.
    """
    file = whole_case(desk, case_id)
    asking = asking_at(desk, file.staff)
    refuse_if(why_not_record(asking, file))
    sees = may(asking, Action.SEE_CASE, file) is None
    still_open = {a.decision_id or a.warning_id: a.id for a in open_appeals(file)}
    decisions = [
        Appealable(
            decision_id=decision.id,
            words=f"The decision of {in_words(london_date(decision.decided_at))}"
            + _codes(m for m in file.measures_of(decision.id) if sees or m.code != "M6"),
            last_day=last_day_to_appeal(file, desk.policy, decision_id=decision.id),
            appealed=was_appealed(file, desk.policy, decision.id),
            open_appeal_id=still_open.get(decision.id),
        )
        for decision in reversed(file.decisions)
        if file.measures_of(decision.id) and (sees or not _is_withheld(file, decision.id))
    ]
    warnings = [
        Appealable(
            warning_id=warning.id,
            words=f"The warning of {in_words(warning.sent_on)}",
            last_day=last_day_to_appeal(file, desk.policy, warning=warning),
            appealed=was_appealed(file, desk.policy, warning.id),
            open_appeal_id=still_open.get(warning.id),
        )
        for warning in reversed(file.warnings)
    ]
    return (*decisions, *warnings)


def _is_withheld(file: CaseFile, decision_id: UUID) -> bool:
    informing = file.informing_of(decision_id)
    return informing is not None and is_wholly_withheld(file, informing)


def _codes(measures: Iterable[Measure]) -> str:
    codes = ", ".join(dict.fromkeys(measure.code for measure in measures))
    return f" ({codes})" if codes else ""


def why_not_take_late(desk: Desk, appeal: Appeal) -> Refusal | None:
    """Why whoever asks may not say what becomes of an appeal that came too late (R29)."""
    file = whole_case(desk, appeal.case_id)
    asking = asking_at(desk, file.staff)
    return may(asking, Action.WORK_APPEAL, file, appeal)


def too_late(desk: Desk, appeal: Appeal) -> str | None:
    """Why an appeal as it was recorded came too late, in a sentence; None where it did not."""
    return why_too_late(whole_case(desk, appeal.case_id), appeal, desk.policy)
