"""What a customer says for their appeal, taken by whoever they say it to (R16, R30)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.policy.actions import Action
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Appeal
from ubp_tui.policy.forms import Findings
from ubp_tui.policy.text import clean
from ubp_tui.policy.warnings import is_open


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
        found.happened("said_on", "The day they said so", said_on, work.today)
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
