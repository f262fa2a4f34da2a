"""The reasons for an appeal: asked for, confirmed, declined, added to (R16, R30)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.casework.appeals import still_open
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.policy.actions import Action
from ubp_tui.policy.appeal_work import CONFIRMED
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Appeal
from ubp_tui.policy.forms import Findings
from ubp_tui.policy.promises import reasons_by
from ubp_tui.policy.text import clean
from ubp_tui.policy.warnings import is_open


def ask_reasons(desk: Desk, seen: Appeal, asked_on: pendulum.Date | None) -> Appeal:
    """Records that the customer was asked to confirm their reasons (R30).

    Raises:
        Refused: they were asked already, or it has been referred, so the time for that is over.
        Invalid: the day is missing, in the future or before the appeal reached us.
    """
    found = Findings()
    with desk.transaction() as work:
        still_open(work, seen)
        if seen.referred_at is not None:
            raise Refused(
                "It has been referred already. What the customer adds can still be recorded.",
                "R30",
            )
        if seen.reasons_asked_on is not None:
            raise Refused(f"They were asked on {in_words(seen.reasons_asked_on)}.", "R30")
        _since_receipt(found, "asked_on", "The day they were asked", asked_on, seen, work.today)
        reject(found.problems)
        assert asked_on is not None
        return work.change(
            seen, reasons_asked_on=asked_on, reasons_by=reasons_by(asked_on, work.policy)
        )


def _since_receipt(
    found: Findings,
    field: str,
    label: str,
    day: pendulum.Date | None,
    appeal: Appeal,
    today: pendulum.Date,
) -> None:
    """Notes a day before the appeal reached us: nobody is asked about it before that (R30)."""
    found.happened(field, label, day, today)
    if day is not None and day < appeal.received_on:
        received = in_words(appeal.received_on)
        early = f"{in_words(day)} is too early: the appeal reached us on {received}."
        found.add(field, f"{early} Type that day or later.", "R30")


def confirm_reasons(
    desk: Desk, seen: Appeal, reasons: str, confirmed_on: pendulum.Date | None
) -> Appeal:
    """Records the customer's confirmed reasons, in their words and dated (R30).

    Raises:
        Refused: they have confirmed them; what they say later is added beneath.
        Invalid: the words or the day are missing, or the day is before the appeal reached us.
    """
    found = Findings()
    with desk.transaction() as work:
        still_open(work, seen)
        if seen.reasons_confirmed_on is not None:
            raise Refused(CONFIRMED, "R30")
        found.text("reasons", "Their reasons, in their words", reasons, "R30")
        day, label = confirmed_on, "The day they confirmed"
        _since_receipt(found, "confirmed_on", label, day, seen, work.today)
        reject(found.problems)
        return work.change(
            seen,
            reasons=clean(reasons),
            reasons_confirmed_on=confirmed_on,
            reasons_asked_on=seen.reasons_asked_on or confirmed_on,
        )


def decline_reasons(desk: Desk, seen: Appeal, declined_on: pendulum.Date | None) -> Appeal:
    """Records that the customer does not want to add reasons; the appeal goes on (R30).

    Raises:
        Refused: they have confirmed their reasons.
        Invalid: the day is missing, in the future or before the appeal reached us.
    """
    found = Findings()
    with desk.transaction() as work:
        still_open(work, seen)
        if seen.reasons_confirmed_on is not None:
            raise Refused(CONFIRMED, "R30")
        _since_receipt(found, "declined_on", "The day they said so", declined_on, seen, work.today)
        reject(found.problems)
        return work.change(
            seen,
            reasons_declined_on=declined_on,
            reasons_asked_on=seen.reasons_asked_on or declined_on,
        )


def add_reasons(desk: Desk, appeal_id: UUID, words: str, said_on: pendulum.Date | None) -> Appeal:
    """Records reasons that the customer gives; anybody may, given the case or not (R16).

    The first count as confirmed on that day; later ones stand beneath them with their day.

    Raises:
        Refused: the appeal is over.
        Invalid: the words or the day are missing.
    """
    found = Findings()
    with desk.transaction() as work:
        appeal: Appeal = work.get(Appeal, appeal_id)
        file = work.allowed(Action.RECORD_APPEAL, appeal.case_id)
        if not is_open(appeal):
            owner = file.staff.name(file.case.owner_id)
            raise Refused(
                f"It takes no more reasons. Tell {owner}, who owns the case, what was said.", "R30"
            )
        found.text("words", "Their reasons, in their words", words, "R30")
        _since_receipt(found, "said_on", "The day they said so", said_on, appeal, work.today)
        reject(found.problems)
        assert said_on is not None
        words = clean(words).strip()
        if appeal.reasons_confirmed_on is not None:
            added = f"{appeal.reasons}\n\nAdded on {in_words(said_on)}: {words}"
            return work.change(appeal, reasons=added)
        return work.change(
            appeal,
            reasons=words,
            reasons_confirmed_on=said_on,
            reasons_asked_on=appeal.reasons_asked_on or said_on,
        )
