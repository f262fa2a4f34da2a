"""Informing the customer: the twelve items, the returned letter, the report of M6 (R12-R13)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pendulum
from msgspec.structs import replace

from ubp_tui.casework.adjustments import add_adjustment
from ubp_tui.casework.contacts import strike_unknowing
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.measures import not_ended
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import CaseFile, Informing, InformingItem, ItemState, Measure
from ubp_tui.policy.forms import Findings, cleaned
from ubp_tui.policy.forms.informing import ItemForm, item_problems
from ubp_tui.policy.informing import FORMAT, LETTER, NEEDS, NOMINEE, current_item, missing_items
from ubp_tui.policy.periods import knows_from
from ubp_tui.policy.promises import appeal_by
from ubp_tui.policy.steps.case_at import CaseAt
from ubp_tui.policy.steps.informing import waiting_roles
from ubp_tui.policy.withholding import to_confirm


def record_item(desk: Desk, case_id: UUID, informing_id: UUID, form: ItemForm) -> InformingItem:
    """Records how one item was done; an earlier answer to the same item is kept beside it.

    A need named at item 6 becomes an adjustment to agree or decline. Who else opens the
    customer's post or email, the words of item 11, is kept with the customer.

    Raises:
        Refused: the letter has gone already, so what it rests on stands.
        Invalid: something is missing; the letter comes last and in a format that can be used.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        file = work.allowed(Action.INFORM, case_id)
        informing = _informing_of(file, informing_id)
        at = CaseAt(file=file, policy=work.policy, now=work.now)
        waiting = waiting_roles(at, informing)
        reject(item_problems(form, file, informing, work.policy, work.today, waiting))
        if form.number == LETTER and not _is_to_send(work, file, informing):
            raise Refused(
                "The letter is recorded as sent. If it came back, record its return.", "R12"
            )
        if form.number == NEEDS and form.state == ItemState.DONE and form.adjustment_asked:
            add_adjustment(work, file.customer.id, case_id, form.words)
        if form.number == FORMAT and form.words not in ("", file.customer.safe_channel):
            work.change(file.customer, safe_channel=form.words)
        return work.add(
            InformingItem(
                id=work.new_id(),
                case_id=case_id,
                informing_id=informing_id,
                number=form.number,
                state=form.state,
                done_by_id=work.actor_id,
                done_at=work.now,
                happened_on=form.happened_on,
                how=form.how,
                words=form.words,
                reason=form.reason,
                authorised_by_id=form.authorised_by_id,
                look_again_on=form.look_again_on,
                format=form.format,
                nominates=form.number == NOMINEE and form.nominates,
                **_promised(form, work),
            )
        )


def _is_to_send(work: Work, file: CaseFile, informing: Informing) -> bool:
    """Whether the letter is missing, or a further one once what was withheld is told."""
    missing = missing_items(file, informing, work.policy)
    return any(text.number == LETTER for text in missing)


def _promised(form: ItemForm, work: Work) -> dict[str, Any]:
    """What the letter promises: the last item, so from its receipt the customer is informed."""
    if form.number != LETTER or form.happened_on is None:
        return {}
    received = knows_from(form.happened_on, form.how, work.policy, work.now)
    return {
        "letter_version": work.policy.edition,
        "received_at": received,
        "appeal_by": appeal_by(received, work.policy),
    }


def _informing_of(file: CaseFile, informing_id: UUID) -> Informing:
    informing = next((i for i in file.informings if i.id == informing_id), None)
    if informing is None:
        raise Refused("This checklist is not on this case.", "R12")
    return informing


def confirm_withholding(desk: Desk, seen: InformingItem) -> InformingItem:
    """Whoever is named as authorising a withholding confirms it, in a record of their own (R12).

    Raises:
        Refused: somebody else is named, or it does not wait for them any more.
    """
    with desk.transaction() as work:
        item = _waiting(work, seen)
        return work.add(
            replace(item, id=work.new_id(), done_by_id=work.actor_id, done_at=work.now, version=1)
        )


def decline_withholding(desk: Desk, seen: InformingItem, reason: str) -> InformingItem:
    """Whoever is named does not authorise a withholding: it is struck, item 10 is open again.

    Until that is told the customer does not know all of it, so nothing counts against them.

    Raises:
        Refused: somebody else is named, or it does not wait for them any more.
        Invalid: there is no reason.
    """
    found = Findings()
    with desk.transaction() as work:
        item = _waiting(work, seen)
        found.text("reason", "Why it is not withheld", reason, "R12")
        reject(found.problems)
        reason = f"not authorised: {reason}"
        informing = _informing_of(work.case_file(item.case_id), item.informing_id)
        for before in informing.items:
            # What was withheld until then is over too: it is told now, or withheld anew.
            withheld = before.state == ItemState.WITHHELD and before.struck_at is None
            if withheld and before.id != item.id:
                work.change(before, struck_at=work.now, struck_reason=reason)
        struck = work.change(item, struck_at=work.now, struck_reason=reason)
        strike_unknowing(work, item.case_id, "the customer had not been told everything")
        return struck


def _waiting(work: Work, seen: InformingItem) -> InformingItem:
    """The withholding as it waits now for whoever sits here."""
    file = work.allowed(Action.CONFIRM_WITHHOLDING, seen.case_id, seen)
    item = to_confirm(_informing_of(file, seen.informing_id))
    if item is None or item.id != seen.id or item.authorised_by_id != work.actor_id:
        raise Refused("It does not wait for you any more. Open the checklist again.", "R12")
    return item


def record_returned(
    desk: Desk, case_id: UUID, informing_id: UUID, returned_on: pendulum.Date | None, words: str
) -> None:
    """Records that the letter came back: from now on nothing binds and item 12 is open (R12).

    Raises:
        Refused: no letter was sent.
        Invalid: the day is missing or in the future.
    """
    found = Findings()
    with desk.transaction() as work:
        letter = _letter_sent(work, case_id, informing_id)
        found.happened("returned_on", "The day it came back", returned_on, work.today)
        if returned_on and letter.happened_on and returned_on < letter.happened_on:
            found.add("returned_on", "It cannot come back before it was sent.", "R12")
        found.length("words", "What is known about it", words)
        reject(found.problems)
        assert returned_on is not None
        reason = ": ".join(filter(None, [f"returned on {in_words(returned_on)}", words.strip()]))
        work.change(letter, struck_at=work.now, struck_reason=reason)
        strike_unknowing(work, case_id, f"the letter was {reason}")


def correct_letter(desk: Desk, case_id: UUID, informing_id: UUID, words: str) -> None:
    """Takes back that a letter was sent, or sent like this: it was recorded by mistake (R12).

    Nothing binds from then on, and item 12 is open, as after a letter that came back.

    Raises:
        Refused: no letter was sent.
        Invalid: it is not said what was wrong.
    """
    found = Findings()
    with desk.transaction() as work:
        letter = _letter_sent(work, case_id, informing_id)
        found.text("words", "What is known about it", words, "R12")
        reject(found.problems)
        reason = f"recorded by mistake: {words.strip()}"
        work.change(letter, struck_at=work.now, struck_reason=reason, recorded_wrongly=True)
        strike_unknowing(work, case_id, f"the letter was {reason}")


def _letter_sent(work: Work, case_id: UUID, informing_id: UUID) -> InformingItem:
    file = work.allowed(Action.INFORM, case_id)
    letter = current_item(_informing_of(file, informing_id), LETTER)
    if letter is None:
        raise Refused("No letter is recorded as sent, so none can be taken back.", "R12")
    return letter


def record_report(
    desk: Desk, case_id: UUID, measure_id: UUID, reported_on: pendulum.Date | None, reference: str
) -> Measure:
    """Records that the public body was informed: M6 is an act, done by this (R13).

    Raises:
        Refused: it was recorded already, or it is another measure.
        Invalid: the body's reference or the day is missing.
    """
    found = Findings()
    with desk.transaction() as work:
        file = work.allowed(Action.REPORT, case_id)
        measure = next((m for m in file.measures if m.id == measure_id), None)
        if measure is None or measure.code != "M6":
            raise Refused("Only informing a public body has a report.", "R13")
        if measure.reported_at is not None:
            raise Refused("Its report is recorded already.", "R13")
        not_ended(work, file, measure_id)
        found.happened("reported_on", "The day of the report", reported_on, work.today)
        found.text("reference", "The body's reference, or whom it was given to", reference, "R13")
        reject(found.problems)
        return work.change(
            measure, reported_on=reported_on, reported_at=work.now, report_reference=reference
        )
