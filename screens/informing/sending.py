"""The question before a letter is recorded as sent: what follows from it (R12, R29)."""

from __future__ import annotations

from screens.answers import Answers
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.labels import by_channel
from ubp_tui.policy.periods import knows_from
from ubp_tui.policy.promises import appeal_by


def sending_question(view: CaseView, answers: Answers) -> str:
    """How and when it went, and from when the customer counts as informed; else empty."""
    policy, sent_on, how = view.asking.policy, answers.day("happened_on"), answers.text("how")
    if sent_on is None or not how:
        return ""
    received = knows_from(sent_on, how, policy, view.asking.now)
    informed, appeal = in_words(london_date(received)), in_words(appeal_by(received, policy))
    return (
        f"Was the letter sent {by_channel(how, policy)} on {in_words(sent_on)}? The customer "
        f"counts as informed from {informed}, what was decided binds them from then on or from "
        f"its start, and they can appeal until {appeal}."
    )
