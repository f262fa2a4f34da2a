"""What can be done on an appeal now, and why the rest cannot (R29-R33)."""

from __future__ import annotations

from enum import StrEnum

import pendulum

from ubp_tui.policy.actions import Action
from ubp_tui.policy.appeals import appeal_state, why_not_refer_yet, why_too_late
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import Refusal
from ubp_tui.policy.facts import Appeal, CaseFile
from ubp_tui.policy.permissions import may
from ubp_tui.policy.warnings import is_open

CONFIRMED = "They have confirmed their reasons. What they say now is added beneath them."


class AppealWork(StrEnum):
    """The pieces of work on an appeal, as a list shows them, in their usual order."""

    LATE = "Say why it is taken although late, or why not"
    ASK = "Ask the customer to confirm their reasons"
    CONFIRM = "Record the reasons they confirmed"
    DECLINE = "Record that they add no reasons"
    REFER = "Refer it to a reviewer"
    REVIEW = "Review it"
    TELL = "Record that they were told the outcome"
    WITHDRAW = "Record that the customer withdraws it"

    @property
    def action(self) -> Action:
        """What somebody must be allowed to do for it."""
        return Action.REVIEW_APPEAL if self is AppealWork.REVIEW else Action.WORK_APPEAL


def why_not_now(
    work: AppealWork, file: CaseFile, appeal: Appeal, policy: Policy, today: pendulum.Date
) -> Refusal | None:
    """Why the appeal is not where this is done, whoever asks; None where it is."""
    if work == AppealWork.TELL:
        return _why_not_tell(appeal)
    if not is_open(appeal):
        return Refusal(f"The appeal is {appeal_state(appeal)}.", "R29")
    late = why_too_late(file, appeal, policy)
    match work:
        case AppealWork.LATE:
            return None if late else Refusal("It came in time, or was accepted already.", "R29")
        case AppealWork.ASK if appeal.reasons_asked_on is not None:
            return Refusal(f"They were asked on {in_words(appeal.reasons_asked_on)}.", "R30")
        case AppealWork.CONFIRM | AppealWork.DECLINE if appeal.reasons_confirmed_on is not None:
            return Refusal(CONFIRMED, "R30")
        case AppealWork.REFER if late:
            return Refusal(late, "R29")
        case AppealWork.REFER if waits := why_not_refer_yet(appeal, today):
            return Refusal(waits, "R30")
        case AppealWork.REVIEW if appeal.referred_at is None:
            return Refusal("It has not been referred to a reviewer yet.", "R31")
        case _:
            return None


def _why_not_tell(appeal: Appeal) -> Refusal | None:
    if appeal.decided_at is None and appeal.not_accepted_at is None:
        return Refusal("The appeal is not decided yet.", "R33")
    if appeal.nobody_reached:
        return Refusal("Nobody was reached to tell it, which is recorded.", "R20")
    if appeal.told_on is not None:
        return Refusal(f"They were told on {in_words(appeal.told_on)}.", "R33")
    return None


def why_not_work(
    work: AppealWork, asking: Asking, file: CaseFile, appeal: Appeal
) -> Refusal | None:
    """Why somebody cannot do this on an appeal now; None where they can."""
    not_now = why_not_now(work, file, appeal, asking.policy, asking.today)
    return not_now or may(asking, work.action, file, appeal)


def next_work(
    file: CaseFile, appeal: Appeal, policy: Policy, today: pendulum.Date
) -> AppealWork | None:
    """What comes next on an appeal; None where nothing is left to do."""
    if is_open(appeal) and appeal.referred_at is not None:
        return AppealWork.REVIEW
    order = (
        AppealWork.LATE,
        AppealWork.REFER,
        AppealWork.ASK,
        AppealWork.CONFIRM,
        AppealWork.TELL,
    )
    possible = (w for w in order if why_not_now(w, file, appeal, policy, today) is None)
    return next(possible, None)
