"""The twelve items of informing the customer as somebody sees them: done, left, waiting (R12)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pendulum

from ubp_tui.casework.refusals import NotFound
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.document import ChecklistText
from ubp_tui.policy.facts import Informing, InformingItem
from ubp_tui.policy.forms.informing import waits_for_confirmation
from ubp_tui.policy.informing import (
    LETTER,
    current_item,
    informed_at,
    is_wholly_withheld,
    missing_items,
)
from ubp_tui.policy.needs import unanswered_need
from ubp_tui.policy.steps.case_at import CaseAt
from ubp_tui.policy.steps.informing import waiting_roles
from ubp_tui.policy.text import listed
from ubp_tui.policy.withholding import to_confirm


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item: what the policy says of it, and the answer that counts, where there is one.

    Where what was withheld is told since, an answer that left it out counts no more (R12).
    """

    text: ChecklistText
    item: InformingItem | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The checklist of one decision.

    `missing` are the numbers not answered yet; `letter_waits_for` says why the letter cannot
    go yet, a sentence each. `informed_at` and `in_force_from` are there once nothing is
    missing; both may be to come. `to_confirm` is a withholding that its authoriser has not
    confirmed yet.
    """

    informing: Informing
    entries: tuple[Entry, ...]
    missing: tuple[int, ...]
    due_on: pendulum.Date | None
    letter_waits_for: tuple[str, ...]
    wholly_withheld: bool
    to_confirm: InformingItem | None
    informed_at: pendulum.DateTime | None
    in_force_from: pendulum.DateTime | None


def checklist(view: CaseView, informing_id: UUID) -> Checklist:
    """A decision's checklist as it stands.

    Raises:
        NotFound: it is not on this case.
    """
    informing = next((i for i in view.file.informings if i.id == informing_id), None)
    if informing is None:
        raise NotFound("This checklist is not on this case. Go back and look again.")
    policy = view.asking.policy
    missing = tuple(text.number for text in missing_items(view.file, informing, policy))
    steps = [s for s in view.steps if s.about_id == informing.id and s.action == Action.INFORM]
    starts = [
        s.binds_from
        for s in view.standings
        if s.measure.decision_id == informing.decision_id and s.binds_from and not s.has_ended
    ]
    return Checklist(
        informing=informing,
        entries=tuple(
            Entry(
                text=text,
                item=None if text.number in missing else current_item(informing, text.number),
            )
            for text in policy.checklist
        ),
        missing=missing,
        due_on=min((step.due_on for step in steps), default=None),
        letter_waits_for=_waits_for(view, informing, missing),
        wholly_withheld=is_wholly_withheld(view.file, informing),
        to_confirm=to_confirm(informing),
        informed_at=informed_at(view.file, informing.decision_id, policy),
        in_force_from=min(starts, default=None),
    )


def _waits_for(view: CaseView, informing: Informing, missing: tuple[int, ...]) -> tuple[str, ...]:
    """The letter comes last, and after the people it names have accepted (R23)."""
    if LETTER not in missing:
        return ()
    sentences = []
    at = CaseAt(file=view.file, policy=view.asking.policy, now=view.asking.now)
    if waiting := waiting_roles(at, informing):
        sentences.append(f"The letter waits: {waiting}.")
    if need := unanswered_need(view.file):
        sentences.append(need)
    if item := to_confirm(informing):
        sentences.append(waits_for_confirmation(view.file, item))
    earlier = [str(number) for number in sorted(missing) if number != LETTER]
    if earlier:
        items = "item" if len(earlier) == 1 else "items"
        sentences.append(f"The letter comes last, after {items} {listed(earlier)}.")
    return tuple(sentences)
