"""Whether a contact may be logged as outside the measures at all (R4, R12, R17)."""

from __future__ import annotations

from uuid import UUID

from ubp_tui.policy.contact_check.answer import Answer
from ubp_tui.policy.eligibility import Refusal
from ubp_tui.policy.facts import Caller


def against_ids(answer: Answer) -> tuple[UUID, ...]:
    """The measures that a contact of this kind goes against, of which the customer was told."""
    new = {measure.measure_id for measure in answer.to_tell}
    return tuple(
        m.measure_id for m in answer.measures if m.goes_against and m.measure_id not in new
    )


def why_not_outside(answer: Answer) -> Refusal | None:
    """Why a contact is not offered as outside the measures; None where it is."""
    if answer.question.caller != Caller.CUSTOMER:
        return Refusal("A measure is about the customer alone, and this was somebody else.", "R4")
    if against_ids(answer):
        return None
    if any(measure.goes_against for measure in answer.to_tell):
        words = "The customer had not been told of it yet, so this does not count against them."
        return Refusal(words, "R12")
    return Refusal("No measure stands against being in touch like this.", "R17")


def why_not_log(answer: Answer) -> Refusal | None:
    """Why nothing is logged at all; None where a measure stands.

    Whether there is a case without one in force is of the case, so it is not said (R35).
    """
    if answer.question.caller == Caller.OTHER:
        return Refusal("What somebody else brings on their own matters is not logged here.", "R4")
    if answer.measures:
        return None
    words = "No measure is in force, so nothing is logged here. Take it as with any customer."
    return Refusal(words, "R17")
