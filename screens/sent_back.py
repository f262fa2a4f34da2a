"""What a decider said who sent a proposal back: read wherever it is changed, and decided again."""

from __future__ import annotations

from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import CaseFile, Outcome


def sent_back_words(file: CaseFile) -> tuple[str, str] | None:
    """Who sent the newest proposal back and when, and why; None where none was (R11)."""
    newest = file.decisions[-1] if file.decisions else None
    if newest is None or newest.outcome != Outcome.SENT_BACK:
        return None
    who = " and ".join(file.staff.name(each) for each in newest.decided_by_ids)
    day = in_words(london_date(newest.decided_at))
    return f"Sent back by {who} on {day}", newest.reasons
