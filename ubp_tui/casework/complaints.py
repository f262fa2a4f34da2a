"""Complaints about the handling: noted beside the case, they change nothing by themselves (R28)."""

from __future__ import annotations

from uuid import UUID

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Complaint
from ubp_tui.policy.forms import Findings, cleaned
from ubp_tui.policy.forms.appealing import NewComplaint, complaint_problems
from ubp_tui.policy.text import clean


def note_complaint(desk: Desk, case_id: UUID, form: NewComplaint) -> Complaint:
    """Notes a complaint about the handling beside the case; it changes nothing by itself (R28).

    Raises:
        Invalid: its reference, the day or what it is about is missing.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        work.allowed(Action.RECORD_COMPLAINT, case_id)
        reject(complaint_problems(form, work.today))
        assert form.received_on is not None
        return work.add(
            Complaint(
                id=work.new_id(),
                case_id=case_id,
                appeal_id=form.appeal_id,
                reference=form.reference,
                received_on=form.received_on,
                words=form.words,
                asks_decider=form.asks_decider,
                recorded_by_id=work.actor_id,
                recorded_at=work.now,
            )
        )


def look_again(desk: Desk, seen: Complaint, words: str) -> Complaint:
    """A decider records that they looked again, as a complaint asked; nothing else changes.

    Raises:
        Refused: R21 does not allow this person to, or somebody has looked again already.
        Invalid: there are no words.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.case_file(seen.case_id)
        decision = file.decisions[-1] if file.decisions else None
        work.allowed(Action.LOOK_AGAIN, seen.case_id, decision)
        if seen.looked_again_at is not None:
            raise Refused("What was found is recorded already, and stands as it is.", "R28")
        found.text("words", "What you found", words, "R28")
        reject(found.problems)
        return work.change(seen, looked_again_at=work.now, looked_again_words=clean(words))
