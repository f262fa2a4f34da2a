"""Within a transaction: what is on its way to a customer who turns out not to be able to use it."""

from __future__ import annotations

from ubp_tui.casework.cases import write_note
from ubp_tui.casework.work import Work
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile
from ubp_tui.policy.informing import LETTER, current_item, received_at
from ubp_tui.policy.needs import why_not_by, why_not_in, why_not_said
from ubp_tui.policy.warnings import on_their_way


def strike_unusable(work: Work, file: CaseFile, need: str) -> None:
    """A letter or warning that has not arrived and cannot be used does not count (R6, R12).

    Args:
        work: the transaction, in which the need is recorded already.
        file: one of the customer's cases, read since.
        need: what the customer needs, in words.
    """
    _return_warnings(work, file)
    _hold_back_again(work, file)
    for informing in file.informings:
        letter = current_item(informing, LETTER)
        if letter is None or received_at(letter) <= work.now:
            continue
        if _cannot_use(letter.format, letter.how, work, file):
            reason = f"the customer cannot use it: {need}"
            work.change(letter, struck_at=work.now, struck_reason=reason)


def _hold_back_again(work: Work, file: CaseFile) -> None:
    """What would bind again once a letter is there, does not by one that they cannot use (R33)."""
    for measure in file.measures:
        for suspension in measure.suspensions:
            on_its_way = suspension.told_at is not None and suspension.told_at > work.now
            if on_its_way and _cannot_hear(suspension.told_how, file, work.policy):
                work.change(suspension, told_at=None, told_on=None, told_how="")


def _cannot_hear(how: str, file: CaseFile, policy: Policy) -> bool:
    """Whether what goes without a format being chosen goes in a way of no use to the customer."""
    return bool(why_not_by(how, file, policy) or why_not_said(how, file, policy))


def _return_warnings(work: Work, file: CaseFile) -> None:
    """A warning counts as returned, so that it is sent again."""
    for warning in on_their_way(file, work.today):
        if _cannot_use(warning.format, warning.sent_how, work, file):
            words = (
                f"The warning of {in_words(warning.sent_on)} had not arrived and counts as "
                "returned, since the customer cannot use it. Send it again."
            )
            work.change(warning, returned_on=work.today)
            write_note(work, file.case.id, words)


def _cannot_use(sent_in: str, how: str, work: Work, file: CaseFile) -> bool:
    """Whether the format or the way of something on its way is of no use to the customer."""
    policy = work.policy
    return bool(why_not_in(sent_in, file, policy) or why_not_by(how, file, policy))
