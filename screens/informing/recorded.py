"""What is recorded of an item, in sentences."""

from __future__ import annotations

from screens.wording import moment_words
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import InformingItem, ItemState
from ubp_tui.policy.informing import LETTER, received_at
from ubp_tui.policy.labels import by_channel, label
from ubp_tui.policy.text import in_quotes
from ubp_tui.policy.withholding import is_confirmed


def record_words(item: InformingItem, view: CaseView) -> str:
    """Who recorded it, when, how it was done, and the customer's words."""
    staff, policy = view.file.staff, view.asking.policy
    sentences = [f"{staff.name(item.done_by_id)}, {moment_words(item.done_at)}."]
    if item.state == ItemState.WITHHELD:
        name = staff.name(item.authorised_by_id)
        waits = "" if is_confirmed(item) else ", who has not confirmed it yet"
        sentences.append(f"Withheld, authorised by {name}{waits}.")
        sentences.append(f"Why: {item.reason}")
        if item.look_again_on is not None:
            sentences.append(f"Looked at again on {in_words(item.look_again_on)}.")
    elif item.happened_on is not None:
        way, day = by_channel(item.how, policy), in_words(item.happened_on)
        sentences.append(f"{item.state.capitalize()}: {way}, {day}.")
    if item.format:
        sentences.append(f"Format: {label(policy.formats, item.format)}.")
    if item.number == LETTER:
        received = in_words(london_date(received_at(item)))
        sentences.append(f"It counts as received from {received}.")
    if item.words:
        sentences.append(in_quotes(item.words))
    return " ".join(sentences)
